"""A ladder is read as people write it, and said so that it reads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.date_ladder import read_ladder, say_ladder
from domain.errors import Unreadable
from domain.important_dates import LADDERS


@pytest.mark.parametrize(
    ("typed", "ladder"),
    [
        ("90, 60, 30, 14, 7 days before", (90, 60, 30, 14, 7)),
        ("7 and 30 days before, 7 days", (30, 7)),
        ("7 days before, on the day", (7, 0)),
        ("on the day", (0,)),
        ("0", (0,)),
        ("1 day after", (-1,)),
        ("3, 1 days after", (-1, -3)),
        ("2 weeks before; 1 week", (14, 7)),
        ("3 days before and 1 day later", (3, -1)),
        ("14d", (14,)),
        ("7 days before it", (7,)),
    ],
)
def test_a_ladder_is_read_as_people_write_it(typed: str, ladder: tuple[int, ...]) -> None:
    assert read_ladder(typed) == ladder


@pytest.mark.parametrize("typed", ["", "  ", " , "])
def test_no_words_are_no_ladder_of_its_own(typed: str) -> None:
    assert read_ladder(typed) is None


@pytest.mark.parametrize(
    "typed", ["a week", "400", "1 2 3", "1,2,3,4,5,6,7,8,9", "7.5", "-1", "60 weeks", "soon"]
)
def test_what_is_no_ladder_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(Unreadable, match="30, 14, 7 days before"):
        read_ladder(typed)


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ((90, 60, 30, 14, 7), "90, 60, 30, 14, 7 days before"),
        ((7, 0), "7 days before, on the day"),
        ((-1,), "1 day after"),
        ((14, 0, -1, -3), "14 days before, on the day, 1, 3 days after"),
    ],
)
def test_a_ladder_is_said_in_plain_words(steps: tuple[int, ...], said: str) -> None:
    assert say_ladder(steps) == said


@given(st.sets(st.integers(-366, 366), min_size=1, max_size=8))
def test_what_is_said_reads_back(steps: set[int]) -> None:
    ladder = tuple(sorted(steps, reverse=True))
    assert read_ladder(say_ladder(ladder)) == ladder


def test_the_usual_ladders_read_back() -> None:
    for ladder in LADDERS.values():
        assert read_ladder(say_ladder(ladder)) == ladder
