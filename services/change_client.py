"""What follows from a change of a client: its days, its cards, whose its next actions are."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from domain.client_edit import readers
from domain.local_time import local_day, say_day
from domain.records import Client, Member
from services.first_card import first_card_on
from storage import cards, client_moves, clients, date_cards, deliveries
from storage.client_moves import OwnAction, Unseen

NOBODYS_TZ = "UTC"


def store_change(
    connection: Connection, before: Client, after: Client, tz: str, now: datetime
) -> None:
    """Store the facts of a client; what moves its next card moves it, in its owner's zone `tz`.

    A card that stands in a nudge is struck out where the client is paused, former, no longer
    cold, or another's.
    """
    values: dict[str, Any] = {
        "name": after.name,
        "owner_id": after.owner_id,
        "tier": after.tier.value,
        "own_cadence_days": after.own_cadence_days,
        "visibility": after.visibility.value,
        "paused_until_on": after.paused_until_on,
        "former_on": after.former_on,
        "last_spoke_on": after.last_spoke_on,
        "last_contact_at": after.last_contact_at,
    }
    is_anothers = before.owner_id != after.owner_id
    if is_anothers or _paced(before) != _paced(after):
        values |= {
            "going_cold_on": after.going_cold_on(tz),
            "next_card_on": after.first_card_on(tz),
            "times_unanswered": 0,
            "spread_on": None,
        }
        if is_anothers:
            values["last_card_on"] = None
        _strike_out(connection, before, after, tz, now)
    if is_anothers or (after.former_on and not before.former_on):
        _strike_dates(connection, after, "Handed over" if is_anothers else "Archived", now)
    if _is_idle(before) != _is_idle(after):
        _rest_or_wake(connection, after, local_day(now, tz))
    clients.change_client(connection, after.workspace_id, after.id, **values)


def _paced(client: Client) -> tuple[object, ...]:
    """What the days of its cards are reckoned from."""
    return (
        client.cadence,
        client.paused_until_on,
        client.former_on,
        client.last_spoke_on,
        client.last_contact_at,
    )


def _strike_out(
    connection: Connection, before: Client, after: Client, tz: str, now: datetime
) -> None:
    card_on, today = after.first_card_on(tz), local_day(now, tz)
    if card_on and card_on <= today and before.owner_id == after.owner_id:
        return
    if card_on is None:
        outcome = "Archived"
    elif before.owner_id != after.owner_id:
        outcome = "Handed over"
    elif after.paused_until_on and after.paused_until_on > today:
        outcome = f"Paused until {say_day(after.paused_until_on, today)}"
    else:
        outcome = "No longer cold"
    closed = cards.close_cold_cards(
        connection, after.workspace_id, after.id, outcome=outcome, now=now
    )
    deliveries.mark_stale(connection, after.workspace_id, closed)


def _strike_dates(connection: Connection, client: Client, outcome: str, now: datetime) -> None:
    """Whoever has the client next is told of its dates anew."""
    closed = date_cards.close_date_cards_of(
        connection, client.workspace_id, [client.id], outcome=outcome, now=now
    )
    deliveries.mark_stale(connection, client.workspace_id, closed)


def _is_idle(client: Client) -> bool:
    """Whether nobody is nudged about it."""
    return client.owner_id is None or client.former_on is not None


def _rest_or_wake(connection: Connection, client: Client, today: date) -> None:
    if _is_idle(client):
        date_cards.rest_dates(connection, client.workspace_id, client.id)
    else:
        date_cards.wake_dates(connection, client.workspace_id, client.id, today)


def pass_unseen_actions(
    connection: Connection,
    client: Client,
    owner: Member | None,
    named: Sequence[str],
    now: datetime,
) -> Unseen:
    """Open next actions of members who do not see a private client go to its owner.

    Their cards begin anew. What others hold in confidence stays theirs: the owner may not read it.
    """
    if not client.is_private or owner is None:
        return Unseen([], [])
    workspace_id = client.workspace_id
    seen_by = readers(owner.user_id, named)
    date_cards.untell_unseen(connection, workspace_id, client.id, seen_by)
    hidden = cards.close_unseen_cards(
        connection, workspace_id, client.id, outcome="No longer yours to see", now=now
    )
    deliveries.mark_stale(connection, workspace_id, hidden)
    unseen = client_moves.list_unseen(
        connection,
        workspace_id,
        client.id,
        readers=seen_by,
        reader_id=owner.user_id,
    )
    gone = [one.id for one in (*unseen.passing, *unseen.confided)]
    if gone:
        closed = client_moves.close_owed_cards_of(
            connection, workspace_id, gone, outcome="No longer yours", now=now
        )
        deliveries.mark_stale(connection, workspace_id, closed)
    passed = [_of_owner(one, owner) for one in unseen.passing]
    client_moves.set_owners(connection, workspace_id, passed)
    return unseen


def _of_owner(action: OwnAction, owner: Member) -> OwnAction:
    card_on = first_card_on(action.due_on, owner, is_promise=action.is_promise)
    return action._replace(owner_id=owner.user_id, next_card_on=card_on, last_card_on=None)


def move_cards(
    connection: Connection, workspace_id: str, from_id: str, to_id: str, actions: Sequence[str]
) -> None:
    """Cards of next actions follow them to another client; their messages are drawn anew."""
    shown = client_moves.move_owed_cards(connection, workspace_id, from_id, to_id, actions)
    deliveries.mark_stale(connection, workspace_id, shown)


def still_sees(who: Member, client: Client, named_ids: Sequence[str]) -> bool:
    """Whether the member still sees the client."""
    return not client.is_private or who.user_id in readers(client.owner_id, named_ids)
