"""A phrase cut in tokens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.day_tokens import Clock, Token, cut, fold
from domain.day_words import WORDS, is_shortened


def kinds(phrase: str) -> list[str] | None:
    tokens = cut(fold(phrase))
    return None if tokens is None else [token.kind for token in tokens]


@pytest.mark.parametrize(
    ("phrase", "folded"),
    [
        ("  FRIDAY! ", "friday"),
        ("３　Dec", "3 dec"),
        ("New Year’s", "new year's"),
        ("3–Dec", "3-dec"),
        ("(*Friday*)", "friday"),
        ("to\u200bday", "today"),
        ("\ufeff", ""),
    ],
)
def test_folding_leaves_plain_small_letters(phrase: str, folded: str) -> None:
    assert fold(phrase) == folded


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Friday, Dec. 3", ["WEEKDAY", "MONTH", "N"]),
        ("3rd Dec '27", ["NTH", "MONTH", "YEAR"]),
        ("3dec2027", ["N", "MONTH", "YEAR"]),
        ("twenty-first", ["FIRST"]),
        ("2026-12-03", ["Y-M-D"]),
        ("20261203", ["YYYYMMDD"]),
        ("3/12/2026", ["D/M/Y"]),
        ("3-12-26", ["D/M/Y"]),
        ("3.12.2026", ["D.M.Y"]),
        ("3.12.26", ["D.M.YY"]),
        ("3/12", ["D/M"]),
        ("3-12", ["D-M"]),
        ("at 2.30", ["at", "D.M"]),
        ("@ 10:30", ["at", "CLOCK"]),
        ("10 p.m.", ["CLOCK"]),
        ("100 days", ["BIG", "day"]),
        ("2026-12-03t10:30", ["Y-M-D", "CLOCK"]),
        ("2026-12-0312", ["YEAR", "-", "N", "-", "BIG"]),
        ("by Friday of Dana", None),
        ("25:00", ["?"]),
        ("", []),
    ],
)
def test_tokens_have_kinds(phrase: str, expected: list[str] | None) -> None:
    assert kinds(phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "minute", "is_sure"),
    [
        ("10:30", 630, False),
        ("07:15", 435, True),
        ("15:30", 930, True),
        ("3:30pm", 930, True),
        ("3:30 p.m.", 930, True),
        ("3pm", 900, True),
        ("3.15pm", 915, True),
        ("12am", 0, True),
        ("12pm", 720, True),
        ("15:30pm", 930, True),
        ("3h18", 198, True),
        ("3:18:59a", 198, True),
        ("24:00", 1440, True),
    ],
)
def test_clock_times_are_minutes_after_midnight(phrase: str, minute: int, is_sure: bool) -> None:
    assert cut(fold(phrase)) == [Token("CLOCK", Clock(minute, is_sure))]


@given(st.text(max_size=80))
def test_cutting_never_raises(text: str) -> None:
    cut(fold(text))


def test_every_word_of_the_vocabulary_is_one_token_of_its_kind() -> None:
    assert {word: kinds(word) for word in WORDS} == {
        word: ["MERIDIEM" if "." in word else kind] for word, (kind, _) in WORDS.items()
    }


@pytest.mark.parametrize("word", ["Oct.", "3.", "Mon.", "sept.", "a.m."])
def test_stop_of_a_shortened_word_closes_nothing(word: str) -> None:
    assert is_shortened(word)


@pytest.mark.parametrize("word", ["Monday.", "deck.", "May.", "Oct", ".", "", "3rd."])
def test_stop_of_another_word_closes_a_sentence(word: str) -> None:
    assert not is_shortened(word)
