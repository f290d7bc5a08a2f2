"""What to ask the author of a draft: which client, which day, who may read it, twice or once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from domain.earlier import earlier
from domain.line_client import KnownName, keys_anywhere, read_leading
from domain.line_readings import Reading
from domain.log_line import LogLine, read_line, read_line_of
from domain.name import closest_names
from domain.outcomes import Asked, Suggestion
from domain.records import Draft, DraftReason, Member
from storage import client_names
from storage.database import Database

_SUGGESTIONS = 3


def ask_about(database: Database, who: Member, draft: Draft) -> Asked:
    """The question that a draft waits with."""
    with database.read() as connection:
        return ask_about_in(connection, who, draft)


def ask_about_in(connection: Connection, who: Member, draft: Draft) -> Asked:
    if draft.reason is DraftReason.FORM:  # its words are in its fields, not in a line
        return Asked(draft)
    read = reread(connection, who, draft)
    asked = Asked(
        draft=draft,
        client_name=read.client.client_name if read.client else None,
        readings=read.readings,
        happened_at=read.happened_at,
        kind=read.kind,
        has_hour=read.has_hour,
        unclear_mark=read.unclear_mark,
    )
    if draft.reason is not DraftReason.UNKNOWN_CLIENT:
        return asked
    return replace(asked, suggestions=find_suggestions(connection, who, draft.text, read.readings))


def reread(connection: Connection, who: Member, draft: Draft) -> LogLine:
    """Understand a draft's line as of when it was typed, with what its author answered since."""
    now = who.local(draft.typed_at)
    answers = draft.detail
    if "client_id" in answers:
        names = client_names.find_client_names(
            connection, who.workspace_id, [answers["client_id"]], viewer_id=who.user_id
        )
        name = names.get(answers["client_id"], "")
        chosen = KnownName(answers["client_id"], name, name)
        read = read_line_of(draft.text, now, chosen, int(answers["end"]), day_first=who.day_first)
    else:
        leading = read_leading(draft.text)
        known = client_names.find_names(
            connection, who.workspace_id, leading.keys, viewer_id=who.user_id
        )
        read = read_line(leading, now, known, day_first=who.day_first)
    return _with_answers(read, answers, now)


def _with_answers(read: LogLine, answers: dict[str, str], now: datetime) -> LogLine:
    if answers.get("privacy") == "confidence":
        marked = read.unclear_mark or ""
        summary = " ".join(read.summary.replace(marked, "").split(" ")).strip()
        read = replace(read, in_confidence=True, summary=summary)
    if answers.get("when") == "typed":
        read = replace(read, happened_at=now, is_future=False)
    elif answers.get("when") == "earlier":
        read = replace(read, happened_at=earlier(read.happened_at, now), is_future=False)
    return read


def find_suggestions(
    connection: Connection, who: Member, text: str, readings: Sequence[Reading]
) -> tuple[Suggestion, ...]:
    """Known clients that may be meant: with a name close to the first words, or named inside.

    A name inside the line stays a word of it, so it ends where the line begins.
    """
    asked = [reading.name for reading in readings]
    near = client_names.list_keys_near(connection, who.workspace_id, asked)
    close: dict[str, int] = {}
    for reading in readings:
        for key in closest_names(reading.name, [(key, key) for key in near]):
            close.setdefault(key, reading.end)
    found = client_names.find_names(connection, who.workspace_id, close, viewer_id=who.user_id)
    ends: dict[str, int] = {}
    for key, end in close.items():
        for known in found.get(key, ()):
            ends.setdefault(known.client_id, end)
    inside = client_names.find_names(
        connection, who.workspace_id, keys_anywhere(text), viewer_id=who.user_id
    )
    for known in (known for names in inside.values() for known in names):
        ends[known.client_id] = 0
    wanted = list(ends)[:_SUGGESTIONS]
    names = client_names.find_client_names(
        connection, who.workspace_id, wanted, viewer_id=who.user_id
    )
    return tuple(Suggestion(one, names[one], ends[one]) for one in wanted if one in names)
