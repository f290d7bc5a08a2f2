"""All that a member owns, counted, moved to another, and given back."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, bindparam, func, literal, or_, select, union_all, update

from domain.deliveries import CardState
from domain.handing import Owns
from domain.nudge_cards import Lane
from domain.records import Client as ClientRecord
from domain.records import Standing, Visibility
from domain.rights import may_read
from storage.clients import CLIENT_COLUMNS, client_record
from storage.date_cards import untell_open
from storage.models import Card, Client, ClientMember, Member, NextAction
from storage.next_actions import OPEN
from storage.shapes import AnySelect
from storage.visible import visible_to

Days = dict[str, Any]  # column to day or number, days as dates
CLIENT_DAYS = ("going_cold_on", "next_card_on", "last_card_on", "spread_on", "times_unanswered")


class OwnedAction(NamedTuple):
    """An open next action, and whether those who are concerned may read or reach it."""

    id: str
    client_id: str
    due_on: date | None
    next_card_on: date | None
    last_card_on: date | None
    in_confidence: bool
    author_id: str
    confided_to_id: str | None
    agreed_to_id: str | None
    is_promise: bool
    is_seen: bool
    is_still_seen: bool

    def is_open_to(self, user_id: str) -> bool:
        """Whether the member may read it without owning it."""
        readers = {self.author_id, self.confided_to_id, self.agreed_to_id}
        return may_read(user_id, readers, in_confidence=self.in_confidence)


def list_owned_clients(
    connection: Connection, workspace_id: str, owner_id: str
) -> list[tuple[ClientRecord, Days]]:
    """All of an owner's clients, former ones too, with the days of their cards.

    On PostgreSQL nobody else changes them until the transaction ends. They are locked by id, as
    everywhere, so that two transactions never wait for each other in a circle.
    """
    columns = [getattr(Client, name) for name in CLIENT_DAYS]
    rows = connection.execute(
        select(*CLIENT_COLUMNS, *columns)
        .where(
            Client.workspace_id == workspace_id,
            Client.owner_id == owner_id,
            Client.merged_into_id.is_(None),
        )
        .order_by(Client.id)
        .with_for_update(of=Client)
    ).all()
    return [
        (client_record(row), {name: getattr(row, name) for name in CLIENT_DAYS}) for row in rows
    ]


def list_owned_actions(
    connection: Connection, workspace_id: str, owner_id: str, to_id: str
) -> list[OwnedAction]:
    """All of an owner's open next actions.

    `is_seen`: the other member sees the client already; `is_still_seen`: the owner would see it
    as well if it were another's.
    """
    is_named = select(ClientMember.user_id).where(
        ClientMember.workspace_id == Client.workspace_id,
        ClientMember.client_id == Client.id,
        ClientMember.user_id == owner_id,
    )
    rows = connection.execute(
        select(
            NextAction.id,
            NextAction.client_id,
            NextAction.due_on,
            NextAction.next_card_on,
            NextAction.last_card_on,
            NextAction.in_confidence,
            NextAction.author_id,
            NextAction.confided_to_id,
            NextAction.agreed_to_id,
            NextAction.is_promise,
            visible_to(to_id).label("is_seen"),
            or_(Client.visibility == Visibility.TEAM.value, is_named.exists()),
        )
        .join(Client, Client.id == NextAction.client_id)
        .where(
            NextAction.workspace_id == workspace_id,
            NextAction.owner_id == owner_id,
            NextAction.state == OPEN,
        )
        .order_by(NextAction.id)
        .with_for_update(of=NextAction)
    )
    return [OwnedAction._make(row) for row in rows]


def move_clients(
    connection: Connection, workspace_id: str, to_id: str, days: Mapping[str, Days]
) -> None:
    """Give clients (id to the days of their cards) to another owner."""
    _move(connection, Client, workspace_id, to_id, days)


def move_actions(
    connection: Connection, workspace_id: str, to_id: str, days: Mapping[str, Days]
) -> None:
    _move(connection, NextAction, workspace_id, to_id, days)


def close_cards(
    connection: Connection,
    workspace_id: str,
    client_ids: Iterable[str],
    action_ids: Iterable[str],
    outcome: str,
) -> set[str]:
    """Strike out the open cards of what went to another; ids of the nudges they are in.

    Dates that the latest of these told are told again.
    """
    wanted = list(client_ids)
    untell_open(connection, workspace_id, Card.client_id.in_(wanted))
    closed = connection.execute(
        update(Card)
        .where(
            Card.workspace_id == workspace_id,
            Card.state == CardState.OPEN.value,
            or_(
                and_(
                    Card.client_id.in_(wanted),
                    Card.lane.in_((Lane.COLD.value, Lane.BRING.value)),
                ),
                Card.next_action_id.in_(list(action_ids)),
            ),
        )
        .values(state=CardState.ELSEWHERE.value, outcome=outcome)
        .returning(Card.delivery_id)
    )
    return set(closed.scalars())


def list_holders(connection: Connection, workspace_id: str, limit: int) -> list[Owns]:
    """Who owns clients or open next actions: those who left first, then by name."""
    found = _owned(workspace_id).subquery()
    rows = connection.execute(
        select(
            Member.user_id,
            Member.name,
            Member.standing,
            func.sum(found.c.clients),
            func.sum(found.c.actions),
        )
        .join(found, found.c.owner_id == Member.user_id)
        .where(Member.workspace_id == workspace_id)
        .group_by(Member.user_id, Member.name, Member.standing)
        .order_by(Member.standing == Standing.MEMBER.value, Member.name)
        .limit(limit)
    )
    return [
        Owns(row[0], row[1], row[2] == Standing.MEMBER.value, int(row[3]), int(row[4]))
        for row in rows
    ]


def count_owned(connection: Connection, workspace_id: str, owner_id: str) -> tuple[int, int]:
    """How many active clients and open next actions a member owns."""
    found = _owned(workspace_id, owner_id).subquery()
    row = connection.execute(select(func.sum(found.c.clients), func.sum(found.c.actions))).one()
    return int(row[0] or 0), int(row[1] or 0)


def _owned(workspace_id: str, owner_id: str | None = None) -> Any:  # noqa: ANN401 - a select
    none: Any = literal(0)
    clients: AnySelect = (
        select(Client.owner_id, func.count().label("clients"), none.label("actions"))
        .where(
            Client.workspace_id == workspace_id,
            Client.owner_id.is_not(None) if owner_id is None else Client.owner_id == owner_id,
            Client.former_on.is_(None),
            Client.merged_into_id.is_(None),
        )
        .group_by(Client.owner_id)
    )
    actions: AnySelect = (
        select(NextAction.owner_id, none.label("clients"), func.count().label("actions"))
        .where(
            NextAction.workspace_id == workspace_id,
            NextAction.state == OPEN,
            NextAction.owner_id.is_not(None)
            if owner_id is None
            else NextAction.owner_id == owner_id,
        )
        .group_by(NextAction.owner_id)
    )
    return union_all(clients, actions)


def _move(
    connection: Connection,
    table: type[Client] | type[NextAction],
    workspace_id: str,
    to_id: str,
    days: Mapping[str, Days],
) -> None:
    """One statement for all rows, each with values of its own; all have the same columns."""
    if not days:
        return
    names = next(iter(days.values())).keys()
    statement = (
        update(table)
        .where(table.workspace_id == workspace_id, table.id == bindparam("of_id"))
        .values({"owner_id": to_id} | {name: bindparam(f"to_{name}") for name in names})
    )
    connection.execute(
        statement,
        [
            {"of_id": one} | {f"to_{name}": value for name, value in values.items()}
            for one, values in days.items()
        ],
    )
