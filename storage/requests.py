"""Requests that had their effect already, with what their answer is drawn from."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from storage.models import Request
from storage.turns import wait_for_turn

_FIND = select(Request.outcome).where(
    Request.workspace_id == bindparam("workspace_id"),
    Request.request_id == bindparam("request_id"),
)
_ADD = insert(Request)


def find_outcome(
    connection: Connection, workspace_id: str, request_id: str
) -> dict[str, Any] | None:
    """What the first delivery of a request led to: ids and flags, never text.

    Where the first is still at work, this waits for its end.
    """
    wait_for_turn(connection, "request", workspace_id, request_id)
    found = connection.execute(
        _FIND, {"workspace_id": workspace_id, "request_id": request_id}
    ).scalar()
    return dict(found) if found is not None else None


def add_outcome(
    connection: Connection,
    workspace_id: str,
    request_id: str,
    outcome: dict[str, Any],
    answered_at: datetime,
) -> None:
    kept = {
        "workspace_id": workspace_id,
        "request_id": request_id,
        "outcome": outcome,
        "answered_at": answered_at,
    }
    connection.execute(_ADD, kept)


def find_last_answered_at(connection: Connection, workspace_id: str) -> datetime | None:
    """When anybody was last answered who changed something; None where that is long ago."""
    latest = select(func.max(Request.answered_at)).where(Request.workspace_id == workspace_id)
    return connection.execute(latest).scalar()


def forget_requests(connection: Connection, workspace_id: str, *, before: datetime) -> None:
    """Drop what Slack will not deliver again."""
    connection.execute(
        delete(Request).where(Request.workspace_id == workspace_id, Request.answered_at < before)
    )
