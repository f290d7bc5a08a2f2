"""Times of the day beside a date or instead of one."""

from datetime import UTC, date, datetime

import pytest

from domain.day_phrase import Reading, read_phrase
from domain.day_reckoning import Reckoning

NOW = datetime(2026, 11, 19, 10, 20, tzinfo=UTC)
TODAY, TOMORROW = date(2026, 11, 19), date(2026, 11, 20)


def read(phrase: str, *, past: bool = False) -> Reading | None:
    return read_phrase(phrase, Reckoning.of(NOW, day_first=True, past=past))


@pytest.mark.parametrize(
    ("time", "clock"),
    [
        ("3pm", "15:00"),
        ("at 3pm", "15:00"),
        ("at 3 pm CET", "15:00"),
        ("15:30", "15:30"),
        ("at 10:30", "10:30"),
        ("at 3:30", "15:30"),
        ("at 03:30", "03:30"),
        ("at 6", "18:00"),
        ("at 7", "07:00"),
        ("at 12", "12:00"),
        ("at 14", "14:00"),
        ("at 2.30", "14:30"),
        ("at 11.45", "11:45"),
        ("at three", "15:00"),
        ("at three am", "03:00"),
        ("4 o'clock", "16:00"),
        ("at 4 o'clock in the morning", "04:00"),
        ("at 8 in the evening", "20:00"),
        ("at 9:15 in the evening", "21:15"),
        ("morning at 7", "07:00"),
        ("early morning at 7", "07:00"),
        ("afternoon at 2", "14:00"),
        ("noon", "12:00"),
        ("at midday", "12:00"),
        ("8h30", "08:30"),
        ("@ 9am", "09:00"),
    ],
)
def test_time_after_a_day_is_read_with_it(time: str, clock: str) -> None:
    reading = read(f"tomorrow {time}")
    assert reading is not None
    assert reading.time.minute is not None
    assert reading.day == TOMORROW
    assert "{:02}:{:02}".format(*divmod(reading.time.minute, 60)) == clock


@pytest.mark.parametrize("time", ["at 3pm on", "9:30", "first thing", "eod", "end of", "morning"])
def test_time_before_a_day_is_taken_off(time: str) -> None:
    reading = read(f"{time} Friday")
    assert reading is not None
    assert reading.day == TOMORROW


@pytest.mark.parametrize("time", ["morning", "early evening", "in the night", "eod", "first thing"])
def test_part_of_the_day_has_no_minute(time: str) -> None:
    reading = read(f"tomorrow {time}")
    assert reading is not None
    assert (reading.day, reading.time.minute) == (TOMORROW, None)


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("this afternoon", TODAY),
        ("eod", TODAY),
        ("3pm", TODAY),
        ("10am", TOMORROW),
        ("10:20", None),
        ("08:15", TOMORROW),
        ("3 in the morning", TOMORROW),
        ("this morning at 3", TOMORROW),
        ("this evening at 12", TOMORROW),
        ("at 3", None),
        ("morning", None),
        ("at 25", None),
        ("at 10.75", None),
    ],
)
def test_time_alone_is_its_next_strike_where_it_leaves_no_doubt(
    phrase: str, day: date | None
) -> None:
    reading = read(phrase)
    assert (reading and reading.day) == day


def test_time_alone_in_a_report_of_the_past_is_that_of_today() -> None:
    reading = read("10:30", past=True)
    assert reading is not None
    assert reading.is_time_only
    assert (reading.day, reading.time.minute) == (TODAY, 630)


def test_two_times_of_which_one_tells_nothing_are_read_together() -> None:
    reading = read("7:00 on next Sunday afternoon")
    assert reading is not None
    assert (reading.day, reading.time.minute) == (date(2026, 11, 29), 420)


def test_lead_is_kept_apart_from_the_day() -> None:
    reading = read("due by Friday at 3pm")
    assert reading is not None
    assert (reading.lead, reading.kinds) == (("due", "by"), ("WEEKDAY",))
