from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.page.pickers import read_pick

ZONES = ["Europe/Berlin", "Pacific/Honolulu", "Pacific/Kiritimati", "Asia/Kolkata", "UTC"]


def test_a_cleared_picker_holds_nothing() -> None:
    assert read_pick("date", "", "UTC") is None
    assert read_pick("datetime-local", "", "UTC") is None


def test_dates_and_times_are_kept_as_they_are() -> None:
    assert read_pick("date", "2041-03-05", "Asia/Tokyo") == "2041-03-05"
    assert read_pick("time", "17:45", "Asia/Tokyo") == "17:45"


@pytest.mark.parametrize(
    ("tz", "instant"),
    [("Europe/Berlin", "2041-03-05T11:00"), ("Pacific/Honolulu", "2041-03-05T22:00")],
)
def test_a_moment_is_meant_in_the_zone_of_who_picks(tz: str, instant: str) -> None:
    picked = read_pick("datetime-local", "2041-03-05T12:00", tz)
    assert isinstance(picked, int)
    assert f"{datetime.fromtimestamp(picked, UTC):%Y-%m-%dT%H:%M}" == instant


# Local times as a picker gives them have no zone.
FIRST, LAST = datetime(2000, 1, 1), datetime(2099, 1, 1)  # noqa: DTZ001


@given(st.datetimes(FIRST, LAST), st.sampled_from(ZONES))
def test_a_moment_reads_back_as_the_local_time_that_was_picked(local: datetime, tz: str) -> None:
    typed = f"{local:%Y-%m-%dT%H:%M}"
    picked = read_pick("datetime-local", typed, tz)
    assert isinstance(picked, int)
    back = datetime.fromtimestamp(picked, ZoneInfo(tz))
    assert f"{back:%Y-%m-%dT%H:%M}" == typed or is_skipped(local, tz)


def is_skipped(local: datetime, tz: str) -> bool:
    """Whether daylight saving leaves this local time out."""
    there = local.replace(tzinfo=ZoneInfo(tz))
    return there.astimezone(UTC).astimezone(ZoneInfo(tz)).replace(tzinfo=None) != local
