"""What a card changes on its client or next action: read before, and put back when need be."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, select, update

from domain.deliveries import NudgeCard
from domain.nudge_cards import Lane
from storage.models import Card, Client, NextAction

Before = dict[str, Any]  # column name to value, days as ISO text

_OF_CLIENT = (
    Client.next_card_on,
    Client.last_card_on,
    Client.times_unanswered,
    Client.own_cadence_days,
    Client.going_cold_on,
)
_OF_ACTION = (NextAction.next_card_on, NextAction.last_card_on)


def read_before(connection: Connection, workspace_id: str, card: NudgeCard) -> Before:
    """The columns as they are now."""
    table, record_id = _subject(card)
    columns: Any = _OF_CLIENT if table is Client else _OF_ACTION
    found = connection.execute(
        select(*columns).where(table.workspace_id == workspace_id, table.id == record_id)
    ).first()
    return before_of(**dict(found._mapping)) if found else {}  # noqa: SLF001 - the public way


def before_of(**values: date | int | None) -> Before:
    """Columns by name, as they are kept."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }


def put_back(connection: Connection, workspace_id: str, card: NudgeCard) -> None:
    """Set the columns to what they were before the card was shown or answered."""
    before = connection.execute(
        select(Card.before).where(
            Card.workspace_id == workspace_id,
            Card.delivery_id == card.delivery_id,
            Card.position == card.position,
        )
    ).scalar()
    if not before:
        return
    table, record_id = _subject(card)
    connection.execute(
        update(table)
        .where(table.workspace_id == workspace_id, table.id == record_id)
        .values({name: _value(name, kept) for name, kept in before.items()})
    )


def _subject(card: NudgeCard) -> tuple[type[Client] | type[NextAction], str]:
    if card.lane is Lane.OWED and card.next_action_id:
        return NextAction, card.next_action_id
    return Client, card.client_id


def _value(name: str, kept: str | int | None) -> date | str | int | None:
    return date.fromisoformat(kept) if name.endswith("_on") and isinstance(kept, str) else kept
