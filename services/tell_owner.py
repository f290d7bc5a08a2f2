"""Tell a member that clients or next actions are theirs from now on."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from domain.client_card import ClientWarmth, Handed
from domain.deliveries import Delivery, DeliveryKind
from domain.handing import Holding
from domain.records import Member
from services.owe import Owed, owe
from storage import clients, members, next_actions
from storage.database import Database
from storage.ids import new_id

_NAMED = 10


def owe_handed(
    connection: Connection,
    by: Member,
    to_id: str,
    wall_now: datetime,
    *,
    client_ids: Sequence[str] = (),
    action_ids: Sequence[str] = (),
) -> None:
    """Owe the new owner a direct message; to oneself nothing is owed. `wall_now`: real clock."""
    if to_id == by.user_id or not (client_ids or action_ids):
        return
    owed = Owed(
        DeliveryKind.HANDED,
        new_id(),
        {
            "by_id": by.user_id,
            "client_ids": list(client_ids[:_NAMED]),
            "client_count": len(client_ids),
            "action_ids": list(action_ids[:_NAMED]),
            "action_count": len(action_ids),
        },
    )
    owe(connection, by.workspace_id, to_id, owed, wall_now)


def owe_handed_away(
    connection: Connection, by: Member, giver: Member, holding: Holding, wall_now: datetime
) -> None:
    """Owe who owned it until now a message, unless they handed it over themselves."""
    if giver.user_id == by.user_id:
        return
    owed = Owed(
        DeliveryKind.HANDED_AWAY,
        new_id(),
        {
            "by_name": by.name,
            "to_name": holding.to_name,
            "clients": holding.clients,
            "actions": holding.actions,
        },
    )
    owe(connection, by.workspace_id, giver.user_id, owed, wall_now)


def load_handed(database: Database, delivery: Delivery, who: Member, now: datetime) -> Handed:
    """What the message says, as things stand by now."""
    detail, workspace_id = delivery.detail, delivery.workspace_id
    with database.read() as connection:
        by = members.find_member(connection, workspace_id, detail["by_id"])
        found = clients.list_by_ids(
            connection, workspace_id, detail["client_ids"], viewer_id=who.user_id
        )
        actions = next_actions.list_by_ids(
            connection, workspace_id, detail["action_ids"], viewer_id=who.user_id
        )
    return Handed(
        by_name=by.name if by else "A colleague",
        clients=tuple(ClientWarmth(one, one.warmth(who.tz, now)) for one in found),
        actions=tuple(actions),
        client_count=detail["client_count"],
        action_count=detail["action_count"],
    )
