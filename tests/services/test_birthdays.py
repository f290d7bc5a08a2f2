"""A person's birthday is told of as long as they are there, whatever becomes of them."""

from collections.abc import Callable

import pytest

from domain.birthday import Birthday
from domain.important_dates import DateKind
from domain.people import Person
from domain.person_edit import PersonEdit
from domain.records import Client, Member, Visibility
from services.answer_card import finish_card
from services.edit_person import remove_person, save_person
from services.merge_people import merge_people, undo_merge_people
from services.move_person import move_person
from services.people import read_person
from storage.clients import change_client
from tests.office import A_DAY, NOW, Office
from tests.services.dates_ground import (
    EVENT,
    RENEWAL,
    a_person,
    a_warm_client,
    add,
    change,
    in_days,
    known,
    of_year,
    told,
    told_on,
    whats,
)
from tests.services.test_statement_count import statements


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return a_warm_client(office, ana)


@pytest.fixture
def zenith(office: Office, ana: Member) -> Client:
    return a_warm_client(office, ana, "Zenith")


def edit(office: Office, who: Member, one: Person, **told: object) -> None:
    values = {"name": one.name, "birthday": str(one.birthday or "")} | told
    filled = PersonEdit(one.client_id, one.id, **values)  # type: ignore[arg-type] # varied
    save_person(office.database, who, filled, NOW, office.a_request())


def births(office: Office, who: Member, client: Client) -> list[tuple[str, int, int]]:
    return [
        (one.person_name, one.rule.month, one.rule.day)
        for one in known(office, who, client)
        if one.rule.is_birthday
    ]


def test_it_is_told_of_once_however_often_its_person_is_edited(
    office: Office, ana: Member, acme: Client
) -> None:
    dana = a_person(office, ana, acme, birthday="3 May")
    edit(office, ana, dana, title="CTO")
    assert births(office, ana, acme) == [("Dana", 5, 3)]
    edit(office, ana, dana, birthday="4 May 1980")
    assert births(office, ana, acme) == [("Dana", 5, 4)]
    edit(office, ana, dana, name="Dana Whitfield", birthday="4 May 1980")
    assert whats(office, ana, acme) == ["Dana Whitfield's birthday"]
    edit(office, ana, dana, birthday="")
    assert births(office, ana, acme) == []


def test_a_ladder_of_its_own_outlives_another_day(
    office: Office, ana: Member, acme: Client
) -> None:
    dana = a_person(office, ana, acme, birthday="3 May")
    (one,) = known(office, ana, acme)
    change(office, ana, one, "3 May", ladder="2 days before")
    edit(office, ana, dana, birthday="5 May")
    (after,) = known(office, ana, acme)
    assert (after.rule.day, after.rule.ladder) == (5, (2,))


def test_another_day_strikes_the_card_out_and_is_told_anew(
    office: Office, ana: Member, acme: Client
) -> None:
    dana = a_person(office, ana, acme, birthday=of_year(7))
    other = a_person(office, ana, acme, "Raj", birthday=of_year(7))
    (nudge,) = office.nudge()
    edit(office, ana, dana, birthday=of_year(9))
    edit(office, ana, other, title="CTO", birthday=of_year(7))
    place = next(card.position for card in nudge.cards if card.date_text == "Raj's birthday")
    drawn = finish_card(office.database, ana, office.place(nudge, place), NOW)
    assert {card.date_text: card.outcome for card in drawn.cards} == {
        "Dana's birthday": "Changed",
        "Raj's birthday": "Done, comes again Tue 17 Mar",
    }
    assert told_on(office, range(1, 3)) == [(2, "Birthday in 7 days (Thu 19 Mar)")]


def test_who_left_or_was_removed_is_told_of_no_more(
    office: Office, ana: Member, acme: Client
) -> None:
    dana = a_person(office, ana, acme, birthday=of_year(3))
    raj = a_person(office, ana, acme, "Raj", birthday=of_year(3))
    add(office, ana, acme, RENEWAL, in_days(300), label="Contract", person_id=raj.id)
    edit(office, ana, dana, has_left=True)
    remove_person(office.database, ana, raj.id, NOW, office.a_request())
    assert whats(office, ana, acme) == ["Contract renewal"]
    assert told_on(office, range(10)) == []
    edit(office, ana, read_person(office.database, ana, dana.id))
    assert births(office, ana, acme) == [("Dana", 3, 13)]


