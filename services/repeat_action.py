"""What comes again: the next of a series is made when one is done, and taken back with it."""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection

from domain.records import ActionState, Member, NextAction
from services.first_card import first_card_on
from storage import cards, deliveries, followers, next_actions


def next_of(action: NextAction, today: date) -> date | None:
    """The day of the next of its series: after its own day, and never today or before."""
    if action.series is None:
        return None
    return action.series.after(max(action.due_on or today, today))


def follow_up(connection: Connection, action: NextAction, owner: Member, now: datetime) -> None:
    """Make the next of a series, its day reckoned by its owner's today."""
    due_on = next_of(action, owner.today(now))
    if due_on:
        card_on = first_card_on(due_on, owner, is_promise=action.is_promise)
        followers.add_follower(
            connection, action.workspace_id, action.id, due_on=due_on, next_card_on=card_on, now=now
        )


def take_follower_back(connection: Connection, action: NextAction, now: datetime) -> bool:
    """Whether the series goes on with this one: the next is gone, unless it was closed by now."""
    found = followers.find_follower(connection, action.workspace_id, action.id)
    if found is None:
        return True
    follower_id, state, _ = found
    if state is not ActionState.OPEN:
        return False
    workspace_id = action.workspace_id
    closed = cards.close_owed_cards(
        connection, workspace_id, follower_id, outcome="Undone", now=now
    )
    deliveries.mark_stale(connection, workspace_id, closed)
    next_actions.drop_next_action(connection, workspace_id, follower_id)
    return True


def with_next(connection: Connection, action: NextAction) -> NextAction:
    """What is done with the day of the one that follows it."""
    if action.series is None or action.state is not ActionState.DONE:
        return action
    found = followers.find_follower(connection, action.workspace_id, action.id)
    return replace(action, next_on=found[2]) if found else action
