"""People and facts in their tables: each query stays in its workspace and tells what it may."""

from datetime import timedelta

import pytest

from domain.birthday import Birthday
from domain.errors import NotFound
from domain.facts import Fact, FactKind, key_of
from domain.people import Called, Person, Role
from domain.records import Client, Member
from storage import facts, people, people_names
from tests.office import A_DAY, NOW, TODAY, Office

FULL = Person(
    "p1",
    "T1",
    "",
    "Dana",
    "CTO",
    Role.CHAMPION,
    "dana@acme.example",
    "+49-30-901820",
    "U7",
    Birthday(2, 29),
    ("Dee",),
)


@pytest.fixture
def acme(office: Office) -> Client:
    ana: Member = office.a_member("U1")
    return office.a_client(ana, "Acme")


def at(client: Client, person_id: str, name: str, **told: object) -> Person:
    return Person(person_id, "T1", client.id, name, **told)  # type: ignore[arg-type] # varied


def a_fact(client: Client, number: int, **told: object) -> Fact:
    created_at = NOW + timedelta(minutes=number)
    values: dict[str, object] = {"author_id": "U1", "created_at": created_at} | told
    return Fact(f"f{number}", "T1", client.id, f"fact {number}", **values)  # type: ignore[arg-type]


def test_all_that_is_told_of_a_person_comes_back(office: Office, acme: Client) -> None:
    values = {name: getattr(FULL, name) for name in FULL.__slots__}
    full = Person(**values | {"client_id": acme.id})
    with office.database.write() as connection:
        people.add_person(connection, full)
        assert people.get_person(connection, "T1", "p1", viewer_id="U1") == full
        for workspace_id, person_id in (("T2", "p1"), ("T1", "p2")):
            with pytest.raises(NotFound):
                people.get_person(connection, workspace_id, person_id, viewer_id="U1")


def test_who_was_merged_away_is_counted_and_called_nowhere(office: Office, acme: Client) -> None:
    with office.database.write() as connection:
        for person_id, name in (("p1", "Dana"), ("p2", "Lee")):
            people.add_person(connection, at(acme, person_id, name, slack_user_id=person_id))
        people.change_person(connection, "T1", "p2", merged_into_id="p1")
        listed = people.list_people(connection, "T1", acme.id, viewer_id="U1")
        assert ([one.id for one in listed.people], listed.total) == (["p1"], 1)
        called = people_names.list_called(connection, "T1", acme.id, viewer_id="U1")
        assert called == [Called("p1", "Dana")]
        assert people_names.list_names(connection, "T1", acme.id, viewer_id="U1") == ["Dana"]
        assert people.find_client_ids_of(connection, "T1", "p2", viewer_id="U1") == []
        assert people.find_client_ids_of(connection, "T1", "p1", viewer_id="U1") == [acme.id]
        assert people.get_merged(connection, "T1", "p2").name == "Lee"


def test_dropping_takes_along_all_who_were_merged_into_them(office: Office, acme: Client) -> None:
    with office.database.write() as connection:
        for number in range(4):
            people.add_person(connection, at(acme, f"p{number}", f"Name {number}"))
        for number in range(2):
            people.change_person(connection, "T1", f"p{number}", merged_into_id=f"p{number + 1}")
        people.change_person(connection, "T1", "p3", went_to_id="p0", left_on=TODAY)
        people.drop_person(connection, "T1", "p2")
        left = people.list_people(connection, "T1", acme.id, viewer_id="U1").people
        assert [(one.id, one.went_to_id, one.left_on) for one in left] == [("p3", None, TODAY)]


def test_facts_that_wait_come_first_then_the_newest(office: Office, acme: Client) -> None:
    due = [None, TODAY, TODAY - A_DAY, TODAY + A_DAY]
    kept = [a_fact(acme, number, ask_after_on=day) for number, day in enumerate(due)]
    with office.database.write() as connection:
        facts.add_facts(connection, kept, confided_to_id=None)
        listed = facts.list_facts(connection, "T1", acme.id, viewer_id="U1", today=TODAY, limit=9)
        assert [one.id for one in listed] == ["f2", "f1", "f3", "f0"]
        page = facts.list_facts(
            connection, "T1", acme.id, viewer_id="U1", today=TODAY, limit=2, offset=1
        )
        assert [one.id for one in page] == ["f1", "f3"]


def test_facts_in_confidence_are_for_author_owner_and_whom_was_agreed_to(
    office: Office, acme: Client
) -> None:
    kept = a_fact(acme, 1, in_confidence=True, author_id="U2", kind=FactKind.FAMILY)

    def readers() -> set[str]:
        with office.database.read() as connection:
            return {
                viewer
                for viewer in ("U1", "U2", "U3", "U4")
                if facts.list_by_ids(connection, "T1", ["f1"], viewer_id=viewer)
            }

    with office.database.write() as connection:
        facts.add_facts(connection, [kept], confided_to_id="U1")
    assert readers() == {"U1", "U2"}
    with office.database.write() as connection:
        facts.set_agreed(connection, "T1", "f1", "U3")
        facts.set_agreed(connection, "T2", "f1", "U4")
    assert readers() == {"U1", "U2", "U3"}


def test_the_same_words_are_found_as_far_as_one_may_read_them(office: Office, acme: Client) -> None:
    open_one, closed = a_fact(acme, 1), a_fact(acme, 2, in_confidence=True, author_id="U2")
    with office.database.write() as connection:
        facts.add_facts(connection, [open_one, closed], confided_to_id=None)
        asked = ["Fact 1!", "the FACT 2", "fact 3"]
        both = {key_of("fact 1"), key_of("fact 2")}
        for viewer, found in (("U2", both), ("U1", {key_of("fact 1")})):
            same = facts.find_same(connection, "T1", acme.id, asked, viewer_id=viewer)
            assert set(same) == found
        assert facts.find_same(connection, "T1", "other", asked, viewer_id="U2") == {}
        assert facts.find_same(connection, "T2", acme.id, asked, viewer_id="U2") == {}


def test_only_what_is_open_goes_along_to_another_client(office: Office, acme: Client) -> None:
    zenith = office.a_client(office.a_member("U1"), "Zenith")
    with office.database.write() as connection:
        people.add_person(connection, at(acme, "p1", "Dana"))
        people.add_person(connection, at(zenith, "p2", "Dana"))
        told = {"person_id": "p1"}
        kept = [a_fact(acme, 1, **told), a_fact(acme, 2, in_confidence=True, **told)]
        facts.add_facts(connection, kept, confided_to_id="U1")
        facts.take_along(connection, "T1", "p1", "p2", zenith.id)
        moved, stayed = facts.list_by_ids(connection, "T1", ["f1", "f2"], viewer_id="U1")
        assert (moved.client_name, moved.person_id) == ("Zenith", "p2")
        assert (stayed.client_name, stayed.person_id) == ("Acme", "p1")
