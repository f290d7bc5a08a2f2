"""A search tells nobody what is not theirs: not in what is found, its order or its count."""

import pytest

from domain.client_edit import ClientEdit
from domain.found import Found
from domain.records import Member, Visibility
from services.edit_client import edit_client
from services.search import MOST_CLIENTS, search_clients
from storage import audit, search
from tests.office import A_MINUTE, NOW, Office
from tests.services.facts_ground import add
from tests.services.test_statement_count import statements


@pytest.fixture
def ana(office: Office) -> Member:
    return office.a_member("U1")


@pytest.fixture
def ben(office: Office) -> Member:
    return office.a_member("U2")


def ask(office: Office, who: Member, typed: str) -> Found:
    return search_clients(office.database, who, typed, NOW)


def names(found: Found) -> list[str]:
    return [one.client.name for one in found.clients]


def readings(office: Office) -> list[tuple[str, str]]:
    with office.database.read() as connection:
        return [(row.actor_id, row.what) for row in audit.list_deeds(connection, "T1")]


def test_words_in_confidence_are_found_by_their_readers_and_the_reading_is_recorded(
    office: Office, ana: Member, ben: Member
) -> None:
    eve = office.a_member("U3")
    acme = office.a_client(ana, "Acme")
    office.log(ben, "Acme: the cellist leaves !confidence next: find another cellist")
    add(office, ben, acme, "is expecting triplets", in_confidence=True)
    for typed in ("cellist", "another cellist", "triplets", "acme triplets"):
        assert names(ask(office, ben, typed)) == ["Acme"]
        assert names(ask(office, eve, typed)) == []
    assert readings(office) == []
    for typed in ("cellist", "triplets"):
        assert names(ask(office, ana, typed)) == ["Acme"]
    assert {one for one in readings(office) if one[1] == "read"} == {("U1", "read")}
    assert len(readings(office)) == 2
    ask(office, ana, "cellist")
    assert len(readings(office)) == 2


def test_a_private_client_is_found_by_who_sees_it_only(
    office: Office, ana: Member, ben: Member
) -> None:
    acme = office.a_client(ana, "Acme")
    office.log(ana, "Acme: gamelan")
    edit = ClientEdit(acme.id, "Acme", owner_id="U1", visibility=Visibility.PRIVATE)
    edit_client(office.database, ana, edit, NOW, NOW, office.a_request())
    for typed in ("acme", "gamelan", "acme gamelan"):
        assert names(ask(office, ana, typed)) == ["Acme"]
        assert names(ask(office, ben, typed)) == []


def test_what_is_hidden_takes_no_place_and_is_not_counted(
    office: Office, ana: Member, ben: Member
) -> None:
    for number in range(MOST_CLIENTS):
        office.a_client(ana, f"Client {number}")
        office.log(ana, f"Client {number}: gamelan", NOW - A_MINUTE)
    office.a_client(ana, "Busy")
    for number in range(search.MOST_HITS + 5):
        office.log(ana, f"Busy: gamelan {number} !confidence")
    found = ask(office, ben, "gamelan")
    assert len(found.clients) == MOST_CLIENTS
    assert not found.has_more
    assert "Busy" not in names(found)


def test_a_search_costs_the_same_however_much_is_stored(office: Office, ana: Member) -> None:
    office.a_client(ana, "Acme")
    office.log(ana, "Acme: pricing")
    office.log(ana, "Acme: jazz next: send pricing")

    def count() -> int:
        with statements(office.database) as found:
            ask(office, ana, "pricing jazz")
        return len(found)

    before = count()
    for number in range(20):
        office.a_client(ana, f"Client {number}")
        office.log(ana, f"Client {number}: pricing {number}")
        office.log(ana, f"Client {number}: jazz {number}")
    assert count() == before <= 15
