"""Reading what another noted in confidence is recorded: once for each viewer, item and day."""

import pytest

from domain.audit import say_entry
from domain.errors import NotAllowed, NotFound
from domain.records import Client, Member
from services.audit_trail import list_audit
from services.begin_edit import begin_edit
from services.history import list_history
from services.let_owner_read import let_owner_read
from services.open_client import find_client, open_client
from services.save_note import Message, Note, begin_note, save_note
from services.suggest_people import suggest_people
from storage.clients import change_client
from tests.office import A_DAY, AN_HOUR, NOW, Office
from tests.services.test_statement_count import statements

SECRET = "Acme: her father is ill !confidence next: send flowers by Friday"


@pytest.fixture
def author(office: Office) -> Member:
    return office.a_member("U2", name="Ben")


@pytest.fixture
def boss(office: Office) -> Member:
    return office.a_member("U9", name="Eve", is_admin=True)


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme")


def said(office: Office, boss: Member) -> list[str]:
    return [say_entry(one) for one in reversed(list_audit(office.database, boss).entries)]


READ = "Name of U1 read what Ben noted in confidence about Acme"


def test_the_owner_who_opens_the_card_is_recorded_once_a_day(
    office: Office, ana: Member, author: Member, boss: Member, acme: Client
) -> None:
    office.log(author, SECRET)
    for at in (NOW, NOW + AN_HOUR):
        assert "her father is ill" in str(open_client(office.database, ana, acme.id, at))
        assert "her father is ill" in str(find_client(office.database, ana, "acme", at))
        list_history(office.database, ana, acme.id, at)
    assert said(office, boss) == [READ]
    open_client(office.database, ana, acme.id, NOW + A_DAY)
    assert said(office, boss) == [READ, READ]


def test_the_day_is_that_of_who_reads(office: Office, author: Member, boss: Member) -> None:
    owner = office.a_member("U1", tz="Pacific/Kiritimati")
    client = office.a_client(owner, "Acme")
    office.log(author, SECRET)
    open_client(office.database, owner, client.id, NOW)
    open_client(office.database, owner, client.id, NOW + AN_HOUR)  # midnight was in between
    assert said(office, boss) == [READ, READ]


@pytest.mark.parametrize("way", ["history", "edit", "the same message"])
def test_every_way_to_the_words_is_recorded(
    office: Office, ana: Member, author: Member, boss: Member, acme: Client, way: str
) -> None:
    message = Message("her father is ill", "https://x/1", NOW, None, "x", is_author_member=False)
    form = begin_note(office.database, author, message, NOW, None)
    note = Note(form.draft_id, office.a_request(), acme.id, None, "he is ill", in_confidence=True)
    kept = save_note(office.database, author, note, NOW).logged.interaction
    assert said(office, boss) == []
    if way == "history":
        list_history(office.database, ana, acme.id, NOW)
    elif way == "edit":
        begin_edit(office.database, ana, kept.id, NOW)
    else:
        again = begin_note(office.database, ana, message, NOW, None)
        note = Note(again.draft_id, office.a_request(), acme.id, None, "he is ill")
        assert save_note(office.database, ana, note, NOW).was_kept_before
    assert said(office, boss) == [READ]


def test_neither_the_author_nor_who_reads_no_words_is_recorded(
    office: Office, author: Member, boss: Member, acme: Client
) -> None:
    office.log(author, SECRET)
    for who in (author, boss):
        open_client(office.database, who, acme.id, NOW)
        list_history(office.database, who, acme.id, NOW)
    assert said(office, boss) == []


def test_words_of_a_next_action_count_as_those_of_its_record(
    office: Office, ana: Member, author: Member, boss: Member, acme: Client
) -> None:
    office.log(author, SECRET)
    for number in range(5):  # so that the record itself is no longer on the card
        office.log(author, f"Acme: talk {number}")
    assert "send flowers" in str(open_client(office.database, ana, acme.id, NOW))
    assert said(office, boss) == [READ]
    list_history(office.database, ana, acme.id, NOW)
    assert said(office, boss) == [READ]


def test_what_is_not_in_confidence_costs_nothing_more(
    office: Office, ana: Member, author: Member, acme: Client
) -> None:
    office.log(author, "Acme: hello")

    def look() -> int:
        with statements(office.database) as found:
            open_client(office.database, ana, acme.id, NOW)
        return len(found)

    plain = look()
    office.log(author, SECRET)
    look()
    assert look() == plain + 1  # whether it is recorded already


def test_a_later_owner_reads_once_the_author_agrees(
    office: Office, ana: Member, author: Member, boss: Member, acme: Client
) -> None:
    later = office.a_member("U3", name="Lee")
    record = office.log(author, SECRET).interaction
    with office.database.write() as connection:
        change_client(connection, "T1", acme.id, owner_id="U3")
    assert "ill" not in str(open_client(office.database, later, acme.id, NOW).last)
    (row,) = list_history(office.database, author, acme.id, NOW).rows
    assert row.closed_to == "Lee"
    for someone in (ana, later):
        with pytest.raises(NotAllowed, match="Only who noted it"):
            let_owner_read(office.database, someone, record.id, NOW, office.a_request())
    for _ in range(2):
        let_owner_read(office.database, author, record.id, NOW, office.a_request())
    for reader in (ana, later, author):
        card = str(open_client(office.database, reader, acme.id, NOW))
        assert "her father is ill" in card
        assert "send flowers" in card
    (row,) = list_history(office.database, author, acme.id, NOW).rows
    assert row.closed_to == ""
    agreed = "Ben let Lee read what they noted in confidence about Acme"
    assert said(office, boss).count(agreed) == 1
    assert "Lee read what Ben noted in confidence about Acme" in said(office, boss)


def test_nothing_is_agreed_to_about_what_is_gone(office: Office, author: Member) -> None:
    with pytest.raises(NotFound):
        let_owner_read(office.database, author, "gone", NOW, office.a_request())


def test_the_owner_of_that_day_is_asked_nothing(
    office: Office, author: Member, acme: Client
) -> None:
    office.log(author, SECRET)
    (row,) = list_history(office.database, author, acme.id, NOW).rows
    assert row.closed_to == ""


def test_names_in_what_others_hold_in_confidence_are_not_suggested(
    office: Office, ana: Member, author: Member, acme: Client
) -> None:
    office.log(author, "Acme with Dana: her father is ill !confidence")
    office.log(author, "Acme with Lee: hello")
    assert suggest_people(office.database, ana, acme.id, "", limit=9) == ["Lee"]
    own = suggest_people(office.database, author, acme.id, "", limit=9)
    assert sorted(own) == ["Dana", "Lee"]
