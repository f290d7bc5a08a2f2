"""Tell the admins that a member left who owns clients or next actions: nobody is nudged of them."""

from datetime import datetime

from sqlalchemy import Connection

from domain.deliveries import Delivery, DeliveryKind, DeliveryState
from domain.handing import Leaver
from domain.records import Member, Standing
from storage import deliveries, members
from storage.hand_over import count_owned
from storage.ids import new_id


def owe_left(connection: Connection, left: Member, now: datetime, wall_now: datetime) -> None:
    """Owe each admin one message for this leaving, if anything is left behind."""
    clients, actions = count_owned(connection, left.workspace_id, left.user_id)
    if not (clients or actions):
        return
    for admin in members.list_admins(connection, left.workspace_id):
        owed = Delivery(
            id=new_id(),
            workspace_id=left.workspace_id,
            member_id=admin.user_id,
            kind=DeliveryKind.LEFT,
            key=f"{left.user_id}:{now.date().isoformat()}",
            state=DeliveryState.CLAIMED,
            claimed_at=wall_now,
            attempts=0,
            detail={
                "user_id": left.user_id,
                "name": left.name,
                "clients": clients,
                "actions": actions,
                "is_guest": left.standing is Standing.GUEST,
            },
        )
        deliveries.add_delivery(connection, owed)


def leaver_of(delivery: Delivery) -> Leaver:
    """What the message says, as it was when they left."""
    return Leaver(**delivery.detail)