def test_merging_two_people_keeps_one_birthday_and_undo_gives_each_theirs(
    office: Office, ana: Member, acme: Client
) -> None:
    kept = a_person(office, ana, acme, "Dana")
    other = a_person(office, ana, acme, "D Whitfield", birthday="3 May")
    add(office, ana, acme, DateKind.TRIP, in_days(40), label="Lisbon", person_id=other.id)
    merged = merge_people(office.database, ana, kept.id, other.id, NOW, office.a_request())
    assert sorted(whats(office, ana, acme)) == ["Dana's birthday", "Dana: Lisbon trip"]
    undo_merge_people(office.database, ana, merged.change_id, NOW)
    assert sorted(whats(office, ana, acme)) == [
        "D Whitfield's birthday",
        "D Whitfield: Lisbon trip",
    ]


def test_of_two_birthdays_that_of_the_kept_one_stays(
    office: Office, ana: Member, acme: Client
) -> None:
    kept = a_person(office, ana, acme, "Dana", birthday="3 May")
    other = a_person(office, ana, acme, "D Whitfield", birthday="4 May")
    merged = merge_people(office.database, ana, kept.id, other.id, NOW, office.a_request())
    assert births(office, ana, acme) == [("Dana", 5, 3)]
    undo_merge_people(office.database, ana, merged.change_id, NOW)
    assert births(office, ana, acme) == [("Dana", 5, 3), ("D Whitfield", 5, 4)]


def test_who_goes_elsewhere_is_told_of_there_with_what_is_their_own(
    office: Office, ana: Member, acme: Client, zenith: Client
) -> None:
    dana = a_person(office, ana, acme, birthday=of_year(7))
    for kind, label in ((EVENT, "Her exhibition"), (RENEWAL, "Contract")):
        add(office, ana, acme, kind, in_days(40), label=label, person_id=dana.id)
    office.nudge()
    move_person(office.database, ana, dana.id, zenith.id, NOW, office.a_request())
    assert sorted(whats(office, ana, zenith)) == ["Dana's birthday", "Dana: Her exhibition"]
    assert whats(office, ana, acme) == ["Dana: Contract renewal"]
    (nudge,) = office.nudge(NOW + A_DAY)
    assert [(card.client_name, card.reason) for card in told(nudge)] == [
        ("Zenith", "Birthday in 6 days (Tue 17 Mar)")
    ]


def test_what_readers_of_a_private_client_know_stays_there(
    office: Office, ana: Member, acme: Client, zenith: Client
) -> None:
    dana = a_person(office, ana, acme, birthday="3 May")
    add(office, ana, acme, EVENT, in_days(40), label="Her wedding", person_id=dana.id)
    with office.database.write() as connection:
        change_client(connection, "T1", acme.id, visibility=Visibility.PRIVATE.value)
    move_person(office.database, ana, dana.id, zenith.id, NOW, office.a_request())
    assert whats(office, ana, zenith) == ["Dana's birthday"]
    assert "Her wedding" in whats(office, ana, acme)[0]


def test_a_person_without_a_birthday_costs_nothing(
    office: Office, ana: Member, acme: Client
) -> None:
    with statements(office.database) as found:
        a_person(office, ana, acme)
    assert not [one for one in found if "important_dates" in one]


def test_a_birthday_is_that_of_its_person_always(office: Office, ana: Member, acme: Client) -> None:
    """One source of truth: whatever is done, the two say the same."""
    dana = a_person(office, ana, acme, birthday="29 Feb 1980")
    (one,) = known(office, ana, acme)
    steps: tuple[Callable[[], None], ...] = (
        lambda: change(office, ana, one, "1 Mar"),
        lambda: edit(office, ana, dana, birthday="2 Mar 1981"),
        lambda: change(office, ana, one, "3 Mar 1982"),
    )
    for step in steps:
        step()
        (kept,) = known(office, ana, acme)
        rule = kept.rule
        born = read_person(office.database, ana, dana.id).birthday
        assert born == Birthday(rule.month, rule.day, rule.year)
        assert kept.next_card_on
