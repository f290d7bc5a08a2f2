from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.earlier import earlier
from domain.local_time import zone

# A Tuesday, half past nine.
NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
ZONES = st.sampled_from(["UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Kiritimati"])
AHEAD = st.timedeltas(timedelta(seconds=1), timedelta(days=1200))


@pytest.mark.parametrize(
    ("named", "meant"),
    [
        ("2026-03-11", "2026-03-04"),  # tomorrow
        ("2026-03-13", "2026-03-06"),  # this Friday
        ("2026-03-17", "2026-03-03"),  # next Tuesday: today's noon is still to come
        ("2026-03-20", "2026-03-06"),  # next Friday
        ("2026-03-24", "2026-03-03"),  # in two weeks
        ("2026-03-25", "2025-03-25"),
        ("2026-11-20", "2025-11-20"),
        ("2027-01-05", "2026-01-05"),
        ("2028-02-29", "2026-02-28"),
        ("2031-03-09", "2026-03-09"),
    ],
)
def test_future_day_stands_for_the_latest_past_one(named: str, meant: str) -> None:
    noon = datetime.fromisoformat(f"{named}T12:00:00+00:00")
    assert earlier(noon, NOW) == datetime.fromisoformat(f"{meant}T12:00:00+00:00")


def test_day_of_the_leap_year_itself_stays() -> None:
    leap = datetime(2032, 2, 29, 12, tzinfo=UTC)
    assert str(earlier(leap, datetime(2028, 3, 1, 9, tzinfo=UTC)).date()) == "2028-02-29"


@given(st.integers(10**9, 3 * 10**9), AHEAD, ZONES)
@settings(deadline=None)
def test_meant_day_is_past_and_keeps_its_hour(seconds: int, ahead: timedelta, tz: str) -> None:
    now = datetime.fromtimestamp(seconds, zone(tz))
    named = now + ahead
    meant = earlier(named, now)
    assert meant <= now
    assert meant.time() == named.time()
    assert meant.weekday() == named.weekday() or (meant.month, meant.day) in {
        (named.month, named.day),
        (2, 28),
    }
