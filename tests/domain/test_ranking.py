from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest

from domain.ranking import (
    COLD_FRESH_POINTS,
    LATE_POINTS_MOST,
    OWED_UNSEEN_POINTS,
    PROMISE_POINTS,
    RATIO_POINTS_MOST,
    SPREAD_POINTS,
    TIER_POINTS,
    ColdCandidate,
    OwedCandidate,
    Score,
    Term,
    cold_order,
    owed_order,
    score_cold,
    score_owed,
)
from domain.warmth import Tier

TODAY = date(2026, 11, 20)
GUIDE = Path(__file__).parents[2] / "docs" / "ranking.md"
OWED = OwedCandidate(
    next_action_id="n1",
    client_id="c1",
    client_name="Acme",
    tier=Tier.B,
    text="send proposal",
    due_on=TODAY,
    is_promise=False,
    last_card_on=None,
)
COLD = ColdCandidate(
    client_id="c1",
    client_name="Acme",
    tier=Tier.B,
    cadence=30,
    last_on=TODAY - timedelta(days=31),
    last_card_on=None,
    never_contacted=False,
    times_unanswered=0,
)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_what_is_due_today_goes_before_the_reminder_of_what_is_due_tomorrow() -> None:
    promise = replace(OWED, is_promise=True)
    reminder = replace(promise, due_on=ago(-1))
    on_its_day = replace(promise, last_card_on=ago(1))
    assert score_owed(reminder, TODAY).total == PROMISE_POINTS + TIER_POINTS[Tier.B]
    assert score_owed(on_its_day, TODAY) == score_owed(promise, TODAY)
    assert score_owed(promise, TODAY).total == score_owed(reminder, TODAY).total + 20
    late = replace(promise, due_on=ago(1), last_card_on=ago(1))
    assert "not shown before" not in {term.name for term in score_owed(late, TODAY).terms}


def test_score_is_the_sum_of_its_terms() -> None:
    assert Score((Term("promise", 40), Term("tier B", 10))).total == 50
    assert Score(()).total == 0


def test_owed_terms_are_shown_by_name() -> None:
    score = score_owed(replace(OWED, is_promise=True, due_on=ago(2)), TODAY)
    assert score.terms == (
        Term("promise", 40),
        Term("days late", 6),
        Term("tier B", 10),
        Term("not shown before", 20),
    )


def test_terms_of_no_points_are_left_out() -> None:
    score = score_owed(replace(OWED, tier=Tier.D, last_card_on=ago(3)), TODAY)
    assert score == Score(())


@pytest.mark.parametrize(("late", "points"), [(1, 3), (9, 27), (10, 30), (11, 30), (4_000, 30)])
def test_days_late_count_up_to_ten(late: int, points: int) -> None:
    terms = score_owed(replace(OWED, due_on=ago(late)), TODAY).terms
    assert Term("days late", points) in terms


def test_what_is_not_due_yet_is_not_late() -> None:
    assert score_owed(replace(OWED, due_on=ago(-2)), TODAY) == score_owed(OWED, TODAY)


def test_promise_goes_before_a_plain_next_action() -> None:
    promise = replace(OWED, is_promise=True, tier=Tier.D)
    late = replace(OWED, tier=Tier.A, due_on=ago(5))
    assert owed_order(promise, TODAY) < owed_order(late, TODAY)


def test_cold_terms_are_shown_by_name() -> None:
    assert score_cold(replace(COLD, spread_on=TODAY), TODAY).terms == (
        Term("its day in the spread", 100),
        Term("not shown since the last contact", 50),
        Term("tier B", 10),
        Term("days over cadence", 10),
    )


@pytest.mark.parametrize(("days", "points"), [(30, 10), (32, 10), (33, 11), (89, 29), (9_000, 30)])
def test_days_over_cadence_count_up_to_three_cadences(days: int, points: int) -> None:
    assert (
        Term("days over cadence", points)
        in score_cold(replace(COLD, last_on=ago(days)), TODAY).terms
    )


def test_longer_silence_ranks_higher_within_a_tier() -> None:
    assert cold_order(replace(COLD, last_on=ago(60)), TODAY) < cold_order(COLD, TODAY)


def test_client_just_gone_cold_comes_before_any_repeat() -> None:
    fresh = replace(COLD, tier=Tier.D, last_on=ago(30))
    repeat = replace(COLD, tier=Tier.A, last_on=ago(900), last_card_on=ago(3))
    assert cold_order(fresh, TODAY) < cold_order(repeat, TODAY)


def test_card_shown_before_the_last_contact_is_forgotten() -> None:
    contacted_since = replace(COLD, last_card_on=COLD.last_on)
    assert score_cold(contacted_since, TODAY) == score_cold(COLD, TODAY)
    assert not contacted_since.is_new


def test_client_whose_day_was_given_comes_before_everyone() -> None:
    given_day = replace(COLD, tier=Tier.D, last_on=ago(30), spread_on=ago(0))
    fresh = replace(COLD, tier=Tier.A, last_on=ago(900))
    assert cold_order(given_day, TODAY) < cold_order(fresh, TODAY)
    assert given_day.has_its_day
    assert not replace(given_day, last_card_on=ago(1)).has_its_day


def test_contact_makes_the_day_a_flood_gave_void() -> None:
    assert replace(COLD, last_on=ago(40), spread_on=ago(10)).has_its_day
    assert not replace(COLD, last_on=ago(40), spread_on=ago(11)).has_its_day


@pytest.mark.parametrize(("tier", "late"), list(product(Tier, [0, 4, 40])))
def test_tie_is_broken_by_name_then_by_id(tier: Tier, late: int) -> None:
    owed = replace(OWED, tier=tier, due_on=ago(late))
    assert owed_order(owed, TODAY) < owed_order(replace(owed, next_action_id="n2"), TODAY)
    assert owed_order(replace(owed, next_action_id="n2"), TODAY) < owed_order(
        replace(owed, client_name="Bolt"), TODAY
    )
    cold = replace(COLD, tier=tier, last_on=ago(30 + late))
    assert cold_order(cold, TODAY) < cold_order(replace(cold, client_id="c2"), TODAY)
    assert cold_order(replace(cold, client_id="c2"), TODAY) < cold_order(
        replace(cold, client_name="Bolt"), TODAY
    )


def test_guide_tells_every_term_and_its_points() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    owed = score_owed(replace(OWED, is_promise=True, due_on=ago(2)), TODAY)
    cold = score_cold(replace(COLD, spread_on=TODAY), TODAY)
    for term in (*owed.terms, *cold.terms):
        assert f"| {term.name.removesuffix(' B')} |" in guide
    most = {PROMISE_POINTS, OWED_UNSEEN_POINTS, COLD_FRESH_POINTS, SPREAD_POINTS}
    most |= {LATE_POINTS_MOST, RATIO_POINTS_MOST, *TIER_POINTS.values()}
    assert [points for points in most if str(points) not in guide] == []
