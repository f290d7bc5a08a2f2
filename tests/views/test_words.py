from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.records import Kind
from tests.views.facts import A_DAY, NOW, TODAY, a_member, an_action, an_interaction
from views.words import (
    action_in_words,
    day_of,
    due_in_words,
    instant_in_words,
    interaction_in_words,
    kind_in_words,
    minutes_in_words,
    people_in_words,
)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(1, "1 min"), (25, "25 min"), (60, "1 h"), (90, "1 h 30 min"), (120, "2 h"), (0, "0 min")],
)
def test_minutes_are_said_in_hours(minutes: int, said: str) -> None:
    assert minutes_in_words(minutes) == said


@given(st.integers(0, 10_000))
@settings(deadline=None)
def test_minutes_can_be_read_back(minutes: int) -> None:
    words = minutes_in_words(minutes).split()
    worth = {"h": 60, "min": 1}
    pairs = zip(words[::2], words[1::2], strict=True)
    assert sum(int(count) * worth[unit] for count, unit in pairs) == minutes


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (["Dana"], "Dana"),
        (["Dana", "Raj"], "Dana and Raj"),
        (["Dana", "Raj", "Lee"], "Dana, Raj and Lee"),
        (list("abcdef"), "a, b, c, d, e and f"),
        (list("abcdefg"), "a, b, c, d, e, f and 1 other"),
        (list("abcdefgh"), "a, b, c, d, e, f and 2 others"),
        (["<@U1>"], "&lt;@U1&gt;"),
    ],
)
def test_people_are_listed_as_one_says_them(people: list[str], said: str) -> None:
    assert people_in_words(people) == said


@pytest.mark.parametrize(
    ("due_on", "is_promise", "said"),
    [
        (None, False, "no date"),
        (TODAY, False, "due today"),
        (TODAY + A_DAY, True, "promised for tomorrow"),
        (date(2026, 3, 13), True, "promised for Fri 13 Mar"),
        (TODAY - A_DAY, False, "due yesterday, 1 day late"),
        (TODAY - 2 * A_DAY, True, "promised for Sun 8 Mar, 2 days late"),
    ],
)
def test_due_day_says_how_late_it_is(due_on: date | None, is_promise: bool, said: str) -> None:
    action = an_action(due_on=due_on, is_promise=is_promise)
    assert due_in_words(action, TODAY) == said


def test_hidden_action_shows_its_day_only() -> None:
    hidden = an_action("", is_hidden=True)
    assert action_in_words(hidden, TODAY) == "In confidence (due Fri 13 Mar)"


def test_days_are_those_of_who_reads() -> None:
    late = datetime.fromisoformat("2026-03-09T23:30:00+00:00")
    assert day_of(late, a_member(), NOW) == "yesterday"
    assert day_of(late, a_member(tz="Asia/Tokyo"), NOW) == "today"
    assert instant_in_words(late, a_member(tz="Asia/Tokyo"), NOW) == "today 08:30"


def test_interaction_is_said_with_day_kind_author_people_and_words() -> None:
    one = an_interaction(people=("Dana", "Raj"), happened_at=NOW - A_DAY, in_confidence=True)
    said = interaction_in_words(one, a_member(), NOW)
    assert said == ("*yesterday* · call · Mia Chen · with Dana and Raj · in confidence\nQ3 roadmap")


def test_interaction_in_confidence_hides_words_and_people_from_others() -> None:
    hidden = an_interaction(is_hidden=True, summary="", people=("Dana",), in_confidence=True)
    said = interaction_in_words(hidden, a_member(), NOW + timedelta(days=3))
    assert said == "*Tue 10 Mar* · a contact in confidence"


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_stands_before_a_name(kind: Kind) -> None:
    assert kind_in_words(kind).split()[0] in {"a", "an"}
    assert kind_in_words(kind).split()[-1] in {"with", "for", "about"}
