"""Hand over all that a member owns to another, in one transaction, with one undo."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from domain.audit import Deed, What
from domain.changes import Change, ChangeKind
from domain.errors import NotFound, TooLate
from domain.handing import HandedOver, HandOver
from domain.records import Client, Member, Standing
from services.first_card import fresh_card
from services.holdings import Found, find_holding
from services.tell_owner import owe_handed, owe_handed_away
from storage import audit, changes, deliveries, hand_over, members, preps_due, requests
from storage.database import Database
from storage.hand_over import Days, OwnedAction
from storage.ids import new_id

_FIRST_ON = "first_on"  # the day of a client's first card by its facts, without a snooze


def hand_over_all(
    database: Database,
    who: Member,
    plan: HandOver,
    now: datetime,
    wall_now: datetime,
    request_id: str,
) -> HandedOver:
    """Do it. The new owner is told once, the old one too if it was not they who did it.

    Raises NotAllowed, Unreadable.
    """
    with database.write() as connection:
        known = requests.find_outcome(connection, who.workspace_id, request_id)
        if known is not None:
            return _handed(
                changes.get_change(
                    connection, who.workspace_id, known["handed"], author_id=who.user_id
                )
            )
        found = find_holding(connection, who, plan)
        change = _move(connection, who, found, now)
        _record(connection, What.HAND_ALL, change, len(found.clients), len(found.actions), now)
        _tell(connection, who, found, wall_now)
        outcome = {"handed": change.id}
        requests.add_outcome(connection, who.workspace_id, request_id, outcome, now)
        return _handed(change)


def undo_hand_over(
    database: Database, who: Member, change_id: str, now: datetime, request_id: str
) -> HandedOver:
    """Give back what is still the receiver's. Raises NotFound, TooLate."""
    with database.write() as connection:
        change = changes.get_change(connection, who.workspace_id, change_id, author_id=who.user_id)
        if change.kind is not ChangeKind.HAND_OVER:
            raise NotFound("That handing over is no longer known.")
        known = requests.find_outcome(connection, who.workspace_id, request_id)
        if known is None:
            if not change.can_be_undone(now):
                raise TooLate("It was undone before, or is more than a day old.")
            known = _give_back(connection, change, now)
            _record(connection, What.HAND_BACK, change, known["clients"], known["actions"], now)
            requests.add_outcome(connection, who.workspace_id, request_id, known, now)
        done = _handed(change)
    return HandedOver(
        change.id, done.from_name, done.to_name, known["clients"], known["actions"], is_undone=True
    )


def _move(connection: Connection, who: Member, found: Found, now: datetime) -> Change:
    taker, giver_id = found.taker, found.giver.user_id
    to = (connection, who.workspace_id, taker.user_id)
    days = {client.id: _days_for(client, taker) for client, _ in found.clients}
    hand_over.move_clients(*to, days)
    action_days = {one.id: _action_days(one, taker) for one in found.actions}
    hand_over.move_actions(*to, action_days)
    owned = list(days)
    passed = preps_due.hand_over_preps(connection, giver_id, taker, owned)
    _close_cards(
        connection,
        who.workspace_id,
        owned,
        [one.id for one in found.actions],
        f"Now with {taker.name}",
    )
    change = Change(
        id=new_id(),
        workspace_id=who.workspace_id,
        author_id=who.user_id,
        kind=ChangeKind.HAND_OVER,
        made_at=now,
        detail={
            "from": [found.giver.user_id, found.giver.name],
            "to": [taker.user_id, taker.name],
            "clients": {
                client.id: _kept(days | {_FIRST_ON: client.first_card_on(found.giver.tz)})
                for client, days in found.clients
            },
            "actions": {one.id: _kept(_days_of(one)) for one in found.actions},
            "preps": passed,
        },
    )
    changes.add_change(connection, change)
    return change


def _record(
    connection: Connection, what: What, change: Change, clients: int, actions: int, now: datetime
) -> None:
    """For the audit trail; only who handed over can give back."""
    detail = {
        "from": change.detail["from"][0],
        "to": change.detail["to"][0],
        "clients": clients,
        "actions": actions,
    }
    deed = Deed(what, thing_id=change.id, detail=detail)
    audit.add_deed(connection, change.workspace_id, change.author_id, deed, now)


