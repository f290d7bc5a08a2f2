"""Who goes to another client keeps their history there and leaves a trace here."""

import pytest

from domain.birthday import Birthday
from domain.errors import NotFound, Unreadable
from domain.people import Person
from domain.person_edit import PersonEdit
from domain.records import Client, Member, Visibility
from services.edit_person import remove_person, save_person
from services.move_person import Moved, move_person
from services.open_client import open_client
from services.people import list_people, read_person
from storage.clients import change_client
from tests.office import NOW, TODAY, Office


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme")


@pytest.fixture
def globex(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Globex")


@pytest.fixture
def dana(office: Office, ana: Member, acme: Client) -> Person:
    edit = PersonEdit(
        acme.id,
        name="Dana",
        title="CTO",
        email="dana@acme.example",
        phone="+49 30 901820",
        birthday="3 May",
        slack_user_id="U7",
    )
    return save_person(office.database, ana, edit, NOW, office.a_request())


def move(office: Office, who: Member, one: Person, to: Client) -> Moved:
    return move_person(office.database, who, one.id, to.id, NOW, office.a_request())


def test_what_is_theirs_goes_along_and_what_was_of_the_job_stays(
    office: Office, ana: Member, acme: Client, globex: Client, dana: Person
) -> None:
    office.log(ana, "Acme with Dana: hello")
    moved = move(office, ana, dana, globex)
    there, here = moved.person, read_person(office.database, ana, dana.id)
    assert (there.name, there.phone, there.birthday) == ("Dana", dana.phone, Birthday(5, 3))
    assert (there.title, there.email, there.slack_user_id) == ("", "", None)
    assert (there.came_from, here.went_to, here.left_on) == ("Acme", "Globex", TODAY)
    assert (here.title, here.slack_user_id) == ("CTO", None)
    assert open_client(office.database, ana, acme.id, NOW).last[0].people == ("Dana",)
    assert open_client(office.database, ana, globex.id, NOW).last == ()


def test_a_second_delivery_moves_once(
    office: Office, ana: Member, globex: Client, dana: Person
) -> None:
    request = office.a_request()
    first, second = (
        move_person(office.database, ana, dana.id, globex.id, NOW, request) for _ in range(2)
    )
    assert first == second
    assert list_people(office.database, ana, globex.id).total == 1


def test_another_of_the_name_there_stays_another_and_is_told_of(
    office: Office, ana: Member, globex: Client, dana: Person
) -> None:
    edit = PersonEdit(globex.id, name="dana", title="CEO")
    known = save_person(office.database, ana, edit, NOW, office.a_request())
    moved = move(office, ana, dana, globex)
    assert moved.namesake == known
    assert (moved.person.title, moved.person.phone) == ("", dana.phone)
    assert read_person(office.database, ana, known.id) == known
    assert move(office, ana, moved.person, office.a_client(ana, "Zenith")).namesake is None


def test_who_comes_back_is_there_again(
    office: Office, ana: Member, acme: Client, globex: Client, dana: Person
) -> None:
    there = move(office, ana, dana, globex).person
    back = move(office, ana, there, acme).person
    assert (back.id, back.left_on, back.went_to, back.title) == (dana.id, None, "", "CTO")
    assert back.came_from == "Globex"


def test_who_comes_back_by_a_third_client_is_there_again(
    office: Office, ana: Member, acme: Client, globex: Client, dana: Person
) -> None:
    there = move(office, ana, dana, globex).person
    further = move(office, ana, there, office.a_client(ana, "Zenith")).person
    back = move(office, ana, further, acme).person
    assert (back.id, back.title, back.left_on) == (dana.id, "CTO", None)


def test_of_a_client_that_one_does_not_see_no_trace_tells_the_name(
    office: Office, ana: Member, globex: Client, acme: Client, dana: Person
) -> None:
    ben = office.a_member("U2")
    there = move(office, ana, dana, globex).person
    with office.database.write() as connection:
        change_client(connection, "T1", globex.id, visibility=Visibility.PRIVATE.value)
    seen = read_person(office.database, ben, dana.id)
    assert (seen.left_on, seen.went_to) == (TODAY, "")
    assert read_person(office.database, ana, dana.id).went_to == "Globex"
    with office.database.write() as connection:
        change_client(connection, "T1", globex.id, visibility=Visibility.TEAM.value)
        change_client(connection, "T1", acme.id, visibility=Visibility.PRIVATE.value)
    assert read_person(office.database, ben, there.id).came_from == ""


def test_nobody_moves_to_where_they_are_or_where_one_does_not_see(
    office: Office, ana: Member, acme: Client, globex: Client, dana: Person
) -> None:
    with pytest.raises(Unreadable, match="at this client already"):
        move(office, ana, dana, acme)
    with office.database.write() as connection:
        change_client(connection, "T1", globex.id, visibility=Visibility.PRIVATE.value)
    with pytest.raises(NotFound):
        move(office, office.a_member("U2"), dana, globex)
    assert read_person(office.database, ana, dana.id).left_on is None


def test_a_trace_of_who_was_removed_leads_nowhere(
    office: Office, ana: Member, globex: Client, dana: Person
) -> None:
    there = move(office, ana, dana, globex).person
    remove_person(office.database, ana, there.id, NOW, office.a_request())
    here = read_person(office.database, ana, dana.id)
    assert (here.went_to, here.left_on) == ("", TODAY)
