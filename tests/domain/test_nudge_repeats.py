from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.nudge_repeats import (
    Snooze,
    first_owed_card_on,
    next_card_on,
    next_owed_card_on,
    snooze_until,
)
from domain.nudge_schedule import NudgeSettings, nth_nudge_day
from domain.warmth import cold_on

WORKING = NudgeSettings()
MONDAYS = NudgeSettings(days=frozenset({0}))
NO_DAYS = NudgeSettings(days=frozenset())
MONDAY, WEDNESDAY, FRIDAY, SATURDAY = (date(2026, 3, day) for day in (2, 4, 6, 7))
CHOICES = st.builds(NudgeSettings, days=st.frozensets(st.integers(0, 6)))
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


def before(day: date, days: int) -> date:
    return day - timedelta(days=days)


@pytest.mark.parametrize(
    ("choice", "today", "until"),
    [
        (Snooze.TOMORROW, FRIDAY, SATURDAY),
        (Snooze.NEXT_WEEK, MONDAY, date(2026, 3, 9)),
        (Snooze.NEXT_WEEK, FRIDAY, date(2026, 3, 9)),
        (Snooze.NEXT_WEEK, date(2026, 3, 8), date(2026, 3, 9)),
        (Snooze.ONE_CADENCE, MONDAY, date(2026, 4, 1)),
    ],
)
def test_snooze_names_a_day(choice: Snooze, today: date, until: date) -> None:
    assert snooze_until(choice, today, cadence=30) == until


def test_untouched_card_comes_back_on_the_third_working_day() -> None:
    assert next_card_on(before(MONDAY, 31), 30, MONDAY, WORKING) == date(2026, 3, 5)
    assert next_card_on(before(FRIDAY, 31), 30, FRIDAY, WORKING) == date(2026, 3, 11)


def test_card_comes_back_the_day_it_turns_cold() -> None:
    assert next_card_on(before(MONDAY, 44), 30, MONDAY, WORKING) == date(2026, 3, 3)


def test_client_cold_for_long_does_not_turn_cold_again() -> None:
    assert next_card_on(before(MONDAY, 400), 30, MONDAY, WORKING) == date(2026, 3, 5)


def test_half_a_cadence_brings_a_card_back_before_a_far_third_day() -> None:
    assert next_card_on(before(MONDAY, 30), 20, MONDAY, MONDAYS) == date(2026, 3, 16)
    assert next_card_on(before(MONDAY, 60), 34, MONDAY, MONDAYS) == date(2026, 3, 19)


def test_daily_client_is_not_shown_every_day() -> None:
    assert next_card_on(before(MONDAY, 9), 1, MONDAY, WORKING) == WEDNESDAY


def test_card_shown_while_no_day_is_chosen_comes_after_half_a_cadence() -> None:
    assert next_card_on(before(MONDAY, 60), 30, MONDAY, NO_DAYS) == date(2026, 3, 17)


@given(shown_on=DAYS, silent=st.integers(0, 500), cadence=st.integers(1, 365), chosen=CHOICES)
def test_card_never_comes_back_on_the_next_nudge_day_unless_it_turned_cold(
    shown_on: date, silent: int, cadence: int, chosen: NudgeSettings
) -> None:
    last_on = before(shown_on, silent)
    back_on = next_card_on(last_on, cadence, shown_on, chosen)
    assert back_on > shown_on
    following = nth_nudge_day(chosen, shown_on, 1)
    if following is not None and back_on <= following:
        assert back_on == cold_on(last_on, cadence)


@given(shown_on=DAYS, silent=st.integers(0, 500), cadence=st.integers(1, 365), chosen=CHOICES)
def test_card_waits_for_no_more_than_three_nudge_days(
    shown_on: date, silent: int, cadence: int, chosen: NudgeSettings
) -> None:
    third = nth_nudge_day(chosen, shown_on, 3)
    if third is not None:
        assert next_card_on(before(shown_on, silent), cadence, shown_on, chosen) <= third


