"""What comes again: the next of a series is made when one is done, and taken back with it."""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection

from domain.records import ActionState, Member, NextAction
from services.first_card import first_card_on
from storage import cards, deliveries, followers, members, next_actions
from storage.followers import Follower


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


def next_when_done(
    connection: Connection, who: Member, action: NextAction, now: datetime
) -> date | None:
    """The day of the one that Done would make, by its owner's today."""
    if action.series is None:
        return None
    owner = members.find_member(connection, action.workspace_id, action.owner_id) or who
    return next_of(action, owner.today(now))


def take_follower_back(
    connection: Connection, who: Member, action: NextAction, now: datetime
) -> bool:
    """Whether the series goes on with this one: the next is gone.

    It stays where someone finished, edited, moved or gave it away since, and goes on alone.
    """
    workspace_id = action.workspace_id
    found = followers.find_follower(connection, workspace_id, action.id, to_change=True)
    if found is None:
        return True
    owner = members.find_member(connection, workspace_id, action.owner_id) or who
    if not _is_as_made(found, action, owner):
        return False
    closed = cards.close_owed_cards(connection, workspace_id, found.id, outcome="Undone", now=now)
    deliveries.mark_stale(connection, workspace_id, closed)
    next_actions.drop_next_action(connection, workspace_id, found.id)
    return True


def _is_as_made(found: Follower, action: NextAction, owner: Member) -> bool:
    """Whether nobody has touched it; who is reminded of it, or puts that off, does not."""
    made = {
        "state": ActionState.OPEN.value,
        "owner_id": action.owner_id,
        "text": action.text,
        "is_promise": action.is_promise,
        "due_on": next_of(action, owner.today(found.created_at)),
        **next_actions.series_columns(action.series),
    }
    return all(getattr(found, name) == value for name, value in made.items())


def with_next(connection: Connection, action: NextAction) -> NextAction:
    """What is done with the day of the one that follows it."""
    if action.series is None or action.state is not ActionState.DONE:
        return action
    found = followers.find_follower(connection, action.workspace_id, action.id)
    return replace(action, next_on=found.due_on) if found else action


def with_kept_next(connection: Connection, action: NextAction) -> NextAction:
    """What was taken up again, and whether the one that followed it stayed."""
    if action.state is not ActionState.OPEN:
        return action
    found = followers.find_follower(connection, action.workspace_id, action.id)
    return replace(action, is_next_kept=found is not None)
