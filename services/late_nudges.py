"""Nudges that were claimed and never posted in their day: what they would have shown is due again.

So a night without Slack, or a crash between claim and post, neither loses a card nor sends two
days' nudges at once.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from domain.deliveries import CardState, Delivery, DeliveryState
from storage import cards, deliveries, members
from storage.card_days import put_back
from storage.database import Database

# The day has begun already in the zones furthest ahead of UTC.
_FURTHEST_AHEAD = timedelta(hours=14)


def give_back_late_nudges(database: Database, workspace_id: str, now: datetime) -> int:
    """Give up every nudge of a local day that is over, and return how many."""
    latest_on = (now + _FURTHEST_AHEAD).date()
    with database.read() as connection:
        if not deliveries.has_unposted_nudge(connection, workspace_id, before_on=latest_on):
            return 0
    with database.write() as connection:
        unposted = deliveries.list_unposted_nudges(connection, workspace_id, before_on=latest_on)
        late = _late_among(connection, workspace_id, unposted, now)
        for delivery in late:
            _give_back(connection, delivery)
    return len(late)


def _late_among(
    connection: Connection, workspace_id: str, unposted: list[Delivery], now: datetime
) -> list[Delivery]:
    """Those of a local day that is over, in two looks however many wait to be posted."""
    ids = {delivery.member_id for delivery in unposted}
    known = members.find_members(connection, workspace_id, ids)
    today = {user_id: who.today(now).isoformat() for user_id, who in known.items()}
    return [one for one in unposted if one.key < today.get(one.member_id, "9999")]


def _give_back(connection: Connection, delivery: Delivery) -> None:
    shown = cards.list_cards(
        connection, delivery.workspace_id, delivery.id, viewer_id=delivery.member_id
    )
    for card in shown:
        if card.state is CardState.OPEN:
            put_back(connection, delivery.workspace_id, card)
    deliveries.change_delivery(
        connection,
        delivery.workspace_id,
        delivery.id,
        state=DeliveryState.FAILED.value,
        try_at=None,
        error="its day was over before it could be posted",
    )
