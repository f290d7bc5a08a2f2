"""Undo puts back what answering a card changed, as if it was never pressed."""

from datetime import timedelta

import pytest

from domain.deliveries import CardState, Nudge
from domain.errors import TooLate
from domain.nudge_repeats import Snooze
from domain.records import Member
from services.answer_card import (
    finish_card,
    get_card,
    loosen_cadence,
    snooze_card,
    undo_card,
)
from services.open_client import open_client
from services.open_work import list_open_work
from tests.office import A_DAY, A_MINUTE, NOW, Office

QUARTER = timedelta(minutes=15)


def test_undo_takes_done_back(office: Office, ana: Member, owed: Nudge) -> None:
    before = list_open_work(office.database, ana, NOW).owed
    finish_card(office.database, ana, office.place(owed), NOW)
    (card,) = undo_card(office.database, ana, office.place(owed), NOW + QUARTER).cards
    assert card.state is CardState.OPEN
    assert card.handled_at is None
    assert list_open_work(office.database, ana, NOW).owed == before


def test_undo_takes_a_snooze_back(office: Office, ana: Member, cold: Nudge) -> None:
    snooze_card(office.database, ana, office.place(cold), Snooze.ONE_CADENCE, NOW)
    (card,) = undo_card(office.database, ana, office.place(cold), NOW + A_MINUTE).cards
    assert card == cold.cards[0]
    assert office.days_with_a_nudge(range(1, 10)) == [3, 8]  # as if it was never pressed


def test_undo_of_done_leaves_the_days_as_they_were(
    office: Office, ana: Member, owed: Nudge
) -> None:
    finish_card(office.database, ana, office.place(owed), NOW)
    undo_card(office.database, ana, office.place(owed), NOW + A_MINUTE)
    assert office.days_with_a_nudge(range(1, 10)) == [1, 6, 9]


def test_undo_takes_a_looser_cadence_back(office: Office, ana: Member, ignored: Nudge) -> None:
    loosen_cadence(office.database, ana, office.place(ignored), NOW)
    (card,) = undo_card(office.database, ana, office.place(ignored), NOW).cards
    assert (card.state, card.looser_days) == (CardState.OPEN, 90)
    assert open_client(office.database, ana, card.client_id, NOW).client.own_cadence_days is None


def test_undo_goes_back_to_the_cadence_of_its_own_that_a_client_had(
    office: Office, ana: Member, ignored: Nudge
) -> None:
    loosen_cadence(office.database, ana, office.place(ignored), NOW)
    later = [nudge for day in range(16) for nudge in office.nudge(NOW + day * A_DAY)]
    offer = next(nudge for nudge in later if nudge.cards[0].looser_days == 180)
    at = NOW + 16 * A_DAY
    loosen_cadence(office.database, ana, office.place(offer), at)
    undo_card(office.database, ana, office.place(offer), at)
    client_id = offer.cards[0].client_id
    assert open_client(office.database, ana, client_id, at).client.own_cadence_days == 90


def test_undo_brings_the_offer_back_too(office: Office, ana: Member, ignored: Nudge) -> None:
    """A snooze starts the count of ignored cards anew, and its undo takes that back."""
    snooze_card(office.database, ana, office.place(ignored), Snooze.TOMORROW, NOW)
    undo_card(office.database, ana, office.place(ignored), NOW)
    (again,) = [nudge for day in range(5) for nudge in office.nudge(NOW + day * A_DAY)][:1]
    assert again.cards[0].looser_days == 90


def test_undo_works_for_15_minutes(office: Office, ana: Member, owed: Nudge) -> None:
    finish_card(office.database, ana, office.place(owed), NOW)
    with pytest.raises(TooLate, match="Nothing was changed"):
        undo_card(office.database, ana, office.place(owed), NOW + QUARTER + A_MINUTE)
    assert get_card(office.database, ana, office.place(owed)).state is CardState.DONE


def test_undoing_what_is_open_changes_nothing(office: Office, ana: Member, cold: Nudge) -> None:
    assert undo_card(office.database, ana, office.place(cold), NOW).cards == cold.cards


def test_what_was_handled_elsewhere_is_not_undone_here(
    office: Office, ana: Member, cold: Nudge
) -> None:
    office.log(ana, "Acme great call")
    (card,) = undo_card(office.database, ana, office.place(cold), NOW).cards
    assert card.state is CardState.ELSEWHERE


def test_a_log_is_not_undone_by_the_cards_undo(office: Office, ana: Member, cold: Nudge) -> None:
    office.log_card(ana, cold)
    (card,) = undo_card(office.database, ana, office.place(cold), NOW).cards
    assert card.state is CardState.LOGGED
