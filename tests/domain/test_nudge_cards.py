from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.nudge_cards import MAX_CARDS, Card, Lane, NudgePlan, plan_nudge
from domain.nudge_schedule import NudgeSettings
from domain.ranking import ColdCandidate, OwedCandidate
from domain.warmth import Tier

TODAY = date(2026, 11, 20)  # a Friday
WORKING = NudgeSettings()
SHOWN = TODAY - timedelta(days=5)


def owed(number: int = 1, late: int = 0, **facts: object) -> OwedCandidate:
    plain = OwedCandidate(
        next_action_id=f"n{number}",
        client_id=f"owed{number}",
        client_name=f"Owed {number}",
        tier=Tier.B,
        text="send proposal",
        due_on=TODAY - timedelta(days=late),
        is_promise=False,
        last_card_on=None,
    )
    return replace(plain, **facts)  # type: ignore[arg-type]


def cold(number: int = 1, days: int = 31, **facts: object) -> ColdCandidate:
    plain = ColdCandidate(
        client_id=f"cold{number}",
        client_name=f"Cold {number}",
        tier=Tier.B,
        cadence=30,
        last_on=TODAY - timedelta(days=days),
        last_card_on=SHOWN,
        never_contacted=False,
        times_unanswered=0,
    )
    return replace(plain, **facts)  # type: ignore[arg-type]


def only_card(*candidates: OwedCandidate | ColdCandidate) -> Card:
    plan = plan_nudge(
        [one for one in candidates if isinstance(one, OwedCandidate)],
        [one for one in candidates if isinstance(one, ColdCandidate)],
        TODAY,
        WORKING,
    )
    (card,) = plan.cards
    return card


def test_nothing_due_is_an_empty_plan() -> None:
    assert plan_nudge([], [], TODAY, WORKING) == NudgePlan()


def test_lanes_stand_in_the_order_of_the_product() -> None:
    assert [str(lane) for lane in Lane] == [
        "You owe them",
        "Going cold",
        "Bring them something",
    ]


@pytest.mark.parametrize(
    ("late", "is_promise", "reason"),
    [
        (0, False, "Due today"),
        (0, True, "Promised for today"),
        (1, True, "Promised for yesterday, 1 day late"),
        (2, True, "Promised for Wed 18 Nov, 2 days late"),
        (2, False, "Due Wed 18 Nov, 2 days late"),
        (-1, True, "They expect this tomorrow"),
        (-3, True, "They expect this by Mon 23 Nov"),
        (-1, False, "Due tomorrow"),
        (-2, False, "Due Sun 22 Nov"),
    ],
)
def test_owed_card_says_when_it_was_for(late: int, is_promise: bool, reason: str) -> None:
    assert only_card(owed(late=late, is_promise=is_promise)).reason == reason


def test_promise_for_a_later_working_day_is_no_card_yet() -> None:
    assert plan_nudge([owed(late=-4, is_promise=True)], [], TODAY, WORKING) == NudgePlan()


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        (31, "31 days since the last contact, cadence 30"),
        (45, "45 days since the last contact, cadence 30 (cold)"),
    ],
)
def test_cold_card_says_days_and_cadence(days: int, reason: str) -> None:
    assert only_card(cold(days=days)).reason == reason


def test_client_never_contacted_says_when_it_was_added() -> None:
    assert only_card(cold(never_contacted=True)).reason == (
        "added 31 days ago, no contact yet, cadence 30"
    )


def test_card_knows_what_it_is_about() -> None:
    card = only_card(owed(3))
    assert (card.lane, card.client_id, card.client_name, card.next_action_id) == (
        Lane.OWED,
        "owed3",
        "Owed 3",
        "n3",
    )
    assert only_card(cold(3)).next_action_id is None


@pytest.mark.parametrize("days", [0, 1, 29, -4])
def test_warm_client_is_passed_over_whatever_is_handed_in(days: int) -> None:
    assert plan_nudge([], [cold(days=days)], TODAY, WORKING) == NudgePlan()


def test_owed_comes_first_and_then_the_cold() -> None:
    plan = plan_nudge([owed(1)], [cold(1, days=900, tier=Tier.A)], TODAY, WORKING)
    assert [card.lane for card in plan.cards] == [Lane.OWED, Lane.COLD]


def test_client_owed_something_has_no_cold_card_beside_it() -> None:
    plan = plan_nudge([owed(1)], [cold(1, client_id="owed1")], TODAY, WORKING)
    assert [card.lane for card in plan.cards] == [Lane.OWED]
    assert plan.left_over == 0


def test_two_promises_to_one_client_are_two_cards() -> None:
    plan = plan_nudge([owed(1), owed(2, client_id="owed1")], [], TODAY, WORKING)
    assert [card.next_action_id for card in plan.cards] == ["n1", "n2"]


def test_ninth_and_tenth_due_are_left_over() -> None:
    owes = [owed(number) for number in range(6)]
    colds = [cold(number) for number in range(4)]
    plan = plan_nudge(owes, colds, TODAY, WORKING)
    assert len(plan.cards) == MAX_CARDS
    assert [card.lane for card in plan.cards].count(Lane.OWED) == 6
    assert plan.left_over == 3
    assert plan.spread == {}


@pytest.mark.parametrize(
    ("cadence", "looser"),
    [(7, 30), (10, 30), (30, 90), (90, 180), (180, 365), (364, 365), (365, None)],
)
def test_client_ignored_three_times_is_offered_a_looser_cadence(
    cadence: int, looser: int | None
) -> None:
    ignored = cold(days=3_000, cadence=cadence, times_unanswered=3)
    assert only_card(ignored).offers_looser == looser
    assert only_card(replace(ignored, times_unanswered=2)).offers_looser is None


def test_what_is_owed_offers_no_looser_cadence() -> None:
    assert only_card(owed(late=90)).offers_looser is None


@given(data=st.data())
def test_order_handed_in_changes_nothing(data: st.DataObject) -> None:
    numbers = st.lists(st.integers(0, 30), max_size=14, unique=True)
    tiers = st.sampled_from(Tier)
    owes = [owed(n, late=n % 3, tier=data.draw(tiers)) for n in data.draw(numbers)]
    colds = [
        cold(
            n,
            days=30 + n % 4,
            tier=data.draw(tiers),
            last_card_on=data.draw(st.none() | st.just(SHOWN)),
        )
        for n in data.draw(numbers)
    ]
    plan = plan_nudge(owes, colds, TODAY, WORKING)
    shuffled = plan_nudge(
        data.draw(st.permutations(owes)), data.draw(st.permutations(colds)), TODAY, WORKING
    )
    assert shuffled == plan
    assert len(plan.cards) <= MAX_CARDS
    assert len(plan.cards) + plan.left_over + len(plan.spread) == len(owes) + len(colds)
