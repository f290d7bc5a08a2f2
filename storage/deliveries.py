"""Deliveries: claimed once, taken by one process at a time, settled."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from domain.deliveries import Delivery as DeliveryRecord
from domain.deliveries import DeliveryKind, DeliveryState
from storage.models import Delivery
from storage.shapes import AnyRow, AnySelect

LEASE = timedelta(seconds=60)
# A message being redrawn is as good as drawn: what happens from now on makes it stale again.
_WHILE_AT_WORK = {
    DeliveryState.CLAIMED: DeliveryState.POSTING,
    DeliveryState.POSTING: DeliveryState.POSTING,
    DeliveryState.STALE: DeliveryState.SENT,
    DeliveryState.SENT: DeliveryState.SENT,
    DeliveryState.FAILED: DeliveryState.FAILED,
}


# The id comes back, since not every driver tells the count of rows.
_CLAIM_IN_SQLITE = sqlite_insert(Delivery).on_conflict_do_nothing().returning(Delivery.id)
_CLAIM_IN_POSTGRES = postgres_insert(Delivery).on_conflict_do_nothing().returning(Delivery.id)


def add_delivery(connection: Connection, delivery: DeliveryRecord) -> bool:
    """Claim it. False when this member has one of this kind and key already."""
    values = {
        "id": delivery.id,
        "workspace_id": delivery.workspace_id,
        "member_id": delivery.member_id,
        "kind": delivery.kind.value,
        "key": delivery.key,
        "state": delivery.state.value,
        "detail": delivery.detail,
        "claimed_at": delivery.claimed_at,
        "try_at": delivery.claimed_at,
        "attempts": delivery.attempts,
    }
    claim = _CLAIM_IN_SQLITE if connection.dialect.name == "sqlite" else _CLAIM_IN_POSTGRES
    return connection.execute(claim, values).first() is not None


def has_due(connection: Connection, workspace_id: str, wall_now: datetime) -> bool:
    """Whether anything is to be posted: one look at an index."""
    due = select(Delivery.id).where(
        Delivery.workspace_id == workspace_id, Delivery.try_at <= wall_now
    )
    return connection.execute(due.limit(1)).first() is not None


def take_delivery(
    connection: Connection, workspace_id: str, wall_now: datetime
) -> DeliveryRecord | None:
    """Lease the next one to work on; it comes back as it stood before. None when none is due."""
    found = connection.execute(
        _select(workspace_id)
        .where(Delivery.try_at <= wall_now)
        .order_by(Delivery.try_at, Delivery.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()
    if found is None:
        return None
    taken = _record(found)
    change_delivery(
        connection,
        workspace_id,
        taken.id,
        try_at=wall_now + LEASE,
        attempts=taken.attempts + 1,
        state=_WHILE_AT_WORK[taken.state].value,
    )
    # Sent, and yet due: whoever was to redraw it never came to the end.
    is_stale = taken.state is DeliveryState.SENT
    return replace(taken, state=DeliveryState.STALE) if is_stale else taken


def change_delivery(
    connection: Connection,
    workspace_id: str,
    delivery_id: str,
    **values: Any,  # noqa: ANN401 - columns
) -> None:
    connection.execute(
        update(Delivery)
        .where(Delivery.workspace_id == workspace_id, Delivery.id == delivery_id)
        .values(**values)
    )


def mark_stale(connection: Connection, workspace_id: str, delivery_ids: Iterable[str]) -> None:
    """Sent messages no longer show how things are: the next tick redraws them."""
    stale = list(delivery_ids)
    if not stale:
        return
    connection.execute(
        update(Delivery)
        .where(
            Delivery.workspace_id == workspace_id,
            Delivery.id.in_(stale),
            Delivery.state == DeliveryState.SENT.value,
        )
        .values(state=DeliveryState.STALE.value, try_at=Delivery.claimed_at)
    )


def mark_redrawn(connection: Connection, workspace_id: str, delivery_id: str) -> None:
    """It shows how things are, unless it went stale while it was being redrawn."""
    connection.execute(
        update(Delivery)
        .where(
            Delivery.workspace_id == workspace_id,
            Delivery.id == delivery_id,
            Delivery.state == DeliveryState.SENT.value,
        )
        .values(try_at=None)
    )


def has_unposted_nudge(connection: Connection, workspace_id: str, *, before_on: date) -> bool:
    """Whether `list_unposted_nudges` finds any: the cost grows with what waits to be posted."""
    found = connection.execute(_select_unposted(workspace_id, before_on).limit(1))
    return found.first() is not None


def list_unposted_nudges(
    connection: Connection, workspace_id: str, *, before_on: date
) -> list[DeliveryRecord]:
    """Nudges of local days before one, claimed and not yet given to Slack.

    On PostgreSQL their rows are locked, and those locked by another process are passed over.
    """
    unposted = _select_unposted(workspace_id, before_on).with_for_update(skip_locked=True)
    return [_record(row) for row in connection.execute(unposted)]


def find_delivery(
    connection: Connection, workspace_id: str, delivery_id: str
) -> DeliveryRecord | None:
    found = connection.execute(_select(workspace_id).where(Delivery.id == delivery_id)).first()
    return _record(found) if found else None


def find_nudge_of_day(
    connection: Connection, workspace_id: str, member_id: str, local_on: date
) -> DeliveryRecord | None:
    found = connection.execute(
        _select(workspace_id).where(
            Delivery.member_id == member_id,
            Delivery.kind == DeliveryKind.NUDGE.value,
            Delivery.key == local_on.isoformat(),
        )
    ).first()
    return _record(found) if found else None


def list_nudges_claimed(
    connection: Connection, workspace_id: str, *, since: datetime
) -> list[DeliveryRecord]:
    """Nudges claimed from an instant of the real clock on."""
    rows = connection.execute(
        _select(workspace_id)
        .where(Delivery.kind == DeliveryKind.NUDGE.value, Delivery.claimed_at >= since)
        .order_by(Delivery.claimed_at, Delivery.member_id)
    )
    return [_record(row) for row in rows]


def find_last_nudge(
    connection: Connection, workspace_id: str, member_id: str
) -> DeliveryRecord | None:
    """The latest nudge that reached the member."""
    found = connection.execute(
        _select(workspace_id)
        .where(
            Delivery.member_id == member_id,
            Delivery.kind == DeliveryKind.NUDGE.value,
            Delivery.sent_at.is_not(None),
        )
        .order_by(Delivery.key.desc())
        .limit(1)
    ).first()
    return _record(found) if found else None


def forget_deliveries(connection: Connection, workspace_id: str, *, before: datetime) -> None:
    """Drop old messages that are settled; nobody answers them any more."""
    connection.execute(
        delete(Delivery).where(
            Delivery.workspace_id == workspace_id,
            Delivery.try_at.is_(None),
            Delivery.claimed_at < before,
            Delivery.kind != DeliveryKind.WELCOME.value,
        )
    )


def _select(workspace_id: str) -> AnySelect:
    return select(Delivery.__table__).where(Delivery.workspace_id == workspace_id)


def _select_unposted(workspace_id: str, before_on: date) -> AnySelect:
    return _select(workspace_id).where(
        Delivery.try_at.is_not(None),
        Delivery.state == DeliveryState.CLAIMED.value,
        Delivery.kind == DeliveryKind.NUDGE.value,
        Delivery.key < before_on.isoformat(),
    )


def _record(row: AnyRow) -> DeliveryRecord:
    return DeliveryRecord(
        id=row.id,
        workspace_id=row.workspace_id,
        member_id=row.member_id,
        kind=DeliveryKind(row.kind),
        key=row.key,
        state=DeliveryState(row.state),
        claimed_at=row.claimed_at,
        attempts=row.attempts,
        sent_at=row.sent_at,
        channel_id=row.channel_id,
        ts=row.ts,
        detail=row.detail,
    )
