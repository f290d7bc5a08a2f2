"""`rapport parse`: what `/logcall TEXT` understands, touching nothing."""

from datetime import datetime
from typing import Any

from domain.line_client import KnownName, read_leading
from domain.local_time import say_day
from domain.log_line import LogLine, read_line, read_line_of
from services.open_client import find_known_names
from storage.database import open_database
from storage.schema import is_set_up


def parse_line(
    text: str, now: datetime, database_url: str | None, *, day_first: bool
) -> tuple[LogLine, str | None]:
    """The line understood and its client's name: known to the database, else as it reads.

    `now` is local. Nothing is created or written.
    """
    leading = read_leading(text)
    read = read_line(leading, now, _known(leading.keys, database_url), day_first=day_first)
    if read.client is not None:
        return read, read.client.client_name
    if not read.readings:
        return read, None
    first = read.readings[0]
    chosen = KnownName("", first.name, first.name)
    return read_line_of(text, now, chosen, first.end, day_first=day_first), first.name


def as_facts(read: LogLine, client: str | None, *, is_known: bool) -> dict[str, Any]:
    """What was understood, for JSON."""
    return {
        "client": client,
        "client_is_known": is_known,
        "kind": read.kind.value,
        "people": list(read.people),
        "minutes": read.minutes,
        "happened_at": read.happened_at.isoformat(),
        "is_future": read.is_future,
        "summary": read.summary,
        "topic": read.topic.value if read.topic else None,
        "in_confidence": read.in_confidence,
        "unclear_mark": read.unclear_mark,
        "next_actions": [
            {
                "text": step.text,
                "due_on": step.due_on.isoformat() if step.due_on else None,
                "is_promise": step.is_promise,
                "repeats": step.series.recurrence.words if step.series else None,
            }
            for step in read.steps
        ],
        "needs_no_next": read.needs_no_next,
        "facts": [
            {
                "text": fact.text,
                "kind": fact.kind.value if fact.kind else None,
                "ask_after_on": fact.ask_after_on.isoformat() if fact.ask_after_on else None,
            }
            for fact in read.facts
        ],
    }


def in_words(read: LogLine, client: str | None, now: datetime, *, is_known: bool) -> list[str]:
    """What was understood, a line each; what the line did not say is left out."""
    today = now.date()
    happened = f"{say_day(read.happened_at.date(), today)} {read.happened_at:%H:%M}"
    known = "" if is_known else " (not known yet)"
    rows = [
        ("client", f"{client}{known}" if client else "none: the line names no client first"),
        ("kind", read.kind.value),
        ("with", ", ".join(read.people)),
        ("minutes", str(read.minutes or "")),
        ("when", happened + (" (still to come: this would ask)" if read.is_future else "")),
        ("summary", read.summary),
        ("about", read.topic.value if read.topic else ""),
        ("privacy", _privacy(read)),
    ]
    for step in read.steps:
        label = "promise" if step.is_promise else "next"
        due = say_day(step.due_on, today) if step.due_on else "no date understood"
        again = f", {step.series.recurrence.words}" if step.series else ""
        rows.append((label, f"{step.text} ({due}{again})"))
    if read.needs_no_next:
        rows.append(("next", "none needed"))
    for fact in read.facts:
        ask = f" (ask after {say_day(fact.ask_after_on, today)})" if fact.ask_after_on else ""
        rows.append(("fact", f"{fact.text}{ask}"))
    return [f"{name:8} {value}" for name, value in rows if value]


def _privacy(read: LogLine) -> str:
    if read.unclear_mark:
        return f"unknown mark {read.unclear_mark} (this would ask)"
    return "in confidence" if read.in_confidence else ""


def _known(keys: set[str], database_url: str | None) -> dict[str, list[KnownName]]:
    """Names under these keys where there is a database."""
    if database_url is None:
        return {}
    database = open_database(database_url)
    try:
        return find_known_names(database, keys) if is_set_up(database) else {}
    finally:
        database.close()
