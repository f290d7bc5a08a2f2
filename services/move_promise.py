"""Another day for what a client expects: told, and remembered."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from domain.outcomes import UNDO_FOR
from domain.promises import Move, is_late_move
from domain.records import Member, NextAction
from storage import next_actions, promises


def move_promise(
    connection: Connection,
    who: Member,
    before: NextAction,
    due_on: date | None,
    owner: Member,
    now: datetime,
    *,
    is_promise: bool,
) -> dict[str, Any]:
    """Columns of a next action whose day or promise changes; a move of a promise is kept.

    Days are those of its owner. What becomes a promise was promised for its day of now, and so was
    one that is put right within 15 minutes of being written. One whose mark was taken away and is
    set again is the same promise.
    """
    is_promise = is_promise and due_on is not None
    if is_promise == before.is_promise and (not is_promise or due_on == before.due_on):
        return {}
    past = next_actions.get_past(connection, who.workspace_id, before.id)
    is_correction = now - past.created_at <= UNDO_FOR
    if not is_promise or due_on is None:
        return {"first_due_on": None} if is_correction else {}
    told_on = _told_on(connection, before, past.first_due_on)
    if told_on is None or is_correction:
        return {"first_due_on": due_on}
    if due_on == told_on:
        return {}
    move = Move(told_on, due_on, owner.today(now))
    promises.add_move(
        connection, who.workspace_id, before.id, move, moved_by_id=who.user_id, now=now
    )
    return {"was_moved_late": True} if is_late_move(told_on, move.moved_on) else {}


def _told_on(connection: Connection, action: NextAction, first_on: date | None) -> date | None:
    """The day that the client was told last; None where they never were told one."""
    if action.is_promise or first_on is None:
        return action.due_on if action.is_promise else None
    moves = promises.list_moves(connection, action.workspace_id, action.id, first_on)
    return moves[-1].to_on if moves else first_on
