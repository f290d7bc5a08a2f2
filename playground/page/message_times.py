"""When a message was sent, as its reader's clock and calendar say.

The line between days is Slack's {day_divider_pretty}: the day without its year while it is this
year (docs.slack.dev/reference/block-kit/block-elements/date-element).
"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from playground.people import Member
from playground.slack_dates import write_date

NEAR = {0: "Today", 1: "Yesterday"}


def write_time(ts: str, viewer: Member) -> str:
    """Return a message's ts as the viewer's time: 09:30, in American 9:30 AM."""
    epoch = _epoch(ts)
    sent_at = datetime.fromtimestamp(epoch, UTC)
    return write_date(epoch, "{time}", viewer.tz, viewer.locale, sent_at)


def write_day(ts: str, now: datetime, viewer: Member) -> str:
    """Return a message's ts as the viewer's day, as seen at an aware instant."""
    epoch, tz = _epoch(ts), ZoneInfo(viewer.tz)
    day = datetime.fromtimestamp(epoch, UTC).astimezone(tz).date()
    today = now.astimezone(tz).date()
    long = write_date(epoch, "{date_long}", viewer.tz, viewer.locale, now)
    this_year = long.removesuffix(f", {day.year}")
    return NEAR.get((today - day).days, this_year if day.year == today.year else long)


def _epoch(ts: str) -> int:
    return int(ts.partition(".")[0])
