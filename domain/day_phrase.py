"""Reads a whole phrase with the grammar: leads off, times off, rule looked up."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.day_clock import LONGEST_TIME, TIMES_AFTER, TIMES_BEFORE, TimeOfDay
from domain.day_grammar import GRAMMAR, LEADS, Clearness
from domain.day_holidays import join_holidays
from domain.day_reckoning import Reckoning
from domain.day_spans import Span, join_spans, shift
from domain.day_templates import Kinds, Template
from domain.day_tokens import LONGEST_PHRASE, Token, cut, fold

_MOST_TOKENS = 16
_MINUTES_PER_DAY = 24 * 60
_WAYS = {"from": 1, "after": 1, "before": -1}
_LONGEST_LEAD = max(map(len, LEADS))
_RECURS_YEARLY = frozenset({"MONTH", "HOLIDAY", "D/M", "D-M"})
_NO_TIME = TimeOfDay()


@dataclass(frozen=True, slots=True)
class Reading:
    """The day a phrase names, its time of day, and how it was said.

    `kinds` are those of its words without lead and time; `lead` is by, on, due before or such.
    """

    day: date
    clearness: Clearness
    time: TimeOfDay = _NO_TIME
    kinds: Kinds = ()
    lead: Kinds = ()

    @property
    def is_time_only(self) -> bool:
        return not self.kinds


def read_phrase(phrase: str, at: Reckoning) -> Reading | None:
    """Read a whole phrase in the direction of `at`; the day may lie on either side of today.

    None where the phrase, every word of it, is not one day by the grammar.
    """
    if len(phrase) > 2 * LONGEST_PHRASE:
        return None
    folded = fold(phrase)
    tokens = cut(folded) if len(folded) <= LONGEST_PHRASE else None
    if not tokens or len(tokens) > _MOST_TOKENS:
        return None
    rest, lead = _without_lead(join_holidays(join_spans(tokens)))
    try:
        reading = _read_timed(rest, at)
    except (ValueError, OverflowError):
        return None  # a span or a clock beyond the calendar
    return replace(reading, lead=lead) if reading and lead else reading


def _kinds(tokens: Sequence[Token]) -> Kinds:
    return tuple(token.kind for token in tokens)


def _without_lead(tokens: Sequence[Token]) -> tuple[Sequence[Token], Kinds]:
    kinds = _kinds(tokens[:_LONGEST_LEAD])
    size = next((n for n in range(_LONGEST_LEAD, 0, -1) if kinds[:n] in LEADS), 0)
    return tokens[size:], kinds[:size]


def _read_timed(tokens: Sequence[Token], at: Reckoning) -> Reading | None:
    """Read a day with or without a time before or after it, or a time alone."""
    for rest, time in _times_off(tokens):
        reading = _read_day(rest, at) if rest else _read_time(time, at)
        if reading:
            return reading if time is _NO_TIME else replace(reading, time=time)
    return None


def _times_off(tokens: Sequence[Token]) -> Iterator[tuple[Sequence[Token], TimeOfDay]]:
    """Give every way to take times off the ends, none first, then the longest first."""
    for size in (0, *range(min(LONGEST_TIME, len(tokens) - 1), 0, -1)):
        after = _time(TIMES_AFTER, tokens[len(tokens) - size :])
        if after is None:
            continue
        rest = tokens[: len(tokens) - size]
        yield rest, after
        for length in range(min(LONGEST_TIME, len(rest)), 0, -1):
            before = _time(TIMES_BEFORE, rest[:length])
            if before is not None:
                yield _without_lead(rest[length:])[0], after if before == _NO_TIME else before


def _time(times: Mapping[Kinds, Template[TimeOfDay]], tokens: Sequence[Token]) -> TimeOfDay | None:
    """Read tokens as a time; nothing is no time, None is not a time."""
    if not tokens:
        return _NO_TIME
    found = times.get(_kinds(tokens))
    try:
        return found.read(**found.arguments(tokens)) if found else None
    except ValueError:
        return None


def _read_day(tokens: Sequence[Token], at: Reckoning) -> Reading | None:
    found = GRAMMAR.get(_kinds(tokens))
    if found is None:
        return _read_offset(tokens, at)
    clearness, rule = found
    try:
        day = rule.read(at, **rule.arguments(tokens))
    except (ValueError, OverflowError):
        return None  # 30 February, or the year 10000
    return Reading(day, clearness, kinds=_kinds(tokens)) if day else None


def _read_offset(tokens: Sequence[Token], at: Reckoning) -> Reading | None:
    """Read "2 weeks before Christmas": a span and the day from which it is counted."""
    if len(tokens) <= 2 or tokens[0].kind != "SPAN":
        return None
    span, way = tokens[0].value, _WAYS.get(tokens[1].kind)
    if way is None or not isinstance(span, Span):
        return None
    anchors = [at] if way < 0 or _RECURS_YEARLY.isdisjoint(_kinds(tokens)) else [at.backwards(), at]
    for anchor in anchors:
        start = _read_day(tokens[2:], anchor)
        day = shift(start.day, span.times(way)) if start else None
        if day and (day >= at.today or anchor is at):
            return Reading(day, Clearness.DAY, kinds=_kinds(tokens))
    return None


def _read_time(time: TimeOfDay, at: Reckoning) -> Reading | None:
    """Read a time alone: ahead its next strike, in a report of the past that of today."""
    if time.minute is None:
        return Reading(at.today, Clearness.DAY) if time.is_today else None
    if at.past:
        return Reading(at.today, Clearness.DAY)
    if not time.is_sure:
        return None
    days = time.minute // _MINUTES_PER_DAY if time.minute >= at.minute else 1
    return Reading(at.today + timedelta(days=days), Clearness.DAY)
