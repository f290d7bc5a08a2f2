from dataclasses import replace
from datetime import timedelta

import pytest

from domain.deliveries import CardState, Nudge
from domain.errors import NotAllowed, NotFound
from domain.nudge_repeats import Snooze
from domain.records import ActionState, Member
from services.answer_card import (
    CardPlace,
    finish_card,
    get_card,
    loosen_cadence,
    snooze_card,
    undo_card,
)
from services.deliver import load_nudge, take_delivery
from services.next_actions import finish
from services.open_client import open_client
from services.open_work import list_open_work
from tests.office import A_DAY, A_MINUTE, NOW, Office

QUARTER = timedelta(minutes=15)


def test_done_closes_what_is_owed(office: Office, ana: Member, owed: Nudge) -> None:
    (card,) = finish_card(office.database, ana, office.place(owed), NOW).cards
    assert (card.state, card.outcome, card.handled_at) == (CardState.DONE, "Done", NOW)
    assert list_open_work(office.database, ana, NOW).owed == ()
    assert office.days_with_a_nudge(range(1, 8)) == []


def test_the_message_that_was_pressed_is_not_redrawn_again(
    office: Office, ana: Member, owed: Nudge
) -> None:
    finish_card(office.database, ana, office.place(owed), NOW)
    assert take_delivery(office.database, "T1", NOW) is None


def test_an_older_message_with_the_same_promise_is_redrawn(
    office: Office, ana: Member, owed: Nudge
) -> None:
    (second,) = office.nudge(NOW + A_DAY)
    finish_card(office.database, ana, office.place(second), NOW + A_DAY)
    stale = take_delivery(office.database, "T1", NOW + A_DAY)
    assert stale is not None
    assert stale.id == owed.delivery.id
    assert load_nudge(office.database, stale).cards[0].state is CardState.ELSEWHERE


@pytest.mark.parametrize(
    ("choice", "words", "comes_back"),
    [
        (Snooze.TOMORROW, "Snoozed until tomorrow", [1, 6, 9]),
        (Snooze.NEXT_WEEK, "Snoozed until Mon 16 Mar", [6, 9]),
        (Snooze.ONE_CADENCE, "Snoozed until Thu 9 Apr", []),
    ],
)
def test_a_snoozed_client_comes_back_on_its_day(
    office: Office, ana: Member, cold: Nudge, choice: Snooze, words: str, comes_back: list[int]
) -> None:
    (card,) = snooze_card(office.database, ana, office.place(cold), choice, NOW).cards
    assert (card.state, card.outcome) == (CardState.SNOOZED, words)
    assert office.days_with_a_nudge(range(1, 10)) == comes_back


def test_a_snoozed_promise_comes_back_on_its_day(office: Office, ana: Member, owed: Nudge) -> None:
    snooze_card(office.database, ana, office.place(owed), Snooze.NEXT_WEEK, NOW)
    assert office.days_with_a_nudge(range(1, 10)) == [6, 9]


def test_a_looser_cadence_is_taken(office: Office, ana: Member, ignored: Nudge) -> None:
    (card,) = loosen_cadence(office.database, ana, office.place(ignored), NOW).cards
    assert (card.state, card.outcome) == (CardState.LOOSENED, "Now every 90 days")
    client = open_client(office.database, ana, card.client_id, NOW).client
    assert client.cadence == 90


def test_a_card_without_the_offer_loosens_nothing(office: Office, ana: Member, cold: Nudge) -> None:
    (card,) = loosen_cadence(office.database, ana, office.place(cold), NOW).cards
    assert card.state is CardState.OPEN
    assert open_client(office.database, ana, card.client_id, NOW).client.cadence == 30


def test_a_press_on_what_was_handled_elsewhere_only_redraws_it(
    office: Office, ana: Member, owed: Nudge
) -> None:
    action_id = owed.cards[0].next_action_id
    assert action_id
    done = finish(office.database, ana, action_id, NOW, office.a_request())
    place = office.place(owed)
    (card,) = snooze_card(office.database, ana, place, Snooze.TOMORROW, NOW + A_MINUTE).cards
    assert (card.state, card.outcome) == (CardState.ELSEWHERE, "Done")
    assert done.state is ActionState.DONE
    assert office.days_with_a_nudge(range(1, 8)) == []


def test_the_same_press_twice_has_one_effect(office: Office, ana: Member, owed: Nudge) -> None:
    place = office.place(owed)
    first = finish_card(office.database, ana, place, NOW)
    undo_card(office.database, ana, office.place(owed), NOW)
    again = finish_card(office.database, ana, place, NOW)
    assert first.cards[0].state is CardState.DONE
    assert again.cards[0].state is CardState.OPEN


def test_nobody_answers_anothers_card(office: Office, owed: Nudge) -> None:
    ben = office.a_member("U2", is_admin=True)
    place = office.place(owed)
    refused = pytest.raises(NotAllowed, match="Only the person this nudge was sent to")
    with refused:
        get_card(office.database, ben, place)
    with refused:
        finish_card(office.database, ben, place, NOW)
    with refused:
        snooze_card(office.database, ben, place, Snooze.TOMORROW, NOW)
    with refused:
        loosen_cadence(office.database, ben, place, NOW)
    with refused:
        undo_card(office.database, ben, place, NOW)
    assert load_nudge(office.database, owed.delivery).cards == owed.cards


def test_a_card_or_nudge_that_is_not_there_is_not_found(
    office: Office, ana: Member, owed: Nudge
) -> None:
    with pytest.raises(NotFound, match="too old to be answered"):
        finish_card(office.database, ana, CardPlace("0" * 32, 0, "1"), NOW)
    with pytest.raises(NotFound, match="no longer there"):
        finish_card(office.database, ana, replace(office.place(owed), position=9), NOW)
