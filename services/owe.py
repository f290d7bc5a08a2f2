"""Owing a member a direct message, in a transaction at hand: the scheduler delivers it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from domain.deliveries import Delivery, DeliveryKind, DeliveryState
from storage import deliveries
from storage.ids import new_id


@dataclass(frozen=True, slots=True)
class Owed:
    """What a message is for: a member is sent one of a kind and key. It is drawn from `detail`."""

    kind: DeliveryKind
    key: str
    detail: dict[str, Any] = field(default_factory=dict)


def owe(
    connection: Connection, workspace_id: str, member_id: str, owed: Owed, wall_now: datetime
) -> Delivery | None:
    """Claim it. `wall_now` is the real clock. None when it is owed or was sent before."""
    claimed = Delivery(
        id=new_id(),
        workspace_id=workspace_id,
        member_id=member_id,
        kind=owed.kind,
        key=owed.key,
        state=DeliveryState.CLAIMED,
        claimed_at=wall_now,
        attempts=0,
        detail=owed.detail,
    )
    return claimed if deliveries.add_delivery(connection, claimed) else None
