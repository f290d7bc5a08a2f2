"""What a member owes: their open next actions and promises, by day."""

from datetime import datetime

from sqlalchemy import Connection

from domain.next_groups import PAGE, NextPage, When, end_of_week, last_page
from domain.records import Member
from storage import own_next
from storage.database import Database


def list_next(database: Database, who: Member, page: int, now: datetime) -> NextPage:
    """A page of the member's open next actions; past the end, the last page."""
    with database.read() as connection:
        return list_next_in(connection, who, page, now)


def list_next_in(connection: Connection, who: Member, page: int, now: datetime) -> NextPage:
    """The same in a transaction at hand."""
    workspace_id, owner_id, today = who.workspace_id, who.user_id, who.today(now)
    found = own_next.count_open_of(
        connection, workspace_id, owner_id, today=today, sunday=end_of_week(today)
    )
    page = min(max(0, page), last_page(sum(found)))
    actions = own_next.list_open_of(
        connection, workspace_id, owner_id, offset=page * PAGE, limit=PAGE
    )
    return NextPage(tuple(actions), page, dict(zip(When, found, strict=True)), today)
