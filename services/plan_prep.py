"""Planning a talk inside a transaction."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from domain.errors import Unreadable
from domain.prep_fields import PAST, PrepFields
from domain.preps import USUAL_REMIND, Prep, next_due_at
from domain.records import Client, Member
from storage import preps
from storage.ids import new_id


def plan_in(
    connection: Connection, who: Member, client: Client, fields: PrepFields, now: datetime
) -> str:
    """Plan a talk; its id. Raises Unreadable where its hour has passed."""
    starts_at = fields.starts_at(who.tz)
    if starts_at is None or starts_at <= now:
        raise Unreadable(PAST)
    prep = Prep(
        id=new_id(),
        workspace_id=who.workspace_id,
        client_id=client.id,
        client_name=client.name,
        kind=fields.kind,
        starts_at=starts_at,
        starts_tz=who.tz,
        owner_id=who.user_id,
        author_id=who.user_id,
        created_at=now,
        minutes=fields.minutes,
        people=fields.people,
        agenda=fields.lines,
        agenda_at=now if fields.lines else None,
        remind_minutes=fields.remind_minutes,
        in_confidence=fields.in_confidence,
    )
    prep = replace(prep, due_at=next_due_at(prep, who, now))
    confided_to_id = client.owner_id if prep.in_confidence else None
    preps.add_prep(connection, prep, confided_to_id=confided_to_id)
    return prep.id


def usual_remind(connection: Connection, who: Member) -> int | None:
    """How long before a talk the member is reminded, in minutes: as they chose last."""
    last = preps.find_last_remind(connection, who.workspace_id, who.user_id)
    return last[0] if last else USUAL_REMIND
