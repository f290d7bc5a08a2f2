from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.nudge_cards import MAX_CARDS, NudgePlan, plan_nudge
from domain.nudge_schedule import NudgeSettings, is_nudge_day
from domain.ranking import ColdCandidate, OwedCandidate
from domain.warmth import Tier

MONDAY = date(2026, 3, 2)
WORKING = NudgeSettings()


def new_client(number: int, tier: Tier = Tier.B, spread_on: date | None = None) -> ColdCandidate:
    return ColdCandidate(
        client_id=f"c{number:03}",
        client_name=f"Client {number:03}",
        tier=tier,
        cadence=30,
        last_on=MONDAY - timedelta(days=100),
        last_card_on=None,
        never_contacted=False,
        times_unanswered=0,
        spread_on=spread_on,
    )


def owed(number: int) -> OwedCandidate:
    return OwedCandidate(
        f"n{number}", f"o{number}", f"Owed {number}", Tier.B, "call", MONDAY, False, MONDAY
    )


def flood(
    count: int, chosen: NudgeSettings = WORKING, today: date = MONDAY, owing: int = 0
) -> NudgePlan:
    owes = [owed(number) for number in range(owing)]
    return plan_nudge(owes, [new_client(number) for number in range(count)], today, chosen)


def a_day(plan: NudgePlan) -> list[int]:
    return [count for _, count in sorted(Counter(plan.spread.values()).items())]


def test_sixty_cold_clients_come_six_a_working_day_for_two_weeks() -> None:
    plan = flood(60)
    assert len(plan.cards) == 6
    assert a_day(plan) == [6] * 9
    assert max(plan.spread.values()) == date(2026, 3, 13)
    assert plan.spread_over_days == 12
    assert plan.left_over == 0


def test_seven_fit_in_one_nudge_and_are_not_spread() -> None:
    plan = flood(7)
    assert len(plan.cards) == 7
    assert plan.spread == {}
    assert plan.spread_over_days == 0


def test_flood_of_eight_takes_two_days() -> None:
    plan = flood(8)
    assert len(plan.cards) == 4
    assert set(plan.spread.values()) == {date(2026, 3, 3)}


def test_more_than_two_weeks_hold_takes_longer_and_never_more_than_seven_a_day() -> None:
    plan = flood(200)
    assert len(plan.cards) == 7
    assert max(a_day(plan)) == MAX_CARDS
    assert len(plan.spread) == 193
    assert plan.spread_over_days == 39


def test_key_clients_come_first() -> None:
    tiers = [Tier.D, Tier.C, Tier.B, Tier.A]
    clients = [new_client(number, tiers[number % 4]) for number in range(40)]
    plan = plan_nudge([], clients, MONDAY, WORKING)
    shown = {card.client_id for card in plan.cards}
    days = [
        (one.tier, MONDAY if one.client_id in shown else plan.spread[one.client_id])
        for one in clients
    ]
    in_order = [day for _, day in sorted(days)]
    assert in_order == sorted(in_order)


def test_spread_uses_the_members_own_days() -> None:
    plan = flood(20, NudgeSettings(days=frozenset({0, 3})))
    assert sorted(set(plan.spread.values())) == [date(2026, 3, d) for d in (5, 9, 12)]
    assert a_day(plan) == [5, 5, 5]


def test_spread_leaves_out_a_pause() -> None:
    plan = flood(60, NudgeSettings(paused_until_on=date(2026, 4, 1)))
    assert min(plan.spread.values()) == date(2026, 4, 1)
    assert max(a_day(plan)) == MAX_CARDS


def test_member_without_nudge_days_keeps_the_rest_at_hand() -> None:
    plan = flood(20, NudgeSettings(days=frozenset()))
    assert (len(plan.cards), plan.left_over, plan.spread) == (7, 13, {})


@pytest.mark.parametrize(("owing", "shown_cold"), [(0, 6), (3, 4), (7, 0), (9, 0)])
def test_what_is_owed_takes_the_room_of_todays_share(owing: int, shown_cold: int) -> None:
    plan = flood(60, owing=owing)
    assert len([card for card in plan.cards if card.next_action_id is None]) == shown_cold
    assert len(plan.spread) == 60 - shown_cold
    assert max(plan.spread.values()) <= date(2026, 3, 13)
    assert plan.left_over == max(0, owing - MAX_CARDS)


def test_clients_shown_before_are_no_flood() -> None:
    known = [
        ColdCandidate(f"k{n}", f"K {n}", Tier.B, 30, date(2026, 1, 1), date(2026, 2, 2), False, 1)
        for n in range(20)
    ]
    plan = plan_nudge([], known, MONDAY, WORKING)
    assert (len(plan.cards), plan.left_over, plan.spread) == (7, 13, {})


def test_second_flood_waits_for_the_first_one_to_end() -> None:
    given_today = [new_client(number, Tier.D, spread_on=MONDAY) for number in range(6)]
    others = [new_client(number, Tier.A) for number in range(10, 30)]
    plan = plan_nudge([], [*others, *given_today], MONDAY, WORKING)
    shown = [card.client_id for card in plan.cards]
    assert set(shown[:6]) == {one.client_id for one in given_today}
    assert (len(plan.cards), plan.left_over, plan.spread) == (7, 19, {})


@given(
    count=st.integers(8, 150),
    days=st.frozensets(st.integers(0, 6), min_size=1),
    start=st.integers(0, 6),
    pause=st.none() | st.integers(-5, 40),
)
def test_every_client_gets_one_day_and_no_day_more_than_seven(
    count: int, days: frozenset[int], start: int, pause: int | None
) -> None:
    today = MONDAY + timedelta(days=start)
    until = None if pause is None else today + timedelta(days=pause)
    chosen = NudgeSettings(days=days, paused_until_on=until)
    plan = flood(count, chosen, today)
    shown = {card.client_id for card in plan.cards}
    assert len(shown) + len(plan.spread) == count
    assert shown.isdisjoint(plan.spread)
    assert max(a_day(plan)) <= MAX_CARDS
    assert all(day > today and is_nudge_day(chosen, day) for day in plan.spread.values())
    assert plan.spread_over_days == (max(plan.spread.values()) - today).days + 1
    window = [today + timedelta(days=ahead) for ahead in range(1, 14)]
    held = MAX_CARDS * (1 + sum(is_nudge_day(chosen, day) for day in window))
    if count <= held:
        assert plan.spread_over_days <= 14
