"""Next actions and promises: add, finish, take up again, or say that none is needed."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from domain.errors import NotAllowed, NotFound, Unreadable
from domain.log_line import NextStep
from domain.outcomes import UNDO_FOR, Logged
from domain.records import ActionState, Member, NextAction
from services.begin_edit import hold_record
from services.first_card import card_again
from services.keep_contact import keep_step
from services.recall import get_logged, remember
from services.repeat_action import follow_up, take_follower_back, with_kept_next, with_next
from storage import (
    cards,
    clients,
    deliveries,
    followers,
    interactions,
    members,
    next_actions,
    requests,
)
from storage.database import Database


def open_logged(database: Database, who: Member, interaction_id: str) -> Logged:
    """One's own log with its next actions. Raises NotFound, NotAllowed."""
    with database.read() as connection:
        return _get_logged(connection, who, interaction_id)


def add_next_action(
    database: Database,
    who: Member,
    interaction_id: str,
    step: NextStep,
    now: datetime,
    request_id: str,
) -> Logged:
    """Add a next action to what was logged. Raises NotFound, Unreadable."""
    if step.due_on and step.due_on < who.today(now):
        raise Unreadable("A due date can't be in the past. Nothing was saved.")
    with database.write() as connection:
        if requests.find_outcome(connection, who.workspace_id, request_id) is None:
            held = hold_record(connection, who, interaction_id)
            logged = _get_logged(connection, who, interaction_id)
            client, _ = held[logged.interaction.client_id]
            keep_step(connection, who, client, step, now, of=logged.interaction)
            interactions.change_interaction(
                connection, who.workspace_id, interaction_id, needs_no_next=False
            )
            remember(connection, who, request_id, logged, now)
        return _get_logged(connection, who, interaction_id)


def say_none_needed(database: Database, who: Member, interaction_id: str) -> Logged:
    """Nothing comes next, and that is meant. Raises NotFound."""
    with database.write() as connection:
        _get_logged(connection, who, interaction_id)
        interactions.change_interaction(
            connection, who.workspace_id, interaction_id, needs_no_next=True
        )
        return _get_logged(connection, who, interaction_id)


def set_topic(database: Database, who: Member, interaction_id: str, topic: str) -> Logged:
    """Say what the talk was about. Raises NotFound."""
    with database.write() as connection:
        _get_logged(connection, who, interaction_id)
        interactions.change_interaction(connection, who.workspace_id, interaction_id, topic=topic)
        return _get_logged(connection, who, interaction_id)


def finish(
    database: Database, who: Member, next_action_id: str, now: datetime, request_id: str
) -> NextAction:
    """Mark it done; its open cards are struck out. Raises NotFound, NotAllowed."""
    with database.write() as connection:
        if requests.find_outcome(connection, who.workspace_id, request_id) is None:
            finish_in(connection, who, next_action_id, now)
            requests.add_outcome(connection, who.workspace_id, request_id, {"done": True}, now)
        done = next_actions.get_next_action(
            connection, who.workspace_id, next_action_id, viewer_id=who.user_id
        )
        return with_next(connection, done)


def reopen(
    database: Database,
    who: Member,
    next_action_id: str,
    now: datetime,
    request_id: str | None = None,
) -> NextAction:
    """Take it up again, within 15 minutes of closing it. Raises NotFound, NotAllowed.

    The next of a series goes, unless somebody changed it since: then it has the series.
    """
    with database.write() as connection:
        known = request_id and requests.find_outcome(connection, who.workspace_id, request_id)
        if not known:
            reopen_in(connection, who, next_action_id, now)
            if request_id:
                reopened = {"reopened": True}
                requests.add_outcome(connection, who.workspace_id, request_id, reopened, now)
        action = next_actions.get_next_action(
            connection, who.workspace_id, next_action_id, viewer_id=who.user_id
        )
        return with_kept_next(connection, action)


def finish_in(connection: Connection, who: Member, next_action_id: str, now: datetime) -> None:
    """Mark it done inside a transaction."""
    close_in(connection, who, next_action_id, ActionState.DONE, now)


