"""Deliveries as the scheduler works them off: taken under a lease, then settled."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection

from domain.deliveries import Delivery, DeliveryKind, DeliveryState, Nudge, NudgeCard
from domain.preps import PrepState, prep_id_of
from domain.records import Member
from services.open_names import OpenNames
from services.owe import Owed, owe
from storage import cards, deliveries, members, preps_due
from storage.database import Database
from storage.deliveries_changed import is_changed

# Messages about a planned talk, and where it stands while they are true.
_ABOUT_PREP = {
    DeliveryKind.PREP: PrepState.PLANNED,
    DeliveryKind.HOW_IT_WENT: PrepState.ASKED,
}


def owe_message(
    database: Database,
    who: Member,
    kind: DeliveryKind,
    key: str,
    wall_now: datetime,
) -> bool:
    """Owe a member a direct message once. False when it is owed or was sent before."""
    with database.write() as connection:
        return owe(connection, who.workspace_id, who.user_id, Owed(kind, key), wall_now) is not None


def take_delivery(database: Database, workspace_id: str, wall_now: datetime) -> Delivery | None:
    """Lease the next message to post, settle or redraw; None when there is none."""
    with database.read() as connection:
        if not deliveries.has_due(connection, workspace_id, wall_now):
            return None
    with database.write() as connection:
        return deliveries.take_delivery(connection, workspace_id, wall_now)


def get_recipient(database: Database, delivery: Delivery) -> Member | None:
    with database.read() as connection:
        return members.find_member(connection, delivery.workspace_id, delivery.member_id)


def load_nudge(database: Database, delivery: Delivery) -> Nudge:
    """The nudge with its cards as they stand."""
    with database.read() as connection:
        return load_nudge_in(connection, delivery)


def load_nudge_in(connection: Connection, delivery: Delivery) -> Nudge:
    who = members.find_member(connection, delivery.workspace_id, delivery.member_id)
    detail = delivery.detail
    return Nudge(
        delivery=delivery,
        local_on=date.fromisoformat(delivery.key),
        member_name=who.name if who else "",
        cards=tuple(
            cards.list_cards(
                connection, delivery.workspace_id, delivery.id, viewer_id=delivery.member_id
            )
        ),
        left_over=detail.get("left_over", 0),
        spread=detail.get("spread", 0),
        spread_over_days=detail.get("spread_over_days", 0),
        is_welcome=detail.get("is_welcome", False),
    )


def list_claimed(database: Database, workspace_id: str, *, since: datetime) -> list[Nudge]:
    """The nudges claimed from an instant of the real clock on, for who runs Rapport."""
    with database.read() as connection:
        claimed = deliveries.list_nudges_claimed(connection, workspace_id, since=since)
        found = [load_nudge_in(connection, delivery) for delivery in claimed]
        shown = {card.client_id for nudge in found for card in nudge.cards}
        names = OpenNames(connection, workspace_id, shown)
    return [replace(nudge, cards=tuple(_named(nudge.cards, names))) for nudge in found]


def _named(shown: Iterable[NudgeCard], names: OpenNames) -> Iterator[NudgeCard]:
    return (replace(card, client_name=names.of(card.client_id)) for card in shown)


def mark_sent(
    database: Database, delivery: Delivery, channel_id: str, ts: str, now: datetime
) -> None:
    """It stands in the member's DM. `now` is the product's clock.

    A nudge that was answered in part while it was on its way is to be redrawn; so is a message
    about a talk that was logged or cancelled meanwhile.
    """
    with database.write() as connection:
        is_stale = _is_stale(connection, delivery)
        _change(
            connection,
            delivery,
            DeliveryState.STALE if is_stale else DeliveryState.SENT,
            delivery.claimed_at if is_stale else None,
            sent_at=now,
            channel_id=channel_id,
            ts=ts,
        )
        members.change_member(
            connection, delivery.workspace_id, delivery.member_id, dm_channel_id=channel_id
        )
        if delivery.kind is DeliveryKind.WELCOME or delivery.detail.get("is_welcome"):
            members.change_member(
                connection, delivery.workspace_id, delivery.member_id, welcomed_at=now
            )


def _is_stale(connection: Connection, delivery: Delivery) -> bool:
    if is_changed(connection, delivery.workspace_id, delivery.id):
        return True
    if delivery.kind not in _ABOUT_PREP:
        return cards.is_any_handled(connection, delivery.workspace_id, delivery.id)
    prep_id = prep_id_of(delivery.key)
    state = preps_due.find_state(connection, delivery.workspace_id, prep_id)
    return state is not _ABOUT_PREP[delivery.kind]


def mark_redrawn(database: Database, delivery: Delivery) -> None:
    """It shows how things are, unless something was handled while it was redrawn."""
    with database.write() as connection:
        deliveries.mark_redrawn(connection, delivery.workspace_id, delivery.id)


def mark_refused(database: Database, delivery: Delivery, retry_at: datetime) -> None:
    """Slack did not take it: it may be posted again at `retry_at` (real clock)."""
    state = DeliveryState.STALE if delivery.sent_at else DeliveryState.CLAIMED
    with database.write() as connection:
        _change(connection, delivery, state, retry_at)


def mark_unknown(database: Database, delivery: Delivery, retry_at: datetime) -> None:
    """Nobody knows whether Slack took it: settled from the DM's history at `retry_at`."""
    state = DeliveryState.STALE if delivery.sent_at else DeliveryState.POSTING
    with database.write() as connection:
        _change(connection, delivery, state, retry_at)


def mark_failed(database: Database, delivery: Delivery, error: str) -> None:
    """Slack will never take it, for the reason it gave."""
    with database.write() as connection:
        _change(connection, delivery, DeliveryState.FAILED, None, error=error)


def _change(
    connection: Connection,
    delivery: Delivery,
    state: DeliveryState,
    try_at: datetime | None,
    **values: object,
) -> None:
    deliveries.change_delivery(
        connection,
        delivery.workspace_id,
        delivery.id,
        state=state.value,
        try_at=try_at,
        **values,
    )
