"""What is due for whom: stored, indexed days, so that the cost grows with what is due."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from domain.records import Client as ClientRecord
from storage.clients import client_record
from storage.models import Client, NextAction
from storage.next_actions import OPEN


class DueClient(NamedTuple):
    """A client whose going-cold card may be due, by its owner's local day."""

    client: ClientRecord
    next_card_on: date
    last_card_on: date | None
    spread_on: date | None
    times_unanswered: int


class DueAction(NamedTuple):
    """An open next action whose card may be due."""

    id: str
    owner_id: str
    client_id: str
    client_name: str
    tier: str
    text: str
    due_on: date
    is_promise: bool
    next_card_on: date
    last_card_on: date | None


def list_due_clients(
    connection: Connection, workspace_id: str, owner_ids: Iterable[str], *, by: date
) -> list[DueClient]:
    rows = connection.execute(
        select(Client.__table__).where(
            Client.workspace_id == workspace_id,
            Client.owner_id.in_(list(owner_ids)),
            Client.next_card_on <= by,
        )
    )
    return [
        DueClient(
            client_record(row),
            row.next_card_on,
            row.last_card_on,
            row.spread_on,
            row.times_unanswered,
        )
        for row in rows
    ]


def list_due_actions(
    connection: Connection, workspace_id: str, owner_ids: Iterable[str], *, by: date
) -> list[DueAction]:
    columns: Any = (
        NextAction.id,
        NextAction.owner_id,
        NextAction.client_id,
        Client.name,
        Client.tier,
        NextAction.text,
        NextAction.due_on,
        NextAction.is_promise,
        NextAction.next_card_on,
        NextAction.last_card_on,
    )
    rows = connection.execute(
        select(*columns)
        .join(Client, Client.id == NextAction.client_id)
        .where(
            NextAction.workspace_id == workspace_id,
            NextAction.owner_id.in_(list(owner_ids)),
            NextAction.next_card_on <= by,
            NextAction.state == OPEN,
        )
    )
    return [DueAction(*row) for row in rows]
