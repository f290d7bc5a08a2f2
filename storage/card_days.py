"""What a card changes on its client or next action: read before, and put back when need be."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, select, update

from domain.deliveries import NudgeCard
from domain.nudge_cards import Lane
from storage.models import Card, Client, ImportantDate, NextAction

# Column name to value, days as ISO text; of an answered card to the values before and after it.
Before = dict[str, Any]

_OF_CLIENT = (
    Client.next_card_on,
    Client.last_card_on,
    Client.times_unanswered,
    Client.own_cadence_days,
    Client.going_cold_on,
    Client.owner_id,
    Client.paused_until_on,
    Client.former_on,
)
_OF_ACTION = (
    NextAction.next_card_on,
    NextAction.last_card_on,
    NextAction.owner_id,
    NextAction.due_on,
)
_OF_DATE = (
    ImportantDate.next_card_on,
    ImportantDate.told_on,
    ImportantDate.open_until_on,
    ImportantDate.client_id,
    ImportantDate.month,
    ImportantDate.day,
    ImportantDate.year,
    ImportantDate.notice_days,
    ImportantDate.notice_months,
)
_COLUMNS: dict[Any, Any] = {Client: _OF_CLIENT, NextAction: _OF_ACTION, ImportantDate: _OF_DATE}
_Subject = type[Client] | type[NextAction] | type[ImportantDate]


def read_before(connection: Connection, workspace_id: str, card: NudgeCard) -> Before:
    """The columns as they are now."""
    table, record_id = _subject(card)
    found = connection.execute(
        select(*_COLUMNS[table]).where(table.workspace_id == workspace_id, table.id == record_id)
    ).first()
    return before_of(**dict(found._mapping)) if found else {}  # noqa: SLF001 - the public way


def before_of(**values: date | int | str | None) -> Before:
    """Columns by name, as they are kept."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }


def find_before(connection: Connection, workspace_id: str, card: NudgeCard) -> Before:
    """What is kept with the card."""
    return connection.execute(select(Card.before).where(*_is(workspace_id, card))).scalar() or {}


def keep_after(connection: Connection, workspace_id: str, card: NudgeCard) -> None:
    """Keep what its answer has made of the columns, beside what they were before it."""
    before = find_before(connection, workspace_id, card)
    after = read_before(connection, workspace_id, card)
    both = {name: [before.get(name), value] for name, value in after.items()}
    connection.execute(update(Card).where(*_is(workspace_id, card)).values(before=both))


def is_as_answered(connection: Connection, workspace_id: str, card: NudgeCard) -> bool:
    """Whether the columns still are what its answer made of them."""
    kept = find_before(connection, workspace_id, card)
    current = read_before(connection, workspace_id, card)
    pairs = {name: pair for name, pair in kept.items() if isinstance(pair, list)}
    return all(current.get(name) == pair[1] for name, pair in pairs.items())


def put_back(connection: Connection, workspace_id: str, card: NudgeCard) -> None:
    """Set the columns to what they were before the card was shown or answered."""
    before = find_before(connection, workspace_id, card)
    if not before:
        return
    table, record_id = _subject(card)
    connection.execute(
        update(table)
        .where(table.workspace_id == workspace_id, table.id == record_id)
        .values({name: _value(name, kept) for name, kept in before.items()})
    )


def _is(workspace_id: str, card: NudgeCard) -> tuple[ColumnElement[bool], ...]:
    return (
        Card.workspace_id == workspace_id,
        Card.delivery_id == card.delivery_id,
        Card.position == card.position,
    )


def _subject(card: NudgeCard) -> tuple[_Subject, str]:
    if card.lane is Lane.BRING and card.date_id:
        return ImportantDate, card.date_id
    if card.lane is Lane.OWED and card.next_action_id:
        return NextAction, card.next_action_id
    return Client, card.client_id


def _value(name: str, kept: Any) -> date | str | int | None:  # noqa: ANN401 - as kept
    kept = kept[0] if isinstance(kept, list) else kept
    return date.fromisoformat(kept) if name.endswith("_on") and isinstance(kept, str) else kept
