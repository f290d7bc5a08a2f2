"""Change or delete what was logged: its words, its day, its client, who may read it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from domain.audit import Deed, What
from domain.errors import DomainError, NotAllowed
from domain.log_fields import LogFields, line_of
from domain.outcomes import Logged, Settled
from domain.records import CONTACT_KINDS, ActionState, Client, Interaction, Member, NextAction
from services.begin_edit import Begun, begin_edit_in, get_changeable, hold_record
from services.edit_step import edit_step
from services.facts_along import take_facts_along
from services.keep_contact import count_from, keep_step, reset_warmth
from services.log_form import Filled, add_chosen, next_step
from services.move_steps import move_steps
from services.next_actions import closed_as, strike_out
from services.prep_ties import tie_again
from services.recall import get_logged, remember
from services.take_back import drop_log
from services.tell_owner import owe_handed
from storage import (
    audit,
    drafts,
    followers,
    history,
    interactions,
    members,
    next_actions,
    requests,
)
from storage.database import Database

MOST_OPTION = 150  # characters of a name that a form gives back
_CONFIDED = (
    "This was noted in confidence: only its author can open it to others or move it to another "
    "client. Nothing was changed."
)


class Confided(NotAllowed):
    """Someone else than its author would open or move what was told in confidence."""

    def __init__(self) -> None:
        super().__init__(_CONFIDED)


class ChangedMeanwhile(DomainError):
    """Somebody else changed the record after the form was opened."""

    def __init__(self) -> None:
        super().__init__(
            "Someone changed this log after you opened the form, so it was not saved over it. What "
            "you filled in is kept: /logcall drafts has it. Close this and press Edit again to see "
            "the log as it is now."
        )


def edit_log(database: Database, who: Member, filled: Filled, now: datetime) -> Logged | Settled:
    """Change a record to what the form says; its draft is used up.

    A second delivery of the request changes nothing. Raises NotFound, NotAllowed, AlreadyThere,
    Unreadable, ChangedMeanwhile.
    """
    with database.write() as connection:
        if requests.find_outcome(connection, who.workspace_id, filled.request_id) is not None:
            return get_logged(connection, who, filled.edit_id) or Settled()
        added = _change(connection, who, filled, now)
        if filled.draft_id:
            drafts.drop_draft(connection, who.workspace_id, who.user_id, filled.draft_id)
        logged = get_logged(connection, who, filled.edit_id)
        outcome = replace(logged, client_added=added) if logged else Settled()
        remember(connection, who, filled.request_id, outcome, now)
        return outcome


def delete_log(
    database: Database, who: Member, interaction_id: str, now: datetime, request_id: str
) -> None:
    """Delete a record with its next actions and their cards, and count the warmth again.

    A second delivery of the request deletes nothing more. Raises NotFound, NotAllowed.
    """
    with database.write() as connection:
        if requests.find_outcome(connection, who.workspace_id, request_id) is not None:
            return
        hold_record(connection, who, interaction_id)
        gone = get_changeable(connection, who, interaction_id)
        drop_log(connection, who, gone, now)
        remember(connection, who, request_id, Settled(), now)


@dataclass(frozen=True, slots=True)
class _Edit:
    """A record as it was, and what it is to become.

    `marks` has the columns of its privacy where that changes.
    """

    begun: Begun
    fields: LogFields
    client: Client
    marks: dict[str, Any]
    now: datetime

    @property
    def one(self) -> Interaction:
        return self.begun.interaction

    @property
    def is_contact(self) -> bool:
        is_same = self.fields.kind is self.one.kind
        return self.one.is_contact if is_same else self.fields.kind in CONTACT_KINDS


def _change(connection: Connection, who: Member, filled: Filled, now: datetime) -> Client | None:
    added = add_chosen(connection, who, filled, now)
    client_id = added.id if added else filled.fields.client_id
    touched = hold_record(connection, who, filled.edit_id, client_id)
    if filled.step_id:
        followers.hold_action(connection, who.workspace_id, filled.step_id)
    begun = begin_edit_in(connection, who, filled.edit_id, step_id=filled.step_id)
    if filled.shown and filled.shown != begun.fields.mark():
        raise ChangedMeanwhile
    one, fields = begun.interaction, begun.without_closed(filled.fields)
    _check_confidence(who, one, fields, client_id)
    client = touched[client_id][0]
    edit = _Edit(begun, fields, client, _marks(one, fields, client), now)
    values = _values(who, edit) | edit.marks
    interactions.change_interaction(connection, who.workspace_id, one.id, **values)
    _change_steps(connection, who, edit)
    _record(connection, who, edit)
    after = replace(
        one,
        client_id=client.id,
        kind=fields.kind,
        is_contact=edit.is_contact,
        happened_at=values["happened_at"],
    )
    tie_again(connection, who, one, after, now)
    if client.id != one.client_id:
        passed = move_steps(connection, one.client_id, client, begun.steps, now)
        if client.owner_id and filled.told_at:
            owe_handed(connection, who, client.owner_id, filled.told_at, action_ids=passed)
    if one.is_contact or edit.is_contact:
        for known, tz in touched.values():
            _count_again(connection, known, tz, now)
    return added


def _check_confidence(who: Member, one: Interaction, fields: LogFields, client_id: str) -> None:
    """Only its author tells others, or another client's owner, what was told in confidence."""
    is_told = not fields.in_confidence or client_id != one.client_id
    if one.in_confidence and is_told and one.author_id != who.user_id:
        raise Confided


