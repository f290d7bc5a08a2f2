"""Lengths of time in words, and days moved by them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.day_spans import Span, join_spans, shift
from domain.day_tokens import Token, cut, fold

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


def spans(phrase: str) -> list[Token]:
    return join_spans(cut(fold(phrase)) or [])


@pytest.mark.parametrize(
    ("phrase", "span"),
    [
        ("3 weeks", Span(days=21)),
        ("three wks", Span(days=21)),
        ("a day", Span(days=1)),
        ("an hour", Span(minutes=60)),
        ("half an hour", Span(minutes=30)),
        ("half a year", Span(months=6)),
        ("a couple of months", Span(months=2)),
        ("couple days", Span(days=2)),
        ("a fortnight", Span(days=14)),
        ("fortnight", Span(days=14)),
        ("2 quarters", Span(months=6)),
        ("5 working days", Span(working_days=5)),
        ("1 year 2 months and 3 days", Span(months=14, days=3)),
        ("1d, 2hr, and 5min", Span(days=1, minutes=125)),
    ],
)
def test_counts_and_units_join_to_one_span(phrase: str, span: Span) -> None:
    assert spans(phrase) == [Token("SPAN", span)]


@pytest.mark.parametrize("phrase", ["next week", "Friday", "3 December", "the day", "half", "and"])
def test_other_words_stay_as_they_are(phrase: str) -> None:
    assert spans(phrase) == cut(fold(phrase))


def test_words_around_a_span_stay() -> None:
    kinds = [token.kind for token in spans("in 2 weeks and Friday")]
    assert kinds == ["in", "SPAN", "and", "WEEKDAY"]


@pytest.mark.parametrize(
    ("day", "span", "moved"),
    [
        ("2027-01-31", Span(months=1), "2027-02-28"),
        ("2028-01-31", Span(months=1), "2028-02-29"),
        ("2028-02-29", Span(months=12), "2029-02-28"),
        ("2027-01-31", Span(months=-2), "2026-11-30"),
        ("2026-12-31", Span(months=1, days=1), "2027-02-01"),
        ("2026-11-20", Span(working_days=1), "2026-11-23"),
        ("2026-11-23", Span(working_days=-1), "2026-11-20"),
        ("2026-11-21", Span(working_days=1), "2026-11-23"),
        ("2026-11-22", Span(working_days=-1), "2026-11-20"),
        ("2026-11-21", Span(working_days=5), "2026-11-27"),
        ("2026-11-19", Span(working_days=12), "2026-12-07"),
    ],
)
def test_day_moves_by_a_span(day: str, span: Span, moved: str) -> None:
    assert shift(date.fromisoformat(day), span) == date.fromisoformat(moved)


def test_hours_count_from_the_minute_of_the_day() -> None:
    assert shift(date(2026, 11, 19), Span(minutes=60), minute=23 * 60) == date(2026, 11, 20)
    assert shift(date(2026, 11, 19), Span(minutes=59), minute=23 * 60) == date(2026, 11, 19)
    assert shift(date(2026, 11, 19), Span(minutes=-1), minute=0) == date(2026, 11, 18)


@given(DAYS, st.integers(1, 200))
def test_working_days_are_those_between(day: date, count: int) -> None:
    end = shift(day, Span(working_days=count))
    between = [day + timedelta(days=n) for n in range(1, (end - day).days + 1)]
    assert sum(each.weekday() < 5 for each in between) == count
    assert end.weekday() < 5


@given(DAYS, st.integers(-500, 500), st.integers(-500, 500))
def test_months_and_days_are_taken_in_turn(day: date, months: int, days: int) -> None:
    moved = shift(day, Span(months=months, days=days))
    assert moved == shift(day, Span(months=months)) + timedelta(days=days)


def test_beyond_the_calendar_it_raises() -> None:
    with pytest.raises((OverflowError, ValueError)):
        shift(date(9999, 12, 1), Span(months=1))
    with pytest.raises((OverflowError, ValueError)):
        shift(date(9999, 12, 31), Span(days=1))