def _days_for(client: Client, taker: Member) -> Days:
    """The new owner's days; they have seen no card of it yet, so that many are spread for them."""
    return {
        "going_cold_on": client.going_cold_on(taker.tz),
        "next_card_on": client.first_card_on(taker.tz),
        "last_card_on": None,
        "spread_on": None,
        "times_unanswered": 0,
    }


def _action_days(action: OwnedAction, taker: Member) -> Days:
    return {**fresh_card(action.due_on, taker, is_promise=action.is_promise)}


def _days_of(action: OwnedAction) -> Days:
    return {
        "due_on": action.due_on,
        "next_card_on": action.next_card_on,
        "last_card_on": action.last_card_on,
    }


def _tell(connection: Connection, who: Member, found: Found, wall_now: datetime) -> None:
    client_ids = [client.id for client, _ in found.clients if client.former_on is None]
    action_ids = [one.id for one in found.actions]
    owe_handed(
        connection,
        who,
        found.taker.user_id,
        wall_now,
        client_ids=client_ids,
        action_ids=action_ids,
    )
    if found.giver.standing is Standing.MEMBER:
        owe_handed_away(connection, who, found.giver, found.holding(), wall_now)


def _give_back(connection: Connection, change: Change, now: datetime) -> dict[str, Any]:
    detail, workspace_id = change.detail, change.workspace_id
    (from_id, from_name), (to_id, _) = detail["from"], detail["to"]
    giver = members.find_member(connection, workspace_id, from_id)
    if giver is None:
        raise NotFound("Rapport no longer knows whom to give it back to.")
    clients = {
        one.id: _days_back(one, giver, detail["clients"][one.id])
        for one, _ in hand_over.list_owned_clients(connection, workspace_id, to_id)
        if one.id in detail["clients"]
    }
    hand_over.move_clients(connection, workspace_id, from_id, clients)
    actions = {
        one.id: _action_days_back(one, giver, detail["actions"].get(one.id))
        for one in hand_over.list_owned_actions(connection, workspace_id, to_id, from_id)
        if one.is_seen and (one.id in detail["actions"] or _follows(one, clients, from_id))
    }
    hand_over.move_actions(connection, workspace_id, from_id, actions)
    preps_due.give_preps_back(connection, to_id, giver, detail.get("preps", ()))
    _close_cards(connection, workspace_id, list(clients), list(actions), f"Back with {from_name}")
    changes.mark_undone(connection, workspace_id, change.id, now)
    return {"clients": len(clients), "actions": len(actions)}


def _days_back(client: Client, giver: Member, kept: Mapping[str, Any]) -> Days:
    """Reckoned from the client as it is by now; where nothing moved, an old snooze holds."""
    fresh, before = _days_for(client, giver), _days(kept)
    first_on = before.pop(_FIRST_ON)
    then = (before["going_cold_on"], first_on)
    return before if then == (fresh["going_cold_on"], fresh["next_card_on"]) else fresh


def _action_days_back(action: OwnedAction, giver: Member, kept: Mapping[str, Any] | None) -> Days:
    before = _days(kept or {})
    if before and before.pop("due_on") == action.due_on:
        return before
    return _action_days(action, giver)


def _follows(action: OwnedAction, clients: Mapping[str, Days], to_id: str) -> bool:
    """Whether it goes with its private client, which its owner will not see."""
    is_left = action.client_id in clients and not action.is_still_seen
    return is_left and action.is_open_to(to_id)


def _close_cards(
    connection: Connection,
    workspace_id: str,
    client_ids: list[str],
    action_ids: list[str],
    outcome: str,
) -> None:
    shown = hand_over.close_cards(connection, workspace_id, client_ids, action_ids, outcome)
    deliveries.mark_stale(connection, workspace_id, shown)


def _handed(change: Change) -> HandedOver:
    detail = change.detail
    names = detail["from"][1], detail["to"][1]
    return HandedOver(change.id, *names, len(detail["clients"]), len(detail["actions"]))


def _kept(days: Days) -> dict[str, Any]:
    """Days as JSON keeps them."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in days.items()
    }


def _days(kept: Mapping[str, Any]) -> Days:
    return {
        name: date.fromisoformat(value) if isinstance(value, str) else value
        for name, value in kept.items()
    }
