"""Planned talks: the form opened, kept, cancelled, and brought back."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from domain.audit import Deed, What
from domain.errors import NotAllowed, TooLate, Unreadable
from domain.prep_fields import PAST, PrepFields, PrepForm, fields_of, people_of
from domain.preps import Prep, PrepState, ask_again_at, can_be_restored, next_due_at
from domain.records import Client, Member
from services.plan_line import use_up_draft
from services.plan_prep import plan_in, usual_remind
from services.prep_ties import redraw_messages, reopened
from services.record_reading import confided_preps, read_recorded
from storage import audit, clients, members, preps, requests
from storage.database import Database

_NOT_YOURS = (
    "Only who planned this, the client's owner or an admin can change it. Nothing was changed."
)
_CHANGED = (
    "Someone changed this plan after you opened the form, so nothing was saved over it. Close this "
    "and open it again to see it as it is now."
)
_CONFIDED = "Only who planned this in confidence can open it to others. Nothing was changed."
_CLOSED = "It was logged or cancelled meanwhile, so nothing was changed. Plan a new one instead."
_TOO_LATE = "Its hour has passed, so it stays cancelled. Plan a new one instead."


@dataclass(frozen=True, slots=True)
class PrepEdit:
    """What was filled in; without an id a talk is planned. `shown` marks it as the form had it."""

    client_id: str
    fields: PrepFields
    prep_id: str = ""
    draft_id: str = ""
    shown: str = ""


def open_prep_form(
    database: Database,
    who: Member,
    now: datetime,
    *,
    client_id: str = "",
    prep_id: str = "",
    is_again: bool = False,
) -> PrepForm:
    """The form of a new talk with a client, of one that is planned, or of that once more.

    Raises NotFound, NotAllowed.
    """
    if not prep_id:
        with database.read() as connection:
            client = clients.get_client(
                connection, who.workspace_id, client_id, viewer_id=who.user_id
            )
            fields = PrepFields(remind_minutes=usual_remind(connection, who))
        return PrepForm(client.id, client.name, fields)
    prep = read_recorded(
        database,
        who,
        now,
        lambda connection: _require(preps.get_prep(connection, who, prep_id)),
        lambda found: confided_preps(who, [found]),
    )
    fields = fields_of(prep, who)
    if is_again:
        return PrepForm(prep.client_id, prep.client_name, replace(fields, on=None, at=None))
    return PrepForm(prep.client_id, prep.client_name, fields, prep_id, shown=prep.mark())


def save_prep(
    database: Database, who: Member, edit: PrepEdit, now: datetime, request_id: str
) -> Prep:
    """Plan it, or change the plan. A second delivery of the request changes nothing.

    Raises NotFound, NotAllowed, Unreadable.
    """
    with database.write() as connection:
        known = requests.find_outcome(connection, who.workspace_id, request_id)
        if known is not None:
            return preps.get_prep(connection, who, known["prep"])
        client, _ = clients.get_client_and_tz(
            connection, who.workspace_id, edit.client_id, viewer_id=who.user_id, to_change=True
        )
        if edit.prep_id:
            prep_id = _change(connection, who, client, edit, now)
        else:
            prep_id = plan_in(connection, who, client, edit.fields, now)
        if edit.draft_id:
            is_private = edit.fields.in_confidence
            use_up_draft(connection, who, client, edit.draft_id, now, in_confidence=is_private)
        requests.add_outcome(connection, who.workspace_id, request_id, {"prep": prep_id}, now)
        return preps.get_prep(connection, who, prep_id)


def cancel_prep(
    database: Database, who: Member, prep_id: str, now: datetime, request_id: str
) -> Prep:
    """It will not happen, or did not. Raises NotFound, NotAllowed.

    A second press changes nothing.
    """
    with database.write() as connection:
        prep = get_changeable(connection, who, prep_id)
        is_again = requests.find_outcome(connection, who.workspace_id, request_id) is not None
        if not is_again and prep.is_open:
            gone = {"state": PrepState.CANCELLED.value, "closed_at": now, "due_at": None}
            _store(connection, prep, gone)
            requests.add_outcome(connection, who.workspace_id, request_id, {"prep": prep_id}, now)
        return preps.get_prep(connection, who, prep_id)


def restore_prep(
    database: Database, who: Member, prep_id: str, now: datetime, request_id: str
) -> Prep:
    """Undo cancelling it. Of one that is open nothing changes. Raises NotFound, TooLate."""
    with database.write() as connection:
        prep = get_changeable(connection, who, prep_id)
        is_again = requests.find_outcome(connection, who.workspace_id, request_id) is not None
        if not is_again and prep.state is PrepState.CANCELLED:
            if not can_be_restored(prep, now):
                raise TooLate(_TOO_LATE)
            _store(connection, prep, reopened(connection, prep, now))
            requests.add_outcome(connection, who.workspace_id, request_id, {"prep": prep_id}, now)
        return preps.get_prep(connection, who, prep_id)


def ask_prep_later(database: Database, who: Member, prep_id: str, now: datetime) -> Prep:
    """Ask the next morning how it went. Raises NotFound, NotAllowed."""
    with database.write() as connection:
        prep = get_changeable(connection, who, prep_id)
        if prep.state is PrepState.ASKED and prep.due_at is None:
            _store(connection, prep, {"due_at": ask_again_at(who, now)})
        return preps.get_prep(connection, who, prep_id)


def get_changeable(connection: Connection, who: Member, prep_id: str) -> Prep:
    """Locked until the transaction ends. Raises NotFound, NotAllowed."""
    return _require(preps.get_prep(connection, who, prep_id, to_change=True))


def _require(prep: Prep) -> Prep:
    if not prep.is_changeable:
        raise NotAllowed(_NOT_YOURS)
    return prep


def _store(connection: Connection, prep: Prep, values: dict[str, Any]) -> None:
    preps.change_prep(connection, prep.workspace_id, prep.id, **values)
    redraw_messages(connection, prep)


def _change(
    connection: Connection, who: Member, client: Client, edit: PrepEdit, now: datetime
) -> str:
    before = get_changeable(connection, who, edit.prep_id)
    if not before.is_open:
        raise Unreadable(_CLOSED)
    if before.client_id != client.id or (edit.shown and edit.shown != before.mark()):
        raise Unreadable(_CHANGED)
    if before.in_confidence and not edit.fields.in_confidence and before.author_id != who.user_id:
        raise NotAllowed(_CONFIDED)
    after = _changed(before, who, edit.fields, now)
    owner = members.find_member(connection, who.workspace_id, before.owner_id) or who
    moved: dict[str, Any] = {"due_at": before.due_at}
    if after.starts_at != before.starts_at:
        after = replace(after, state=PrepState.PLANNED, brief_id=None, moves=before.moves + 1)
        again = {"brief_id": None, "question_id": None, "moves": after.moves}
        moved = {"state": after.state.value} | again
    if after.state is PrepState.PLANNED:
        moved["due_at"] = next_due_at(after, owner, now)
    marks: dict[str, Any] = {}
    if after.in_confidence != before.in_confidence:
        confided_to_id = client.owner_id if after.in_confidence else None
        marks = {"confided_to_id": confided_to_id, "agreed_to_id": None}
        what = What.CONFIDE if after.in_confidence else What.OPEN_WORDS
        deed = Deed(what, client.id, before.id)
        audit.add_deed(connection, who.workspace_id, who.user_id, deed, now)
    _store(connection, before, preps.values_of(after) | moved | marks)
    return before.id


def _changed(before: Prep, who: Member, fields: PrepFields, now: datetime) -> Prep:
    """The prep as the form has it; an hour that was left alone stays the same instant."""
    was = fields_of(before, who)
    starts_at = before.starts_at
    if (fields.on, fields.at) != (was.on, was.at):
        chosen = fields.starts_at(who.tz)
        if chosen is None or chosen <= now:
            raise Unreadable(PAST)
        starts_at = chosen
    return replace(
        before,
        kind=fields.kind,
        starts_at=starts_at,
        starts_tz=before.starts_tz if starts_at == before.starts_at else who.tz,
        minutes=fields.minutes,
        people=people_of(fields, before),
        agenda=fields.lines,
        agenda_at=(before.agenda_at or now) if fields.lines else None,
        remind_minutes=fields.remind_minutes,
        in_confidence=fields.in_confidence,
    )
