"""The past day that was meant where a line names a day to come."""

from datetime import datetime, timedelta

_WEEK = timedelta(days=7)
_TWO_WEEKS = 14  # days, as far ahead as "next Friday" and "in two weeks" may be


def earlier(happened_at: datetime, now: datetime) -> datetime:
    """The latest past day that a future one may stand for, at the same local hour.

    Within two weeks that is the same weekday ("next Friday" was last Friday), else the same date.
    """
    if (happened_at.date() - now.date()).days > _TWO_WEEKS:
        this_year = _in_year(happened_at, now.year)
        return this_year if this_year <= now else _in_year(happened_at, now.year - 1)
    past = happened_at
    while past > now:
        past -= _WEEK
    return past


def _in_year(instant: datetime, year: int) -> datetime:
    """The same date of another year; 29 February is the 28th where there is none."""
    try:
        return instant.replace(year=year)
    except ValueError:
        return instant.replace(year=year, day=28)
