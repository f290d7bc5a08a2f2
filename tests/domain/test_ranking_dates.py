"""Dates in the nudge: ranked by a sum that can be shown, in their lane, in the room there is."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.important_dates import DateKind, ImportantDate, notices_of
from domain.nudge_cards import KEPT_FOR_DATES, MAX_CARDS, Lane, plan_nudge
from domain.nudge_schedule import NudgeSettings
from domain.ranking import ColdCandidate, DateCandidate, OwedCandidate, date_order, score_date
from domain.warmth import Tier

TODAY = date(2026, 11, 27)
DAILY = NudgeSettings(days=frozenset(range(7)))


def a_date(
    kind: DateKind = DateKind.EVENT, ahead: int = 7, tier: Tier = Tier.D, number: int = 0
) -> DateCandidate:
    day = TODAY + timedelta(days=ahead)
    rule = ImportantDate(
        kind, day.month, day.day, day.year, is_yearly=False, ladder=(max(ahead, 0),)
    )
    (notice,) = notices_of(rule, day)
    return DateCandidate(f"d{number}", f"c{number}", f"Client {number}", tier, rule, notice)


def owed(number: int) -> OwedCandidate:
    return OwedCandidate(
        f"o{number}", f"oc{number}", "Owed", Tier.A, "x", TODAY, is_promise=False, last_card_on=None
    )


def cold(number: int) -> ColdCandidate:
    """Shown before, so that many of them are no flood."""
    last_on = TODAY - timedelta(days=400)
    return ColdCandidate(
        f"k{number}", "Cold", Tier.A, 7, last_on, TODAY, never_contacted=False, times_unanswered=1
    )


def terms(one: DateCandidate) -> dict[str, int]:
    return {term.name: term.points for term in score_date(one, TODAY).terms}


def test_each_term_is_as_documented() -> None:
    assert terms(a_date(DateKind.RENEWAL, 10, Tier.A)) == {
        "renews or expires": 20,
        "soon": 20,
        "tier A": 15,
    }
    assert terms(a_date(DateKind.EXPIRY, 60, Tier.C)) == {"renews or expires": 20, "tier C": 5}
    assert terms(a_date(DateKind.BIRTHDAY, 0)) == {"soon": 30}
    assert terms(a_date(DateKind.BIRTHDAY, -2)) == {"soon": 30}


def test_the_sooner_comes_first_and_a_tie_goes_by_name() -> None:
    found = [a_date(ahead=7, number=2), a_date(ahead=7, number=1), a_date(ahead=1, number=3)]
    ordered = sorted(found, key=lambda one: date_order(one, TODAY))
    assert [one.date_id for one in ordered] == ["d3", "d1", "d2"]


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_lanes_stand_in_order_and_dates_have_their_places(
    many_owed: int, many_cold: int, many_dates: int
) -> None:
    plan = plan_nudge(
        [owed(number) for number in range(many_owed)],
        [cold(number) for number in range(many_cold)],
        TODAY,
        DAILY,
        [a_date(number=number) for number in range(many_dates)],
    )
    lanes = [card.lane for card in plan.cards]
    order = list(Lane)
    assert lanes == sorted(lanes, key=order.index)
    assert len(lanes) == min(MAX_CARDS, many_owed + many_cold + many_dates)
    left = MAX_CARDS - lanes.count(Lane.OWED)
    assert lanes.count(Lane.OWED) == min(many_owed, MAX_CARDS)
    assert lanes.count(Lane.BRING) >= min(KEPT_FOR_DATES, many_dates, left)
    assert plan.left_over == many_owed + many_cold + many_dates - len(lanes)


def test_dates_alone_make_a_nudge() -> None:
    (card,) = plan_nudge([], [], TODAY, DAILY, [a_date(DateKind.EXPIRY)]).cards
    assert (card.lane, card.subject_id, card.reason) == (
        Lane.BRING,
        "d0",
        "Expires in 7 days (Fri 4 Dec)",
    )
