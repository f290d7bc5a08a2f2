from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.page.markup import Markup
from playground.page.message_times import write_day, write_time
from playground.people import Member

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
ZONES = ["Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "Pacific/Honolulu"]


def ts(instant: datetime) -> str:
    return f"{instant.timestamp():.6f}"


def in_zone(tz: str, locale: str = "en-GB") -> Member:
    return Member("U1", "T1", "mia", "Mia Chen", tz=tz, locale=locale)


def test_a_message_is_timed_by_the_viewers_clock(markup: Markup, ann_sees: Markup) -> None:
    assert markup.time("1795768200.000100") == "09:30"
    assert ann_sees.time("1795768200.999999") == "3:30 AM"


@pytest.mark.parametrize(
    ("hours", "shown"), [(0, "12:05 AM"), (9, "9:05 AM"), (12, "12:05 PM"), (23, "11:05 PM")]
)
def test_american_hours_run_from_twelve_to_eleven(hours: int, shown: str) -> None:
    sent_at = datetime(2026, 3, 10, hours, 5, tzinfo=UTC)
    assert write_time(ts(sent_at), in_zone("UTC", "en-US")) == shown


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (0, "Today"),
        (1, "Yesterday"),
        (2, "Sunday, March 8th"),
        (7, "Tuesday, March 3rd"),
        (8, "Monday, March 2nd"),
        (9, "Sunday, March 1st"),
        (68, "Thursday, January 1st"),
        (69, "Wednesday, December 31st, 2025"),
        (-1, "Wednesday, March 11th"),
        (-365, "Wednesday, March 10th, 2027"),
    ],
)
def test_days_are_named_as_slack_divides_them(markup: Markup, days: int, shown: str) -> None:
    assert markup.day(ts(NOON - timedelta(days=days)), NOON) == shown


def test_new_year_is_the_viewers_own() -> None:
    sent_at = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)
    assert write_day(ts(sent_at), NOON, in_zone("Europe/Berlin")) == "Thursday, January 1st"
    shown = write_day(ts(sent_at), NOON, in_zone("Europe/London"))
    assert shown == "Wednesday, December 31st, 2025"


def test_today_is_the_viewers_own() -> None:
    sent_at, now = NOON - timedelta(hours=11), NOON
    assert write_day(ts(sent_at), now, in_zone("Europe/Berlin")) == "Today"
    assert write_day(ts(sent_at), now, in_zone("Pacific/Honolulu")) == "Yesterday"


@given(
    st.integers(0, 3650 * 86400).map(lambda seconds: NOON + timedelta(seconds=seconds)),
    st.integers(0, 200_000),
    st.sampled_from(ZONES),
)
def test_today_and_yesterday_are_said_only_of_those_days(
    now: datetime, seconds: int, tz: str
) -> None:
    sent_at = now - timedelta(seconds=seconds)
    local, today = sent_at.astimezone(ZoneInfo(tz)), now.astimezone(ZoneInfo(tz))
    days = {
        f"{today:%Y-%m-%d}": "Today",
        f"{today - timedelta(days=1):%Y-%m-%d}": "Yesterday",
    }
    shown = write_day(ts(sent_at), now, in_zone(tz))
    assert shown == days.get(f"{local:%Y-%m-%d}", shown)
    assert (shown in days.values()) == (f"{local:%Y-%m-%d}" in days)
    assert write_time(ts(sent_at), in_zone(tz)) == f"{local:%H:%M}"
