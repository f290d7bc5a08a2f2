"""What was forgotten is wiped from the file of the database."""

from datetime import datetime, timedelta

from storage import requests, wiping, workspaces
from storage.database import Database

SMALL = 64 * 1024 * 1024  # bytes, written anew in about a second
_QUIET = timedelta(minutes=30)
_LONGEST = timedelta(days=1)


def wipe_forgotten(
    database: Database, workspace_id: str, now: datetime, *, small: int = SMALL
) -> bool:
    """True when something was wiped.

    A file of more than `small` bytes waits until nobody has asked for half an hour, a day at most:
    whoever writes meanwhile waits, and may be told to try again.
    """
    with database.read() as connection:
        since = workspaces.find_unclean_since(connection, workspace_id)
        if since is None:
            return False
        is_small = wiping.bytes_of_file(connection) <= small
        asked_at = requests.find_last_answered_at(connection, workspace_id)
    is_quiet = asked_at is None or now - asked_at >= _QUIET
    if not (is_small or is_quiet or now - since >= _LONGEST) or not wiping.wipe(database, since):
        return False
    with database.write() as connection:
        workspaces.clear_unclean_since(connection, workspace_id, since)
    return True
