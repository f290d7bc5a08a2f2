"""Messages on their way that show what is gone by now."""

from collections.abc import Iterable

from sqlalchemy import Connection, select, update

from domain.deliveries import DeliveryState
from storage.models import Delivery

_IS_CHANGED = "is_changed"  # in its detail


def mark_changed(connection: Connection, workspace_id: str, delivery_ids: Iterable[str]) -> None:
    """What of these is on its way shows what is gone: it is to be drawn anew once it is there."""
    wanted = list(delivery_ids)
    rows = connection.execute(
        select(Delivery.id, Delivery.detail)
        .where(
            Delivery.workspace_id == workspace_id,
            Delivery.id.in_(wanted),
            Delivery.state == DeliveryState.POSTING.value,
        )
        .with_for_update()
    ).all()
    for row in rows:
        detail = row.detail | {_IS_CHANGED: True}
        which = (Delivery.workspace_id == workspace_id, Delivery.id == row.id)
        connection.execute(update(Delivery).where(*which).values(detail=detail))


def is_changed(connection: Connection, workspace_id: str, delivery_id: str) -> bool:
    """Whether it was marked so while it was on its way."""
    detail = connection.execute(
        select(Delivery.detail).where(
            Delivery.workspace_id == workspace_id, Delivery.id == delivery_id
        )
    ).scalar()
    return bool(detail and detail.get(_IS_CHANGED))
