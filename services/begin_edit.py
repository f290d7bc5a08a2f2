"""What a form shows of the record that it is to change."""

from dataclasses import dataclass, replace
from datetime import datetime, time

from sqlalchemy import Connection

from domain.audit import Confided
from domain.duration import say_duration
from domain.errors import NotAllowed, NotFound, Unreadable
from domain.log_fields import MOST_STEP, LogFields, LogForm
from domain.records import ActionState, Client, Interaction, Member, NextAction
from domain.rights import may_change_interaction
from services.record_reading import confided_to, read_recorded
from storage import clients, interactions, next_actions
from storage.database import Database

_NOON = time(12)
_NOT_YOURS = (
    "Only the person who logged this, the client's owner or an admin can change it. "
    "Nothing was changed."
)
_MOVED = (
    "Someone moved this log to another client just now, so nothing was changed. Please try again."
)
Held = dict[str, tuple[Client, str]]


@dataclass(frozen=True, slots=True)
class Begun:
    """The record, the form filled in with it, the one next action that the form changes.

    `kept_steps` are next actions that stay as they are. `shown` is the next action that the form
    shows, whatever became of it; `steps` are all that came with the record, dropped ones too.
    """

    interaction: Interaction
    fields: LogFields
    step: NextAction | None
    kept_steps: tuple[NextAction, ...]
    shown: NextAction | None
    steps: tuple[NextAction, ...]

    def without_closed(self, fields: LogFields) -> LogFields:
        """What was closed meanwhile stays so: its words on the form are no new next action."""
        closed = self.shown if self.step is None else None
        is_old = closed is not None and fields.next_text.strip() == closed.text
        return replace(fields, next_text="") if is_old else fields


def begin_edit(database: Database, who: Member, interaction_id: str, now: datetime) -> LogForm:
    """The form filled in with a record. Raises NotFound, NotAllowed."""

    def read(connection: Connection) -> Begun:
        return begin_edit_in(connection, who, interaction_id)

    def confided_in(begun: Begun) -> list[Confided]:
        return confided_to(who, [begun.interaction])

    begun = read_recorded(database, who, now, read, confided_in)
    return LogForm(
        begun.fields,
        client_name=begun.interaction.client_name,
        edit_id=interaction_id,
        steps=begun.kept_steps,
        step_id=begun.step.id if begun.step else "",
        shown=begun.fields.mark(),
    )


def begin_edit_in(
    connection: Connection, who: Member, interaction_id: str, *, step_id: str | None = None
) -> Begun:
    """The same inside a transaction. `step_id` is what an open form shows, "" for none."""
    found = get_changeable(connection, who, interaction_id)
    listed = next_actions.list_of_interaction(
        connection, who.workspace_id, interaction_id, viewer_id=who.user_id
    )
    live = [one for one in listed if one.state is not ActionState.DROPPED]
    if step_id is None:
        step_id = live[0].id if len(live) == 1 and len(live[0].text) <= MOST_STEP else ""
    shown = next((one for one in listed if one.id == step_id), None)
    is_open = shown and shown.state is ActionState.OPEN and not shown.is_hidden
    step = shown if is_open else None
    kept = tuple(one for one in live if one is not step)
    return Begun(found, _fields(found, step, who), step, kept, shown, tuple(listed))


def hold_record(connection: Connection, who: Member, interaction_id: str, *client_ids: str) -> Held:
    """Keep others from changing a record, its client and these until the transaction ends.

    Clients come before their records and in one order, so that two who do this do not wait for
    each other for ever. What is read of the record afterwards holds. Raises NotFound, Unreadable.
    """
    workspace_id = who.workspace_id
    its_client = interactions.find_client_id(connection, workspace_id, interaction_id)
    if its_client is None:
        return {}
    held = {
        one: clients.get_client_and_tz(
            connection,
            workspace_id,
            one,
            viewer_id=None if one == its_client else who.user_id,
            to_change=True,
        )
        for one in sorted({its_client, *client_ids})
    }
    found = interactions.find_client_id(connection, workspace_id, interaction_id, to_change=True)
    if found not in {its_client, None}:
        raise Unreadable(_MOVED)
    return held


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
    series = step.series if step else None
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
        repeats=series.recurrence.code if series else "",
        repeats_from_on=series.from_on if series else None,
    )
