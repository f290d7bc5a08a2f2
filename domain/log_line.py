"""The line of `/logcall`: what a person typed, understood.

The order of reading: marks and markers, then the client, then the head (kind, people, duration,
when, in any order), and the first other word starts the summary. No word is lost: what is not
understood stays in the summary or in a next action.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.day_in_text import DueDate
from domain.facts import NewFact, read_fact
from domain.line_client import KnownName, Lead, Leading, find_client, read_lead
from domain.line_head import Head, HeadReader
from domain.line_markers import Segments, Step, read_marks, read_segments
from domain.line_readings import Reading, read_unknown_client
from domain.name import fold_name
from domain.records import Kind, Topic
from domain.recurrence import Series
from domain.recurrence_in_text import find_due_again

_LOOSE_START = re.compile(r"\A[.,;]+(?=\s|$)\s*")
_HOUR = re.compile(
    r"\d\s*(?:am|pm|h|o.?clock)\b|\d[:.]\d\d|noon|morning|evening|\bat\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class NextStep:
    """A next action as typed; `wanted_promise` where a promise has no readable day."""

    text: str
    due_on: date | None
    is_promise: bool
    wanted_promise: bool = False
    series: Series | None = None


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
    facts: tuple[NewFact, ...] = ()
    other_client: KnownName | None = None
    other_end: int = 0
    readings: tuple[Reading, ...] = ()
    has_hour: bool = False


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
        return _read_without_client(text, reader)
    line = _read_around(text, Lead(0, found.start, found.kind), found.end, reader, found.client)
    if found.other is None:
        return line
    return replace(line, other_client=found.other, other_end=found.other_end)


def read_line_of(
    text: str, now: datetime, client: KnownName, end: int, *, day_first: bool = False
) -> LogLine:
    """Understand a line whose client the author has chosen: its name ends at `end`."""
    lead = read_lead(text)
    if lead.start >= end or fold_name(text[:end]) == fold_name(client.name):
        lead = Lead(0, 0)
    return _read_around(text, lead, end, HeadReader(now, day_first), client)


def _read_without_client(text: str, reader: HeadReader) -> LogLine:
    readings = read_unknown_client(text, reader)
    lead, end = (read_lead(text), readings[0].end) if readings else (Lead(0, 0), 0)
    return replace(_read_around(text, lead, end, reader), readings=readings)


def _read_around(
    text: str, lead: Lead, end: int, reader: HeadReader, client: KnownName | None = None
) -> LogLine:
    """Understand what stands before and after the client's name, which ends at `end`."""
    before, marks = read_marks(text[: lead.start]), read_marks(text[end:])
    segments = read_segments(marks.text)
    head = reader.read(segments.summary, 0, lead.kind)
    return LogLine(
        client=client,
        kind=head.kind or (Kind.NOTE if _is_only_facts(head, segments) else Kind.CALL),
        people=head.people,
        minutes=head.minutes,
        happened_at=head.when.happened_at if head.when else reader.now,
        is_future=bool(head.when and head.when.is_future),
        has_hour=bool(head.when and head.when.has_hour),
        summary=_tidy(segments.summary[head.end :]),
        topic=marks.topic or before.topic,
        in_confidence=marks.in_confidence or before.in_confidence,
        unclear_mark=marks.unclear_mark or before.unclear_mark,
        steps=tuple(_next_step(step, reader) for step in segments.steps),
        needs_no_next=segments.needs_no_next,
        facts=tuple(
            read_fact(said, reader.now, day_first=reader.day_first) for said in segments.facts
        ),
    )


def _is_only_facts(head: Head, segments: Segments) -> bool:
    """Nothing but facts is said: they are noted, and nobody was called."""
    is_said = head.people or head.minutes or head.when or segments.steps
    return bool(segments.facts) and not is_said and not segments.summary[head.end :].strip(" :,-–—")


def _next_step(step: Step, reader: HeadReader) -> NextStep:
    """The step with its due date."""
    again = find_due_again(step.text, reader.now, day_first=reader.day_first)
    due = again.due
    is_kept = step.is_promise and due.due_on is not None
    return NextStep(
        text=_without_day(step.text, due),
        due_on=due.due_on,
        is_promise=is_kept,
        wanted_promise=step.is_promise and not is_kept,
        series=again.series,
    )


def with_day(step: NextStep, local_now: datetime, *, day_first: bool) -> NextStep:
    """The step of a form, its day and recurrence read from its words where none was chosen."""
    again = find_due_again(step.text, local_now, day_first=day_first)
    due, series = again.due, step.series or again.series
    if step.due_on:
        if again.series is None or step.series or due.phrase:
            return step
        return replace(step, text=due.text, series=Series(again.series.recurrence, step.due_on))
    if due.due_on is None:
        return step
    return replace(step, text=_without_day(step.text, due), due_on=due.due_on, series=series)


def _without_day(text: str, due: DueDate) -> str:
    """The words of a step; an hour ("tomorrow at 10am") stays in them."""
    says_hour = due.phrase is not None and _HOUR.search(due.phrase) is not None
    return _tidy(text if says_hour else due.text)


def _tidy(text: str) -> str:
    """The text without blank lines, doubled blanks, and punctuation that closes no words."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    tidy = _LOOSE_START.sub("", "\n".join(line for line in lines if line)).rstrip(",; \n–—")
    return tidy[:-1].rstrip(",; \n") if tidy.endswith((" -", "\n-")) or tidy == "-" else tidy
