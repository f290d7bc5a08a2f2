"""What a form shows of the record that it is to change."""

from dataclasses import dataclass
from datetime import time

from sqlalchemy import Connection

from domain.duration import say_duration
from domain.errors import NotAllowed, NotFound
from domain.log_fields import LogFields, LogForm
from domain.records import ActionState, Interaction, Member, NextAction
from domain.rights import may_change_interaction
from storage import clients, interactions, next_actions
from storage.database import Database

_NOON = time(12)
_NOT_YOURS = (
    "Only the person who logged this, the client's owner or an admin can change it. "
    "Nothing was changed."
)


@dataclass(frozen=True, slots=True)
class Begun:
    """The record, the form filled in with it, the one next action that the form changes.

    `kept_steps` are next actions that stay as they are.
    """

    interaction: Interaction
    fields: LogFields
    step: NextAction | None
    kept_steps: tuple[NextAction, ...]


def begin_edit(database: Database, who: Member, interaction_id: str) -> LogForm:
    """The form filled in with a record. Raises NotFound, NotAllowed."""
    with database.read() as connection:
        begun = begin_edit_in(connection, who, interaction_id)
    return LogForm(
        begun.fields,
        client_name=begun.interaction.client_name,
        edit_id=interaction_id,
        steps=begun.kept_steps,
    )


def begin_edit_in(connection: Connection, who: Member, interaction_id: str) -> Begun:
    """The same inside a transaction."""
    found = get_changeable(connection, who, interaction_id)
    listed = next_actions.list_of_interaction(
        connection, who.workspace_id, interaction_id, viewer_id=who.user_id
    )
    steps = [one for one in listed if one.state is not ActionState.DROPPED]
    only = steps[0] if len(steps) == 1 else None
    if only and (only.is_hidden or only.state is not ActionState.OPEN):
        only = None
    kept = () if only else tuple(steps)
    return Begun(found, _fields(found, only, who), only, kept)


def get_changeable(connection: Connection, who: Member, interaction_id: str) -> Interaction:
    """A record that this member may change. Raises NotFound, NotAllowed."""
    found = interactions.find_interaction(
        connection, who.workspace_id, interaction_id, viewer_id=who.user_id
    )
    if found is None:
        raise NotFound("That log is no longer there: it was undone or deleted.")
    client = clients.get_client(
        connection, who.workspace_id, found.client_id, viewer_id=who.user_id
    )
    if not may_change_interaction(who, found, client.owner_id):
        raise NotAllowed(_NOT_YOURS)
    return found


def _fields(one: Interaction, step: NextAction | None, who: Member) -> LogFields:
    local = who.local(one.happened_at)
    at = local.time().replace(second=0, microsecond=0)
    return LogFields(
        client_id=one.client_id,
        owner_id=who.user_id,
        kind=one.kind,
        on=local.date(),
        at=None if local.time() == _NOON else at,
        people=one.people,
        duration=say_duration(one.minutes) if one.minutes else "",
        topic=one.topic,
        summary=one.summary,
        next_text=step.text if step else "",
        due_on=step.due_on if step else None,
        is_promise=bool(step and step.is_promise),
        needs_no_next=one.needs_no_next and step is None,
        in_confidence=one.in_confidence,
    )
