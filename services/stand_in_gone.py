"""A stand-in who left, or is a guest by now: the work waits for its owner, who is told."""

from datetime import datetime

from sqlalchemy import Connection

from domain.deliveries import Delivery, DeliveryKind, DeliveryState
from domain.records import Member
from storage import deliveries, members
from storage.ids import new_id
from storage.stand_ins import give_back_cards


def end_standing_in(
    connection: Connection, left: Member, now: datetime, wall_now: datetime
) -> None:
    """Nobody stands in any more for those who are away; what was left open is due for them."""
    for away in members.list_stood_in_for(connection, left.workspace_id, left.user_id):
        today = away.today(now)
        shown = give_back_cards(
            connection, away.workspace_id, away.user_id, f"Back with {away.name}", today
        )
        deliveries.mark_stale(connection, away.workspace_id, shown)
        members.change_member(connection, away.workspace_id, away.user_id, stand_in_id=None)
        if away.paused_until_on and today < away.paused_until_on:
            _tell(connection, away, left, wall_now)


def _tell(connection: Connection, away: Member, left: Member, wall_now: datetime) -> None:
    owed = Delivery(
        id=new_id(),
        workspace_id=away.workspace_id,
        member_id=away.user_id,
        kind=DeliveryKind.STAND_IN_GONE,
        key=f"{left.user_id}:{away.paused_until_on}:{wall_now:%Y%m%d%H%M%S}",
        state=DeliveryState.CLAIMED,
        claimed_at=wall_now,
        attempts=0,
        detail={"name": left.name, "until_on": str(away.paused_until_on)},
    )
    deliveries.add_delivery(connection, owed)
