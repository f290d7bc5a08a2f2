"""What depends on the order of figures or on today, and what is no day: None, not a guess."""

from datetime import UTC, date, datetime

import pytest

from domain.due_date import read_due_date

NOW = datetime(2026, 11, 19, 10, 20, tzinfo=UTC)  # a Thursday

BY_ORDER = {  # phrase: day first, month first
    "3/5": ("2027-05-03", "2027-03-05"),
    "3-5": ("2027-05-03", "2027-03-05"),
    "by 12/11": ("2027-11-12", "2026-12-11"),
    "on 3/5": ("2027-05-03", "2027-03-05"),
    "3/5/2027": ("2027-05-03", "2027-03-05"),
    "3/5/27": ("2027-05-03", "2027-03-05"),
    "3-5-2027": ("2027-05-03", "2027-03-05"),
    "01/12": ("2026-12-01", "2027-01-12"),
    "1/12 at 9am": ("2026-12-01", "2027-01-12"),
    "next 3/5": ("2027-05-03", "2027-03-05"),
    "3/5/2026": (None, None),
    "12/1/2027": ("2027-01-12", "2027-12-01"),
    "Mon 3/5": ("2027-05-03", None),
    "Fri 3/5": (None, "2027-03-05"),
    "29/2": ("2028-02-29", "2028-02-29"),
    "31/4": (None, None),
}


@pytest.mark.parametrize(("phrase", "days"), BY_ORDER.items())
def test_figures_are_read_in_the_members_order(phrase: str, days: tuple[str, str]) -> None:
    read = tuple(read_due_date(phrase, NOW, day_first=first) for first in (True, False))
    assert read == tuple(date.fromisoformat(day) if day else None for day in days)


ON_OTHER_DAYS = [
    # a weekday that is today is in a week, "this" one is today, "next" one is of next week
    ("2026-11-20", "Friday", "2026-11-27"),
    ("2026-11-20", "this Friday", "2026-11-20"),
    ("2026-11-20", "next Friday", "2026-11-27"),
    ("2026-11-22", "Sunday", "2026-11-29"),
    ("2026-11-22", "next Sunday", "2026-11-29"),
    ("2026-11-22", "next Monday", "2026-11-23"),
    ("2026-11-16", "next Sunday", "2026-11-29"),
    ("2026-11-16", "Friday", "2026-11-20"),
    # the end of a week is its Friday; at the weekend that of the week to come
    ("2026-11-20", "eow", "2026-11-20"),
    ("2026-11-21", "end of the week", "2026-11-27"),
    ("2026-11-22", "end of the week", "2026-11-27"),
    ("2026-11-22", "next week", "2026-11-23"),
    # ends of months and years
    ("2026-12-31", "tomorrow", "2027-01-01"),
    ("2026-12-31", "eoy", "2026-12-31"),
    ("2026-12-31", "end of month", "2026-12-31"),
    ("2026-12-31", "next month", "2027-01-01"),
    ("2026-12-31", "end of next month", "2027-01-31"),
    ("2026-12-31", "31 December", "2026-12-31"),
    ("2026-12-31", "30 December", "2027-12-30"),
    ("2026-12-31", "new year", "2027-01-01"),
    ("2026-12-26", "Christmas", "2027-12-25"),
    ("2027-01-31", "in a month", "2027-02-28"),
    ("2028-01-31", "in a month", "2028-02-29"),
    ("2027-01-31", "the 30th", "2027-03-30"),
    ("2027-02-01", "the 31st", "2027-03-31"),
    ("2026-10-31", "next quarter", "2027-01-01"),
    ("2026-03-31", "eoq", "2026-03-31"),
    # leap days
    ("2028-02-28", "tomorrow", "2028-02-29"),
    ("2028-02-29", "29 Feb", "2028-02-29"),
    ("2028-03-01", "29 Feb", "2032-02-29"),
    ("2097-01-01", "29 Feb", "2104-02-29"),
    ("2028-02-29", "in 1 year", "2029-02-28"),
    ("2028-02-29", "end of month", "2028-02-29"),
    # counted from a yearly day that has just been
    ("2027-01-18", "2 weeks after January 15", "2027-01-29"),
    ("2026-12-27", "3 days after Christmas", "2026-12-28"),
    ("2026-12-20", "2 weeks before Christmas", None),
    # working days pass over the weekend
    ("2026-11-20", "in 1 working day", "2026-11-23"),
    ("2026-11-21", "in 1 business day", "2026-11-23"),
    ("2026-11-22", "in 5 working days", "2026-11-27"),
]


