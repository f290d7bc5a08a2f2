"""Cards about important dates: struck out, given back, moved with their dates."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from domain.deliveries import CardState
from domain.nudge_cards import Lane
from storage.models import Card, Delivery, ImportantDate

_A_DAY = timedelta(days=1)
_IS_OPEN = (Card.lane == Lane.BRING.value, Card.state == CardState.OPEN.value)


def close_date_cards(
    connection: Connection,
    workspace_id: str,
    date_ids: Iterable[str],
    *,
    outcome: str,
    now: datetime,
) -> set[str]:
    """Strike out the open cards of dates; ids of the nudges they are in."""
    closed = connection.execute(
        update(Card)
        .where(Card.workspace_id == workspace_id, Card.date_id.in_(list(date_ids)), *_IS_OPEN)
        .values(state=CardState.ELSEWHERE.value, outcome=outcome, handled_at=now)
        .returning(Card.delivery_id)
    )
    return set(closed.scalars())


def close_date_cards_of(
    connection: Connection,
    workspace_id: str,
    client_ids: Iterable[str],
    *,
    outcome: str,
    now: datetime | None = None,
) -> set[str]:
    """Strike out those of clients; what they told is to be told again. Ids of their nudges."""
    wanted = list(client_ids)
    untell_open(connection, workspace_id, Card.client_id.in_(wanted))
    closed = connection.execute(
        update(Card)
        .where(Card.workspace_id == workspace_id, Card.client_id.in_(wanted), *_IS_OPEN)
        .values(state=CardState.ELSEWHERE.value, outcome=outcome, handled_at=now)
        .returning(Card.delivery_id)
    )
    return set(closed.scalars())


def untell_dates(connection: Connection, workspace_id: str, date_ids: Iterable[str]) -> None:
    """What open cards told of these dates is told again."""
    untell_open(connection, workspace_id, Card.date_id.in_(list(date_ids)))


def untell_unseen(
    connection: Connection, workspace_id: str, client_id: str, readers: Iterable[str]
) -> None:
    """What open cards told others than the readers of a client is told again."""
    is_anothers = Delivery.member_id.not_in(sorted(set(readers)))
    untell_open(connection, workspace_id, Card.client_id == client_id, is_anothers)


def untell_open(connection: Connection, workspace_id: str, *which: Any) -> None:  # noqa: ANN401
    """What the latest open cards of these told is told again, to whom it may concern by now."""
    rows = connection.execute(
        select(
            Delivery.key,
            ImportantDate.id,
            ImportantDate.told_on,
            ImportantDate.last_card_on,
        )
        .join(Card, Card.delivery_id == Delivery.id)
        .join(ImportantDate, ImportantDate.id == Card.date_id)
        .where(Card.workspace_id == workspace_id, *_IS_OPEN, *which)
        .order_by(Card.delivery_id, Card.position)
        .with_for_update(of=Card)  # a card before its date, as everywhere
    ).all()
    untell(
        connection,
        workspace_id,
        {row.id: row.told_on for row in rows if row.told_on and row.key == str(row.last_card_on)},
    )


def untell(connection: Connection, workspace_id: str, told: dict[str, date]) -> None:
    """The notices of these days, by the ids of their dates, count as not told."""
    days = {one: {"told_on": on - _A_DAY, "next_card_on": on} for one, on in told.items()}
    set_card_days(connection, workspace_id, days)


def rest_dates(connection: Connection, workspace_id: str, client_id: str) -> None:
    """Of a client that nobody is nudged about no date is looked at."""
    connection.execute(
        update(ImportantDate)
        .where(ImportantDate.workspace_id == workspace_id, ImportantDate.client_id == client_id)
        .values(next_card_on=None)
    )


def wake_dates(connection: Connection, workspace_id: str, client_id: str, today: date) -> None:
    """The next tick looks at those that rested, and finds their days."""
    connection.execute(
        update(ImportantDate)
        .where(
            ImportantDate.workspace_id == workspace_id,
            ImportantDate.client_id == client_id,
            ImportantDate.next_card_on.is_(None),
        )
        .values(next_card_on=today)
    )


def move_date_cards(
    connection: Connection, workspace_id: str, date_ids: Iterable[str], to_id: str
) -> set[str]:
    """Cards follow their dates to another client; ids of the nudges they are in."""
    moved = connection.execute(
        update(Card)
        .where(Card.workspace_id == workspace_id, Card.date_id.in_(list(date_ids)))
        .values(client_id=to_id)
        .returning(Card.delivery_id)
    )
    return set(moved.scalars())


def set_card_days(
    connection: Connection, workspace_id: str, days: dict[str, dict[str, Any]]
) -> None:
    """Set columns of many dates, by their ids; all have the same columns."""
    rows = [
        {"of_workspace": workspace_id, "of_id": date_id} | values
        for date_id, values in days.items()
    ]
    if rows:
        connection.execute(
            update(ImportantDate).where(
                ImportantDate.workspace_id == bindparam("of_workspace"),
                ImportantDate.id == bindparam("of_id"),
            ),
            rows,
        )
