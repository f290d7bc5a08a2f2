"""Lengths of time in words: "3 weeks", "a couple of days", "1 year and 2 months"."""

import calendar
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from domain.day_tokens import Token

_WEEK = 7
_FRIDAY = 4
_MINUTES_PER_DAY = 24 * 60
_COUNTS = frozenset({"N", "COUNT", "YEAR", "BIG"})


class Span(NamedTuple):
    """A length of time; the units stay apart because months differ in days."""

    months: int = 0
    days: int = 0
    minutes: int = 0
    working_days: int = 0

    def times(self, count: int) -> "Span":
        """Give the same length so many times (or backwards, for -1)."""
        return Span(*(part * count for part in self))

    def plus(self, other: "Span") -> "Span":
        return Span(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


UNITS = {
    "minute": Span(minutes=1),
    "hour": Span(minutes=60),
    "day": Span(days=1),
    "week": Span(days=_WEEK),
    "fortnight": Span(days=2 * _WEEK),
    "month": Span(months=1),
    "quarter": Span(months=3),
    "year": Span(months=12),
}
_HALVES = {"hour": Span(minutes=30), "year": Span(months=6)}


def shift(day: date, span: Span, *, minute: int = 0) -> date:
    """Move a day by a span; a month's missing day becomes its last.

    `minute` is the minute of the day from which hours and minutes count.
    Raises OverflowError or ValueError outside the years 1 to 9999.
    """
    months = day.year * 12 + day.month - 1 + span.months
    year, month = divmod(months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    moved = date(year, month + 1, min(day.day, last))
    moved += timedelta(days=span.days + (minute + span.minutes) // _MINUTES_PER_DAY)
    return _shift_working_days(moved, span.working_days)


def _shift_working_days(day: date, count: int) -> date:
    """Move over Monday to Friday; one after Friday is Monday."""
    if count == 0:
        return day
    step = 1 if count > 0 else -1
    weeks, rest = divmod(abs(count), 5)
    while day.weekday() > _FRIDAY:
        day -= timedelta(days=step)
    day += timedelta(days=step * weeks * _WEEK)
    for _ in range(rest):
        day += timedelta(days=step)
        while day.weekday() > _FRIDAY:
            day += timedelta(days=step)
    return day


def _count_at(tokens: Sequence[Token], place: int) -> tuple[int, int]:
    """Return the number that begins here and the tokens it takes; 0 tokens for none."""
    kinds = [token.kind for token in tokens[place : place + 3]]
    if kinds[0] in _COUNTS:
        value = tokens[place].value
        return (value, 1) if isinstance(value, int) else (0, 0)
    for words in (["a", "couple", "of"], ["a", "couple"], ["couple", "of"], ["couple"]):
        if kinds[: len(words)] == words:
            return 2, len(words)
    return (1, 1) if kinds[0] == "a" else (0, 0)


def _span_at(tokens: Sequence[Token], place: int) -> tuple[Span, int]:
    """Return one count and unit that begin here and the tokens they take; 0 for none."""
    kinds = [token.kind for token in tokens[place : place + 3]]
    if kinds[:2] == ["half", "a"] and kinds[-1] in _HALVES:
        return _HALVES[kinds[-1]], 3
    if kinds[0] == "fortnight":
        return UNITS["fortnight"], 1
    count, size = _count_at(tokens, place)
    after = [token.kind for token in tokens[place + size : place + size + 2]]
    if size and after == ["business", "day"]:
        return Span(working_days=count), size + 2
    if size and after and after[0] in UNITS:
        return UNITS[after[0]].times(count), size + 1
    return Span(), 0


def join_spans(tokens: Sequence[Token]) -> list[Token]:
    """Put one SPAN token for each run of counts and units ("2 years 1 month and 3 days")."""
    joined: list[Token] = []
    if all(token.kind not in UNITS for token in tokens):
        return [*tokens]
    place = 0
    while place < len(tokens):
        span, size = _span_at(tokens, place)
        if size == 0:
            joined.append(tokens[place])
            place += 1
            continue
        place += size
        while size and place < len(tokens):
            link = 1 if tokens[place].kind == "and" and place + 1 < len(tokens) else 0
            more, size = _span_at(tokens, place + link)
            span, place = (span.plus(more), place + link + size) if size else (span, place)
        joined.append(Token("SPAN", span))
    return joined
