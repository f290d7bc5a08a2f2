"""WHEN in the head of a log line: the past, read only where it can hardly be anything else."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.contact_time import When, latest_day, read_when

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 19, 10, 20, tzinfo=PARIS)  # a Thursday


def when(line: str, now: datetime = NOW, *, day_first: bool = True) -> When | None:
    return read_when(line.split(), now, day_first=day_first)


def told(found: When | None) -> tuple[str, int] | None:
    """Return the local wall clock and the words used; strings, as equality hides zone errors."""
    return (f"{found.happened_at:%Y-%m-%d %H:%M}", found.words_used) if found else None


PAST = [  # line, local time, words used; noon where no hour is given, now where noon lies ahead
    ("today", "2026-11-19 10:20", 1),
    ("today: great call", "2026-11-19 10:20", 1),
    ("this morning great call", "2026-11-19 10:20", 2),
    ("yesterday great call", "2026-11-18 12:00", 1),
    ("Yesterday, great call", "2026-11-18 12:00", 1),
    ("yesterday afternoon with Dana", "2026-11-18 12:00", 2),
    ("day before yesterday", "2026-11-17 12:00", 3),
    ("last Friday with Dana", "2026-11-13 12:00", 2),
    ("last Thursday", "2026-11-12 12:00", 2),
    ("on Friday we met", "2026-11-13 12:00", 2),
    ("Friday", "2026-11-13 12:00", 1),
    ("fri: roadmap", "2026-11-13 12:00", 1),
    ("Fri great call", "2026-11-13 12:00", 1),
    ("Thursday roadmap", "2026-11-19 10:20", 1),
    ("this Monday", "2026-11-16 12:00", 2),
    ("Tuesday last week great", "2026-11-10 12:00", 3),
    ("last week Tuesday", "2026-11-10 12:00", 3),
    ("Monday 3pm roadmap", "2026-11-16 15:00", 2),
    ("Monday at 15:00 roadmap", "2026-11-16 15:00", 3),
    ("Monday at 3 roadmap", "2026-11-16 15:00", 3),
    ("Monday at 9 roadmap", "2026-11-16 09:00", 3),
    ("yesterday at 4 great call", "2026-11-18 16:00", 3),
    ("yesterday at 4 in the afternoon", "2026-11-18 16:00", 6),
    ("Thursday 3pm", "2026-11-12 15:00", 2),
    ("Thursday 9am", "2026-11-19 09:00", 2),
    ("at 9:30 with Dana", "2026-11-19 09:30", 2),
    ("09:30 with Dana", "2026-11-19 09:30", 1),
    ("9am with Dana", "2026-11-19 09:00", 1),
    ("at 9", "2026-11-19 09:00", 2),
    ("3 days ago with Dana", "2026-11-16 12:00", 3),
    ("two weeks ago", "2026-11-05 12:00", 3),
    ("a month ago", "2026-10-19 12:00", 3),
    ("an hour ago", "2026-11-19 09:20", 3),
    ("2 hours ago: roadmap", "2026-11-19 08:20", 3),
    ("20 min ago", "2026-11-19 10:00", 3),
    ("3 May great call", "2026-05-03 12:00", 2),
    ("3. May great call", "2026-05-03 12:00", 2),
    ("May 3rd great call", "2026-05-03 12:00", 2),
    ("May 3 great call", "2026-05-03 12:00", 2),
    ("Oct. 2 great call", "2026-10-02 12:00", 2),
    ("on 3 May 2025 great call", "2025-05-03 12:00", 4),
    ("20 Nov roadmap", "2025-11-20 12:00", 2),
    ("19 Nov roadmap", "2026-11-19 10:20", 2),
    ("29 Feb roadmap", "2024-02-29 12:00", 2),
    ("3/5 roadmap", "2026-05-03 12:00", 1),
    ("on the 3rd great call", "2026-11-03 12:00", 3),
    ("2026-11-18 14:30 roadmap", "2026-11-18 14:30", 2),
    ("2026-11-18: roadmap", "2026-11-18 12:00", 1),
    ("18.11.2026 roadmap", "2026-11-18 12:00", 1),
    ("on Christmas day", "2025-12-25 12:00", 3),
    # words that may be others, where what follows leaves no doubt
    ("Sun", "2026-11-15 12:00", 1),
    ("sat: lunch", "2026-11-14 12:00", 1),
    ("Mon, roadmap", "2026-11-16 12:00", 1),
    ("Wed 25m roadmap", "2026-11-18 12:00", 1),
    ("mon 3pm roadmap", "2026-11-16 15:00", 2),
    ("Mon with Dana", "2026-11-16 12:00", 1),
    ("last sun great", "2026-11-15 12:00", 2),
    ("on mon great", "2026-11-16 12:00", 2),
    ("Wed – roadmap", "2026-11-18 12:00", 1),
    ("may 3", "2026-05-03 12:00", 2),
    # nothing is read past a separator
    ("Monday – 3pm was agreed", "2026-11-16 12:00", 1),
    ("Monday: 3pm was agreed", "2026-11-16 12:00", 1),
    ("Monday. 3pm was agreed", "2026-11-16 12:00", 1),
    ("Friday 3 people joined", "2026-11-13 12:00", 1),
    ("3 May 25 people joined", "2026-05-03 12:00", 2),
]


@pytest.mark.parametrize(("line", "clock", "used"), PAST)
def test_contact_is_in_the_past(line: str, clock: str, used: int) -> None:
    found = when(line)
    assert told(found) == (clock, used)
    assert found is not None
    assert not found.is_future
    assert found.happened_at.tzinfo is PARIS


FUTURE = [
    ("tomorrow great", "2026-11-20 12:00", 1),
    ("next Friday", "2026-11-27 12:00", 2),
    ("this Friday", "2026-11-20 12:00", 2),
    ("in 3 days", "2026-11-22 12:00", 3),
    ("3 May 2027", "2027-05-03 12:00", 3),
    ("2026-11-20 14:30", "2026-11-20 14:30", 2),
    ("at 10:30", "2026-11-19 10:30", 2),
    ("today at 3pm", "2026-11-19 15:00", 3),
    ("19 Nov 3pm", "2026-11-19 15:00", 3),
]


@pytest.mark.parametrize(("line", "clock", "used"), FUTURE)
def test_clearly_future_is_told(line: str, clock: str, used: int) -> None:
    found = when(line)
    assert told(found) == (clock, used)
    assert found is not None
    assert found.is_future


NO_WHEN = [
    *("", "great call", "now we know", "second thoughts", "the 3rd call this year", "3 people"),
    *(
        "may 3 licences join",
        "may join us",
        "march on",
        "Sun Microsystems called",
        "mon ami called",
    ),
    *("sat with Dana", "Sat with Dana", "wed and happy", "at 3 places", "4-5 people", "5", "25m"),
    *("last week", "this week great", "next week they move", "end of month numbers", "in March"),
    *(
        "Christmas cards sent",
        "eod report",
        "later today",
        "by Friday they want it",
        "half an hour",
    ),
    *("30 February", "99/99", "- Friday", ": today", "in 9000 years", "900000000 hours ago", "🎉"),
]


@pytest.mark.parametrize("line", NO_WHEN)
def test_other_words_begin_the_summary(line: str) -> None:
    assert when(line) is None


def test_figures_are_read_in_the_members_order() -> None:
    assert told(when("3/5 x", day_first=True)) == ("2026-05-03 12:00", 1)
    assert told(when("3/5 x", day_first=False)) == ("2026-03-05 12:00", 1)


def test_has_hour_only_where_one_was_given() -> None:
    hours = [found.has_hour for line in ("today", "9am", "an hour ago") if (found := when(line))]
    assert hours == [False, True, True]


def test_noon_that_has_passed_is_kept_for_today() -> None:
    assert told(when("today", NOW.replace(hour=18))) == ("2026-11-19 12:00", 1)


def test_hour_that_a_clock_change_leaves_out_moves_forward() -> None:
    now = datetime(2026, 3, 29, 12, 0, tzinfo=PARIS)
    assert told(when("at 2:30am", now)) == ("2026-03-29 03:30", 2)
    assert told(when("10 hours ago", now)) == ("2026-03-29 01:00", 3)


def test_hour_that_a_clock_change_repeats_is_the_first() -> None:
    found = when("2:30am", datetime(2026, 10, 25, 12, 0, tzinfo=PARIS))
    assert found is not None
    assert str(found.happened_at) == "2026-10-25 02:30:00+02:00"
    assert found.happened_at.astimezone(UTC).hour == 0


def test_day_that_a_zone_skipped_is_not_after_now() -> None:
    now = datetime(2011, 12, 31, 0, 30, tzinfo=ZoneInfo("Pacific/Apia"))
    found = when("yesterday", now)
    assert found is not None
    assert found.happened_at.timestamp() <= now.timestamp()


LATEST = {
    "today": "2026-11-19",
    "yesterday": "2026-11-18",
    "this morning": "2026-11-19",
    "3 weeks ago": "2026-10-29",
    "2 months ago": "2026-09-19",
    "5 hours ago": "2026-11-19",
    "last 3 May": "2026-05-03",
    "on 3 May": "2026-05-03",
    "3 May 2024": "2024-05-03",
    "last Friday": "2026-11-13",
    "Thursday": "2026-11-19",
    "15/11": "2026-11-15",
    "the 20th": "2026-10-20",
    "Christmas": "2025-12-25",
    "the first Monday of November": "2026-11-02",
    "end of October": "2026-10-31",
    **dict.fromkeys(("tomorrow", "in March", "last week", "next Friday", "3pm", "by Friday", "")),
    **dict.fromkeys(
        ("3 May 2027", "soon", "15", "in 3 days", "end of month", "until Friday", "May")
    ),
}


@pytest.mark.parametrize(("phrase", "day"), LATEST.items())
def test_last_spoke_is_the_latest_day_so_far(phrase: str, day: str | None) -> None:
    found = latest_day(phrase, NOW, day_first=True)
    assert (found and found.isoformat()) == day
