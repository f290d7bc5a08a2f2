"""The words of `/nudge at` and `/nudge days`: read when clear, else None, never a guess."""

import re
from datetime import time

from domain.local_time import WEEKDAYS

_HOUR = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:(?:[:.]|h(?=[0-9]))(?P<minute>[0-9]{2})|h)?"
    r"(?:\s?(?P<half>[ap])\.?m\.?)?",
    re.IGNORECASE,
)
_NOON = 12
_WORDS = {
    "daily": frozenset(range(7)),
    "every day": frozenset(range(7)),
    "everyday": frozenset(range(7)),
    "weekdays": frozenset(range(5)),
    "workdays": frozenset(range(5)),
    "working days": frozenset(range(5)),
    "weekend": frozenset({5, 6}),
    "weekends": frozenset({5, 6}),
}
_SHORT = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3}
_LONG = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
_PLURAL = {f"{name}s": number for name, number in _LONG.items()}
_DAY = _SHORT | {"fri": 4, "sat": 5, "sun": 6} | _LONG | _PLURAL
_RUN = 3  # days in a row that are worth saying as "Monday to Wednesday"


def read_hour(text: str) -> time | None:
    """A local hour from "08:30", "8.30", "8am", "5 pm", "9", "17h" or "17h30"; else None."""
    match = _HOUR.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if match["half"] in "pP" else 0)
    return time(hour, minute) if hour <= 23 and minute <= 59 else None


def read_days(text: str) -> frozenset[int] | None:
    """Weekdays (Monday 0) from "mon-fri", "mon, wed and fri", "weekdays", "Sun-Thu"; else None."""
    words = " ".join(text.lower().split())
    if words in _WORDS:
        return _WORDS[words]
    spans = re.sub(r"\s*(?:[-–—]|\bto\b)\s*", "-", words)
    parts = [_read_span(part) for part in re.split(r"\s*(?:,|&|\band\b|\s)\s*", spans) if part]
    found = [part for part in parts if part is not None]
    return frozenset().union(*found) if found and len(found) == len(parts) else None


def say_days(days: frozenset[int]) -> str:
    """Weekdays in English, as `read_days` reads them back: "Monday to Friday"; "no days"."""
    if len(days) == len(WEEKDAYS):
        return "every day"
    parts = [words for run in _runs(days) for words in _say_run(run)]
    if not parts:
        return "no days"
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def _read_span(text: str) -> frozenset[int] | None:
    """One day or one range, which may wrap over Sunday; "mon-mon" says nothing clear."""
    first, dash, last = text.partition("-")
    if first not in _DAY or (dash and last not in _DAY):
        return None
    start, end = _DAY[first], _DAY[last] if dash else _DAY[first]
    if dash and start == end:
        return None
    return frozenset((start + ahead) % 7 for ahead in range((end - start) % 7 + 1))


def _runs(days: frozenset[int]) -> list[list[int]]:
    """Days in a row, round the week: a run that holds Sunday and Monday starts before them."""
    starts = sorted(day for day in days if (day - 1) % 7 not in days)
    runs = []
    for start in starts:
        length = next(ahead for ahead in range(1, 8) if (start + ahead) % 7 not in days)
        runs.append([(start + ahead) % 7 for ahead in range(length)])
    return runs


def _say_run(run: list[int]) -> list[str]:
    if len(run) >= _RUN:
        return [f"{WEEKDAYS[run[0]]} to {WEEKDAYS[run[-1]]}"]
    return [WEEKDAYS[day] for day in run]
