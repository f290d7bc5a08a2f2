"""Dates that pass to another client, or to another owner with theirs: told anew where they went."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from domain.records import Client
from storage import date_cards, deliveries

_A_DAY = timedelta(days=1)  # some owners are a day behind UTC


def pass_dates(
    connection: Connection, workspace_id: str, date_ids: Sequence[str], outcome: str, now: datetime
) -> None:
    """Their open cards are struck out; what these told is to be told again."""
    date_cards.untell_dates(connection, workspace_id, date_ids)
    closed = date_cards.close_date_cards(
        connection, workspace_id, date_ids, outcome=outcome, now=now
    )
    deliveries.mark_stale(connection, workspace_id, closed)


def move_dates(
    connection: Connection,
    from_client: Client,
    to_client: Client,
    date_ids: Sequence[str],
    now: datetime,
) -> None:
    """Cards follow their dates to another client; its owner, if that is another, is told anew.

    Those that rested with a former client are looked at again.
    """
    workspace_id = to_client.workspace_id
    if not date_ids:
        return
    if from_client.owner_id != to_client.owner_id:
        pass_dates(connection, workspace_id, date_ids, "With another owner now", now)
    if to_client.owner_id and to_client.former_on is None:
        date_cards.wake_dates(connection, workspace_id, to_client.id, now.date() - _A_DAY)
    moved = date_cards.move_date_cards(connection, workspace_id, date_ids, to_client.id)
    deliveries.mark_stale(connection, workspace_id, moved)
