"""What a client has, moved to another and back, and next actions that pass to another owner."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, select, update

from domain.deliveries import CardState
from storage.models import (
    Card,
    Client,
    Fact,
    ImportantDate,
    Interaction,
    NextAction,
    Person,
    Prep,
)
from storage.next_actions import OPEN
from storage.visible import is_hidden_from


@dataclass(frozen=True, slots=True)
class Moved:
    """Ids of what went from one client to another."""

    interactions: list[str]
    actions: list[str]
    people: list[str]
    facts: list[str]
    dates: list[str]
    preps: list[str]

    def kept(self) -> dict[str, list[str]]:
        """As it is kept with the change."""
        return asdict(self)


def move_everything(connection: Connection, workspace_id: str, from_id: str, to_id: str) -> Moved:
    """Give all that one client has to another."""

    def move(table: Any) -> list[str]:  # noqa: ANN401 - a table of the models
        moved = connection.execute(
            update(table)
            .where(table.workspace_id == workspace_id, table.client_id == from_id)
            .values(client_id=to_id)
            .returning(table.id)
        )
        return sorted(moved.scalars())

    tables = (Interaction, NextAction, Person, Fact, ImportantDate, Prep)
    return Moved(*map(move, tables))


def move_back(
    connection: Connection, workspace_id: str, from_id: str, to_id: str, moved: Mapping[str, Any]
) -> None:
    """Give back what was moved and is still with the client that it was given to."""
    for table, of_kind in (
        (Interaction, "interactions"),
        (NextAction, "actions"),
        (Person, "people"),
        (Fact, "facts"),
        (ImportantDate, "dates"),
        (Prep, "preps"),
    ):
        if not moved.get(of_kind):
            continue
        rows: Any = table
        connection.execute(
            update(rows)
            .where(
                rows.workspace_id == workspace_id,
                rows.client_id == from_id,
                rows.id.in_(moved[of_kind]),
            )
            .values(client_id=to_id)
        )


def move_owed_cards(
    connection: Connection,
    workspace_id: str,
    from_id: str,
    to_id: str,
    action_ids: Iterable[str],
) -> set[str]:
    """Cards of these next actions follow them to another client; ids of the nudges they are in."""
    moved = connection.execute(
        update(Card)
        .where(
            Card.workspace_id == workspace_id,
            Card.next_action_id.in_(list(action_ids)),
            Card.client_id == from_id,
        )
        .values(client_id=to_id)
        .returning(Card.delivery_id)
    )
    return set(moved.scalars())


def close_owed_cards_of(
    connection: Connection,
    workspace_id: str,
    action_ids: Iterable[str],
    *,
    outcome: str,
    now: datetime,
) -> set[str]:
    """Strike out the open cards of next actions; ids of the nudges they are in."""
    closed = connection.execute(
        update(Card)
        .where(
            Card.workspace_id == workspace_id,
            Card.next_action_id.in_(list(action_ids)),
            Card.state == CardState.OPEN.value,
        )
        .values(state=CardState.ELSEWHERE.value, outcome=outcome, handled_at=now)
        .returning(Card.delivery_id)
    )
    return set(closed.scalars())


class CardDays(NamedTuple):
    """What the going-cold cards of a client are planned from."""

    next_card_on: date | None
    spread_on: date | None
    times_unanswered: int


def find_card_days(
    connection: Connection, workspace_id: str, client_ids: Iterable[str]
) -> dict[str, CardDays]:
    """By client."""
    rows = connection.execute(
        select(Client.id, *(getattr(Client, name) for name in CardDays._fields)).where(
            Client.workspace_id == workspace_id, Client.id.in_(list(client_ids))
        )
    )
    return {row.id: CardDays(*row[1:]) for row in rows}


class OwnAction(NamedTuple):
    """A next action whose it is, and the days of its cards."""

    id: str
    owner_id: str
    due_on: date | None
    next_card_on: date | None
    last_card_on: date | None
    is_promise: bool = False


class Unseen(NamedTuple):
    """Open next actions whose owners no longer see their client.

    `confided` are in confidence, and the client's owner may not read them.
    """

    passing: list[OwnAction]
    confided: list[OwnAction]


def list_unseen(
    connection: Connection,
    workspace_id: str,
    client_id: str,
    *,
    readers: Iterable[str],
    reader_id: str,
) -> Unseen:
    """Open next actions of a client that belong to others than its readers."""
    rows = connection.execute(
        select(
            *(getattr(NextAction, name) for name in OwnAction._fields),
            NextAction.in_confidence,
            NextAction.author_id,
            NextAction.confided_to_id,
            NextAction.agreed_to_id,
        ).where(
            NextAction.workspace_id == workspace_id,
            NextAction.client_id == client_id,
            NextAction.state == OPEN,
            NextAction.owner_id.not_in(sorted(set(readers))),
        )
    ).all()
    unseen = Unseen([], [])
    for row in rows:
        is_closed = is_hidden_from(reader_id, row)
        (unseen.confided if is_closed else unseen.passing).append(OwnAction(*row[:6]))
    return unseen


def set_owners(connection: Connection, workspace_id: str, actions: Iterable[OwnAction]) -> None:
    """Set whose these next actions are, and the days of their cards."""
    rows = [
        {
            "of_workspace": workspace_id,
            "of_action": one.id,
            "owner_id": one.owner_id,
            "next_card_on": one.next_card_on,
            "last_card_on": one.last_card_on,
        }
        for one in actions
    ]
    if rows:
        connection.execute(
            update(NextAction).where(
                NextAction.workspace_id == bindparam("of_workspace"),
                NextAction.id == bindparam("of_action"),
            ),
            rows,
        )
