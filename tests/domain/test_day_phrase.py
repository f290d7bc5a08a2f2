"""A phrase read in both directions, and how clear it is by itself."""

from datetime import UTC, date, datetime

import pytest

from domain.day_grammar import Clearness
from domain.day_phrase import read_phrase
from domain.day_reckoning import Reckoning

NOW = datetime(2026, 11, 19, 10, 20, tzinfo=UTC)  # a Thursday

BOTH_WAYS = [  # phrase, ahead, behind
    ("Monday", "2026-11-23", "2026-11-16"),
    ("Thursday", "2026-11-26", "2026-11-19"),
    ("this Monday", "2026-11-23", "2026-11-16"),
    ("this Friday", "2026-11-20", "2026-11-20"),
    ("next Monday", "2026-11-23", "2026-11-23"),
    ("last Monday", "2026-11-16", "2026-11-16"),
    ("last Thursday", "2026-11-12", "2026-11-12"),
    ("Monday last week", "2026-11-09", "2026-11-09"),
    ("Monday next week", "2026-11-23", "2026-11-23"),
    ("today", "2026-11-19", "2026-11-19"),
    ("yesterday", "2026-11-18", "2026-11-18"),
    ("3 December", "2026-12-03", "2025-12-03"),
    ("19 November", "2026-11-19", "2026-11-19"),
    ("29 Feb", "2028-02-29", "2024-02-29"),
    ("Thu 3 Dec", "2026-12-03", None),
    ("Wed 3 Dec", None, "2025-12-03"),
    ("3/5", "2027-05-03", "2026-05-03"),
    ("3 May 2020", "2020-05-03", "2020-05-03"),
    ("last 3 May", "2026-05-03", "2026-05-03"),
    ("the 15th", "2026-12-15", "2026-11-15"),
    ("the 31st", "2026-12-31", "2026-10-31"),
    ("Friday the 13th", "2027-08-13", "2026-11-13"),
    ("Christmas", "2026-12-25", "2025-12-25"),
    ("Easter", "2027-03-28", "2026-04-05"),
    ("the first Monday of May", "2027-05-03", "2026-05-04"),
    ("end of October", "2027-10-31", "2026-10-31"),
    ("in 3 days", "2026-11-22", "2026-11-22"),
    ("3 days ago", "2026-11-16", "2026-11-16"),
]


@pytest.mark.parametrize(("phrase", "ahead", "behind"), BOTH_WAYS)
def test_phrase_is_read_ahead_or_behind(phrase: str, ahead: str | None, behind: str | None) -> None:
    days = []
    for past in (False, True):
        reading = read_phrase(phrase, Reckoning.of(NOW, day_first=True, past=past))
        days.append(reading.day.isoformat() if reading else None)
    assert days == [ahead, behind]


CLEARNESS = {
    Clearness.DAY: ["tomorrow", "Fri", "3 May", "2027-05-03", "in 3 weeks", "3.5.2027", "Mon 3/5"],
    Clearness.PERIOD: ["next week", "end of month", "eow", "next year", "within 2 days"],
    Clearness.LED: ["3/5", "3-5", "the 15th", "3.5.27", "20270503", "Easter", "2 days later"],
}


@pytest.mark.parametrize("clearness", Clearness)
def test_phrase_tells_how_clear_it_is(clearness: Clearness) -> None:
    at = Reckoning.of(NOW, day_first=True)
    for phrase in CLEARNESS[clearness]:
        reading = read_phrase(phrase, at)
        assert reading is not None
        assert reading.clearness is clearness


LEADS = ["by", "on", "before", "until", "till", "til", "due", "due by", "due on", "on or before"]
LEADS += ["no later than", "not later than", "due before", "BY"]


@pytest.mark.parametrize("lead", LEADS)
def test_lead_changes_no_day(lead: str) -> None:
    reading = read_phrase(f"{lead} Friday", Reckoning.of(NOW, day_first=True))
    assert reading is not None
    assert reading.lead
    assert reading.day == date(2026, 11, 20)


@pytest.mark.parametrize("lead", ["no", "not", "than", "later than", "by by", "or", "on by"])
def test_other_words_are_no_lead(lead: str) -> None:
    assert read_phrase(f"{lead} Friday", Reckoning.of(NOW, day_first=True)) is None
