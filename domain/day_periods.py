"""Rules for where a week, month, quarter or year begins or ends.

A period ahead without more words ("next week") names its first day, as in other to-do lists.
The end of a week is its Friday: a promise for the week is kept at work, not on a Sunday.
"""

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from domain.day_reckoning import Reckoning
from domain.day_relative import this_weekday, weekday_of_week
from domain.day_spans import Span, shift

_FRIDAY = 4
_DECEMBER = 12
_QUARTER = 3


def _end_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def end_of_week(at: Reckoning) -> date:
    """Return Friday; on Saturday and Sunday that of the week which comes."""
    return this_weekday(at, weekday=_FRIDAY)


def end_of_next_week(at: Reckoning) -> date:
    return weekday_of_week(at, _FRIDAY, 1)


def next_week(at: Reckoning) -> date:
    return weekday_of_week(at, 0, 1)


def week_after_next(at: Reckoning) -> date:
    return weekday_of_week(at, 0, 2)


def _start(at: Reckoning, months: int) -> date:
    """Return the first day of the period of so many months (1, 3, 12) that holds today."""
    month = (at.today.month - 1) // months * months + 1
    return at.today.replace(month=month, day=1)


def starts_next(months: int) -> Callable[[Reckoning], date]:
    """Make the rule for the first day of the next period of so many months."""
    return lambda at: shift(_start(at, months), Span(months=months))


def ends(months: int, *, ahead: int = 0) -> Callable[[Reckoning], date]:
    """Make the rule for the last day of this period of so many months, or of one ahead."""
    far = Span(months=months * (ahead + 1))
    return lambda at: shift(_start(at, months), far) - timedelta(days=1)


def end_of_named_month(at: Reckoning, *, month: int, year: int | None = None) -> date | None:
    if year is not None:
        return _end_of_month(date(year, month, 1))
    return at.nearest_year(lambda year: _end_of_month(date(year, month, 1)))


def end_of_quarter(at: Reckoning, *, day: int, year: int | None = None) -> date | None:
    """Return the end of Q1 to Q4 of the calendar's year."""
    return end_of_named_month(at, month=day * _QUARTER, year=year)


def end_of_named_year(at: Reckoning, *, year: int) -> date:
    del at
    return date(year, _DECEMBER, 31)
