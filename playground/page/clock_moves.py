"""The instants that the page's clock offers to move to, and how it says the time.

A local hour that daylight saving skips is the hour after; of a doubled one the first is meant
(Python's `fold=0`, PEP 495). A zone is an IANA name such as "Europe/Berlin".
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from playground.slack_dates import write_date

MORNING = time(9)
SATURDAY = 5
DAY = timedelta(days=1)


def in_an_hour(now: datetime) -> datetime:
    return now + timedelta(hours=1)


def next_working_day(now: datetime, tz: str) -> datetime:
    """Return 09:00 of the first day from Monday to Friday after today; today is the zone's.

    A day that a zone left out (Samoa had no 30 December 2011) is no day.
    """
    day = now.astimezone(ZoneInfo(tz)).date() + DAY
    while day.weekday() >= SATURDAY or not _exists(day, tz):
        day += DAY
    return on_date(day, MORNING, tz)


def next_week(now: datetime, tz: str) -> datetime:
    """Return the same local time a week later."""
    local = now.astimezone(ZoneInfo(tz))
    return on_date(local.date() + 7 * DAY, local.time(), tz)


def on_date(day: date, at: time, tz: str) -> datetime:
    """Return a local time as an instant in UTC."""
    return datetime.combine(day, at.replace(fold=0), ZoneInfo(tz)).astimezone(UTC)


def _exists(day: date, tz: str) -> bool:
    return on_date(day, MORNING, tz).astimezone(ZoneInfo(tz)).date() == day


def say_clock(now: datetime, tz: str, locale: str) -> str:
    """Say the time in a zone: "Mon 23 Nov, 09:00", in American "Mon, Nov 23, 9:00 AM"."""
    local = now.astimezone(ZoneInfo(tz))
    at = write_date(int(now.timestamp()), "{time}", tz, locale, now)
    if locale == "en-US":
        return f"{local:%a}, {local:%b} {local.day}, {at}"
    return f"{local:%a} {local.day} {local:%b}, {at}"
