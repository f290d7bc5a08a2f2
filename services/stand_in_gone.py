"""A stand-in who left, or is a guest by now: the work waits for its owner, who is told."""

from datetime import date, datetime

from sqlalchemy import Connection

from domain.deliveries import DeliveryKind
from domain.records import Member
from services.owe import Owed, owe
from storage import deliveries, members
from storage.stand_ins import give_back_cards


def end_standing_in(
    connection: Connection, left: Member, now: datetime, wall_now: datetime
) -> None:
    """Nobody stands in any more for those who are away; what was left open is due for them."""
    for away in members.list_stood_in_for(connection, left.workspace_id, left.user_id):
        today = away.today(now)
        take_back(connection, away, today)
        members.change_member(connection, away.workspace_id, away.user_id, stand_in_id=None)
        if away.paused_until_on and today < away.paused_until_on:
            _tell(connection, away, left, wall_now)


def take_back(connection: Connection, owner: Member, today: date) -> None:
    """What a stand-in left open is due for its owner again; their nudge is redrawn without it."""
    shown = give_back_cards(
        connection, owner.workspace_id, owner.user_id, f"Back with {owner.name}", today
    )
    deliveries.mark_stale(connection, owner.workspace_id, shown)


def _tell(connection: Connection, away: Member, left: Member, wall_now: datetime) -> None:
    owed = Owed(
        DeliveryKind.STAND_IN_GONE,
        f"{left.user_id}:{away.paused_until_on}:{wall_now:%Y%m%d%H%M%S}",
        {"name": left.name, "until_on": str(away.paused_until_on)},
    )
    owe(connection, away.workspace_id, away.user_id, owed, wall_now)
