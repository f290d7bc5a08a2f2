"""Times of the day beside or instead of a date: at 3pm, in the morning, end of day."""

from collections.abc import Callable
from typing import NamedTuple

from domain.day_templates import Kinds, Template, write_out
from domain.day_tokens import Clock

_HOUR = 60
_NOON = 12
_AFTERNOON_BEFORE = 7 * _HOUR


class TimeOfDay(NamedTuple):
    """Minutes after midnight (1440 is the midnight that ends the day), None without a clock.

    `is_sure`: no other half of the day can be meant. `is_today`: the words say today by themselves.
    """

    minute: int | None = None
    is_sure: bool = False
    is_today: bool = False


def vague(**_: object) -> TimeOfDay:
    """Give no minute: "in the evening", "first thing"."""
    return TimeOfDay()


def today(**_: object) -> TimeOfDay:
    """Give today without a minute: "this afternoon", "end of day"."""
    return TimeOfDay(is_today=True)


def noon(**_: object) -> TimeOfDay:
    return TimeOfDay(_NOON * _HOUR, is_sure=True)


def clock(*, clock: Clock, part: int | None = None, zone: int = 0) -> TimeOfDay:
    """Read "3pm", "10:30", "3:30 in the afternoon".

    Unmarked hours from 1 to 6 are those of the afternoon: nobody logs a call at 3 at night.
    """
    del zone
    if clock.is_sure:
        return TimeOfDay(clock.minute, is_sure=True)
    if part is not None:
        return TimeOfDay(_in_part(clock.minute, part), is_sure=True)
    is_small = _HOUR <= clock.minute < _AFTERNOON_BEFORE
    return TimeOfDay(clock.minute + (_NOON * _HOUR if is_small else 0))


def _in_part(minute: int, part: int) -> int:
    """Put a twelve-hour clock in a part of the day; 12 in the evening is midnight."""
    minute %= _NOON * _HOUR
    if part > _NOON and minute < _HOUR:
        return minute + 2 * _NOON * _HOUR
    return minute + (_NOON * _HOUR if part else 0)


def hour(
    *,
    hour: int | tuple[int, int],
    part: int | None = None,
    zone: int = 0,
    meridiem: int | None = None,
) -> TimeOfDay:
    """Read "at 4", "at 2.30", "at 3 in the morning", "three pm"; ValueError for no such time."""
    hours, minutes = hour if isinstance(hour, tuple) else (hour, 0)
    if hours > 24 or minutes >= _HOUR:
        raise ValueError(hour)
    half = part if meridiem is None else meridiem
    return clock(clock=Clock(hours * _HOUR + minutes, hours > _NOON), part=half, zone=zone)


_AT_THE_END = (
    ("(at|-) CLOCK (ZONE)", clock),
    ("(at) CLOCK (in|in the) (early|late) PART", clock),
    ("(this) (early|late) PART at CLOCK", clock),
    ("(at) noon", noon),
    ("at HOUR (ZONE)", hour),
    ("at HOUR (in|in the) PART", hour),
    ("HOUR in the PART", hour),
    ("(this) (early|late) PART at HOUR", hour),
    ("(at) HOUR oclock (in the PART)", hour),
    ("(at) HOUR MERIDIEM (ZONE)", hour),
    ("(early|late) PART", vague),
    ("in the (early|late) PART", vague),
    ("FIRST thing (in the PART)", vague),
    ("(at the) latest", vague),
    ("this (early|late) PART", today),
    ("eod", today),
    ("(the) end of (the) day", today),
    ("(the) end of business (day)", today),
    ("close of business (day)", today),
)
_BEFORE_A_DATE = (
    ("end of (the)", vague),
    ("FIRST thing (on)", vague),
    ("eod (on)", today),
)


def _look_up(
    rules: tuple[tuple[str, Callable[..., TimeOfDay]], ...],
) -> dict[Kinds, Template[TimeOfDay]]:
    return {kinds: found for words, read in rules for kinds, found in write_out(words, read)}


TIMES_AFTER = _look_up(_AT_THE_END)
"""Times that may follow a date or stand alone, by the kinds of their tokens."""
TIMES_BEFORE = _look_up(_AT_THE_END + _BEFORE_A_DATE)
"""Times that may precede a date."""
LONGEST_TIME = max(map(len, TIMES_BEFORE))
