"""What is due for whom: stored, indexed days, so that the cost grows with what is due.

Rows stay rows here: of the thousands that a busy morning finds, a card shows a few.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, select

from domain.records import Client as ClientRecord
from domain.warmth import Tier
from storage.models import Client, NextAction
from storage.next_actions import OPEN
from storage.shapes import AnySelect


class DueClient(NamedTuple):
    """A client whose going-cold card may be due, by its owner's local day."""

    id: str
    workspace_id: str
    name: str
    owner_id: str
    tier: str
    own_cadence_days: int | None
    added_at: datetime
    last_contact_at: datetime | None
    last_spoke_on: date | None
    next_card_on: date
    last_card_on: date | None
    spread_on: date | None
    times_unanswered: int

    @property
    def client(self) -> ClientRecord:
        return ClientRecord(*self[:4], Tier(self.tier), *self[5:9])


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


_CLIENT_COLUMNS: Any = [getattr(Client, name) for name in DueClient._fields]
_OF_CLIENT: Any = {"client_name": Client.name, "tier": Client.tier}
_ACTION_COLUMNS: Any = [
    _OF_CLIENT[name] if name in _OF_CLIENT else getattr(NextAction, name)
    for name in DueAction._fields
]
_CLIENTS: AnySelect = select(*_CLIENT_COLUMNS).where(
    Client.workspace_id == bindparam("workspace_id"),
    Client.owner_id.in_(bindparam("owner_ids", expanding=True)),
    Client.next_card_on <= bindparam("by"),
)
_ACTIONS: AnySelect = (
    select(*_ACTION_COLUMNS)
    .join(Client, Client.id == NextAction.client_id)
    .where(
        NextAction.workspace_id == bindparam("workspace_id"),
        NextAction.owner_id.in_(bindparam("owner_ids", expanding=True)),
        NextAction.next_card_on <= bindparam("by"),
        NextAction.state == OPEN,
    )
)


def list_due_clients(
    connection: Connection, workspace_id: str, owner_ids: Iterable[str], *, by: date
) -> list[DueClient]:
    asked = {"workspace_id": workspace_id, "owner_ids": list(owner_ids), "by": by}
    return [DueClient._make(row) for row in connection.execute(_CLIENTS, asked)]


def list_due_actions(
    connection: Connection, workspace_id: str, owner_ids: Iterable[str], *, by: date
) -> list[DueAction]:
    asked = {"workspace_id": workspace_id, "owner_ids": list(owner_ids), "by": by}
    return [DueAction._make(row) for row in connection.execute(_ACTIONS, asked)]
