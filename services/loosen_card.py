"""The looser cadence that a card of an ignored client offered, and back."""

from dataclasses import replace

from sqlalchemy import Connection

from domain.deliveries import NudgeCard
from domain.records import Member
from storage import clients
from storage.card_days import find_before


def loosen_in(connection: Connection, who: Member, card: NudgeCard) -> None:
    """Set it inside a transaction; the days of its cards are reckoned anew."""
    client, tz = clients.get_client_and_tz(
        connection, who.workspace_id, card.client_id, viewer_id=who.user_id
    )
    loosened = replace(client, own_cadence_days=card.looser_days)
    clients.change_client(
        connection,
        who.workspace_id,
        client.id,
        own_cadence_days=card.looser_days,
        going_cold_on=loosened.going_cold_on(tz),
        next_card_on=loosened.first_card_on(tz),
        times_unanswered=0,
    )


def tighten_in(connection: Connection, who: Member, card: NudgeCard) -> None:
    """The cadence from before, where it still is the looser one; its days are reckoned anew."""
    client, tz = clients.get_client_and_tz(
        connection, who.workspace_id, card.client_id, viewer_id=who.user_id, to_change=True
    )
    if client.own_cadence_days != card.looser_days:
        return
    before = find_before(connection, who.workspace_id, card)
    fresh = replace(client, own_cadence_days=before["own_cadence_days"][0])
    clients.change_client(
        connection,
        who.workspace_id,
        client.id,
        own_cadence_days=fresh.own_cadence_days,
        going_cold_on=fresh.going_cold_on(tz),
        next_card_on=fresh.first_card_on(tz),
    )
