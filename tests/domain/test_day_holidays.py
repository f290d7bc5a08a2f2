"""Holidays with a clear rule."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.day_holidays import easter, holiday, join_holidays
from domain.day_reckoning import Reckoning
from domain.day_tokens import cut, fold

EASTERS = [  # the earliest, the latest, and tables of the years between
    *((1818, 3, 22), (1943, 4, 25), (1961, 4, 2), (1981, 4, 19), (1999, 4, 4), (2000, 4, 23)),
    *((2008, 3, 23), (2011, 4, 24), (2016, 3, 27), (2019, 4, 21), (2024, 3, 31), (2025, 4, 20)),
    *((2026, 4, 5), (2027, 3, 28), (2028, 4, 16), (2029, 4, 1), (2030, 4, 21), (2038, 4, 25)),
]


@pytest.mark.parametrize(("year", "month", "day"), EASTERS)
def test_easter_is_where_the_tables_have_it(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    day = easter(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("New Year's Day", "2027-01-01"),
        ("New Year", "2027-01-01"),
        ("Valentine's Day", "2027-02-14"),
        ("Good Friday", "2027-03-26"),
        ("Easter", "2027-03-28"),
        ("Easter Sunday", "2027-03-28"),
        ("easter mon", "2027-03-29"),
        ("Halloween", "2027-10-31"),
        ("Thanksgiving", "2026-11-26"),
        ("Black Friday", "2026-11-27"),
        ("Cyber Monday", "2026-11-30"),
        ("Christmas Eve", "2026-12-24"),
        ("xmas", "2026-12-25"),
        ("Christmas Day", "2026-12-25"),
        ("Boxing Day", "2026-12-26"),
        ("New Year's Eve", "2026-12-31"),
    ],
)
def test_name_is_one_token_and_its_nearest_day_is_found(name: str, day: str) -> None:
    (token,) = join_holidays(cut(fold(name)) or [])
    assert token.kind == "HOLIDAY"
    assert isinstance(token.value, int)
    at = Reckoning(date(2026, 11, 19), 0)
    assert holiday(at, holiday=token.value) == date.fromisoformat(day)


@pytest.mark.parametrize("name", ["Friday", "good Monday", "new", "easter Tuesday", "the year"])
def test_other_words_are_no_holiday(name: str) -> None:
    tokens = cut(fold(name)) or []
    assert join_holidays(tokens)[-1] == tokens[-1]
