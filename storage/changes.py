"""Changes of many records at once, kept so that each can be undone as a whole."""

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from domain.changes import Change as ChangeRecord
from domain.changes import ChangeKind
from domain.errors import NotFound
from storage.models import Change


def add_change(connection: Connection, change: ChangeRecord) -> None:
    connection.execute(
        insert(Change).values(
            id=change.id,
            workspace_id=change.workspace_id,
            author_id=change.author_id,
            kind=change.kind.value,
            made_at=change.made_at,
            detail=change.detail,
        )
    )


def get_change(
    connection: Connection, workspace_id: str, change_id: str, *, author_id: str
) -> ChangeRecord:
    """One's own change, kept from others until the transaction ends. Raises NotFound."""
    found = connection.execute(
        select(Change.__table__)
        .where(
            Change.workspace_id == workspace_id,
            Change.id == change_id,
            Change.author_id == author_id,
        )
        .with_for_update()
    ).first()
    if found is None:
        raise NotFound("That change is no longer known, so it can't be undone.")
    values = dict(found._mapping)  # noqa: SLF001 - the public way to a row's names
    return ChangeRecord(**values | {"kind": ChangeKind(values["kind"])})


def mark_undone(
    connection: Connection, workspace_id: str, change_id: str, undone_at: datetime
) -> None:
    connection.execute(
        update(Change)
        .where(Change.workspace_id == workspace_id, Change.id == change_id)
        .values(undone_at=undone_at)
    )
