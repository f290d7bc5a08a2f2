"""The cards of nudges: placed, answered, and struck out when handled elsewhere."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from domain.deliveries import CardState, NudgeCard
from domain.errors import NotFound
from domain.nudge_cards import Lane
from storage.card_days import Before
from storage.models import Card, Client, NextAction
from storage.shapes import AnyRow, AnySelect


def add_cards(
    connection: Connection, workspace_id: str, cards: Iterable[tuple[NudgeCard, Before]]
) -> None:
    """Place cards, each with what showing it changes."""
    connection.execute(
        insert(Card),
        [
            {
                "delivery_id": card.delivery_id,
                "position": card.position,
                "workspace_id": workspace_id,
                "lane": card.lane.value,
                "client_id": card.client_id,
                "next_action_id": card.next_action_id,
                "reason": card.reason,
                "looser_days": card.looser_days,
                "state": card.state.value,
                "before": before,
            }
            for card, before in cards
        ],
    )


def list_cards(connection: Connection, workspace_id: str, delivery_id: str) -> list[NudgeCard]:
    """The cards of a nudge in their places."""
    rows = connection.execute(
        _select(workspace_id).where(Card.delivery_id == delivery_id).order_by(Card.position)
    )
    return [_record(row) for row in rows]


def get_card(
    connection: Connection, workspace_id: str, delivery_id: str, position: int
) -> NudgeCard:
    """Raises NotFound."""
    found = connection.execute(
        _select(workspace_id).where(Card.delivery_id == delivery_id, Card.position == position)
    ).first()
    if found is None:
        raise NotFound("That card is no longer there.")
    return _record(found)


def answer_card(
    connection: Connection,
    card: NudgeCard,
    workspace_id: str,
    *,
    state: CardState,
    outcome: str,
    handled_at: datetime | None,
    before: Before,
) -> None:
    """Set what became of a card; `outcome` is said on it, `before` is what Undo puts back."""
    connection.execute(
        update(Card)
        .where(
            Card.workspace_id == workspace_id,
            Card.delivery_id == card.delivery_id,
            Card.position == card.position,
        )
        .values(state=state.value, outcome=outcome, handled_at=handled_at, before=before)
    )


def is_any_handled(connection: Connection, workspace_id: str, delivery_id: str) -> bool:
    """Whether any card of a nudge is no longer open."""
    handled = select(Card.position).where(
        Card.workspace_id == workspace_id,
        Card.delivery_id == delivery_id,
        Card.state != CardState.OPEN.value,
    )
    return connection.execute(handled.limit(1)).first() is not None


def close_cold_cards(
    connection: Connection, workspace_id: str, client_id: str, *, outcome: str, now: datetime
) -> set[str]:
    """Strike out the open going-cold cards of a client; ids of the nudges they are in."""
    return _close(
        connection,
        (Card.workspace_id == workspace_id)
        & (Card.client_id == client_id)
        & (Card.lane == Lane.COLD.value),
        outcome,
        now,
    )


def close_owed_cards(
    connection: Connection, workspace_id: str, next_action_id: str, *, outcome: str, now: datetime
) -> set[str]:
    """Strike out the open cards of a next action; ids of the nudges they are in."""
    return _close(
        connection,
        (Card.workspace_id == workspace_id) & (Card.next_action_id == next_action_id),
        outcome,
        now,
    )


def _close(connection: Connection, which: Any, outcome: str, now: datetime) -> set[str]:  # noqa: ANN401 - a clause
    closed = connection.execute(
        update(Card)
        .where(which, Card.state == CardState.OPEN.value)
        .values(state=CardState.ELSEWHERE.value, outcome=outcome, handled_at=now)
        .returning(Card.delivery_id)
    )
    return set(closed.scalars())


def _select(workspace_id: str) -> AnySelect:
    return (
        select(
            Card.__table__,
            Client.name.label("client_name"),
            NextAction.text.label("action_text"),
            NextAction.is_promise,
        )
        .join(Client, Client.id == Card.client_id)
        .outerjoin(NextAction, NextAction.id == Card.next_action_id)
        .where(Card.workspace_id == workspace_id)
    )


def _record(row: AnyRow) -> NudgeCard:
    return NudgeCard(
        delivery_id=row.delivery_id,
        position=row.position,
        lane=Lane(row.lane),
        client_id=row.client_id,
        client_name=row.client_name,
        reason=row.reason,
        state=CardState(row.state),
        outcome=row.outcome,
        next_action_id=row.next_action_id,
        action_text=row.action_text or "",
        is_promise=bool(row.is_promise),
        looser_days=row.looser_days,
        handled_at=row.handled_at,
    )