@pytest.mark.parametrize(
    ("due_on", "first_on"),
    [
        (WEDNESDAY, WEDNESDAY),
        (SATURDAY, FRIDAY),
        (date(2026, 3, 8), FRIDAY),
    ],
)
def test_what_is_due_on_a_weekend_is_shown_the_working_day_before(
    due_on: date, first_on: date
) -> None:
    assert first_owed_card_on(due_on, WORKING, is_promise=False) == first_on


@pytest.mark.parametrize(
    ("due_on", "first_on"),
    [
        (WEDNESDAY, date(2026, 3, 3)),
        (FRIDAY, date(2026, 3, 5)),
        (SATURDAY, FRIDAY),
        (date(2026, 3, 8), FRIDAY),
        (date(2026, 3, 9), FRIDAY),
    ],
)
def test_a_promise_is_shown_one_working_day_before_its_day(due_on: date, first_on: date) -> None:
    assert first_owed_card_on(due_on, WORKING, is_promise=True) == first_on


def test_a_promise_is_shown_on_the_nudge_day_before_its_day_however_few_there_are() -> None:
    assert first_owed_card_on(WEDNESDAY, MONDAYS, is_promise=True) == MONDAY
    assert first_owed_card_on(MONDAY, MONDAYS, is_promise=True) == before(MONDAY, 7)


def test_member_without_nudge_days_is_owed_on_the_day_itself() -> None:
    assert first_owed_card_on(SATURDAY, NO_DAYS, is_promise=False) == SATURDAY
    assert first_owed_card_on(SATURDAY, NO_DAYS, is_promise=True) == FRIDAY


@pytest.mark.parametrize("is_promise", [True, False])
@pytest.mark.parametrize(
    ("due_on", "shown_on", "back_on"),
    [
        (WEDNESDAY, WEDNESDAY, date(2026, 3, 5)),  # late on Thursday
        (SATURDAY, FRIDAY, date(2026, 3, 9)),  # late on Sunday, told on Monday
        (FRIDAY, FRIDAY, date(2026, 3, 9)),
        (MONDAY, date(2026, 3, 3), FRIDAY),  # late already: the third working day
        (MONDAY, FRIDAY, date(2026, 3, 11)),
    ],
)
def test_what_is_owed_comes_back_when_late_then_every_third_working_day(
    due_on: date, shown_on: date, back_on: date, *, is_promise: bool
) -> None:
    assert next_owed_card_on(due_on, shown_on, WORKING, is_promise=is_promise) == back_on


@pytest.mark.parametrize(
    ("due_on", "shown_on"),
    [(WEDNESDAY, date(2026, 3, 3)), (date(2026, 3, 9), FRIDAY), (date(2026, 3, 9), SATURDAY)],
)
def test_a_promise_shown_before_its_day_comes_back_on_it(due_on: date, shown_on: date) -> None:
    assert next_owed_card_on(due_on, shown_on, WORKING, is_promise=True) == due_on


@given(due_on=DAYS, away=st.integers(-9, 90), chosen=CHOICES)
def test_what_is_owed_comes_back_after_it_was_shown(
    due_on: date, away: int, chosen: NudgeSettings
) -> None:
    shown_on = due_on + timedelta(days=away)
    back_on = next_owed_card_on(due_on, shown_on, chosen, is_promise=False)
    assert back_on > max(shown_on, due_on)


@given(due_on=DAYS, chosen=CHOICES)
def test_a_promise_is_shown_before_its_day_on_it_and_once_it_is_late(
    due_on: date, chosen: NudgeSettings
) -> None:
    shown = [first_owed_card_on(due_on, chosen, is_promise=True)]
    assert shown[0] < due_on
    while shown[-1] <= due_on:
        shown.append(next_owed_card_on(due_on, shown[-1], chosen, is_promise=True))
    assert shown == sorted(set(shown))
    assert len(shown) <= 3
    if due_on.weekday() in chosen.days or not chosen.days:
        assert due_on in shown
