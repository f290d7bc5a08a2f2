"""Facts go with their log, their person and their client, and come back with them."""

import pytest

from domain.errors import NotAllowed
from domain.facts import read_fact
from domain.records import Client, Member, Visibility
from services.add_named import add_named
from services.edit_log import delete_log
from services.edit_person import remove_person
from services.facts import let_owner_read_fact, list_facts
from services.let_owner_read import let_owner_read
from services.merge_clients import merge_clients
from services.merge_people import merge_people, undo_merge_people
from services.move_person import move_person
from services.save_note import Message, Note, begin_note, save_note
from services.take_back import move_log, undo_log
from services.undo_merge import undo_merge
from storage.clients import change_client
from tests.office import NOW, Office
from tests.services.facts_ground import LINE, add, dana_of, texts, told


@pytest.fixture
def ben(office: Office) -> Member:
    return office.a_member("U2", name="Ben")


@pytest.fixture
def boss(office: Office) -> Member:
    return office.a_member("U9", name="Eve", is_admin=True)


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme")


def test_undoing_or_deleting_the_log_takes_its_facts_along(
    office: Office, ana: Member, acme: Client
) -> None:
    for take_back in (undo_log, delete_log):
        logged = office.log(ana, f"{LINE} {take_back.__name__}")
        assert told(office, ana, acme)
        take_back(office.database, ana, logged.interaction.id, NOW, office.a_request())
        assert told(office, ana, acme) == []


def test_facts_go_with_their_log_to_the_client_that_was_meant(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    dana_of(office, ana, acme)
    zenith = office.a_client(ben, "Zenith")
    logged = office.log(ana, f"{LINE} !confidence")
    record = logged.interaction.id
    move_log(office.database, ana, record, client_id=zenith.id, end=4, now=NOW)
    assert told(office, ana, acme) == []
    (fact,) = told(office, ben, zenith)
    assert (fact.person_id, fact.reader_ids) == (None, ("U1", "U2"))


def test_they_go_with_a_merged_client_and_come_back(
    office: Office, ana: Member, acme: Client
) -> None:
    zenith = office.a_client(ana, "Zenith")
    add(office, ana, zenith, "loves jazz")
    merged = merge_clients(office.database, ana, acme.id, zenith.id, NOW, office.a_request())
    assert (merged.counts.facts, texts(office, ana, acme)) == (1, ["loves jazz"])
    undo_merge(office.database, ana, merged.change_id, NOW)
    assert (texts(office, ana, acme), texts(office, ana, zenith)) == ([], ["loves jazz"])


def test_they_go_with_a_merged_person_and_come_back(
    office: Office, ana: Member, acme: Client
) -> None:
    kept, other = dana_of(office, ana, acme), dana_of(office, ana, acme, "Dee")
    fact = add(office, ana, acme, "Dee loves jazz")
    assert fact.person_id == other
    merged = merge_people(office.database, ana, kept, other, NOW, office.a_request())
    assert told(office, ana, acme)[0].person_id == kept
    undo_merge_people(office.database, ana, merged.change_id, NOW)
    assert told(office, ana, acme)[0].person_id == other
    remove_person(office.database, ana, other, NOW, office.a_request())
    (left,) = told(office, ana, acme)
    assert (left.person_id, left.text) == (None, "Dee loves jazz")


def test_who_goes_to_another_client_takes_along_what_all_knew(
    office: Office, ana: Member, acme: Client
) -> None:
    zenith = office.a_client(ana, "Zenith")
    dana = dana_of(office, ana, acme)
    add(office, ana, acme, "Dana loves jazz")
    add(office, ana, acme, "Dana is ill", in_confidence=True)
    move_person(office.database, ana, dana, zenith.id, NOW, office.a_request())
    assert texts(office, ana, acme) == ["Dana is ill"]
    assert texts(office, ana, zenith) == ["Dana loves jazz"]


def test_what_the_readers_of_a_private_client_know_stays_there(
    office: Office, ana: Member, acme: Client
) -> None:
    zenith = office.a_client(ana, "Zenith")
    dana = dana_of(office, ana, acme)
    add(office, ana, acme, "Dana loves jazz")
    with office.database.write() as connection:
        change_client(connection, "T1", acme.id, visibility=Visibility.PRIVATE.value)
    move_person(office.database, ana, dana, zenith.id, NOW, office.a_request())
    assert (texts(office, ana, acme), texts(office, ana, zenith)) == (["Dana loves jazz"], [])


@pytest.mark.usefixtures("acme")
def test_what_a_log_tells_of_who_is_added_from_it_is_theirs(office: Office, ana: Member) -> None:
    logged = office.log(ana, f"{LINE} fact: Lee loves jazz")
    assert [one.person_id for one in logged.facts] == [None, None]
    again = add_named(office.database, ana, logged.interaction.id, "Dana", NOW, office.a_request())
    assert again.person_added
    people = {one.text: one.person_id for one in again.facts}
    assert people == {"Dana's son starts college": again.person_added.id, "Lee loves jazz": None}


def test_a_later_owner_reads_them_once_the_author_agrees(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    lee = office.a_member("U3", name="Lee")
    record = office.log(ben, "Acme: ill fact: he is ill !confidence").interaction
    own = add(office, ben, acme, "on his own", in_confidence=True)
    with office.database.write() as connection:
        change_client(connection, "T1", acme.id, owner_id="U3")
    assert texts(office, lee, acme) == []
    rows = list_facts(office.database, ben, acme.id, NOW).rows
    assert {row.closed_to for row in rows} == {"Lee"}
    let_owner_read(office.database, ben, record.id, NOW, office.a_request())
    assert texts(office, lee, acme) == ["he is ill"]
    with pytest.raises(NotAllowed):
        let_owner_read_fact(office.database, ana, own.id, NOW)
    for _ in range(2):
        assert let_owner_read_fact(office.database, ben, own.id, NOW) == acme.id
    for reader in (lee, ana, ben):
        assert sorted(texts(office, reader, acme)) == ["he is ill", "on his own"]


def test_a_saved_note_brings_a_fact_and_a_second_saving_another(
    office: Office, ana: Member, acme: Client
) -> None:
    message = Message("hello", "https://x/1", NOW, None, "x", is_author_member=False)
    for said in ("loves jazz", "plays golf", "plays golf"):
        form = begin_note(office.database, ana, message, NOW, None)
        fact = read_fact(said, NOW, day_first=True)
        note = Note(form.draft_id, office.a_request(), acme.id, None, "hello", fact=fact)
        kept = save_note(office.database, ana, note, NOW)
    assert sorted(texts(office, ana, acme)) == ["loves jazz", "plays golf"]
    assert [one.text for one in kept.logged.known_facts] == ["plays golf"]
