"""Cards about dates are answered: done, logged, snoozed, undone, struck out."""

import pytest

from domain.deliveries import CardState
from domain.nudge_repeats import Snooze
from domain.records import Client, Kind, Member
from services.answer_card import finish_card, snooze_card, undo_card
from services.dates import remove_date
from services.open_work import list_open_work
from tests.office import A_DAY, NOW, Office
from tests.services.dates_ground import (
    EXPIRY,
    RENEWAL,
    a_person,
    a_warm_client,
    add,
    change,
    in_days,
    of_year,
    told_on,
)


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return a_warm_client(office, ana)


def test_done_on_a_birthday_leaves_its_day_and_on_a_renewal_nothing(
    office: Office, ana: Member, acme: Client
) -> None:
    a_person(office, ana, acme, birthday=of_year(7))
    add(office, ana, acme, RENEWAL, in_days(30))
    (nudge,) = office.nudge()
    outcomes = [
        finish_card(office.database, ana, office.place(nudge, place), NOW).cards[place].outcome
        for place in range(2)
    ]
    assert outcomes == ["Done, comes again Tue 17 Mar", "Done"]
    assert list_open_work(office.database, ana, NOW).dates == ()
    assert told_on(office, range(1, 40)) == [(7, "Birthday today")]


def test_done_is_undone_and_the_rest_of_the_ladder_comes_again(
    office: Office, ana: Member, acme: Client
) -> None:
    add(office, ana, acme, RENEWAL, in_days(30), is_yearly=True)
    (nudge,) = office.nudge()
    done = finish_card(office.database, ana, office.place(nudge), NOW)
    assert done.cards[0].outcome == "Done for this time"
    back = undo_card(office.database, ana, office.place(nudge), NOW)
    assert back.cards[0].state is CardState.OPEN
    assert [day for day, _ in told_on(office, range(1, 40))] == [16, 23]


def test_a_second_press_of_done_changes_nothing(office: Office, ana: Member, acme: Client) -> None:
    a_person(office, ana, acme, birthday=of_year(7))
    (nudge,) = office.nudge()
    place = office.place(nudge)
    first = finish_card(office.database, ana, place, NOW)
    assert finish_card(office.database, ana, place, NOW + A_DAY) == first
    assert finish_card(office.database, ana, office.place(nudge), NOW + A_DAY) == first


@pytest.mark.parametrize(
    ("choice", "days"),
    [(Snooze.TOMORROW, [1, 7]), (Snooze.NEXT_WEEK, [6, 7]), (Snooze.ONE_CADENCE, [7])],
)
def test_a_snoozed_card_comes_back_then_and_on_its_day_at_the_latest(
    office: Office, ana: Member, acme: Client, choice: Snooze, days: list[int]
) -> None:
    a_person(office, ana, acme, birthday=of_year(7))
    (nudge,) = office.nudge()
    snoozed = snooze_card(office.database, ana, office.place(nudge), choice, NOW)
    assert (snoozed.cards[0].outcome or "").startswith("Snoozed until")
    assert [day for day, _ in told_on(office, range(1, 12))] == days


def test_a_snooze_is_undone(office: Office, ana: Member, acme: Client) -> None:
    a_person(office, ana, acme, birthday=of_year(7))
    (nudge,) = office.nudge()
    snooze_card(office.database, ana, office.place(nudge), Snooze.TOMORROW, NOW)
    undo_card(office.database, ana, office.place(nudge), NOW)
    assert [day for day, _ in told_on(office, range(1, 12))] == [7]


def test_log_it_deals_with_the_card_by_a_gift_too(
    office: Office, ana: Member, acme: Client
) -> None:
    a_person(office, ana, acme, birthday=of_year(0))
    (nudge,) = office.nudge()
    logged = office.log_card(ana, nudge, kind=Kind.GIFT)
    assert (logged.cards[0].state, logged.cards[0].outcome) == (CardState.LOGGED, "Logged")
    assert list_open_work(office.database, ana, NOW).dates == ()


def test_a_date_that_is_changed_or_removed_strikes_its_card_out(
    office: Office, ana: Member, acme: Client
) -> None:
    moved = add(office, ana, acme, EXPIRY, in_days(7), label="One")
    gone = add(office, ana, acme, EXPIRY, in_days(7), label="Two")
    kept = add(office, ana, acme, EXPIRY, in_days(7), label="Zoo")
    (nudge,) = office.nudge()
    change(office, ana, moved, in_days(50))
    remove_date(office.database, ana, gone.id, NOW, office.a_request())
    change(office, ana, kept, in_days(7), label="Zoo 2")
    drawn = finish_card(office.database, ana, office.place(nudge, 2), NOW)
    by_id = {card.date_id: (card.state, card.outcome, card.date_text) for card in drawn.cards}
    assert by_id[moved.id] == (CardState.ELSEWHERE, "Changed", "One expiry")
    assert by_id[gone.id] == (CardState.ELSEWHERE, "Removed", "")
    assert by_id[kept.id][2] == "Zoo 2 expiry"
