from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from playground.page.clock_moves import (
    in_an_hour,
    next_week,
    next_working_day,
    on_date,
    say_clock,
)

ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Auckland",
    "Pacific/Honolulu",
    "Pacific/Kiritimati",
    "UTC",
]
QUARTER = timedelta(minutes=15)
WEEKEND = {"Sat", "Sun"}

zones = st.sampled_from(ZONES)
instants = st.integers(0, 26 * 365 * 86400).map(
    lambda seconds: datetime(2009, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
days = st.dates(date(2009, 1, 1), date(2035, 1, 1))
quarters = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))


def local(instant: datetime, tz: str, form: str = "%a %Y-%m-%d %H:%M") -> str:
    return instant.astimezone(ZoneInfo(tz)).strftime(form)


def at(tz: str, said: str, fold: int = 0) -> datetime:
    """The instant of a local time."""
    return datetime.fromisoformat(said).replace(tzinfo=ZoneInfo(tz), fold=fold).astimezone(UTC)


def first_quarter(start: datetime, tz: str, form: str, said: str) -> datetime | None:
    """Walk the clock by quarters for up to six days until it says something."""
    walked = (start + n * QUARTER for n in range(6 * 96))
    return next((one for one in walked if local(one, tz, form) == said), None)


@given(instants)
def test_an_hour_is_an_hour(now: datetime) -> None:
    assert (in_an_hour(now) - now).total_seconds() == 3600


@pytest.mark.parametrize(
    ("now", "tz", "then"),
    [
        ("2026-11-23 08:00", "Europe/Berlin", "Tue 2026-11-24 09:00"),
        ("2026-11-23 23:59", "Europe/Berlin", "Tue 2026-11-24 09:00"),
        ("2026-11-26 12:00", "Europe/Berlin", "Fri 2026-11-27 09:00"),
        ("2026-11-27 12:00", "Europe/Berlin", "Mon 2026-11-30 09:00"),
        ("2026-11-28 00:00", "Europe/Berlin", "Mon 2026-11-30 09:00"),
        ("2026-11-29 23:00", "Pacific/Auckland", "Mon 2026-11-30 09:00"),
        ("2026-03-27 18:00", "Europe/Berlin", "Mon 2026-03-30 09:00"),
        ("2026-10-24 01:00", "Europe/Berlin", "Mon 2026-10-26 09:00"),
        ("2026-12-31 23:30", "Pacific/Honolulu", "Fri 2027-01-01 09:00"),
        ("2026-04-03 10:00", "Australia/Lord_Howe", "Mon 2026-04-06 09:00"),
    ],
)
def test_next_working_day_is_at_nine_from_monday_to_friday(now: str, tz: str, then: str) -> None:
    assert local(next_working_day(at(tz, now), tz), tz) == then


def test_today_is_the_persons_own_day() -> None:
    now = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)  # already Tuesday on Kiritimati
    tz = "Pacific/Kiritimati"
    assert local(next_working_day(now, tz), tz) == "Wed 2026-11-25 09:00"
    assert local(next_working_day(now, "Pacific/Honolulu"), "Pacific/Honolulu") == (
        "Tue 2026-11-24 09:00"
    )


def test_a_friday_that_a_zone_left_out_is_no_working_day() -> None:
    tz = "Pacific/Apia"
    assert local(next_working_day(at(tz, "2011-12-29 10:00"), tz), tz) == "Mon 2012-01-02 09:00"


@given(instants, zones)
@settings(deadline=None)
@example(datetime(2011, 12, 29, 20, tzinfo=UTC), "Pacific/Apia")
@example(datetime(2026, 3, 27, 22, 30, tzinfo=UTC), "Europe/Berlin")
def test_next_working_day_is_the_first_such_nine_o_clock(now: datetime, tz: str) -> None:
    start = now.replace(minute=0, second=0, microsecond=0)
    today = local(now, tz, "%Y-%m-%d")
    mornings = [
        one
        for one in (start + n * QUARTER for n in range(5 * 96))
        if local(one, tz, "%H:%M") == "09:00"
        and local(one, tz, "%a") not in WEEKEND
        and local(one, tz, "%Y-%m-%d") != today
    ]
    then = next_working_day(now, tz)
    assert local(then, tz) == local(mornings[0], tz)
    assert then == mornings[0]
    assert then > now


@pytest.mark.parametrize(
    ("now", "tz", "then"),
    [
        ("2026-11-23 08:00", "Europe/Berlin", "Mon 2026-11-30 08:00"),
        ("2026-03-26 12:34", "Europe/Berlin", "Thu 2026-04-02 12:34"),
        ("2026-10-22 12:34", "Europe/Berlin", "Thu 2026-10-29 12:34"),
        ("2026-03-22 02:30", "Europe/Berlin", "Sun 2026-03-29 03:30"),
        ("2011-12-27 10:00", "Pacific/Apia", "Tue 2012-01-03 10:00"),
    ],
)
def test_a_week_keeps_the_local_hour(now: str, tz: str, then: str) -> None:
    assert local(next_week(at(tz, now), tz), tz) == then


