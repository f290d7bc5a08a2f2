"""A member's own open next actions: counted by day, and read page by page."""

from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, case, func, select

from domain.records import NextAction as NextActionRecord
from storage.models import Client, NextAction
from storage.next_actions import OPEN, action_record, select_actions
from storage.visible import visible_to


def count_open_of(
    connection: Connection, workspace_id: str, owner_id: str, *, today: date, sunday: date
) -> list[int]:
    """How many an owner has: late, today, until the week's Sunday, later, without a day."""
    due = NextAction.due_on
    kinds = (due < today, due == today, and_(due > today, due <= sunday), due > sunday)
    counts = (func.count(case((kind, 1))) for kind in (*kinds, due.is_(None)))
    wanted = select(*counts).join(Client, Client.id == NextAction.client_id)
    found = connection.execute(wanted.where(*_open_of(workspace_id, owner_id))).one()
    return list(found)


def list_open_of(
    connection: Connection, workspace_id: str, owner_id: str, *, offset: int, limit: int
) -> list[NextActionRecord]:
    """An owner's open ones, the earliest due first, those without a day last."""
    due = NextAction.due_on
    rows = connection.execute(
        select_actions(workspace_id, owner_id)
        .where(*_open_of(workspace_id, owner_id))
        .order_by(due.is_(None), due, NextAction.created_at, NextAction.id)
        .offset(offset)
        .limit(limit)
    )
    return [action_record(row, owner_id) for row in rows]


def _open_of(workspace_id: str, owner_id: str) -> tuple[ColumnElement[bool], ...]:
    return (
        NextAction.workspace_id == workspace_id,
        NextAction.owner_id == owner_id,
        NextAction.state == OPEN,
        visible_to(owner_id),
    )
