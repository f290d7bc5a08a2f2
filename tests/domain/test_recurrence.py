from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.recurrence import MOST, Recurrence, Series, Unit

RECURRENCES = st.one_of(
    *(st.builds(Recurrence, st.integers(1, most), st.just(unit)) for unit, most in MOST.items())
)
DAYS = st.dates(date(1999, 1, 1), date(2099, 12, 31))


def days_of(every: int, unit: Unit, from_on: date, count: int) -> list[date]:
    series = Series(Recurrence(every, unit), from_on)
    found, day = [], from_on
    for _ in range(count):
        following = series.after(day)
        assert following
        found.append(following)
        day = following
    return found


def test_month_ends_do_not_drift() -> None:
    assert days_of(1, Unit.MONTH, date(2027, 1, 31), 3) == [
        date(2027, 2, 28),
        date(2027, 3, 31),
        date(2027, 4, 30),
    ]
    assert days_of(1, Unit.MONTH, date(2028, 1, 31), 1) == [date(2028, 2, 29)]


def test_a_leap_day_comes_back_in_leap_years() -> None:
    assert days_of(12, Unit.MONTH, date(2028, 2, 29), 4) == [
        date(2029, 2, 28),
        date(2030, 2, 28),
        date(2031, 2, 28),
        date(2032, 2, 29),
    ]


def test_done_late_the_next_is_the_first_after_today() -> None:
    series = Series(Recurrence(1, Unit.WEEK), date(2026, 11, 2))
    assert series.after(date(2026, 11, 28)) == date(2026, 11, 30)
    assert series.after(date(2026, 11, 30)) == date(2026, 12, 7)


@given(RECURRENCES, DAYS, DAYS)
def test_the_next_is_the_first_of_the_series_after_a_day(
    recurrence: Recurrence, from_on: date, day: date
) -> None:
    series = Series(recurrence, from_on)
    found = series.after(day)
    assert found
    assert found > day
    number = next(turn for turn in range(6_000) if series.nth(turn) == found)
    assert number == 0 or series.nth(number - 1) <= day


@given(st.integers(1, MOST[Unit.MONTH]), DAYS, st.integers(0, 50))
def test_every_day_of_months_is_that_of_the_first_or_the_last_of_its_month(
    every: int, from_on: date, turn: int
) -> None:
    found = Series(Recurrence(every, Unit.MONTH), from_on).nth(turn)
    last = monthrange(found.year, found.month)[1]
    assert found.day == min(from_on.day, last)


@given(st.integers(1, MOST[Unit.WEEK]), DAYS, DAYS)
def test_weeks_keep_their_weekday(every: int, from_on: date, day: date) -> None:
    found = Series(Recurrence(every, Unit.WEEK), from_on).after(day)
    assert found
    assert (found - from_on) % timedelta(days=7 * every) == timedelta()


@given(RECURRENCES)
def test_it_is_kept_as_a_short_word(recurrence: Recurrence) -> None:
    assert Recurrence.of(recurrence.code) == recurrence
    assert len(recurrence.code) <= 4


def test_the_calendar_ends() -> None:
    assert Series(Recurrence(12, Unit.MONTH), date(2026, 1, 1)).after(date(9998, 1, 1)) is None


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("1w", "every week"),
        ("2w", "every 2 weeks"),
        ("1m", "every month"),
        ("3m", "every quarter"),
        ("6m", "every 6 months"),
        ("12m", "every year"),
        ("24m", "every 2 years"),
        ("18m", "every 18 months"),
    ],
)
def test_it_is_said_as_people_say_it(code: str, words: str) -> None:
    assert Recurrence.of(code).words == words