def close_in(
    connection: Connection, who: Member, next_action_id: str, state: ActionState, now: datetime
) -> None:
    """Close it as done or dropped inside a transaction; closing it twice changes nothing."""
    found = get_readable(connection, who, next_action_id)
    if found.series:
        followers.hold_action(connection, who.workspace_id, next_action_id)
        found = get_readable(connection, who, next_action_id)
    if found.state is not ActionState.OPEN:
        return
    owner = members.find_member(connection, who.workspace_id, found.owner_id) or who
    next_actions.change_next_action(
        connection, who.workspace_id, next_action_id, **closed_as(state, owner, now)
    )
    strike_out(connection, found, state.value.capitalize(), now)
    if state is ActionState.DONE:
        follow_up(connection, found, owner, now)


def closed_as(state: ActionState, owner: Member, now: datetime) -> dict[str, Any]:
    """Columns of what is closed on its owner's day."""
    return {
        "state": state.value,
        "closed_at": now,
        "closed_on": owner.today(now),
        "next_card_on": None,
    }


def strike_out(connection: Connection, action: NextAction, outcome: str, now: datetime) -> None:
    """Its open cards in nudges say what became of it."""
    closed = cards.close_owed_cards(
        connection, action.workspace_id, action.id, outcome=outcome, now=now
    )
    deliveries.mark_stale(connection, action.workspace_id, closed)


def reopen_in(connection: Connection, who: Member, next_action_id: str, now: datetime) -> bool:
    """Take it up again inside a transaction; whether its series, if any, goes on with it."""
    found = get_readable(connection, who, next_action_id)
    past = next_actions.get_past(connection, who.workspace_id, next_action_id)
    if past.closed_at is None:
        return True
    if now - past.closed_at > UNDO_FOR:
        raise NotFound(f"Undo works for 15 minutes, and they are over. It stays {found.state}.")
    goes_on = found.series is None or take_follower_back(connection, who, found, now)
    owner_id = _owner_by_now(connection, found)
    owner = members.find_member(connection, who.workspace_id, owner_id) or who
    next_actions.change_next_action(
        connection,
        who.workspace_id,
        next_action_id,
        **({} if goes_on else next_actions.series_columns(None)),
        owner_id=owner_id,
        state=ActionState.OPEN.value,
        closed_at=None,
        closed_on=None,
        **card_again(found, past.last_card_on, owner),
    )
    return goes_on


def _owner_by_now(connection: Connection, action: NextAction) -> str:
    """Its owner; the client's where they no longer see the client, and its owner may read this."""
    workspace_id, client_id = action.workspace_id, action.client_id
    try:
        clients.get_client(connection, workspace_id, client_id, viewer_id=action.owner_id)
    except NotFound:
        client = clients.get_client(connection, workspace_id, client_id, viewer_id=None)
        if client.owner_id is None:
            return action.owner_id
        seen = next_actions.get_next_action(
            connection, workspace_id, action.id, viewer_id=client.owner_id
        )
        return action.owner_id if seen.is_hidden else client.owner_id
    return action.owner_id


def get_readable(connection: Connection, who: Member, next_action_id: str) -> NextAction:
    """What the member may change: all that they can read. Raises NotFound, NotAllowed.

    Whoever sees the client helps with what is owed to it, as any member edits a team client; only
    what is in confidence is left to those who can read its words.
    """
    found = next_actions.get_next_action(
        connection, who.workspace_id, next_action_id, viewer_id=who.user_id
    )
    if found.is_hidden:
        raise NotAllowed(
            "This was noted in confidence, so only those who can read it can change it. "
            "Nothing was changed."
        )
    return found


def _get_logged(connection: Connection, who: Member, interaction_id: str) -> Logged:
    found = get_logged(connection, who, interaction_id)
    if found is None:
        raise NotFound("That log is no longer there: it was undone.")
    if found.interaction.author_id != who.user_id:
        raise NotAllowed("Only the person who logged this can change it.")
    return found
