"""What a fact in confidence says stays with its readers, whatever becomes of its log or client."""

import random
from dataclasses import replace

import pytest

from domain.audit import What
from domain.errors import Unreadable
from domain.facts import NewFact, mark_of_fact
from domain.outcomes import Logged
from domain.records import Client, Member
from services.audit_trail import list_whole_audit
from services.edit_log import delete_log
from services.let_owner_read import let_owner_read
from services.merge_clients import merge_clients
from services.merge_people import merge_people, undo_merge_people
from services.move_person import move_person
from services.save_note import Note, begin_note, save_note
from services.take_back import move_log
from services.undo_merge import undo_merge
from storage.clients import change_client
from tests.office import NOW, Office
from tests.services.facts_ground import add, change, dana_of, texts, told
from tests.services.test_edit_log import edit
from tests.services.test_save_note import MESSAGE

SECRET = "Dana drinks"


@pytest.fixture
def ben(office: Office) -> Member:
    return office.a_member("U2", name="Ben")


@pytest.fixture
def cat(office: Office) -> Member:
    return office.a_member("U3", name="Cat")


@pytest.fixture
def boss(office: Office) -> Member:
    return office.a_member("U9", name="Eve", is_admin=True)


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme")


def make(office: Office, client: Client, **values: str) -> None:
    with office.database.write() as connection:
        change_client(connection, client.workspace_id, client.id, **values)


def note(
    office: Office,
    who: Member,
    client: Client,
    *,
    fact: NewFact | None = None,
    in_confidence: bool = False,
) -> Logged:
    """Save the same message as everyone does here; its record."""
    form = begin_note(office.database, who, MESSAGE, NOW, "https://x")
    new = Note(form.draft_id, office.a_request(), client.id, None, form.text)
    saved = save_note(
        office.database, who, replace(new, fact=fact, in_confidence=in_confidence), NOW
    )
    return saved.logged


def hidden_later(office: Office, who: Member, client: Client) -> Logged:
    """A log that all read, with a fact that its author took into confidence afterwards."""
    logged = office.log(who, f"{client.name}: hello fact: {SECRET}")
    (fact,) = told(office, who, client)
    change(office, who, fact, in_confidence=True)
    return logged


@pytest.mark.parametrize("mover", ["ana", "boss"])
def test_a_fact_in_confidence_stays_so_when_its_open_log_moves(
    office: Office, ana: Member, boss: Member, cat: Member, acme: Client, mover: str
) -> None:
    zenith = office.a_client(ana, "Zenith")
    logged = hidden_later(office, ana, acme)
    edit(office, {"ana": ana, "boss": boss}[mover], logged, client_id=zenith.id)
    assert texts(office, ana, zenith) == [SECRET]
    assert texts(office, cat, zenith) == []
    assert texts(office, boss, zenith) == []


def test_whom_a_fact_is_confided_to_is_the_owner_where_its_author_moves_it(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    zenith = office.a_client(ben, "Zenith")
    logged = hidden_later(office, ana, acme)
    record = logged.interaction.id
    move_log(office.database, ana, record, client_id=zenith.id, end=4, now=NOW)
    assert texts(office, ben, zenith) == [SECRET]


def test_what_a_colleague_confided_with_ones_message_is_opened_by_no_edit_of_it(
    office: Office, ana: Member, ben: Member, cat: Member, acme: Client
) -> None:
    zenith = office.a_client(cat, "Zenith")
    logged = note(office, ana, acme)
    note(office, ben, acme, fact=NewFact(SECRET), in_confidence=True)
    edit(office, ana, logged, in_confidence=True)
    edit(office, ana, logged, in_confidence=False)
    assert texts(office, cat, acme) == []
    edit(office, ana, logged, client_id=zenith.id)
    assert texts(office, cat, zenith) == []
    assert texts(office, ben, zenith) == [SECRET]


def test_letting_the_owner_read_ones_log_opens_nobody_elses_fact(
    office: Office, ana: Member, ben: Member, cat: Member, acme: Client
) -> None:
    make(office, acme, owner_id=ben.user_id)
    logged = note(office, ana, acme, in_confidence=True)
    note(office, ben, acme, fact=NewFact(SECRET), in_confidence=True)
    make(office, acme, owner_id=cat.user_id)
    let_owner_read(office.database, ana, logged.interaction.id, NOW, office.a_request())
    assert texts(office, cat, acme) == []


def test_deleting_ones_log_leaves_a_colleagues_fact(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    logged = note(office, ana, acme)
    note(office, ben, acme, fact=NewFact("Dana sails"))
    delete_log(office.database, ana, logged.interaction.id, NOW, office.a_request())
    assert texts(office, ben, acme) == ["Dana sails"]


def test_a_form_of_a_fact_that_went_elsewhere_is_refused(
    office: Office, ana: Member, ben: Member, cat: Member, acme: Client
) -> None:
    make(office, acme, owner_id=ben.user_id)
    zenith = office.a_client(cat, "Zenith")
    logged = office.log(ana, "Acme: hi fact: they may be sold")
    (fact,) = told(office, ana, acme)
    edit(office, ana, logged, client_id=zenith.id)
    with pytest.raises(Unreadable):
        change(office, ana, fact, in_confidence=True, shown=mark_of_fact(fact))
    assert texts(office, ana, zenith) == ["they may be sold"]


def test_a_fact_names_nobody_of_another_client_when_a_merge_is_undone(
    office: Office, ana: Member, cat: Member, acme: Client
) -> None:
    zenith = office.a_client(ana, "Zenith")
    dee = dana_of(office, ana, zenith, "Dee Secret")
    merged = merge_clients(office.database, ana, acme.id, zenith.id, NOW, office.a_request())
    add(office, ana, acme, "loves jazz", person_id=dee)
    undo_merge(office.database, ana, merged.change_id, NOW)
    make(office, zenith, visibility="private")
    assert [one.person_name for one in told(office, cat, acme)] == [""]


def test_a_fact_that_went_along_names_nobody_who_stayed(
    office: Office, ana: Member, cat: Member, acme: Client
) -> None:
    zenith = office.a_client(ana, "Zenith")
    dana, dee = dana_of(office, ana, acme), dana_of(office, ana, acme, "Dee Secret")
    add(office, ana, acme, "loves jazz", person_id=dee)
    merged = merge_people(office.database, ana, dana, dee, NOW, office.a_request())
    move_person(office.database, ana, dana, zenith.id, NOW, office.a_request())
    undo_merge_people(office.database, ana, merged.change_id, NOW)
    make(office, acme, visibility="private")
    assert "Dee Secret" not in [one.person_name for one in told(office, cat, zenith)]


def test_being_told_that_it_is_known_counts_as_reading_it(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    make(office, acme, owner_id=ben.user_id)
    add(office, ana, acme, SECRET, in_confidence=True)
    office.log(ben, f"Acme: x fact: {SECRET} !confidence")
    (trail,) = list_whole_audit(office.database)
    assert What.READ in [entry.what for entry in trail.entries]


def test_a_fact_as_long_as_a_form_takes_is_kept(office: Office, ana: Member, acme: Client) -> None:
    letters = random.Random(1)
    words = ["".join(letters.choices("abcdefghijklmnopqrstuvwxyz", k=9)) for _ in range(299)]
    add(office, ana, acme, " ".join(words))
    office.log(ana, "Acme: hi fact: " + "".join(map(chr, range(0x4E00, 0x4E00 + 2_000))))
    assert len(told(office, ana, acme)) == 2
