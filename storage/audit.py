"""The audit trail: written with what it tells of, read page by page."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, insert, select
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from domain.audit import Confided, Deed, What
from storage.ids import new_id
from storage.models import Audit, Client
from storage.shapes import AnyRow
from storage.visible import is_open_to

_IDS_AT_ONCE = 10_000  # PostgreSQL takes 65,535 parameters
_ONCE_IN_SQLITE = sqlite_insert(Audit).on_conflict_do_nothing()
_ONCE_IN_POSTGRES = postgres_insert(Audit).on_conflict_do_nothing()


def add_deed(
    connection: Connection, workspace_id: str, actor_id: str, deed: Deed, at: datetime
) -> None:
    connection.execute(insert(Audit).values(_row(workspace_id, actor_id, deed, at)))


def list_recorded(
    connection: Connection, workspace_id: str, actor_id: str, ids: Iterable[str], on: date
) -> set[str]:
    """Of these things in confidence, those of which it is recorded that the actor read them."""
    keys = {_once(actor_id, one, on): one for one in ids}
    found = connection.execute(
        select(Audit.once_key).where(
            Audit.workspace_id == workspace_id, Audit.once_key.in_(list(keys))
        )
    )
    return {keys[key] for key in found.scalars() if key}


def add_read(
    connection: Connection,
    workspace_id: str,
    actor_id: str,
    confided: Iterable[Confided],
    on: date,
    at: datetime,
) -> None:
    """The actor read these on their local day; each is recorded once a day."""
    rows = [
        _row(
            workspace_id,
            actor_id,
            Deed(What.READ, one.client_id, one.id, {"author": one.author_id}),
            at,
        )
        | {"once_key": _once(actor_id, one.id, on)}
        for one in confided
    ]
    is_sqlite = connection.dialect.name == "sqlite"
    connection.execute(_ONCE_IN_SQLITE if is_sqlite else _ONCE_IN_POSTGRES, rows)


def list_deeds(
    connection: Connection,
    workspace_id: str,
    *,
    limit: int | None = None,
    offset: int = 0,
    since_at: datetime | None = None,
    actor_ids: Collection[str] | None = None,
) -> list[AnyRow]:
    """Rows of the trail, the newest first."""
    wanted = select(Audit.__table__).where(Audit.workspace_id == workspace_id)
    if since_at:
        wanted = wanted.where(Audit.at >= since_at)
    if actor_ids is not None:
        wanted = wanted.where(Audit.actor_id.in_(sorted(actor_ids)))
    wanted = wanted.order_by(Audit.at.desc(), Audit.id).limit(limit).offset(offset)
    return list(connection.execute(wanted))


class KnownClient(NamedTuple):
    """The name of a client, and whether the viewer may know it."""

    name: str
    is_open: bool


def find_names(
    connection: Connection, workspace_id: str, client_ids: Iterable[str], viewer_id: str
) -> dict[str, KnownClient]:
    """Names by client id, of those that were merged away too; a part of the ids at a time."""
    wanted = sorted(set(client_ids))
    named = select(Client.id, Client.name, is_open_to(viewer_id))
    known: dict[str, KnownClient] = {}
    for start in range(0, len(wanted), _IDS_AT_ONCE):
        part = wanted[start : start + _IDS_AT_ONCE]
        found = connection.execute(
            named.where(Client.workspace_id == workspace_id, Client.id.in_(part))
        )
        known |= {row[0]: KnownClient(row[1], bool(row[2])) for row in found}
    return known


def _once(actor_id: str, thing_id: str, on: date) -> str:
    return f"{What.READ.value}|{actor_id}|{thing_id}|{on.isoformat()}"


def _row(workspace_id: str, actor_id: str, deed: Deed, at: datetime) -> dict[str, object]:
    return {
        "id": new_id(),
        "workspace_id": workspace_id,
        "at": at,
        "actor_id": actor_id,
        "what": deed.what.value,
        "client_id": deed.client_id,
        "thing_id": deed.thing_id,
        "detail": dict(deed.detail),
        "once_key": None,
    }
