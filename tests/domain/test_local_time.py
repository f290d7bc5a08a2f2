import locale
import os
import time as process_time
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.local_time import (
    UnknownZone,
    local_day,
    local_instant,
    say_day,
    say_time,
    start_of_day,
    zone,
)

ZONES = st.sampled_from(
    [
        "Europe/Paris",
        "America/New_York",
        "America/St_Johns",
        "America/Nuuk",
        "America/Havana",
        "America/Asuncion",
        "Africa/Cairo",
        "Africa/Casablanca",
        "Asia/Beirut",
        "Asia/Tehran",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Pacific/Chatham",
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago",
    ]
)
DAYS = st.dates(date(2000, 1, 1), date(2035, 12, 31))
TODAY = date(2026, 11, 20)  # a Friday


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def said(instant: datetime, tz: str) -> str:
    return instant.astimezone(ZoneInfo(tz)).strftime("%Y-%m-%d %H:%M %z")


@pytest.mark.parametrize(
    ("tz", "day"),
    [
        ("Pacific/Kiritimati", "2026-03-03"),
        ("Pacific/Pago_Pago", "2026-03-01"),
        ("UTC", "2026-03-02"),
    ],
)
def test_day_far_from_utc_is_the_day_people_live(tz: str, day: str) -> None:
    at = "2026-03-02T10:30" if tz == "Pacific/Kiritimati" else "2026-03-02T10:00"
    assert local_day(utc(at), tz).isoformat() == day


def test_naive_instant_is_refused_because_it_would_mean_the_servers_zone() -> None:
    with pytest.raises(ValueError, match="needs a zone"):
        local_day(datetime(2026, 3, 2, 9), "UTC")  # noqa: DTZ001 - naive is what is tested


@pytest.mark.parametrize(
    "name", ["", "Mars/Base", "../etc/passwd", "/etc/passwd", "x" * 5_000, "\0"]
)
def test_unknown_zone_is_said_so(name: str) -> None:
    with pytest.raises(UnknownZone, match="time zone"):
        zone(name)


def test_ordinary_hour_is_found() -> None:
    assert local_instant(date(2026, 7, 1), time(9), "Europe/Paris") == utc("2026-07-01T07:00")
    assert local_instant(date(2026, 1, 1), time(9), "Europe/Paris") == utc("2026-01-01T08:00")


@pytest.mark.parametrize(
    ("tz", "day", "at", "shown"),
    [
        ("Europe/Paris", date(2026, 3, 29), time(2, 30), "2026-03-29 03:00 +0200"),
        ("America/New_York", date(2026, 3, 8), time(2), "2026-03-08 03:00 -0400"),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 10), "2026-10-04 02:30 +1100"),
        ("Asia/Beirut", date(2026, 3, 29), time(0), "2026-03-29 01:00 +0300"),
        ("America/Nuuk", date(2026, 3, 28), time(23, 30), "2026-03-29 00:00 -0100"),
        ("Pacific/Apia", date(2011, 12, 30), time(9), "2011-12-31 00:00 +1400"),
    ],
)
def test_skipped_hour_moves_to_the_first_instant_after_the_gap(
    tz: str, day: date, at: time, shown: str
) -> None:
    assert said(local_instant(day, at, tz), tz) == shown


@pytest.mark.parametrize(
    ("tz", "day", "at", "shown"),
    [
        ("Europe/Paris", date(2026, 10, 25), time(2, 30), "2026-10-25 02:30 +0200"),
        ("Australia/Lord_Howe", date(2026, 4, 5), time(1, 45), "2026-04-05 01:45 +1100"),
        ("America/Havana", date(2026, 11, 1), time(0, 30), "2026-11-01 00:30 -0400"),
    ],
)
def test_repeated_hour_is_taken_the_first_time(tz: str, day: date, at: time, shown: str) -> None:
    assert said(local_instant(day, at, tz), tz) == shown


def test_hour_marked_as_the_second_one_still_means_the_first() -> None:
    first = local_instant(date(2026, 10, 25), time(2, 30), "Europe/Paris")
    assert local_instant(date(2026, 10, 25), time(2, 30, fold=1), "Europe/Paris") == first


@given(day=DAYS, at=st.times(), tz=ZONES)
def test_clock_shows_the_hour_or_the_first_one_after_a_gap(day: date, at: time, tz: str) -> None:
    instant = local_instant(day, at, tz)
    wall = datetime.combine(day, at)
    shown = instant.astimezone(ZoneInfo(tz)).replace(tzinfo=None)
    just_before = (instant - timedelta(seconds=1)).astimezone(ZoneInfo(tz)).replace(tzinfo=None)
    assert instant.tzinfo is UTC
    assert shown == wall or just_before < wall < shown


@given(day=DAYS, tz=ZONES)
def test_day_starts_at_its_first_instant(day: date, tz: str) -> None:
    start = start_of_day(day, tz)
    assert local_day(start, tz) >= day
    assert local_day(start - timedelta(seconds=1), tz) < day


@pytest.fixture
def _far_server() -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Pacific/Kiritimati"
    process_time.tzset()
    yield
    os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
    process_time.tzset()


@pytest.mark.usefixtures("_far_server")
def test_local_day_does_not_depend_on_the_servers_zone() -> None:
    assert local_day(utc("2026-03-02T12:00"), "America/New_York") == date(2026, 3, 2)
    assert local_instant(date(2026, 3, 2), time(9), "UTC") == utc("2026-03-02T09:00")


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (7, "Fri 27 Nov"),
        (-2, "Wed 18 Nov"),
        (304, "Mon 20 Sep"),
        (305, "Tue 21 Sep 2027"),
        (-365, "Thu 20 Nov 2025"),
    ],
)
def test_day_is_said_with_its_year_only_when_far_off(ahead: int, words: str) -> None:
    assert say_day(TODAY + timedelta(days=ahead), TODAY) == words


def test_days_are_english_whatever_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, "")
        assert say_day(date(2026, 5, 6), TODAY) == "Wed 6 May"
    finally:
        locale.setlocale(locale.LC_ALL, before)


@pytest.mark.parametrize(("at", "words"), [(time(8, 30), "08:30"), (time(0), "00:00")])
def test_hour_is_said_with_two_digits(at: time, words: str) -> None:
    assert say_time(at) == words
