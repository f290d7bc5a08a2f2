"""Rules for days of the calendar: 3 May, the 15th, 3/5, the first Friday of July."""

import calendar
from datetime import date, timedelta
from functools import partial

from domain.day_reckoning import Reckoning
from domain.day_spans import Span, shift

_MONTHS = 12
_WEEK = 7
_CENTURY = 2000
_YEARS_TO_AGREE = 2
_MONTHS_TO_AGREE = 12

Figures = tuple[int, int, int]


def _agrees(day: date | None, weekday: int | None) -> date | None:
    """Keep a day only when it falls on the weekday written beside it."""
    return day if day is None or weekday is None or day.weekday() == weekday else None


def _full_year(year: int) -> int:
    return year + _CENTURY if year < 100 else year


def month_day(
    at: Reckoning,
    *,
    day: int,
    month: int,
    year: int | None = None,
    shortyear: int | None = None,
    weekday: int | None = None,
) -> date | None:
    """Return 3 May, of its year or else the nearest; a weekday beside it must agree."""
    year = year if shortyear is None else _full_year(shortyear)
    if year is not None:
        return _agrees(date(year, month, day), weekday)
    if weekday is None:
        return at.nearest_year(lambda year: date(year, month, day))
    return at.nearest_year(
        lambda year: _agrees(date(year, month, day), weekday), years=_YEARS_TO_AGREE
    )


def last_month_day(at: Reckoning, *, day: int, month: int) -> date | None:
    """Return "last 3 May", which is over."""
    return month_day(at.backwards(), day=day, month=month)


def year_first(at: Reckoning, *, ymd: Figures, weekday: int | None = None) -> date | None:
    """Return 2026-05-03, or 2026/23/5 where the middle can be no month."""
    year, month, day = ymd
    if month > _MONTHS:
        month, day = day, month
    return month_day(at, day=day, month=month, year=year, weekday=weekday)


def _in_order(at: Reckoning, first: int, second: int) -> tuple[int, int]:
    """Return day and month; an order that cannot be is turned round."""
    day, month = (first, second) if at.day_first else (second, first)
    return (month, day) if month > _MONTHS else (day, month)


def figures(at: Reckoning, *, dmy: Figures, weekday: int | None = None) -> date | None:
    """Return 3/5/2026 or 3-5-26, in the member's order."""
    day, month = _in_order(at, dmy[0], dmy[1])
    return month_day(at, day=day, month=month, year=_full_year(dmy[2]), weekday=weekday)


def dotted_figures(at: Reckoning, *, dotted: Figures, weekday: int | None = None) -> date | None:
    """Return 3.5.2026: with dots the day comes first, whatever the member's order."""
    day, month = (dotted[0], dotted[1]) if dotted[1] <= _MONTHS else (dotted[1], dotted[0])
    return month_day(at, day=day, month=month, year=_full_year(dotted[2]), weekday=weekday)


def short_dotted_figures(at: Reckoning, *, shortdotted: Figures) -> date | None:
    """Return 3.5.26, which may be a version of something, too."""
    return dotted_figures(at, dotted=shortdotted)


def compact_figures(at: Reckoning, *, compact: Figures) -> date | None:
    """Return 20260503, which may be a number of something, too."""
    return year_first(at, ymd=compact)


def two_figures(at: Reckoning, *, dm: tuple[int, int], weekday: int | None = None) -> date | None:
    """Return 3/5, the nearest."""
    day, month = _in_order(at, *dm)
    return month_day(at, day=day, month=month, weekday=weekday)


def _months_from(at: Reckoning, count: int) -> date:
    """Return the first day of the month so many months from this one."""
    return shift(at.today.replace(day=1), Span(months=count))


def day_of_month(at: Reckoning, *, nth: int, weekday: int | None = None) -> date | None:
    """Return "the 15th" or "Monday 21": the nearest month which has such a day."""
    months = (_months_from(at, at.step * count) for count in range(_MONTHS_TO_AGREE + 1))
    days = (first.replace(day=nth) for first in months if nth <= _last_of_month(first))
    return at.nearest(_agrees(day, weekday) for day in days)


def _last_of_month(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def weekday_number(at: Reckoning, *, weekday: int, day: int) -> date | None:
    return day_of_month(at, nth=day, weekday=weekday)


def in_this_month(at: Reckoning, *, day: int) -> date:
    return at.today.replace(day=day)


def in_next_month(at: Reckoning, *, day: int) -> date:
    return _months_from(at, 1).replace(day=day)


def _nth_weekday(first: date, nth: int, weekday: int) -> date | None:
    """Return the nth such weekday of the month that begins on `first`; None for a fifth of four."""
    day = first + timedelta(days=(weekday - first.weekday()) % _WEEK + _WEEK * (nth - 1))
    return day if day.month == first.month else None


def _last_weekday(first: date, weekday: int) -> date:
    last = first.replace(day=_last_of_month(first))
    return last - timedelta(days=(last.weekday() - weekday) % _WEEK)


def nth_weekday(
    at: Reckoning, *, nth: int, weekday: int, month: int, year: int | None = None
) -> date | None:
    """Return "the first Friday of July", of its year or else the nearest."""
    if year is not None:
        return _nth_weekday(date(year, month, 1), nth, weekday)
    return at.nearest_year(lambda year: _nth_weekday(date(year, month, 1), nth, weekday))


def last_weekday(
    at: Reckoning, *, weekday: int, month: int, year: int | None = None
) -> date | None:
    """Return "the last Friday of July"."""
    if year is not None:
        return _last_weekday(date(year, month, 1), weekday)
    return at.nearest_year(lambda year: _last_weekday(date(year, month, 1), weekday))


def _nth_weekday_ahead(months: int, at: Reckoning, *, nth: int, weekday: int) -> date | None:
    return _nth_weekday(_months_from(at, months), nth, weekday)


def _last_weekday_ahead(months: int, at: Reckoning, *, weekday: int) -> date:
    return _last_weekday(_months_from(at, months), weekday)


nth_weekday_this_month = partial(_nth_weekday_ahead, 0)
nth_weekday_next_month = partial(_nth_weekday_ahead, 1)
last_weekday_this_month = partial(_last_weekday_ahead, 0)
last_weekday_next_month = partial(_last_weekday_ahead, 1)
