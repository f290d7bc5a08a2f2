"""Log a contact from one line: a record, or a draft that asks the one thing that is missing.

Words are never lost: every line that is not empty ends as a record or a draft, in the same
transaction as the id of the request that brought it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from domain.line_client import read_leading
from domain.log_line import LogLine, read_line
from domain.outcomes import DRAFT_FOR, Logged, LogOutcome
from domain.records import Draft, DraftReason, Member
from services.ask_about_draft import ask_about
from services.keep_contact import NewInteraction, keep_contact
from services.recall import recall, remember
from storage import client_names, drafts, interactions, requests
from storage.database import Database
from storage.ids import new_id

SAME_LINE_WITHIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it came: the text decoded, when it was typed, and the request that brought it."""

    text: str
    typed_at: datetime
    request_id: str
    response_url: str | None = None


def log_line(database: Database, who: Member, line: Line) -> LogOutcome:
    """Log the line, or keep it as a draft. A second delivery of the request changes nothing."""
    read = read_by(database, who, line.text, line.typed_at)
    with database.write() as connection:
        known = requests.find_outcome(connection, who.workspace_id, line.request_id)
        if known is not None:
            outcome = recall(connection, who, known)
        else:
            outcome = _keep(connection, who, line, read)
            remember(connection, who, line.request_id, outcome, line.typed_at)
    return outcome if not isinstance(outcome, Draft) else ask_about(database, who, outcome)


def _keep(connection: Connection, who: Member, line: Line, read: LogLine) -> Logged | Draft:
    reason = doubt_about(connection, who, line.text, read, line.typed_at, settled={})
    if reason is None:
        return keep_read_line(connection, who, line.text, read, line.typed_at)
    draft = Draft(
        id=new_id(),
        workspace_id=who.workspace_id,
        author_id=who.user_id,
        reason=reason,
        text=line.text,
        typed_at=line.typed_at,
        expires_at=line.typed_at + DRAFT_FOR,
        in_confidence=read.in_confidence or reason is DraftReason.PRIVACY,
        response_url=line.response_url,
    )
    drafts.add_draft(connection, draft)
    return draft


def read_by(database: Database, who: Member, text: str, now: datetime) -> LogLine:
    """Understand a line with the names the workspace knows."""
    leading = read_leading(text)
    with database.read() as connection:
        known = client_names.find_names(
            connection, who.workspace_id, leading.keys, viewer_id=who.user_id
        )
    return read_line(leading, who.local(now), known, day_first=who.day_first)


def doubt_about(
    connection: Connection,
    who: Member,
    text: str,
    read: LogLine,
    now: datetime,
    *,
    settled: Mapping[str, str],
) -> DraftReason | None:
    """What must be asked before a line can be kept; `settled` holds what was answered already."""
    if read.unclear_mark and "privacy" not in settled:
        return DraftReason.PRIVACY
    if read.client is None:
        return DraftReason.UNKNOWN_CLIENT
    if read.is_future and "when" not in settled:
        return DraftReason.FUTURE
    since = now - SAME_LINE_WITHIN
    if "repeat" not in settled and interactions.find_same_line(
        connection, who.workspace_id, who.user_id, text, since=since
    ):
        return DraftReason.DUPLICATE
    return None


def keep_read_line(
    connection: Connection, who: Member, text: str, read: LogLine, now: datetime
) -> Logged:
    """Keep a line whose client is known."""
    if read.client is None:
        raise ValueError("a line is kept for a known client")
    new = NewInteraction(
        kind=read.kind,
        happened_at=read.happened_at,
        summary=read.summary,
        line=text,
        people=read.people,
        minutes=read.minutes,
        topic=read.topic,
        in_confidence=read.in_confidence,
        needs_no_next=read.needs_no_next,
    )
    logged = keep_contact(connection, who, read.client.client_id, new, read.steps, now, read.facts)
    return replace(logged, other=read.other_client, other_end=read.other_end)
