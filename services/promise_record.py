"""How many promises to a client were kept, for whoever sees the client."""

from datetime import datetime

from sqlalchemy import Connection

from domain.promises import PromiseRecord
from domain.records import Member
from storage import promises


def promise_record(
    connection: Connection, who: Member, client_id: str, now: datetime
) -> PromiseRecord:
    """One statement in a transaction at hand; none kept or broken where they see no client.

    What is open counts by the member's own day.
    """
    return promises.count_promises(
        connection, who.workspace_id, client_id, viewer_id=who.user_id, today=who.today(now)
    )
