"""Where Rapport is installed, kept at each start."""

from datetime import datetime

from storage import workspaces
from storage.database import Database


def keep_workspace(
    database: Database,
    workspace_id: str,
    *,
    name: str,
    url: str,
    bot_user_id: str,
    now: datetime,
) -> None:
    """Keep what Slack tells of the workspace."""
    with database.write() as connection:
        workspaces.save_workspace(
            connection, workspace_id, name=name, url=url, bot_user_id=bot_user_id, now=now
        )


def find_last_tick(database: Database) -> datetime | None:
    """When the scheduler last ticked (real clock), for any workspace; None when it never did."""
    with database.read() as connection:
        ids = workspaces.find_workspace_ids(connection)
        ticks = [workspaces.find_last_tick(connection, one) for one in ids]
    return max(filter(None, ticks), default=None)
