"""The audit trail as it is read: by admins in Slack, and by who runs Rapport on its machine."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from domain.audit import PAGE, AuditEntry, AuditPage, What
from domain.errors import NotAllowed, NotFound
from domain.name import fold_letters
from domain.records import Member
from domain.rights import NOBODY, PRIVATE_NAME, may_read_audit
from storage import audit, members, workspaces
from storage.audit import KnownClient
from storage.database import Database
from storage.shapes import AnyRow

_MEMBERS = ("author", "from", "to")


@dataclass(frozen=True, slots=True)
class WorkspaceTrail:
    """The trail of one workspace."""

    workspace_id: str
    entries: tuple[AuditEntry, ...]


def list_audit(database: Database, who: Member, page: int = 0) -> AuditPage:
    """A page for an admin, who is told no name of a private client they don't see.

    Raises NotAllowed.
    """
    if not may_read_audit(who):
        raise NotAllowed("Only an admin of this workspace can read the audit trail.")
    with database.read() as connection:
        rows = audit.list_deeds(connection, who.workspace_id, limit=PAGE + 1, offset=page * PAGE)
        entries = _entries(connection, who.workspace_id, rows[:PAGE], who.user_id)
    return AuditPage(entries, page, has_more=len(rows) > PAGE)


def list_whole_audit(
    database: Database, *, since_at: datetime | None = None, member: str = ""
) -> list[WorkspaceTrail]:
    """All of it, by workspace of this installation, for who has its database anyway.

    No private client is named. Raises NotFound where nobody goes by the name of the member.
    """
    trails, is_known = [], not member
    with database.read() as connection:
        for workspace_id in workspaces.find_workspace_ids(connection):
            actor_ids = _named(connection, workspace_id, member) if member else None
            is_known = is_known or bool(actor_ids)
            rows = audit.list_deeds(
                connection, workspace_id, since_at=since_at, actor_ids=actor_ids
            )
            entries = _entries(connection, workspace_id, rows, NOBODY)
            trails.append(WorkspaceTrail(workspace_id, entries))
    if not is_known:
        raise NotFound(f"Rapport knows no member called “{member}”.")
    return trails


def _named(connection: Connection, workspace_id: str, name: str) -> set[str]:
    """Ids of the members of this name or id."""
    wanted = fold_letters(name.removeprefix("@").strip())
    known = members.list_members(connection, workspace_id)
    return {
        one.user_id for one in known if wanted in {fold_letters(one.name), one.user_id.casefold()}
    }


def _entries(
    connection: Connection, workspace_id: str, rows: Sequence[AnyRow], viewer_id: str
) -> tuple[AuditEntry, ...]:
    client_ids = {one for row in rows for one in (row.client_id, row.thing_id) if one}
    clients = audit.find_names(connection, workspace_id, client_ids, viewer_id)
    people = {row.actor_id for row in rows}
    people |= {row.detail[key] for row in rows for key in _MEMBERS if row.detail.get(key)}
    known = members.find_members(connection, workspace_id, people)
    names = {user_id: member.name for user_id, member in known.items()}
    return tuple(_entry(row, clients, names) for row in rows)


def _entry(row: AnyRow, clients: Mapping[str, KnownClient], names: Mapping[str, str]) -> AuditEntry:
    detail: dict[str, Any] = dict(row.detail)
    for key in _MEMBERS:
        if detail.get(key):
            detail[key] = names.get(detail[key], detail[key])
    return AuditEntry(
        id=row.id,
        at=row.at,
        actor=names.get(row.actor_id, row.actor_id),
        what=What(row.what),
        client=_name(row.client_id, clients),
        other=_name(row.thing_id, clients),
        detail=detail,
    )


def _name(client_id: str | None, clients: Mapping[str, KnownClient]) -> str:
    known = clients.get(client_id or "")
    if known is None:
        return "a client that is gone"
    return known.name if known.is_open else PRIVATE_NAME
