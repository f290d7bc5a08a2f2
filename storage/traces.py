"""Traces of what is forgotten, in changes that could be undone and in answers given before."""

from collections.abc import Collection

from sqlalchemy import Connection, String, cast, delete, select, update

from domain.changes import ChangeKind, detail_without
from storage.models import Change, Request

_NAMED = '%"other": [%'  # an answer that offered another client, by its name


def strip_changes(connection: Connection, workspace_id: str, ids: Collection[str]) -> None:
    """Changes know nothing of these clients or people; what was a change of them is gone."""
    rows = connection.execute(
        select(Change.id, Change.kind, Change.detail)
        .where(Change.workspace_id == workspace_id)
        .order_by(Change.id)
        .with_for_update()
    ).all()
    for row in rows:
        left = detail_without(ChangeKind(row.kind), row.detail, ids)
        which = (Change.workspace_id == workspace_id, Change.id == row.id)
        if left is None:
            connection.execute(delete(Change).where(*which))
        elif left != row.detail:
            connection.execute(update(Change).where(*which).values(detail=left))


def strip_answers(connection: Connection, workspace_id: str, client_ids: Collection[str]) -> None:
    """Answers that may be given again offer none of these clients."""
    rows = connection.execute(
        select(Request.request_id, Request.outcome).where(
            Request.workspace_id == workspace_id, cast(Request.outcome, String).like(_NAMED)
        )
    ).all()
    for row in rows:
        if row.outcome["other"][0] in client_ids:
            connection.execute(
                update(Request)
                .where(Request.workspace_id == workspace_id, Request.request_id == row.request_id)
                .values(outcome=row.outcome | {"other": None})
            )
