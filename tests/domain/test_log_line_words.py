from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from domain.line_client import KnownName, read_leading
from domain.log_line import LogLine, read_line
from domain.name import fold_name

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def read(line: str) -> LogLine:
    known = {fold_name("Acme"): [KnownName("1", "Acme", "Acme")]}
    return read_line(read_leading(line), NOW, known, day_first=True)


@pytest.mark.parametrize(
    ("typed", "summary"),
    [
        ("Acme:   much   space \n\n here ", "much space\nhere"),
        ("Acme: great, next: call", "great"),
        ("Acme: great - next: call", "great"),
        ("Acme: great — next: call", "great"),
        ("Acme: .NET at grade A-", ".NET at grade A-"),
        ("Acme with Dana. Great.", "Great."),
        ("Acme: (great)", "(great)"),
        ("Acme: <!channel> & 'x'; DROP TABLE", "<!channel> & 'x'; DROP TABLE"),
        ("Acme: 😀 שלום", "😀 שלום"),
        ("Acme 😀", "😀"),
    ],
)
def test_summary_keeps_the_words_as_typed_but_for_loose_punctuation(
    typed: str, summary: str
) -> None:
    assert read(typed).summary == summary


def test_line_of_3000_characters_is_kept_whole() -> None:
    said = " ".join(f"word{number}" for number in range(400))[:2990]
    assert read(f"Acme: {said}").summary == said


@pytest.mark.parametrize("said", ["call tomorrow at 10am", "meet Friday 15:30", "ring Tue morning"])
def test_hour_of_a_next_action_stays_in_its_words(said: str) -> None:
    (step,) = read(f"Acme: hi. next: {said}").steps
    assert step.due_on is not None
    assert step.text == said
