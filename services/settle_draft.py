"""Answer the question of a draft: then it becomes a record, or asks the next thing."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import Connection

from domain.errors import NotFound
from domain.log_line import LogLine, NextStep
from domain.outcomes import Asked, LogOutcome, Planned, Settled
from domain.records import Draft, Member
from services.add_client import NewClient, make_client
from services.ask_about_draft import ask_about, ask_about_in, reread
from services.keep_contact import keep_step
from services.keep_facts import keep_facts
from services.log_line import doubt_about, keep_read_line
from services.plan_line import plan_talk
from services.recall import Kept, recall, remember
from storage import clients, drafts, requests
from storage.database import Database

_LISTED = 10


@dataclass(frozen=True, slots=True)
class Answer:
    """What the author answered about a draft.

    `settled` has client_id and end (where the name ends in the line), when (typed, earlier,
    plan, talk), privacy (confidence, team) or repeat (keep). `new_client` is made first, and its
    name takes the place of the first `end` characters.
    """

    draft_id: str
    request_id: str
    settled: Mapping[str, str] = field(default_factory=dict)
    new_client: NewClient | None = None


@dataclass(frozen=True, slots=True)
class DiscardRequest:
    """The press that discards a draft, and when."""

    request_id: str
    now: datetime


def settle_draft(database: Database, who: Member, answer: Answer, now: datetime) -> LogOutcome:
    """Take the answer. Raises NotFound where the draft is gone, AlreadyThere, Unreadable."""
    with database.write() as connection:
        known = requests.find_outcome(connection, who.workspace_id, answer.request_id)
        if known is not None:
            outcome = recall(connection, who, known)
        else:
            outcome = _settle(connection, who, answer, now)
            remember(connection, who, answer.request_id, outcome, now)
    return outcome if not isinstance(outcome, Draft) else ask_about(database, who, outcome)


def discard_draft(
    database: Database, who: Member, draft_id: str, of: DiscardRequest | None = None
) -> str | None:
    """Drop a draft and return its text, so that nothing typed is lost. Raises NotFound.

    None where the same request dropped it before.
    """
    with database.write() as connection:
        if of and requests.find_outcome(connection, who.workspace_id, of.request_id) is not None:
            return None
        draft = drafts.get_draft(connection, who.workspace_id, who.user_id, draft_id)
        drafts.drop_draft(connection, who.workspace_id, who.user_id, draft_id)
        if of:
            remember(connection, who, of.request_id, Settled(), of.now)
    return draft.text


def list_drafts(database: Database, who: Member, now: datetime) -> list[Asked]:
    """The member's drafts, the newest first, each with its question."""
    with database.read() as connection:
        found = drafts.list_drafts(
            connection, who.workspace_id, who.user_id, now=now, limit=_LISTED
        )
        return [ask_about_in(connection, who, draft) for draft in found]


def get_draft(database: Database, who: Member, draft_id: str) -> Asked:
    """One draft with its question. Raises NotFound."""
    with database.read() as connection:
        draft = drafts.get_draft(connection, who.workspace_id, who.user_id, draft_id)
        return ask_about_in(connection, who, draft)


def _settle(connection: Connection, who: Member, answer: Answer, now: datetime) -> Kept:
    draft = drafts.find_draft(
        connection, who.workspace_id, who.user_id, answer.draft_id, to_change=True
    )
    if draft is None:
        return Settled()
    settled = {**draft.detail, **answer.settled}
    added = make_client(connection, who, answer.new_client, now) if answer.new_client else None
    if added:
        settled["client_id"] = added.id
    draft = replace(draft, detail=settled)
    read = reread(connection, who, draft)
    reason = doubt_about(connection, who, draft.text, read, draft.typed_at, settled=settled)
    if reason is not None:
        drafts.change_draft(connection, draft, reason=reason, detail=settled)
        return replace(draft, reason=reason)
    if settled.get("when") == "talk":
        return plan_talk(connection, who, draft, read, now)
    if settled.get("when") == "plan":
        return _plan(connection, who, draft, read, now)
    logged = keep_read_line(connection, who, draft.text, read, now)
    drafts.drop_draft(connection, who.workspace_id, who.user_id, draft.id)
    return replace(logged, client_added=added)


def _plan(
    connection: Connection, who: Member, draft: Draft, read: LogLine, now: datetime
) -> Planned:
    """A line about a day to come: what was typed is what comes next, on that day."""
    if read.client is None:
        raise NotFound("That client is no longer there.")
    client, _ = clients.get_client_and_tz(
        connection,
        who.workspace_id,
        read.client.client_id,
        viewer_id=who.user_id,
        to_change=True,
    )
    people = f" with {', '.join(read.people)}" if read.people else ""
    words = f"{read.kind.value}{people}: {read.summary}".rstrip(":. ")
    step = NextStep(words, who.today(read.happened_at), is_promise=False)
    is_private = read.in_confidence
    action = keep_step(connection, who, client, step, now, in_confidence=is_private)
    for said in read.steps:
        keep_step(connection, who, client, said, now, in_confidence=is_private)
    keep_facts(connection, who, client, read.facts, now, in_confidence=is_private)
    drafts.drop_draft(connection, who.workspace_id, who.user_id, draft.id)
    return Planned(action)
