"""Tell the admins that a member left who owns clients or next actions: nobody is nudged of them."""

from datetime import datetime

from sqlalchemy import Connection

from domain.deliveries import Delivery, DeliveryKind
from domain.handing import Leaver
from domain.records import Member, Standing
from services.owe import Owed, owe
from storage import members
from storage.hand_over import count_owned


def owe_left(connection: Connection, left: Member, now: datetime, wall_now: datetime) -> None:
    """Owe each admin one message for this leaving, if anything is left behind."""
    clients, actions = count_owned(connection, left.workspace_id, left.user_id)
    if not (clients or actions):
        return
    for admin in members.list_admins(connection, left.workspace_id):
        owed = Owed(
            DeliveryKind.LEFT,
            f"{left.user_id}:{now.date().isoformat()}",
            {
                "user_id": left.user_id,
                "name": left.name,
                "clients": clients,
                "actions": actions,
                "is_guest": left.standing is Standing.GUEST,
            },
        )
        owe(connection, left.workspace_id, admin.user_id, owed, wall_now)


def leaver_of(delivery: Delivery) -> Leaver:
    """What the message says, as it was when they left."""
    return Leaver(**delivery.detail)
