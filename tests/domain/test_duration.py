"""How long a contact took, as people write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.duration import read_duration, read_duration_at, read_typed_duration

ONE_WORD = {
    "25m": 25,
    "25M": 25,
    "25min": 25,
    "25mins": 25,
    "90minutes": 90,
    "45'": 45,
    "1h": 60,
    "2hrs": 120,
    "2hours": 120,
    "1.5h": 90,
    "1,5h": 90,
    "0.25h": 15,
    "1h30": 90,
    "1h30m": 90,
    "1h30min": 90,
    "1h05": 65,
    "24h": 1440,
    "1440m": 1440,
    "25m:": 25,
    "25m,": 25,
    "25m.": 25,
    "２５m": 25,
    **dict.fromkeys(("0m", "0h", "25h", "1441m", "1h90", "24h01", "-5m", "99999m", "0.001h")),
    **dict.fromkeys(
        ("25", "m", "h", "", ":", "25x", "m25", "1h30x", "h30", "25 m", "1.5.2h", "٢٥")
    ),
}


@pytest.mark.parametrize(("word", "minutes"), ONE_WORD.items())
def test_one_word_is_a_duration_or_none(word: str, minutes: int | None) -> None:
    assert read_duration(word) == minutes


LINES = {
    "25m yesterday": (25, 1),
    "25 min call": (25, 2),
    "25 mins: call": (25, 2),
    "ten minutes with Dana": (10, 2),
    "2 hours with Dana": (120, 2),
    "two hours": (120, 2),
    "1.5 hours": (90, 2),
    "1 hour 30 minutes call": (90, 4),
    "1 hour and 30 minutes": (90, 5),
    "1h 30m call": (90, 2),
    "an hour call": (60, 2),
    "one hour": (60, 2),
    "half an hour": (30, 3),
    "Half an hour: roadmap": (30, 3),
    "an hour and a half with Dana": (90, 5),
    "a quarter of an hour": (15, 5),
    "2 hours 5 people": (120, 2),
    "25 min: ago": (25, 2),
    "25m 5 people": (25, 1),
    **dict.fromkeys(("an hour ago", "2 hours later", "10 minutes late", "20 min before the end")),
    **dict.fromkeys(
        ("", "an", "half", "half of it", "25 people", "5 m budget", "25", "25: min", "hour")
    ),
    **dict.fromkeys(("yesterday 25m", "2000 minutes", "30 hours", "zero minutes", "a few minutes")),
}


@pytest.mark.parametrize(("line", "found"), LINES.items())
def test_words_begin_with_a_duration_or_none(line: str, found: tuple[int, int] | None) -> None:
    assert read_duration_at(line.split()) == found


@given(st.integers(1, 1440))
def test_minutes_are_read_however_they_are_written(minutes: int) -> None:
    hours, rest = divmod(minutes, 60)
    ways = [f"{minutes}m", f"{minutes}min", f"{minutes}mins,"]
    ways += [f"{hours}h{rest:02}", f"{hours}h{rest}m"] if hours else []
    assert {read_duration(way) for way in ways} == {minutes}
    assert read_duration_at([str(minutes), "minutes"]) == (minutes, 2)


@given(st.lists(st.text(max_size=12) | st.sampled_from(["25", "an", "hour", "and", "half", "a"])))
def test_nothing_raises_and_no_contact_is_longer_than_a_day(words: list[str]) -> None:
    found = read_duration_at(words)
    assert found is None or (1 <= found[0] <= 1440 and 1 <= found[1] <= len(words))
    assert all((read_duration(word) or 1) in range(1, 1441) for word in words)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("25", 25),
        ("٢٥", 25),
        ("1:30", 90),
        ("24:00", 1440),
        ("half an hour", 30),
        ("1h30", 90),
        ("1441", None),
        ("0", None),
        ("1:75", None),
        ("25 people", None),
        ("ages", None),
        (" ", None),
    ],
)
def test_where_only_a_length_can_stand_a_bare_number_is_minutes(
    typed: str, minutes: int | None
) -> None:
    assert read_typed_duration(typed) == minutes
