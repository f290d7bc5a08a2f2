"""A line about a talk to come: planned with its people and agenda, its draft used up."""

from datetime import datetime

from sqlalchemy import Connection

from domain.duration import say_duration
from domain.errors import NotFound
from domain.log_line import LogLine
from domain.outcomes import PrepKept
from domain.prep_fields import PrepFields, PrepForm
from domain.records import Client, Draft, Member
from services.ask_about_draft import reread
from services.keep_contact import keep_step
from services.keep_facts import keep_facts
from services.plan_prep import plan_in, usual_remind
from storage import clients, drafts, preps
from storage.database import Database

_GONE = "That client is no longer there."


def open_plan_of_draft(database: Database, who: Member, draft_id: str) -> PrepForm:
    """The form of the talk that a draft's line tells of. Raises NotFound."""
    with database.read() as connection:
        draft = drafts.get_draft(connection, who.workspace_id, who.user_id, draft_id)
        read = reread(connection, who, draft)
        if read.client is None:
            raise NotFound(_GONE)
        fields = _fields(read, usual_remind(connection, who))
    return PrepForm(read.client.client_id, read.client.client_name, fields, draft_id=draft_id)


def plan_talk(
    connection: Connection, who: Member, draft: Draft, read: LogLine, now: datetime
) -> PrepKept:
    """Plan what a line tells, inside a transaction. Raises NotFound, Unreadable."""
    if read.client is None:
        raise NotFound(_GONE)
    client, _ = clients.get_client_and_tz(
        connection,
        who.workspace_id,
        read.client.client_id,
        viewer_id=who.user_id,
        to_change=True,
    )
    prep_id = plan_in(connection, who, client, _fields(read, usual_remind(connection, who)), now)
    _use_up(connection, who, client, draft, read, now, in_confidence=read.in_confidence)
    return PrepKept(preps.get_prep(connection, who, prep_id))


def use_up_draft(
    connection: Connection,
    who: Member,
    client: Client,
    draft_id: str,
    now: datetime,
    *,
    in_confidence: bool,
) -> None:
    """Keep what a line says beside the talk, which was planned in a form, and drop its draft."""
    draft = drafts.find_draft(connection, who.workspace_id, who.user_id, draft_id, to_change=True)
    if draft is not None:
        read = reread(connection, who, draft)
        _use_up(connection, who, client, draft, read, now, in_confidence=in_confidence)


def _use_up(
    connection: Connection,
    who: Member,
    client: Client,
    draft: Draft,
    read: LogLine,
    now: datetime,
    *,
    in_confidence: bool,
) -> None:
    for step in read.steps:
        keep_step(connection, who, client, step, now, in_confidence=in_confidence)
    keep_facts(connection, who, client, read.facts, now, in_confidence=in_confidence)
    drafts.drop_draft(connection, who.workspace_id, who.user_id, draft.id)


def _fields(read: LogLine, remind_minutes: int | None) -> PrepFields:
    """The hour is left open where the line says none."""
    return PrepFields(
        kind=read.kind,
        on=read.happened_at.date(),
        at=read.happened_at.time() if read.has_hour else None,
        people=read.people,
        duration=say_duration(read.minutes) if read.minutes else "",
        agenda=read.summary,
        remind_minutes=remind_minutes,
        in_confidence=read.in_confidence,
    )
