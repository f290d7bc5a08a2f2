"""Instants and the local days people live in: an instant is aware UTC, a zone is an IANA name."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# English whatever the locale of the process; strftime would follow it.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NEAR_WORDS = {-1: "yesterday", 0: "today", 1: "tomorrow"}
_TEN_MONTHS = 304  # days; nearer than this, a day and month name only one day


class UnknownZone(ValueError):
    """No such time zone name on this machine."""


@cache
def zone(tz: str) -> ZoneInfo:
    """The zone of an IANA name such as "Europe/Paris".

    Raises:
        UnknownZone: the name is unknown, empty or no name at all.
    """
    try:
        return ZoneInfo(tz)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZone(f"I don't know the time zone “{tz}”.") from error


def local_day(instant: datetime, tz: str) -> date:
    """The calendar day that people in the zone live at the instant.

    Raises:
        ValueError: the instant is naive; it would be read in the server's zone.
    """
    if instant.tzinfo is None:
        raise ValueError("An instant needs a zone.")
    return instant.astimezone(zone(tz)).date()


def local_instant(day: date, at: time, tz: str) -> datetime:
    """When the clocks of the zone show that hour of that day, in UTC.

    An hour that daylight saving repeats is taken the first time. One that it skips moves
    forward to the first instant after the gap, which may be on the next day.
    """
    wall = datetime.combine(day, at.replace(tzinfo=None, fold=0))
    before = wall.replace(tzinfo=zone(tz))
    instant = before.astimezone(UTC)
    if instant.astimezone(zone(tz)).replace(tzinfo=None, fold=0) == wall:
        return instant
    return _end_of_gap(before.replace(fold=1).astimezone(UTC), instant, tz)


def start_of_day(day: date, tz: str) -> datetime:
    """The first instant of the local day, in UTC; not always midnight."""
    return local_instant(day, time(0), tz)


def say_day(day: date, today: date) -> str:
    """A day as people say it: "today", "Fri 27 Nov", "Fri 27 Nov 2026" when it is far off."""
    away = (day - today).days
    if away in _NEAR_WORDS:
        return _NEAR_WORDS[away]
    return say_date(day, today)


def say_date(day: date, today: date) -> str:
    """The same without "today" and its like: "Fri 27 Nov"."""
    words = f"{WEEKDAYS[day.weekday()][:3]} {day.day} {_MONTHS[day.month - 1]}"
    return words if abs((day - today).days) <= _TEN_MONTHS else f"{words} {day.year}"


def say_time(at: time) -> str:
    """A local hour as "08:30"."""
    return f"{at.hour:02}:{at.minute:02}"


def _end_of_gap(early: datetime, late: datetime, tz: str) -> datetime:
    """The instant between the two, to the second, at which the zone's clocks jump."""
    start = early.replace(microsecond=0)
    old_offset = start.astimezone(zone(tz)).utcoffset()
    low, high = 0, int((late - start).total_seconds()) + 1
    while high - low > 1:
        middle = (low + high) // 2
        if (start + timedelta(seconds=middle)).astimezone(zone(tz)).utcoffset() == old_offset:
            low = middle
        else:
            high = middle
    return start + timedelta(seconds=high)
