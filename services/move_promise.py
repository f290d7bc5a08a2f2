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
    one that is put right within 15 minutes of being written.
    """
    if not is_promise or due_on is None:
        promises.drop_moves(connection, who.workspace_id, before.id)
        return {"first_due_on": None, "was_moved_late": False}
    if not before.is_promise or before.due_on is None:
        return {"first_due_on": due_on, "was_moved_late": False}
    if due_on == before.due_on:
        return {}
    past = next_actions.get_past(connection, who.workspace_id, before.id)
    if now - past.created_at <= UNDO_FOR:
        return {"first_due_on": due_on}
    move = Move(before.due_on, due_on, owner.today(now))
    promises.add_move(
        connection, who.workspace_id, before.id, move, moved_by_id=who.user_id, now=now
    )
    return {"was_moved_late": True} if is_late_move(move.from_on, move.moved_on) else {}
