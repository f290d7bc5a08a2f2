"""The cards of nudges: placed, answered, and struck out when handled elsewhere."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, case, func, insert, not_, select, update

from domain.date_words import say_what
from domain.deliveries import Callable, CardState, NudgeCard
from domain.errors import NotFound
from domain.important_dates import DateKind
from domain.nudge_cards import Lane
from storage.card_days import Before
from storage.models import Card, Client, Delivery, ImportantDate, NextAction, Person
from storage.people import who_to_call
from storage.shapes import AnyRow, AnySelect
from storage.visible import is_hidden_from, is_open_to

_CLOSE = (
    update(Card)
    .where(Card.workspace_id == bindparam("of_workspace"), Card.state == CardState.OPEN.value)
    .values(state=CardState.ELSEWHERE.value)
    .returning(Card.delivery_id)
)
_CLOSE_COLD = _CLOSE.where(Card.client_id == bindparam("of_client"), Card.lane == Lane.COLD.value)
_CLOSE_OWED = _CLOSE.where(Card.next_action_id == bindparam("of_action"))
# Whom a date is about is called first.
_THEIR_PHONE = case(
    (and_(Person.phone != "", Person.left_on.is_(None)), Person.name + "\n" + Person.phone)
)


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
                "date_id": card.date_id,
                "reason": card.reason,
                "looser_days": card.looser_days,
                "state": card.state.value,
                "before": before,
            }
            for card, before in cards
        ],
    )


def list_cards(
    connection: Connection, workspace_id: str, delivery_id: str, *, viewer_id: str
) -> list[NudgeCard]:
    """The cards of a nudge in their places; those of clients unseen by the viewer say nothing."""
    wanted = _select(workspace_id, viewer_id).where(Card.delivery_id == delivery_id)
    rows = connection.execute(wanted.order_by(Card.position))
    return [_record(row, viewer_id) for row in rows]


def get_card(
    connection: Connection,
    workspace_id: str,
    delivery_id: str,
    position: int,
    *,
    viewer_id: str,
    to_change: bool = False,
) -> NudgeCard:
    """`to_change` keeps others from answering it until the transaction ends.

    Raises NotFound, also where the viewer sees its client no longer.
    """
    wanted = _select(workspace_id, viewer_id).where(
        Card.delivery_id == delivery_id, Card.position == position
    )
    found = connection.execute(wanted.with_for_update(of=Card) if to_change else wanted).first()
    if found is None:
        raise NotFound("That card is no longer there.")
    if not found.is_seen:
        raise NotFound("You no longer see that client, so nothing was changed.")
    return _record(found, viewer_id)


def answer_card(
    connection: Connection,
    card: NudgeCard,
    workspace_id: str,
    *,
    state: CardState,
    outcome: str | None,
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
    which = {"of_workspace": workspace_id, "of_client": client_id}
    closed = connection.execute(_CLOSE_COLD, which | {"outcome": outcome, "handled_at": now})
    return set(closed.scalars())


def close_owed_cards(
    connection: Connection, workspace_id: str, next_action_id: str, *, outcome: str, now: datetime
) -> set[str]:
    """Strike out the open cards of a next action; ids of the nudges they are in."""
    which = {"of_workspace": workspace_id, "of_action": next_action_id}
    closed = connection.execute(_CLOSE_OWED, which | {"outcome": outcome, "handled_at": now})
    return set(closed.scalars())


def close_unseen_cards(
    connection: Connection, workspace_id: str, client_id: str, *, outcome: str, now: datetime
) -> set[str]:
    """Strike out its open cards in nudges of members who see the client no more; their ids."""
    unseen = (
        select(Card.delivery_id)
        .join(Client, Client.id == Card.client_id)
        .join(Delivery, Delivery.id == Card.delivery_id)
        .where(
            Card.workspace_id == workspace_id,
            Card.client_id == client_id,
            Card.state == CardState.OPEN.value,
            not_(is_open_to(Delivery.member_id)),
        )
    )
    delivery_ids = set(connection.execute(unseen).scalars())
    if delivery_ids:
        connection.execute(
            update(Card)
            .where(
                Card.workspace_id == workspace_id,
                Card.client_id == client_id,
                Card.state == CardState.OPEN.value,
                Card.delivery_id.in_(delivery_ids),
            )
            .values(state=CardState.ELSEWHERE.value, outcome=outcome, handled_at=now)
        )
    return delivery_ids


def _select(workspace_id: str, viewer_id: str) -> AnySelect:
    return (
        select(
            Card.__table__,
            Client.name.label("client_name"),
            NextAction.text.label("action_text"),
            NextAction.is_promise,
            NextAction.in_confidence,
            NextAction.author_id,
            NextAction.owner_id,
            NextAction.confided_to_id,
            NextAction.agreed_to_id,
            is_open_to(viewer_id).label("is_seen"),
            func.coalesce(_THEIR_PHONE, who_to_call()).label("call"),
            ImportantDate.kind.label("date_kind"),
            ImportantDate.label.label("date_label"),
            Person.name.label("person_name"),
        )
        .join(Client, Client.id == Card.client_id)
        .outerjoin(NextAction, NextAction.id == Card.next_action_id)
        .outerjoin(ImportantDate, ImportantDate.id == Card.date_id)
        .outerjoin(
            Person,
            and_(Person.id == ImportantDate.person_id, Person.client_id == Card.client_id),
        )
        .where(Card.workspace_id == workspace_id)
    )


def _record(row: AnyRow, viewer_id: str) -> NudgeCard:
    is_told = row.is_seen and not is_hidden_from(viewer_id, row, row.owner_id)
    return NudgeCard(
        delivery_id=row.delivery_id,
        position=row.position,
        lane=Lane(row.lane),
        client_id=row.client_id,
        client_name=row.client_name if row.is_seen else "A client",
        reason=row.reason if row.is_seen else "",
        state=CardState(row.state),
        outcome=row.outcome if row.is_seen else None,
        next_action_id=row.next_action_id,
        action_text=(row.action_text or "") if is_told else "",
        is_promise=bool(row.is_promise),
        looser_days=row.looser_days,
        handled_at=row.handled_at,
        is_hidden=not row.is_seen,
        call=Callable(*row.call.rsplit("\n", 1)) if row.is_seen and row.call else None,
        date_id=row.date_id,
        date_text=_date_text(row) if row.is_seen and row.date_kind else "",
    )


def _date_text(row: AnyRow) -> str:
    return say_what(DateKind(row.date_kind), row.date_label, row.person_name or "")
