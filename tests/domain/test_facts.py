"""A fact as it is typed: its kind, its day, whom it is about, and the same fact twice."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.facts import (
    KIND_WORDS,
    FactKind,
    NewFact,
    find_person,
    guess_kind,
    key_of,
    read_fact,
)
from domain.line_client import KnownName, read_leading
from domain.log_line import LogLine, read_line
from domain.people import Person
from domain.records import Kind

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=ZoneInfo("Europe/Berlin"))
SEPTEMBER = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Dana's son starts college in September", FactKind.FAMILY),
        ("has a dog called Rex", FactKind.PET),
        ("is vegetarian", FactKind.FOOD),
        ("a trip to Lisbon, back on Sunday", FactKind.TRAVEL),
        ("loves jazz", FactKind.INTEREST),
        ("plays golf on Fridays", FactKind.INTEREST),
        ("reads Wallpaper", FactKind.READS),
        ("member of the chamber of commerce", FactKind.BELONGS_TO),
        ("was promoted to CFO", FactKind.CAREER),
        ("wants to open a second office", FactKind.GOAL),
        ("her wife runs marathons", FactKind.FAMILY),
        ("the invoice goes to Leeds", None),
        ("", None),
    ],
)
def test_its_words_tell_its_kind(text: str, kind: FactKind | None) -> None:
    assert guess_kind(text) == kind


def test_every_kind_has_its_words() -> None:
    assert set(KIND_WORDS) == set(FactKind)
    assert KIND_WORDS[FactKind.BELONGS_TO] == "belongs to"


@pytest.mark.parametrize(
    ("said", "text", "ask_after_on"),
    [
        ("her son starts college, ask after 1 Sept", "her son starts college", SEPTEMBER),
        ("her son starts college (ask after 1 Sept)", "her son starts college", SEPTEMBER),
        ("her son starts college. Ask her after 1 September.", "her son starts college", SEPTEMBER),
        ("back from Lisbon; ask about it on Friday", "back from Lisbon", date(2026, 3, 13)),
        ("son at college ask him again after 1 Sept", "son at college", SEPTEMBER),
        ("son starts college, ask after blue moons", None, None),
        ("she will ask after the summer", "she will ask after the summer", None),
        ("ask after 1 Sept", "ask after 1 Sept", None),
        ("son at college - ask after 1 Sept", "son at college", SEPTEMBER),
        ("don't ask on Monday", None, None),
        ("don’t ask after 1 Sept", None, None),
        ("she wants to ask after 1 Sept", None, None),
        ("they meet to ask on Friday", None, None),
        ("  loves \n jazz ", "loves jazz", None),
    ],
)
def test_the_day_to_ask_is_read_at_its_end(
    said: str, text: str | None, ask_after_on: date | None
) -> None:
    read = read_fact(said, NOW, day_first=True)
    assert read.text == (text or said)
    assert read.ask_after_on == ask_after_on


@given(st.text(max_size=200))
@settings(deadline=None)
def test_no_word_of_a_fact_is_lost(said: str) -> None:
    read = read_fact(said, NOW, day_first=True)
    if read.ask_after_on is None:
        assert read.text == " ".join(said.split())


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Dana loves jazz", "dana loves JAZZ!", True),
        ("Her son is at college", "son at college", True),
        ("loves jazz", "loves golf", False),
        ("the", "The", True),
        ("🎷", "🎷", True),
        ("🎷", "⛳", False),
    ],
)
def test_the_same_fact_has_the_same_key(one: str, other: str, is_same: bool) -> None:
    assert (key_of(one) == key_of(other)) == is_same


DANA = Person("1", "T1", "C1", "Dana Whitfield")
LEE = Person("2", "T1", "C1", "Lee Wong")


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Dana's son starts college", DANA),
        ("Dana’s son starts college", DANA),
        ("Dana Whitfield loves jazz", DANA),
        ("Lee: vegetarian", LEE),
        ("the whole team loves jazz", None),
        ("Zoe loves jazz", None),
        ("", None),
    ],
)
def test_its_first_words_tell_whom_it_is_about(text: str, about: Person | None) -> None:
    assert find_person(text, [DANA, LEE]) == about


def test_of_two_of_one_name_neither_is_meant() -> None:
    assert find_person("Dana loves jazz", [DANA, Person("3", "T1", "C1", "Dana Miller")]) is None


def read(text: str) -> LogLine:
    known = {"acme": [KnownName("1", "Acme", "Acme")]}
    return read_line(read_leading(text), NOW, known, day_first=True)


def test_a_line_has_facts_beside_its_summary_and_what_comes_next() -> None:
    line = read(
        "Acme with Dana: roadmap. fact: Dana's son starts college, ask after 1 Sept "
        "next: send deck by Friday FACT: loves jazz"
    )
    assert line.summary == "roadmap."
    assert line.kind is Kind.CALL
    assert line.facts == (
        NewFact("Dana's son starts college", FactKind.FAMILY, SEPTEMBER),
        NewFact("loves jazz", FactKind.INTEREST),
    )
    assert [step.text for step in line.steps] == ["send deck"]


def test_a_line_of_facts_alone_is_a_note_and_no_call() -> None:
    assert read("Acme fact: loves jazz").kind is Kind.NOTE
    assert read("Acme: fact: loves jazz").kind is Kind.NOTE
    for text in (
        "Acme call fact: loves jazz",
        "Acme with Dana fact: loves jazz",
        "Acme 25m fact: loves jazz",
        "Acme yesterday fact: loves jazz",
        "Acme great talk fact: loves jazz",
        "Acme next: send deck fact: loves jazz",
    ):
        assert read(text).kind is Kind.CALL


def test_an_empty_fact_is_none_and_in_a_url_it_is_no_marker() -> None:
    assert read("Acme: hello fact:").facts == ()
    assert read("Acme: see https://x.example/fact:1").facts == ()
    assert read("Acme: it is a fact that we won").facts == ()
