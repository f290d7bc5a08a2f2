"""What is due for whom: stored, indexed days, so that the cost grows with what is due.

Rows stay rows here: of the thousands that a busy morning finds, a card shows a few.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, bindparam, select

from domain.important_dates import ImportantDate as Rule
from domain.records import Client as ClientRecord
from domain.warmth import Tier
from storage.important_dates import rule_of
from storage.models import Client, ImportantDate, Member, NextAction
from storage.next_actions import OPEN
from storage.shapes import AnyRow, AnySelect
from storage.visible import visible_to


class DueClient(NamedTuple):
    """A client whose going-cold card may be due, by its owner's local day."""

    id: str
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

    def record(self, workspace_id: str) -> ClientRecord:
        return ClientRecord(
            id=self.id,
            workspace_id=workspace_id,
            name=self.name,
            owner_id=self.owner_id,
            tier=Tier(self.tier),
            own_cadence_days=self.own_cadence_days,
            added_at=self.added_at,
            last_contact_at=self.last_contact_at,
            last_spoke_on=self.last_spoke_on,
        )


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


class DueDate(NamedTuple):
    """An important date whose card may be due, and whether its owner's stand-in may see it."""

    id: str
    owner_id: str
    client_id: str
    client_name: str
    tier: str
    kind: str
    month: int
    day: int
    year: int | None
    is_yearly: bool
    lasts_days: int
    notice_days: int
    notice_months: int
    ladder: list[int] | None
    next_card_on: date
    told_on: date | None
    last_card_on: date | None
    open_until_on: date | None
    is_open_to_stand_in: bool

    @property
    def rule(self) -> Rule:
        return rule_of(self)


_CLIENT_COLUMNS: Any = [getattr(Client, name) for name in DueClient._fields]
_OF_CLIENT: Any = {"client_name": Client.name, "tier": Client.tier}
_ACTION_COLUMNS: Any = [
    _OF_CLIENT[name] if name in _OF_CLIENT else getattr(NextAction, name)
    for name in DueAction._fields
]
CLIENTS: AnySelect = select(*_CLIENT_COLUMNS).where(
    Client.workspace_id == bindparam("workspace_id"),
    Client.next_card_on <= bindparam("by"),
    Client.former_on.is_(None),
)
ACTIONS: AnySelect = (
    select(*_ACTION_COLUMNS)
    .join(Client, Client.id == NextAction.client_id)
    .where(
        NextAction.workspace_id == bindparam("workspace_id"),
        NextAction.next_card_on <= bindparam("by"),
        NextAction.state == OPEN,
        visible_to(NextAction.owner_id),
    )
)
_OF_DATE: Any = _OF_CLIENT | {
    "owner_id": Client.owner_id,
    "is_open_to_stand_in": visible_to(Member.stand_in_id).label("is_open_to_stand_in"),
}
_DATE_COLUMNS: Any = [
    _OF_DATE[name] if name in _OF_DATE else getattr(ImportantDate, name) for name in DueDate._fields
]
DATES: AnySelect = (
    select(*_DATE_COLUMNS)
    .join(Client, Client.id == ImportantDate.client_id)
    .join(
        Member, and_(Member.workspace_id == Client.workspace_id, Member.user_id == Client.owner_id)
    )
    .where(
        ImportantDate.workspace_id == bindparam("workspace_id"),
        ImportantDate.next_card_on <= bindparam("by"),
        Client.former_on.is_(None),
        Client.merged_into_id.is_(None),
    )
)
_OWNERS: Any = bindparam("owner_ids", expanding=True)
_CLIENTS_OF = CLIENTS.where(Client.owner_id.in_(_OWNERS))
_ACTIONS_OF = ACTIONS.where(NextAction.owner_id.in_(_OWNERS))
_DATES_OF = DATES.where(Client.owner_id.in_(_OWNERS))
# From here on it is quicker to read what is due for anyone than to name the owners.
MANY = 500


def list_due_clients(
    connection: Connection, workspace_id: str, owner_ids: Iterable[str], *, by: date
) -> list[DueClient]:
    """Of these owners; of others too where they are many."""
    rows = _read(connection, CLIENTS, _CLIENTS_OF, workspace_id, list(owner_ids), by)
    return list(map(DueClient._make, rows))


def list_due_actions(
    connection: Connection, workspace_id: str, owner_ids: Iterable[str], *, by: date
) -> list[DueAction]:
    """Of these owners; of others too where they are many."""
    rows = _read(connection, ACTIONS, _ACTIONS_OF, workspace_id, list(owner_ids), by)
    return list(map(DueAction._make, rows))


def list_due_dates(
    connection: Connection, workspace_id: str, owner_ids: Iterable[str], *, by: date
) -> list[DueDate]:
    """Of clients of these owners; of others too where they are many."""
    rows = _read(connection, DATES, _DATES_OF, workspace_id, list(owner_ids), by)
    return list(map(DueDate._make, rows))


def _read(
    connection: Connection,
    of_anyone: AnySelect,
    of_owners: AnySelect,
    workspace_id: str,
    owner_ids: list[str],
    by: date,
) -> Sequence[AnyRow]:
    asked = {"workspace_id": workspace_id, "by": by}
    if len(owner_ids) >= MANY:
        return connection.execute(of_anyone, asked).all()
    return connection.execute(of_owners, asked | {"owner_ids": owner_ids}).all()
