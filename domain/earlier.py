"""The past day that was meant where a line names a day to come."""

from datetime import datetime, timedelta

_WEEK = timedelta(days=7)


def earlier(happened_at: datetime, now: datetime) -> datetime:
    """The past day that a future one may stand for: last Friday, or the date a year ago."""
    if happened_at - now <= _WEEK:
        return happened_at - _WEEK
    try:
        return happened_at.replace(year=now.year - 1)
    except ValueError:
        return happened_at.replace(year=now.year - 1, day=28)
