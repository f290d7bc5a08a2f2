from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.birthday import Birthday, read_birthday
from domain.errors import Unreadable

TODAY = date(2026, 3, 10)
MAY = Birthday(5, 3)


@pytest.mark.parametrize(
    ("typed", "born"),
    [
        ("3 May", MAY),
        ("3. May", MAY),
        ("3rd of May", MAY),
        ("May 3", MAY),
        ("may 3rd", MAY),
        ("3/5", MAY),
        ("3.5.", MAY),
        ("3 MAY 1980", Birthday(5, 3, 1980)),
        ("May 3, 1980", Birthday(5, 3, 1980)),
        ("3.5.1980", Birthday(5, 3, 1980)),
        ("1980-05-03", Birthday(5, 3, 1980)),
        ("29 Feb", Birthday(2, 29)),
        ("29 Feb 2000", Birthday(2, 29, 2000)),
        ("5/23", Birthday(5, 23)),
        ("31 sept", None),
        ("0000-05-03", None),
        ("3 May 0000", None),
        ("30 Sept", Birthday(9, 30)),
    ],
)
def test_birthdays_are_read_as_people_write_them(typed: str, born: Birthday | None) -> None:
    if born is None:
        with pytest.raises(Unreadable):
            read_birthday(typed, TODAY, day_first=True)
    else:
        assert read_birthday(typed, TODAY, day_first=True) == born


def test_the_month_comes_first_where_the_member_writes_it_so() -> None:
    assert read_birthday("5/3", TODAY, day_first=False) == MAY
    assert read_birthday("5/3/1980", TODAY, day_first=False) == Birthday(5, 3, 1980)
    assert read_birthday("3.5.", TODAY, day_first=False) == MAY
    assert read_birthday("23/5", TODAY, day_first=False) == Birthday(5, 23)


@pytest.mark.parametrize(
    "typed", ["soon", "3", "May", "0 May", "32 May", "29 Feb 2001", "13/13", "3 May 80", "1980"]
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable, match="3 May"):
        read_birthday(typed, TODAY, day_first=True)


def test_days_to_come_and_of_long_ago_are_refused() -> None:
    with pytest.raises(Unreadable, match="still to come"):
        read_birthday("11 March 2026", TODAY, day_first=True)
    with pytest.raises(Unreadable, match="long ago"):
        read_birthday("3 May 1880", TODAY, day_first=True)


def test_no_words_are_no_birthday() -> None:
    assert read_birthday(" ", TODAY, day_first=True) is None


@given(st.dates(date(1930, 1, 1), TODAY), st.booleans(), st.booleans())
@settings(deadline=None)
def test_what_is_said_is_read_back(day: date, has_year: bool, day_first: bool) -> None:
    born = Birthday(day.month, day.day, day.year if has_year else None)
    assert read_birthday(str(born), TODAY, day_first=day_first) == born


@given(st.text(max_size=40))
@settings(deadline=None)
def test_any_text_is_a_day_or_refused(typed: str) -> None:
    with suppress(Unreadable):
        found = read_birthday(typed, TODAY, day_first=True)
        assert found is None or 1 <= found.month <= 12
