from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from domain.nudge_schedule import (
    NudgeSettings,
    is_nudge_day,
    next_nudge_at,
    nth_nudge_day,
    nudge_day_due,
    nudge_days_after,
)

PARIS = "Europe/Paris"
FRIDAY, SATURDAY, MONDAY = date(2026, 3, 6), date(2026, 3, 7), date(2026, 3, 9)
EVERY_DAY = frozenset(range(7))


def at(text: str, tz: str = PARIS) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(tz)).astimezone(UTC)


def said(instant: datetime | None, tz: str = PARIS) -> str:
    return instant.astimezone(ZoneInfo(tz)).strftime("%a %Y-%m-%d %H:%M %z") if instant else "never"


def test_default_is_nine_on_working_days() -> None:
    settings = NudgeSettings()
    assert settings.at == time(9)
    assert [is_nudge_day(settings, FRIDAY + timedelta(days=n)) for n in range(4)] == [
        True,
        False,
        False,
        True,
    ]


def test_weekday_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="Weekdays"):
        NudgeSettings(days=frozenset({7}))


def test_pause_ends_on_its_day() -> None:
    settings = NudgeSettings(paused_until_on=MONDAY)
    assert not is_nudge_day(settings, FRIDAY)
    assert is_nudge_day(settings, MONDAY)


def test_next_nudge_skips_the_weekend() -> None:
    assert said(next_nudge_at(NudgeSettings(), PARIS, after=at("2026-03-06T09:01"))) == (
        "Mon 2026-03-09 09:00 +0100"
    )


def test_next_nudge_is_strictly_after() -> None:
    nine = at("2026-03-05T09:00")
    just_before = nine - timedelta(microseconds=1)
    assert next_nudge_at(NudgeSettings(), PARIS, after=just_before) == nine
    assert said(next_nudge_at(NudgeSettings(), PARIS, after=nine)) == "Fri 2026-03-06 09:00 +0100"


def test_next_nudge_waits_for_the_end_of_a_pause() -> None:
    settings = NudgeSettings(paused_until_on=date(2026, 8, 1))
    assert said(next_nudge_at(settings, PARIS, after=at("2026-03-06T08:00"))) == (
        "Mon 2026-08-03 09:00 +0200"
    )


def test_pause_that_is_over_changes_nothing() -> None:
    settings = NudgeSettings(paused_until_on=date(2020, 1, 1))
    assert said(next_nudge_at(settings, PARIS, after=at("2026-03-06T08:00"))) == (
        "Fri 2026-03-06 09:00 +0100"
    )


def test_no_days_means_no_nudge_ever() -> None:
    settings = NudgeSettings(days=frozenset())
    assert next_nudge_at(settings, PARIS, after=at("2026-03-06T08:00")) is None
    assert nudge_day_due(settings, PARIS, at("2026-03-06T12:00")) is None
    assert nth_nudge_day(settings, FRIDAY, 1) is None


def test_local_hour_stays_over_daylight_saving() -> None:
    hours = []
    instant = at("2026-03-27T08:00")
    for _ in range(2):
        found = next_nudge_at(NudgeSettings(), PARIS, after=instant)
        assert found is not None
        hours.append(said(found))
        instant = found
    assert hours == ["Fri 2026-03-27 09:00 +0100", "Mon 2026-03-30 09:00 +0200"]


def test_hour_repeated_by_daylight_saving_nudges_once() -> None:
    settings = NudgeSettings(at=time(2, 30), days=EVERY_DAY)
    first = next_nudge_at(settings, PARIS, after=at("2026-10-25T00:00"))
    assert said(first) == "Sun 2026-10-25 02:30 +0200"
    assert first is not None
    assert said(next_nudge_at(settings, PARIS, after=first)) == "Mon 2026-10-26 02:30 +0100"


def test_hour_skipped_by_daylight_saving_comes_right_after_the_gap() -> None:
    settings = NudgeSettings(at=time(2, 30), days=EVERY_DAY)
    assert said(next_nudge_at(settings, PARIS, after=at("2026-03-29T00:00"))) == (
        "Sun 2026-03-29 03:00 +0200"
    )


def test_day_that_a_zone_skipped_has_no_nudge_and_the_next_has_one() -> None:
    settings = NudgeSettings(days=EVERY_DAY)
    tz = "Pacific/Apia"
    thursday = next_nudge_at(settings, tz, after=at("2011-12-29T08:00", tz))
    assert thursday is not None
    assert said(thursday, tz) == "Thu 2011-12-29 09:00 -1000"
    assert said(next_nudge_at(settings, tz, after=thursday), tz) == "Sat 2011-12-31 09:00 +1400"


def test_hour_in_a_gap_before_midnight_never_nudges_for_the_next_day() -> None:
    settings = NudgeSettings(at=time(23, 30), days=EVERY_DAY)
    tz = "America/Nuuk"  # 2026-03-28 23:00 is followed by 2026-03-29 00:00
    assert said(next_nudge_at(settings, tz, after=at("2026-03-28T12:00", tz)), tz) == (
        "Sun 2026-03-29 23:30 -0100"
    )
    assert nudge_day_due(settings, tz, at("2026-03-29T00:00", tz)) is None


def test_nothing_is_due_before_the_hour() -> None:
    assert nudge_day_due(NudgeSettings(), PARIS, at("2026-03-06T08:59:59")) is None
    assert nudge_day_due(NudgeSettings(), PARIS, at("2026-03-06T09:00")) == FRIDAY


def test_late_start_sends_the_same_days_nudge() -> None:
    assert nudge_day_due(NudgeSettings(), PARIS, at("2026-03-06T23:59")) == FRIDAY


def test_missed_day_is_not_sent_the_next_day() -> None:
    assert nudge_day_due(NudgeSettings(), PARIS, at("2026-03-07T00:00")) is None
    assert nudge_day_due(NudgeSettings(), PARIS, at("2026-03-09T08:00")) is None


def test_nothing_is_due_in_a_pause() -> None:
    settings = NudgeSettings(paused_until_on=SATURDAY)
    assert nudge_day_due(settings, PARIS, at("2026-03-06T12:00")) is None


def test_new_hour_already_past_today_starts_on_the_next_nudge_day() -> None:
    changed_at = at("2026-03-06T12:00")
    earlier = NudgeSettings(at=time(8))
    assert said(next_nudge_at(earlier, PARIS, after=changed_at)) == "Mon 2026-03-09 08:00 +0100"


def test_new_zone_moves_the_hour() -> None:
    after = at("2026-03-06T05:00")
    assert said(next_nudge_at(NudgeSettings(), PARIS, after=after)) == "Fri 2026-03-06 09:00 +0100"
    tokyo = next_nudge_at(NudgeSettings(), "Asia/Tokyo", after=after)
    assert said(tokyo, "Asia/Tokyo") == "Mon 2026-03-09 09:00 +0900"


def test_coming_nudge_days_are_the_members_own_after_a_pause() -> None:
    settings = NudgeSettings(days=frozenset({0, 3}), paused_until_on=date(2026, 3, 10))
    assert [str(day) for day in islice(nudge_days_after(settings, FRIDAY), 3)] == [
        "2026-03-12",
        "2026-03-16",
        "2026-03-19",
    ]
    assert nth_nudge_day(settings, FRIDAY, 2) == date(2026, 3, 16)
