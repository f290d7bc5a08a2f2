"""When the daily nudge comes: once on each of the member's nudge days, at their local hour."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count, islice
from typing import Self

from domain.local_time import local_day, local_instant
from domain.nudge_words import read_days, read_hour, say_days

__all__ = [
    "NudgeSettings",
    "is_nudge_day",
    "next_nudge_at",
    "nth_nudge_day",
    "nudge_day_due",
    "nudge_days_after",
    "read_days",
    "read_hour",
    "say_days",
]

_WEEK = frozenset(range(7))
_WORKING_DAYS = frozenset(range(5))


@dataclass(frozen=True, slots=True)
class NudgeSettings:
    """A member's choices: the local hour, weekdays (Monday 0), the first day after a pause."""

    at: time = time(9)
    days: frozenset[int] = _WORKING_DAYS
    paused_until_on: date | None = None

    @classmethod
    def of(cls, at: time, days: str, paused_until_on: date | None) -> Self:
        """Make them of what is stored: `days` are digits such as "01234"."""
        return cls(at, frozenset(map(int, days)), paused_until_on)

    def __post_init__(self) -> None:
        if not self.days <= _WEEK:
            raise ValueError("Weekdays are 0 (Monday) to 6 (Sunday).")


def is_nudge_day(settings: NudgeSettings, day: date) -> bool:
    """Whether a nudge may come that local day."""
    return day.weekday() in settings.days and not _is_paused(settings, day)


def nudge_days_after(settings: NudgeSettings, day: date) -> Iterator[date]:
    """The nudge days after the day, in order, without end; none when no weekday is chosen."""
    if not settings.days:
        return
    start = day + timedelta(days=1)
    if settings.paused_until_on is not None:
        start = max(start, settings.paused_until_on)
    for ahead in count():
        later = start + timedelta(days=ahead)
        if later.weekday() in settings.days:
            yield later


def nth_nudge_day(settings: NudgeSettings, after: date, nth: int) -> date | None:
    """The nth nudge day after the day (1 is the next); None when no weekday is chosen."""
    return next(islice(nudge_days_after(settings, after), nth - 1, None), None)


def next_nudge_at(settings: NudgeSettings, tz: str, *, after: datetime) -> datetime | None:
    """The first scheduled instant strictly after the given one, in UTC.

    None only when no weekday is chosen. After a change of hour, ask with the instant of the
    change: an hour already past today then starts on the next nudge day.
    """
    yesterday = local_day(after, tz) - timedelta(days=1)
    for day in nudge_days_after(settings, yesterday):
        instant = _nudge_at(settings, tz, day)
        if instant is not None and instant > after:
            return instant
    return None


def nudge_day_due(settings: NudgeSettings, tz: str, now: datetime) -> date | None:
    """The local day whose nudge is due now: today once its hour has come, never an earlier day.

    It stays due until the day ends, so a late start still sends it. Whether it was sent already
    is the store's to know (one row for each member and local day).
    """
    today = local_day(now, tz)
    instant = _nudge_at(settings, tz, today) if is_nudge_day(settings, today) else None
    return today if instant is not None and instant <= now else None


def _nudge_at(settings: NudgeSettings, tz: str, day: date) -> datetime | None:
    """The instant of the day's nudge; None when the zone skipped that day, or the rest of it."""
    instant = local_instant(day, settings.at, tz)
    return instant if local_day(instant, tz) == day else None


def _is_paused(settings: NudgeSettings, day: date) -> bool:
    return settings.paused_until_on is not None and day < settings.paused_until_on
