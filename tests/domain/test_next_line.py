"""The words of `/next`: what comes next, its day, whose eyes."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.line_client import KnownName, find_client, read_leading
from domain.next_line import (
    NextLine,
    read_next_line,
    read_unknown_name,
    without_add,
    words_of,
)

# A Monday.
NOW = datetime(2026, 11, 23, 15, 0, tzinfo=ZoneInfo("Europe/Berlin"))
KNOWN = {"acme": [KnownName("1", "Acme", "Acme")], "help": [KnownName("2", "Help", "Help")]}


def read(line: str) -> NextLine:
    found = find_client(read_leading(line), KNOWN)
    assert found
    return read_next_line(words_of(line, found.start, found.end), NOW, day_first=True)


@pytest.mark.parametrize(
    ("line", "text", "due_on"),
    [
        ("Acme send the deck by Friday", "send the deck", "2026-11-27"),
        ("acme: send the deck by Friday", "send the deck", "2026-11-27"),
        ("Acme - send the deck", "send the deck", "None"),
        ("Acme next: send the deck 3 Dec", "send the deck", "2026-12-03"),
        ("Acme next steps: plan it; call", "plan it; call", "None"),
        ("Acme todo: send it", "send it", "None"),
        ("Acme, send it", "send it", "None"),
        ('"Help" send it', "send it", "None"),
        ("call Acme tomorrow", "call Acme", "2026-11-24"),
        ("meeting with Acme on Friday", "meeting with Acme", "2026-11-27"),
        ("Acme promises to keep", "promises to keep", "None"),
        ("Acme they expect this report", "they expect this report", "None"),
        ("Acme #business send it by Friday", "send it #business", "2026-11-27"),
        ("Acme first\nsecond by Friday", "first\nsecond", "2026-11-27"),
    ],
)
def test_text_and_day_are_read(line: str, text: str, due_on: str) -> None:
    step = read(line).step
    assert (step.text, str(step.due_on), step.is_promise) == (text, due_on, False)


@pytest.mark.parametrize(
    "line",
    [
        "Acme promise: the quote by Friday",
        "Acme promise the quote by Friday",
        "acme, promised: the quote by Fri",
        "Acme the quote by Friday, they expect this",
        "Acme the quote (they expect it) by Friday",
        "Acme they expect this: the quote by Friday",
    ],
)
def test_a_promise_is_said_in_several_ways(line: str) -> None:
    step = read(line).step
    assert (step.text, str(step.due_on), step.is_promise) == ("the quote", "2026-11-27", True)


def test_a_promise_without_a_day_is_kept_as_a_next_action_that_wanted_one() -> None:
    step = read("Acme promise the quote").step
    assert (step.text, step.is_promise, step.wanted_promise) == ("the quote", False, True)


@pytest.mark.parametrize(
    "line", ["Acme buy it !confidence", "!conf Acme buy it", "Acme !private buy it"]
)
def test_the_mark_of_confidence_may_stand_anywhere(line: str) -> None:
    found = read(line)
    assert (found.step.text, found.in_confidence, found.unclear_mark) == ("buy it", True, None)


@pytest.mark.parametrize("mark", ["!prviate", "!confidnce", "!foo", "!!conf"])
def test_a_misspelt_mark_is_named_and_stays_in_the_words(mark: str) -> None:
    found = read(f"Acme buy it {mark}")
    assert found.unclear_mark is not None
    assert not found.in_confidence
    assert mark in found.step.text


def test_a_marker_within_the_words_is_a_part_of_them() -> None:
    step = read("Acme send the deck. next: call by Friday").step
    assert "next: call" in step.text


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Globex send it by Friday", ["Globex"]),
        ("Globex Intl send it", ["Globex Intl"]),
        ("globex intl: send it", ["globex intl", "globex"]),
        ("Made with Love send it", ["Made with Love"]),
        ('"call me" send it', ["call me"]),
        ("call Globex tomorrow", ["Globex"]),
        ("!conf Globex send it", ["Globex"]),
        ("Globex promise: x", ["Globex"]),
        ("株式会社さくら 電話する", ["株式会社さくら"]),
        ("x" * 121, []),
        ("", []),
    ],
)
def test_an_unknown_client_is_read_as_its_name_is_written(line: str, names: list[str]) -> None:
    found = read_unknown_name(line)
    assert [one.name for one in found] == names
    assert all(line[: one.end].rstrip('"').endswith(one.name) for one in found)


WORDS = st.lists(
    st.sampled_from(
        "send the deck proposal Dana Fri-ish 2x A&B ünï 電話 (later) www.x.example".split()
    ),
    min_size=1,
    max_size=12,
).map(" ".join)
DATES = st.sampled_from(["", " by Friday", " by 3 Dec", " on Monday", " tomorrow"])
ENDS = st.sampled_from(["", " !confidence", ", they expect this"])


@given(WORDS, DATES, ENDS)
@example("send", " by Friday", ", they expect this")
@example("the", " tomorrow", "")
def test_no_word_is_lost(words: str, date: str, end: str) -> None:
    """Each is in the text, or is the day, the promise or the mark that was understood."""
    found = read(f"Acme {words}{date}{end}")
    understood = set(f"{date}{end}".replace(",", " ").split())
    kept = found.step.text.split()
    assert [word for word in words.split() if word not in kept] == []
    assert found.step.due_on or found.step.text.endswith(date)  # "the tomorrow" is no day
    assert set(kept) - set(words.split()) <= understood
    assert found.in_confidence is ("!confidence" in end)


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    found = read_next_line(text, NOW, day_first=True)
    assert len(found.step.text) <= len(text) + 20
    assert words_of(text, 0, 0).strip() == text.strip()
    read_unknown_name(text)


@pytest.mark.parametrize("words", ["by Friday", "Friday", "by Friday!", "tomorrow", "on 3 May"])
def test_a_day_alone_says_nothing_that_comes_next(words: str) -> None:
    assert read_next_line(words, NOW, day_first=True).step.text == ""


def test_a_day_that_is_over_is_told_apart_from_no_day() -> None:
    for words in ("pay by yesterday", "call on Monday 2 March 2026", "send it by last Friday."):
        line = read_next_line(words, NOW, day_first=True)
        assert (line.step.text, line.step.due_on, line.is_past) == (words, None, True)
    for words in ("pay", "step on toes", "pay by Friday", "stand by", "hear about last Friday"):
        assert not read_next_line(words, NOW, day_first=True).is_past


def test_an_add_before_the_line_is_no_part_of_it() -> None:
    assert without_add("add Acme call Bob") == "Acme call Bob"
    assert without_add("Add: Acme call Bob") == "Acme call Bob"
    assert without_add("Addison call Bob") is None
    assert without_add("add") is None
