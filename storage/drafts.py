"""Drafts: what a member typed that is not a record yet. Only its author reaches it."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from domain.errors import NotFound
from domain.records import Draft as DraftRecord
from domain.records import DraftReason
from storage.models import Draft
from storage.shapes import AnyRow


def add_draft(connection: Connection, draft: DraftRecord) -> None:
    connection.execute(
        insert(Draft).values(
            id=draft.id,
            workspace_id=draft.workspace_id,
            author_id=draft.author_id,
            reason=draft.reason.value,
            text=draft.text,
            in_confidence=draft.in_confidence,
            typed_at=draft.typed_at,
            expires_at=draft.expires_at,
            response_url=draft.response_url,
            detail=draft.detail,
        )
    )


def find_draft(
    connection: Connection,
    workspace_id: str,
    author_id: str,
    draft_id: str,
    *,
    to_change: bool = False,
) -> DraftRecord | None:
    """`to_change` keeps others from using the draft until the transaction ends."""
    wanted = select(Draft.__table__).where(
        Draft.workspace_id == workspace_id,
        Draft.author_id == author_id,
        Draft.id == draft_id,
    )
    found = connection.execute(wanted.with_for_update() if to_change else wanted).first()
    return _record(found) if found else None


def get_draft(
    connection: Connection,
    workspace_id: str,
    author_id: str,
    draft_id: str,
    *,
    to_change: bool = False,
) -> DraftRecord:
    """Raises NotFound when it was used, discarded, or is older than its 7 days."""
    found = find_draft(connection, workspace_id, author_id, draft_id, to_change=to_change)
    if found is None:
        raise NotFound(
            "This draft is gone: it was already used or discarded, or its 7 days are over."
        )
    return found


def list_drafts(
    connection: Connection, workspace_id: str, author_id: str, *, now: datetime, limit: int
) -> list[DraftRecord]:
    """The newest first."""
    rows = connection.execute(
        select(Draft.__table__)
        .where(
            Draft.workspace_id == workspace_id,
            Draft.author_id == author_id,
            Draft.expires_at > now,
        )
        .order_by(Draft.typed_at.desc())
        .limit(limit)
    )
    return [_record(row) for row in rows]


def list_every_draft(connection: Connection, workspace_id: str) -> list[DraftRecord]:
    """Those of everybody, for Rapport itself; on PostgreSQL kept from others meanwhile.

    To be asked for before a client is locked, as who settles a draft does.
    """
    every = select(Draft.__table__).where(Draft.workspace_id == workspace_id)
    rows = connection.execute(every.order_by(Draft.id).with_for_update())
    return [_record(row) for row in rows]


def change_draft(
    connection: Connection, draft: DraftRecord, *, reason: DraftReason, detail: dict[str, str]
) -> None:
    connection.execute(
        update(Draft)
        .where(Draft.workspace_id == draft.workspace_id, Draft.id == draft.id)
        .values(reason=reason.value, detail=detail)
    )


def write_again(connection: Connection, draft: DraftRecord) -> None:
    """Keep a form as it is filled in by now."""
    connection.execute(
        update(Draft)
        .where(Draft.workspace_id == draft.workspace_id, Draft.id == draft.id)
        .values(
            text=draft.text,
            in_confidence=draft.in_confidence,
            typed_at=draft.typed_at,
            expires_at=draft.expires_at,
            detail=draft.detail,
        )
    )


def drop_draft(connection: Connection, workspace_id: str, author_id: str, draft_id: str) -> None:
    """Drop one's own; another's stays."""
    connection.execute(
        delete(Draft).where(
            Draft.workspace_id == workspace_id,
            Draft.author_id == author_id,
            Draft.id == draft_id,
        )
    )


def forget_drafts(connection: Connection, workspace_id: str, *, now: datetime) -> None:
    """Drop those whose days are over."""
    connection.execute(
        delete(Draft).where(Draft.workspace_id == workspace_id, Draft.expires_at <= now)
    )


def _record(row: AnyRow) -> DraftRecord:
    values = dict(row._mapping)  # noqa: SLF001 - the public way to a row's names
    return DraftRecord(**values | {"reason": DraftReason(values["reason"])})
