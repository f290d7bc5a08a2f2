"""Rules of the calendar against a plain count over all days."""

import calendar
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.day_words import MONTHS, WEEKDAYS
from domain.due_date import read_due_date

TODAYS = st.dates(date(1990, 1, 1), date(2150, 12, 31))
NAMES = [names[0] for names in WEEKDAYS]
NTHS = ["first", "second", "third", "fourth"]
FOUR_YEARS = 4 * 366


def read(phrase: str, today: date, *, day_first: bool = True) -> date | None:
    return read_due_date(phrase, datetime.combine(today, time(10), UTC), day_first=day_first)


def days_from(today: date) -> list[date]:
    return [today + timedelta(days=days) for days in range(FOUR_YEARS)]


@given(TODAYS, st.integers(1, 31))
def test_day_of_the_month_is_the_first_such_day_from_today(today: date, day: int) -> None:
    ending = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}.get(day, "th")
    expected = next(each for each in days_from(today) if each.day == day)
    assert read(f"the {day}{ending}", today) == expected


@given(TODAYS, st.integers(0, 6), st.integers(1, 28))
def test_weekday_and_day_are_found_within_a_year(today: date, weekday: int, day: int) -> None:
    fits = [each for each in days_from(today) if (each.weekday(), each.day) == (weekday, day)]
    months = (fits[0].year - today.year) * 12 + fits[0].month - today.month
    assert read(f"{NAMES[weekday]} the {day}th", today) == (fits[0] if months <= 12 else None)


@given(TODAYS, st.integers(1, 12), st.integers(0, 6), st.integers(1, 4))
def test_nth_weekday_is_counted_in_its_month(
    today: date, month: int, weekday: int, nth: int
) -> None:
    expected = next(
        day
        for day in days_from(today)
        if day.month == month and day.weekday() == weekday and (day.day - 1) // 7 == nth - 1
    )
    phrase = f"the {NTHS[nth - 1]} {NAMES[weekday]} of {MONTHS[month - 1][0]}"
    assert read(phrase, today) == expected


@given(TODAYS, st.integers(1, 12), st.integers(0, 6))
def test_last_weekday_has_no_other_after_it(today: date, month: int, weekday: int) -> None:
    expected = next(
        day
        for day in days_from(today)
        if day.month == month
        and day.weekday() == weekday
        and day.day + 7 > calendar.monthrange(day.year, month)[1]
    )
    assert read(f"last {NAMES[weekday]} of {MONTHS[month - 1][0]}", today) == expected


@given(TODAYS, st.integers(1, 12), st.integers(1, 31))
def test_figures_are_a_day_in_exactly_one_order_or_turned_round(
    today: date, month: int, day: int
) -> None:
    by_day = read(f"{day}/{month}", today, day_first=True)
    by_month = read(f"{month}/{day}", today, day_first=False)
    assert by_day == by_month
    if day > 12:
        assert read(f"{month}/{day}", today, day_first=True) == by_day
        assert read(f"{day}/{month}", today, day_first=False) == by_day


@given(TODAYS)
def test_ends_of_periods_are_followed_by_their_starts(today: date) -> None:
    for period in ("month", "quarter", "year"):
        end, start = read(f"end of {period}", today), read(f"next {period}", today)
        assert end is not None
        assert start == end + timedelta(days=1)
        assert today <= end
    end_of_quarter = read("eoq", today)
    assert end_of_quarter is not None
    assert end_of_quarter.month in {3, 6, 9, 12}


@given(TODAYS)
def test_end_of_week_is_a_friday_of_this_week_or_after_the_weekend(today: date) -> None:
    end = read("end of week", today)
    assert end is not None
    assert end.weekday() == 4
    assert 0 <= (end - today).days <= 6
    assert read("next week", today) == today + timedelta(days=7 - today.weekday())
