"""The next action that was made when another of its series was done."""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, insert, select

from domain.found import FoundKind
from domain.records import ActionState
from storage.ids import new_id
from storage.models import NextAction
from storage.search_texts import put_texts

_OWN = {
    "client_id",
    "workspace_id",
    "owner_id",
    "author_id",
    "confided_to_id",
    "agreed_to_id",
    "text",
    "is_promise",
    "wanted_promise",
    "in_confidence",
    "repeats",
    "series_from_on",
}
_KEPT = [column for column in NextAction.__table__.columns if column.name in _OWN]


def hold_action(connection: Connection, workspace_id: str, next_action_id: str) -> None:
    """Keep others from changing it until the transaction ends."""
    wanted = select(NextAction.id).where(
        NextAction.workspace_id == workspace_id, NextAction.id == next_action_id
    )
    connection.execute(wanted.with_for_update())


def add_follower(
    connection: Connection,
    workspace_id: str,
    next_action_id: str,
    *,
    due_on: date,
    next_card_on: date | None,
    now: datetime,
) -> None:
    """The same again for another day; whose it is and who may read it stay.

    It stands on its own: what becomes of the log that the first came with is nothing to it.
    """
    wanted = select(*_KEPT).where(
        NextAction.workspace_id == workspace_id, NextAction.id == next_action_id
    )
    kept = dict(connection.execute(wanted).mappings().one())
    kept |= {"id": new_id(), "follows_id": next_action_id, "due_on": due_on, "created_at": now}
    kept |= {"state": ActionState.OPEN.value, "next_card_on": next_card_on}
    kept |= {"first_due_on": due_on if kept["is_promise"] else None, "was_moved_late": False}
    connection.execute(insert(NextAction).values(kept))
    put_texts(connection, FoundKind.ACTION, [kept])


class Follower(NamedTuple):
    """What was made when another was done, as it is by now; `created_at` is when that was."""

    id: str
    state: str
    owner_id: str
    text: str
    due_on: date | None
    is_promise: bool
    repeats: str | None
    series_from_on: date | None
    created_at: datetime


_FOUND = select(*(getattr(NextAction, name) for name in Follower._fields))


def find_follower(
    connection: Connection, workspace_id: str, next_action_id: str, *, to_change: bool = False
) -> Follower | None:
    """To change it, nobody else does until the transaction ends."""
    wanted = _FOUND.where(
        NextAction.workspace_id == workspace_id, NextAction.follows_id == next_action_id
    )
    row = connection.execute(wanted.with_for_update() if to_change else wanted).first()
    return Follower._make(row) if row else None
