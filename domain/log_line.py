"""The line of `/logcall`: what a person typed, understood.

The order of reading: marks and markers, then the client, then the head (kind, people, duration,
when, in any order), and the first other word starts the summary. No word is lost: what is not
understood stays in the summary or in a next action.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.day_in_text import find_due_date
from domain.line_client import KnownName, Leading, find_client, leading_kind
from domain.line_head import HeadReader
from domain.line_markers import Step, read_marks, read_segments
from domain.line_readings import Reading, read_unknown_client
from domain.records import Kind, Topic

_BLANKS = re.compile(r"[^\S\n]{2,}")
_EMPTY_LINES = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class NextStep:
    """A next action as typed; `wanted_promise` where a promise has no readable day."""

    text: str
    due_on: date | None
    is_promise: bool
    wanted_promise: bool = False


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line understood. `client` is None where no known name leads it; then `readings` tell."""

    client: KnownName | None
    kind: Kind
    people: tuple[str, ...]
    minutes: int | None
    happened_at: datetime
    is_future: bool
    summary: str
    topic: Topic | None
    in_confidence: bool
    unclear_mark: str | None
    steps: tuple[NextStep, ...]
    needs_no_next: bool
    other_client: KnownName | None = None
    other_end: int = 0
    readings: tuple[Reading, ...] = ()


def read_line(
    leading: Leading,
    now: datetime,
    known: Mapping[str, Sequence[KnownName]],
    *,
    day_first: bool = False,
) -> LogLine:
    """Understand a line. `now` is the member's local time (aware)."""
    text = leading.text
    reader = HeadReader(now, day_first)
    found = find_client(leading, known)
    if found is None:
        readings = read_unknown_client(text, reader)
        end = readings[0].end if readings else 0
        return replace(_read_after(text, end, reader), readings=readings)
    line = _read_after(text, found.end, reader, found.kind)
    return replace(line, client=found.client, other_client=found.other, other_end=found.other_end)


def read_line_of(
    text: str, now: datetime, client: KnownName, end: int, *, day_first: bool = False
) -> LogLine:
    """Understand a line whose client the author has chosen: its name ends at `end`."""
    line = _read_after(text, end, HeadReader(now, day_first))
    return replace(line, client=client)


def _read_after(text: str, end: int, reader: HeadReader, kind: Kind | None = None) -> LogLine:
    start, leading = leading_kind(text)
    marks = read_marks(text[end:])
    segments = read_segments(marks.text)
    head = reader.read(segments.summary, 0, kind or (leading if start < end else None))
    return LogLine(
        client=None,
        kind=head.kind or Kind.CALL,
        people=head.people,
        minutes=head.minutes,
        happened_at=head.when.happened_at if head.when else reader.now,
        is_future=bool(head.when and head.when.is_future),
        summary=_tidy(segments.summary[head.end :]),
        topic=marks.topic,
        in_confidence=marks.in_confidence,
        unclear_mark=marks.unclear_mark,
        steps=tuple(_next_step(step, reader) for step in segments.steps),
        needs_no_next=segments.needs_no_next,
    )


def _next_step(step: Step, reader: HeadReader) -> NextStep:
    due = find_due_date(step.text, reader.now, day_first=reader.day_first)
    is_kept = step.is_promise and due.due_on is not None
    return NextStep(
        text=_tidy(due.text),
        due_on=due.due_on,
        is_promise=is_kept,
        wanted_promise=step.is_promise and not is_kept,
    )


def _tidy(text: str) -> str:
    text = _EMPTY_LINES.sub("\n", _BLANKS.sub(" ", text))
    return text.strip().lstrip(".,;").rstrip(",;-–—").strip()
