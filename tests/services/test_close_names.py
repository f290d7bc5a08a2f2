"""Clients that may be the one whose name is being added."""

from domain.records import Member, Visibility
from services.close_names import list_close_clients, other_than
from storage.clients import change_client
from tests.office import Office


def close(office: Office, who: Member, name: str) -> list[str]:
    return [one.client_name for one in list_close_clients(office.database, who, name)]


def test_a_misspelt_name_finds_its_client_and_a_sister_does_not(
    office: Office, ana: Member
) -> None:
    for name in ("Acme Inc.", "Acme Berlin", "Globex"):
        office.a_client(ana, name)
    assert close(office, ana, "Acmee") == ["Acme Inc."]
    assert close(office, ana, "Acme Hamburg") == []
    assert close(office, ana, "Globx") == ["Globex"]
    assert close(office, ana, "???") == []


def test_among_very_many_names_it_is_found_too(office: Office, ana: Member) -> None:
    for number in range(60):
        office.a_client(ana, f"Acme {number}")
    office.a_client(ana, "Acme")
    assert close(office, ana, "Acmee") == ["Acme"]
    assert close(office, ana, "Acme 60") == []


def test_private_clients_of_others_are_not_told(office: Office, ana: Member) -> None:
    ben = office.a_member("U2")
    globex = office.a_client(ben, "Globex")
    with office.database.write() as connection:
        change_client(connection, "T1", globex.id, visibility=Visibility.PRIVATE.value)
    assert close(office, ana, "Globx") == []
    assert close(office, ben, "Globx") == ["Globex"]


def test_a_client_is_not_close_to_itself(office: Office, ana: Member) -> None:
    globex = office.a_client(ana, "Globex")
    found = list_close_clients(office.database, ana, "Globex")
    assert other_than(globex.id, found) is None
    assert other_than("another", found) == found[0]
