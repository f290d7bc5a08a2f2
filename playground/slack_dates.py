"""Dates as Slack writes them in a reader's own zone.

Source: docs.slack.dev/messaging/formatting-message-text, "Date formatting".
"""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

TOKEN = re.compile(r"\{(\w+)\}")


def write_date(epoch: int, form: str, tz: str, locale: str, now: datetime) -> str:
    """Fill a form such as "{date_short} at {time}" for seconds since 1970."""
    local = datetime.fromtimestamp(epoch, UTC).astimezone(ZoneInfo(tz))
    today = now.astimezone(ZoneInfo(tz)).date()
    return TOKEN.sub(lambda found: _write(found[1], found[0], local, today, locale), form)


def _write(name: str, as_is: str, local: datetime, today: date, locale: str) -> str:
    if name.startswith("time"):
        return _time(local, locale, with_seconds=name == "time_secs")
    if name.endswith("_pretty"):
        near = _near(local.date(), today)
        if near:
            return near
        name = name.removesuffix("_pretty")
    forms = {
        "date_num": f"{local:%Y-%m-%d}",
        "date_slash": f"{local:%m/%d/%Y}",
        "date": f"{local:%B} {_ordinal(local.day)}, {local.year}",
        "date_short": f"{local:%b} {local.day}, {local.year}",
        "date_long": f"{local:%A}, {local:%B} {_ordinal(local.day)}, {local.year}",
        "date_long_full": f"{local:%A}, {local:%B} {local.day}, {local.year}",
    }
    return forms.get(name, as_is)


def _time(local: datetime, locale: str, *, with_seconds: bool) -> str:
    seconds = f":{local:%S}" if with_seconds else ""
    if locale != "en-US":
        return f"{local:%H:%M}{seconds}"
    return f"{local.hour % 12 or 12}:{local:%M}{seconds} {'AM' if local.hour < 12 else 'PM'}"


def _near(day: date, today: date) -> str:
    words = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return words.get((day - today) // timedelta(days=1), "")


def _ordinal(day: int) -> str:
    if 11 <= day <= 13:  # eleventh to thirteenth
        return f"{day}th"
    return str(day) + {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