@pytest.mark.parametrize(("today", "phrase", "due"), ON_OTHER_DAYS)
def test_phrase_is_reckoned_from_today(today: str, phrase: str, due: str | None) -> None:
    read = read_due_date(phrase, datetime.fromisoformat(today))
    assert read == (date.fromisoformat(due) if due else None)


NO_DAY = [
    *("", " ", ".", "-", "the", "by", "due by", "on the", "in", "next", "this", "and", "\n", "🎉"),
    # numbers, codes, clocks in doubt
    *("15", "25", "1", "2027", "6.45", "4:3", "24/7/365", "at 5", "3:30", "4a", "7ampm", "25:00"),
    *("two", "two three", "three twenty", "the 32nd", "0/0", "13/13", "99/99/99", "#12", "v2.5"),
    *("555-1234", "+49 30 1234567", "123-12-1234", "2026-13-32", "20261345", "1.2.3.4", "12:61"),
    # a month, a season, a quarter, a stretch: no single day
    *("May", "March", "in March", "March 2027", "04/2027", "mid March", "early next week", "soon"),
    *("this week", "this month", "the weekend", "q1", "q1-2027", "summer", "2027-H2", "the week"),
    *("a few days", "3 days", "two weeks", "in a few days", "for 2 weeks", "morning", "night"),
    "in the first week",
    "1st week of October",
    "end of",
    "end of the line",
    "later this week",
    # the past
    *("yesterday", "last Friday", "2 days ago", "last week", "3 May 2026", "2026-11-18", "1/1/26"),
    "day before yesterday",
    "Tuesday of this week",
    "the 3rd of this month",
    "Easter 2026",
    # ranges and choices
    *("Monday to Friday", "Mon-Fri", "Monday or Tuesday", "Monday, Tuesday", "3-5 December"),
    "3 December to 5 December",
    "Monday 3-4pm",
    # a weekday that does not fit its date
    *("Fri 3 Dec 2026", "Monday 3 December 2026", "Friday 2026-12-03", "tomorrow, 25/12/2026"),
    # days that do not exist
    *("30 February", "31 June", "31/6", "29 Feb 2027", "2027-02-29", "fifth Monday of Feb 2027"),
    # every Friday is no day, and words beside a day make it none
    *("Fridays", "every Friday", "not Friday", "after Friday", "around Friday", "maybe Friday"),
    "Friday or so",
    "call Friday",
    "Friday deck",
    "May I ask why?",
    "She may email you",
    "This may or may not be right.",
    "Have a great week!",
    "up to date",
    "day after day",
    "no Friday",
    # other languages are not asked of it yet
    *("Freitag", "demain", "mañana", "金曜日", "пятница"),
    # beyond the calendar
    *("in 9000 years", "in 99999999999 days", "in 1000000 months", "1.1.9999 and 1 day"),
    *(
        "99999999 months after tomorrow",
        "9999999999999 days from Friday",
        "9 years from 31/12/9998",
    ),
]


@pytest.mark.parametrize("phrase", NO_DAY)
@pytest.mark.parametrize("day_first", [True, False])
def test_phrase_that_names_no_day_is_not_guessed(phrase: str, day_first: bool) -> None:
    assert read_due_date(phrase, NOW, day_first=day_first) is None


def test_friday_lost_in_three_thousand_characters_is_no_phrase() -> None:
    assert read_due_date("x " * 1_500 + "Friday", NOW) is None
    assert read_due_date("Friday " * 430, NOW) is None
    assert read_due_date("1" * 3_000, NOW) is None


def test_clock_that_has_struck_means_tomorrow() -> None:
    assert read_due_date("3pm", datetime(2026, 11, 19, 15, 0, tzinfo=UTC)) == date(2026, 11, 19)
    assert read_due_date("3pm", datetime(2026, 11, 19, 15, 1, tzinfo=UTC)) == date(2026, 11, 20)


def test_month_first_is_the_default() -> None:
    assert read_due_date("3/5", NOW) == date(2027, 3, 5)