@given(instants, zones)
@settings(deadline=None)
def test_next_week_is_the_same_weekday_and_hour(now: datetime, tz: str) -> None:
    then = next_week(now, tz)
    wished = now.astimezone(ZoneInfo(tz)).replace(tzinfo=None) + timedelta(days=7)
    gone = then.astimezone(ZoneInfo(tz)).replace(tzinfo=None) - wished
    assert gone in {timedelta(), timedelta(minutes=30), timedelta(hours=1), timedelta(days=1)}
    if not gone:
        assert local(then, tz, "%a %H:%M:%S.%f") == local(now, tz, "%a %H:%M:%S.%f")
    assert then - now > timedelta(days=5)


@pytest.mark.parametrize(
    ("asked", "tz", "then"),
    [
        ("2026-03-29 02:30", "Europe/Berlin", "Sun 2026-03-29 03:30"),
        ("2026-09-27 02:15", "Pacific/Auckland", "Sun 2026-09-27 03:15"),
        ("2026-10-04 02:15", "Australia/Lord_Howe", "Sun 2026-10-04 02:45"),
        ("2011-12-30 09:00", "Pacific/Apia", "Sat 2011-12-31 09:00"),
        ("2026-06-01 02:30", "Pacific/Honolulu", "Mon 2026-06-01 02:30"),
    ],
)
def test_an_hour_that_does_not_exist_is_the_one_after(asked: str, tz: str, then: str) -> None:
    wished = datetime.fromisoformat(asked)
    assert local(on_date(wished.date(), wished.time(), tz), tz) == then


@pytest.mark.parametrize(
    ("asked", "tz"),
    [
        ("2026-10-25 02:30", "Europe/Berlin"),
        ("2026-04-05 02:30", "Pacific/Auckland"),
        ("2026-04-05 01:45", "Australia/Lord_Howe"),
        ("2026-11-01 01:30", "America/New_York"),
    ],
)
def test_of_an_hour_that_comes_twice_the_first_is_meant(asked: str, tz: str) -> None:
    wished = datetime.fromisoformat(asked)
    then = on_date(wished.date(), wished.time(), tz)
    assert local(then, tz, "%Y-%m-%d %H:%M") == asked
    assert then == at(tz, asked)
    assert then < at(tz, asked, fold=1)
    assert on_date(wished.date(), wished.time().replace(fold=1), tz) == then


@given(days, quarters, zones)
@settings(deadline=None, max_examples=60)
@example(date(2026, 3, 29), time(2, 30), "Europe/Berlin")
@example(date(2026, 10, 25), time(2, 30), "Europe/Berlin")
@example(date(2011, 12, 30), time(9), "Pacific/Apia")
@example(date(2026, 4, 5), time(1, 45), "Australia/Lord_Howe")
@example(date(2026, 10, 4), time(2, 15), "Australia/Lord_Howe")
def test_a_date_is_the_first_instant_at_which_the_clock_says_so(
    day: date, hour: time, tz: str
) -> None:
    form, said = "%Y-%m-%d %H:%M", f"{day} {hour:%H:%M}"
    start = datetime.combine(day, time(), UTC) - timedelta(days=2)
    found = first_quarter(start, tz, form, said)
    then = on_date(day, hour, tz)
    if found is None:
        assert local(then, tz, form) > said
    else:
        assert (then, local(then, tz, form)) == (found, said)


@given(days, quarters, zones)
def test_instants_are_in_utc(day: date, hour: time, tz: str) -> None:
    assert on_date(day, hour, tz).tzinfo is UTC


@pytest.mark.parametrize(
    ("now", "tz", "locale", "said"),
    [
        ("2026-11-23 09:00", "Europe/Berlin", "en-GB", "Mon 23 Nov, 09:00"),
        ("2026-11-23 09:00", "America/New_York", "en-US", "Mon, Nov 23, 9:00 AM"),
        ("2026-03-01 00:05", "Pacific/Kiritimati", "en-US", "Sun, Mar 1, 12:05 AM"),
        ("2026-03-01 23:05", "Pacific/Honolulu", "de-DE", "Sun 1 Mar, 23:05"),
        ("2026-03-01 12:30", "UTC", "en-US", "Sun, Mar 1, 12:30 PM"),
    ],
)
def test_the_clock_is_said_as_people_there_say_it(
    now: str, tz: str, locale: str, said: str
) -> None:
    assert say_clock(at(tz, now), tz, locale) == said


@given(instants, zones, st.sampled_from(["en-US", "en-GB"]))
def test_the_clock_says_the_local_minute(now: datetime, tz: str, locale: str) -> None:
    form = "%Y %a, %b %d, %I:%M %p" if locale == "en-US" else "%Y %a %d %b, %H:%M"
    year = local(now, tz, "%Y")
    read = datetime.strptime(f"{year} {say_clock(now, tz, locale)}", form)  # noqa: DTZ007 -- local
    assert f"{read:%a %Y-%m-%d %H:%M}" == local(now, tz)