def _marks(one: Interaction, fields: LogFields, client: Client) -> dict[str, Any]:
    """The columns of the mark, where it changes; who it was confided to stays otherwise."""
    if fields.in_confidence == one.in_confidence and client.id == one.client_id:
        return {}
    confided_to_id = client.owner_id if fields.in_confidence else None
    return {
        "in_confidence": fields.in_confidence,
        "confided_to_id": confided_to_id,
        "agreed_to_id": None,
    }


def _record(connection: Connection, who: Member, edit: _Edit) -> None:
    """For the audit trail: it was open and is in confidence now, or the other way."""
    is_confided = edit.fields.in_confidence
    if is_confided != edit.one.in_confidence:
        what = What.CONFIDE if is_confided else What.OPEN_WORDS
        deed = Deed(what, edit.client.id, edit.one.id)
        audit.add_deed(connection, who.workspace_id, who.user_id, deed, edit.now)


def _values(who: Member, edit: _Edit) -> dict[str, Any]:
    one, fields, before = edit.one, edit.fields, edit.begun.fields
    is_same_time = (fields.on, fields.at) == (before.on, before.at)
    happened_at = one.happened_at if is_same_time else fields.happened_at(who.tz, edit.now)
    in_full = {name[:MOST_OPTION]: name for name in one.people}
    kept = edit.begun.kept_steps
    return {
        "client_id": edit.client.id,
        "kind": fields.kind.value,
        "is_contact": edit.is_contact,
        "happened_at": happened_at,
        "minutes": fields.minutes,
        "people": [in_full.get(name, name) for name in fields.people],
        "topic": fields.topic.value if fields.topic else None,
        "summary": fields.summary.strip(),
        "line": line_of(fields, edit.client.name, who.today(edit.now), kept),
        "needs_no_next": one.needs_no_next if kept else fields.needs_no_next,
    }


def _change_steps(connection: Connection, who: Member, edit: _Edit) -> None:
    """What comes next goes with the record, and is as private."""
    one, begun, fields = edit.one, edit.begun, edit.fields
    take_facts_along(connection, who, one, edit.client, in_confidence=fields.in_confidence)
    if edit.marks:
        at = {"client_id": edit.client.id}
        history.change_actions_of(connection, who.workspace_id, one.id, **at)
        stays = edit.client.id == one.client_id
        history.mark_actions_of(
            connection, who.workspace_id, one, with_followers=stays, **edit.marks
        )
    if begun.step:
        _change_step(connection, who, begun.step, fields, edit.now)
    elif fields.next_text.strip():
        changed = replace(one, client_id=edit.client.id, in_confidence=fields.in_confidence)
        keep_step(connection, who, edit.client, next_step(fields), edit.now, of=changed)


def _change_step(
    connection: Connection, who: Member, step: NextAction, fields: LogFields, now: datetime
) -> None:
    """The one next action of the record: changed, or dropped where the form names none."""
    text = fields.next_text.strip()
    is_same = (text, fields.due_on, fields.is_promise) == (step.text, step.due_on, step.is_promise)
    if is_same and fields.repeats == (step.series.recurrence.code if step.series else ""):
        return
    if text:
        edit_step(connection, who, step, next_step(fields), now)
        return
    owner = members.find_member(connection, who.workspace_id, step.owner_id) or who
    strike_out(connection, step, "Dropped", now)
    dropped = closed_as(ActionState.DROPPED, owner, now)
    next_actions.change_next_action(connection, who.workspace_id, step.id, **dropped)


def _count_again(connection: Connection, client: Client, tz: str, now: datetime) -> None:
    latest = interactions.find_last_contact_at(connection, client.workspace_id, client.id)
    if latest and (client.last_contact_at is None or latest > client.last_contact_at):
        reset_warmth(connection, client, tz, latest, now)
    elif latest != client.last_contact_at:
        count_from(connection, client, tz, latest)
