"""Two people who are one: merged after a preview, and two again by Undo."""

import pytest

from domain.errors import NotFound, TooLate, Unreadable
from domain.people import Person
from domain.person_edit import PersonEdit
from domain.person_merge import PeopleMerged
from domain.records import Client, Member
from services.edit_person import remove_person, save_person
from services.merge_people import merge_people, preview_merge_people, undo_merge_people
from services.people import list_people, read_person
from services.undo_merge import undo_merge
from tests.office import A_DAY, A_MINUTE, NOW, Office


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme")


def a_person(office: Office, who: Member, client: Client, name: str, **facts: str) -> Person:
    edit = PersonEdit(client.id, name=name, **facts)  # type: ignore[arg-type] # texts only
    return save_person(office.database, who, edit, NOW, office.a_request())


@pytest.fixture
def kept(office: Office, ana: Member, acme: Client) -> Person:
    return a_person(office, ana, acme, "Dana Whitfield", title="CTO")


@pytest.fixture
def other(office: Office, ana: Member, acme: Client) -> Person:
    return a_person(office, ana, acme, "D Whitfield", title="Boss", phone="+49 30 901820")


def merge(office: Office, who: Member, kept: Person, other: Person) -> PeopleMerged:
    return merge_people(office.database, who, kept.id, other.id, NOW, office.a_request())


def test_the_preview_says_what_merging_does_and_changes_nothing(
    office: Office, ana: Member, kept: Person, other: Person
) -> None:
    preview = preview_merge_people(office.database, ana, kept.id, other.id)
    assert (preview.taken, preview.dropped) == (("phone number",), ("title",))
    assert (preview.names, preview.client_name) == (("D Whitfield",), "Acme")
    assert read_person(office.database, ana, other.id) == other


def test_one_is_left_and_undo_makes_them_two_exactly_as_they_were(
    office: Office, ana: Member, acme: Client, kept: Person, other: Person
) -> None:
    merged = merge(office, ana, kept, other)
    assert (merged.kept_name, merged.other_name) == ("Dana Whitfield", "D Whitfield")
    (one,) = list_people(office.database, ana, acme.id).people
    assert (one.title, one.phone, one.also) == ("CTO", other.phone, ("D Whitfield",))
    with pytest.raises(NotFound):
        read_person(office.database, ana, other.id)
    for _ in range(2):
        undone = undo_merge_people(office.database, ana, merged.change_id, NOW + A_MINUTE)
        assert undone.is_undone
        assert read_person(office.database, ana, kept.id) == kept
        assert read_person(office.database, ana, other.id) == other


def test_a_name_that_the_kept_one_had_before_stays_theirs(
    office: Office, ana: Member, acme: Client, kept: Person
) -> None:
    edit = PersonEdit(acme.id, kept.id, "Dee")
    save_person(office.database, ana, edit, NOW, office.a_request())
    other = a_person(office, ana, acme, "Dana Whitfield")
    before = read_person(office.database, ana, kept.id)
    merged = merge(office, ana, before, other)
    undo_merge_people(office.database, ana, merged.change_id, NOW)
    assert read_person(office.database, ana, kept.id) == before


def test_what_was_changed_since_stays(
    office: Office, ana: Member, acme: Client, kept: Person, other: Person
) -> None:
    merged = merge(office, ana, kept, other)
    edit = PersonEdit(acme.id, kept.id, kept.name, "CEO", phone="+44 20 7946 0958")
    save_person(office.database, ana, edit, NOW, office.a_request())
    undo_merge_people(office.database, ana, merged.change_id, NOW)
    now = read_person(office.database, ana, kept.id)
    assert (now.title, now.phone) == ("CEO", "+44-20-7946-0958")


def test_a_second_delivery_merges_nothing_more(
    office: Office, ana: Member, kept: Person, other: Person
) -> None:
    request = office.a_request()
    first, second = (
        merge_people(office.database, ana, kept.id, other.id, NOW, request) for _ in range(2)
    )
    assert first == second


def test_only_two_at_one_client_are_merged(office: Office, ana: Member, kept: Person) -> None:
    elsewhere = a_person(office, ana, office.a_client(ana, "Globex"), "Dana")
    with pytest.raises(Unreadable, match="at two clients"):
        merge(office, ana, kept, elsewhere)
    with pytest.raises(Unreadable, match="with themselves"):
        merge(office, ana, kept, kept)


def test_undo_is_for_a_day_and_for_who_merged(
    office: Office, ana: Member, kept: Person, other: Person
) -> None:
    merged = merge(office, ana, kept, other)
    with pytest.raises(NotFound):
        undo_merge_people(office.database, office.a_member("U2"), merged.change_id, NOW)
    with pytest.raises(TooLate):
        undo_merge_people(office.database, ana, merged.change_id, NOW + A_DAY + A_MINUTE)
    with pytest.raises(NotFound):
        undo_merge(office.database, ana, merged.change_id, NOW)


def test_undo_of_who_was_merged_on_or_removed_says_so(
    office: Office, ana: Member, acme: Client, kept: Person, other: Person
) -> None:
    first = merge(office, ana, kept, other)
    third = a_person(office, ana, acme, "Dee")
    merge(office, ana, third, read_person(office.database, ana, kept.id))
    with pytest.raises(NotFound, match="Undo the later merge first"):
        undo_merge_people(office.database, ana, first.change_id, NOW)
    remove_person(office.database, ana, third.id, NOW, office.a_request())
    assert list_people(office.database, ana, acme.id).total == 0
    with pytest.raises(NotFound):
        undo_merge_people(office.database, ana, first.change_id, NOW)
