"""The workspace that Rapport is installed in."""

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from storage.models import Workspace


def save_workspace(
    connection: Connection,
    workspace_id: str,
    *,
    name: str,
    url: str,
    bot_user_id: str,
    now: datetime,
) -> None:
    """Keep what Slack tells of the workspace at each start."""
    facts = {"name": name, "url": url, "bot_user_id": bot_user_id}
    changed = connection.execute(
        update(Workspace).where(Workspace.workspace_id == workspace_id).values(**facts)
    )
    if not changed.rowcount:
        connection.execute(
            insert(Workspace).values(workspace_id=workspace_id, added_at=now, **facts)
        )


def find_workspace_ids(connection: Connection) -> list[str]:
    return list(connection.execute(select(Workspace.workspace_id)).scalars())


def mark_tick(connection: Connection, workspace_id: str, now: datetime) -> None:
    connection.execute(
        update(Workspace).where(Workspace.workspace_id == workspace_id).values(last_tick_at=now)
    )


def find_last_tick(connection: Connection, workspace_id: str) -> datetime | None:
    """When the scheduler last ticked; None when it never did."""
    return connection.execute(
        select(Workspace.last_tick_at).where(Workspace.workspace_id == workspace_id)
    ).scalar()


def find_unclean_since(connection: Connection, workspace_id: str) -> datetime | None:
    """Since when something forgotten is to be wiped from the file; None where nothing is."""
    return connection.execute(
        select(Workspace.unclean_since_at).where(Workspace.workspace_id == workspace_id)
    ).scalar()


def set_unclean_since(connection: Connection, workspace_id: str, since: datetime) -> None:
    connection.execute(
        update(Workspace)
        .where(Workspace.workspace_id == workspace_id)
        .values(unclean_since_at=since)
    )


def clear_unclean_since(connection: Connection, workspace_id: str, since: datetime) -> None:
    """Nothing is left to wipe, unless something was forgotten after `since`."""
    connection.execute(
        update(Workspace)
        .where(Workspace.workspace_id == workspace_id, Workspace.unclean_since_at == since)
        .values(unclean_since_at=None)
    )
