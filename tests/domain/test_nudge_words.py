from datetime import time
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.local_time import say_time
from domain.nudge_words import read_days, read_hour, say_days

EVERY_SET = [frozenset(days) for size in range(1, 8) for days in combinations(range(7), size)]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("08:30", time(8, 30)),
        ("8:30", time(8, 30)),
        ("8.30", time(8, 30)),
        (" 9 ", time(9)),
        ("0", time(0)),
        ("17h", time(17)),
        ("17H30", time(17, 30)),
        ("8am", time(8)),
        ("8 AM", time(8)),
        ("8:15 p.m.", time(20, 15)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("23:59", time(23, 59)),
    ],
)
def test_hour_is_read_as_people_type_it(text: str, at: time) -> None:
    assert read_hour(text) == at


@pytest.mark.parametrize(
    "text",
    "|24|24:00|9:60|13pm|0am|8:5|8:300|8:|:30|-8|8:30:00|at 8|nine|8 30|100|٨|8h5|8:30 mon".split(
        "|"
    ),
)
def test_unclear_hour_is_refused(text: str) -> None:
    assert read_hour(text) is None


@given(at=st.times())
def test_hour_as_we_say_it_is_read_back(at: time) -> None:
    assert read_hour(say_time(at)) == at.replace(second=0, microsecond=0, fold=0)


@given(text=st.text() | st.text("0123456789:.hapm ", max_size=8))
def test_reading_an_hour_never_raises(text: str) -> None:
    assert read_hour(text) is None or 0 <= read_hour(text).hour <= 23  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mon-fri", {0, 1, 2, 3, 4}),
        ("Mon – Fri", {0, 1, 2, 3, 4}),
        ("monday to friday", {0, 1, 2, 3, 4}),
        ("weekdays", {0, 1, 2, 3, 4}),
        ("Working  days", {0, 1, 2, 3, 4}),
        ("daily", {0, 1, 2, 3, 4, 5, 6}),
        ("every day", {0, 1, 2, 3, 4, 5, 6}),
        ("weekend", {5, 6}),
        ("mon,wed,fri", {0, 2, 4}),
        ("mon wed fri", {0, 2, 4}),
        ("Mondays, Wednesdays and Fridays", {0, 2, 4}),
        ("tues & thurs", {1, 3}),
        ("Sun-Thu", {6, 0, 1, 2, 3}),
        ("sat to mon", {5, 6, 0}),
        ("mon-wed, fri", {0, 1, 2, 4}),
        ("Tuesday", {1}),
    ],
)
def test_days_are_read_as_people_type_them(text: str, days: set[int]) -> None:
    assert read_days(text) == frozenset(days)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        ",",
        "mon-",
        "-fri",
        "mon-fri-sun",
        "mon-mon",
        "m-f",
        "mon,xyz",
        "0-4",
        "no days",
        "and",
    ],
)
def test_unclear_days_are_refused(text: str) -> None:
    assert read_days(text) is None


@given(
    text=st.text() | st.lists(st.sampled_from("mon sun fri - to and , daily".split())).map(" ".join)
)
def test_reading_days_never_raises_and_never_gives_none_of_them(text: str) -> None:
    assert read_days(text) != frozenset()


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ({0, 1, 2, 3, 4}, "Monday to Friday"),
        ({6, 0, 1, 2, 3}, "Sunday to Thursday"),
        ({0, 2, 4}, "Monday, Wednesday and Friday"),
        ({5, 6}, "Saturday and Sunday"),
        ({6, 0}, "Sunday and Monday"),
        ({0, 1, 2, 4}, "Monday to Wednesday and Friday"),
        ({3}, "Thursday"),
        (set(range(7)), "every day"),
        (set(), "no days"),
    ],
)
def test_days_are_said_in_english(days: set[int], words: str) -> None:
    assert say_days(frozenset(days)) == words


@pytest.mark.parametrize("days", EVERY_SET, ids=say_days)
def test_every_set_of_days_as_we_say_it_is_read_back(days: frozenset[int]) -> None:
    assert read_days(say_days(days)) == days
