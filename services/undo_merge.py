"""Undo of a merge: one client is two again."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from domain.audit import Deed, What
from domain.changes import Change, ChangeKind
from domain.errors import NotAllowed, NotFound, TooLate
from domain.merge import Unmerged
from domain.name import fold_name
from domain.records import Client, Member
from services.change_client import move_cards, store_change
from services.keep_birthday import keep_birthday
from services.pass_dates import move_dates
from storage import (
    audit,
    changes,
    client_moves,
    client_names,
    clients,
    interactions,
    people,
    people_moves,
)
from storage.client_moves import OwnAction
from storage.database import Database
from storage.turns import wait_for_turn

_MERGED_SINCE = (
    "The client that was kept was merged itself since, or is no longer yours to see, so nothing "
    "was undone. Undo the later merge first."
)
_NAME_TAKEN = (
    "Another client is called {name} by now, so nothing was undone. Rename that one first, then "
    "press Undo again."
)


def undo_merge(database: Database, who: Member, change_id: str, now: datetime) -> Unmerged:
    """Make them two again, within a day, by who merged them.

    Raises NotFound, TooLate, NotAllowed.

    What was added to the kept client since stays with it. A second press changes nothing.
    """
    with database.write() as connection:
        change = changes.get_change(connection, who.workspace_id, change_id, author_id=who.user_id)
        if change.kind is not ChangeKind.MERGE:
            raise NotFound("That merge is no longer known. Nothing was changed.")
        if change.undone_at is None:
            if not change.can_be_undone(now):
                raise TooLate("A merge can be undone for a day, and it is over. It stays merged.")
            _take_apart(connection, who, change, now)
            changes.mark_undone(connection, who.workspace_id, change_id, now)
            deed = Deed(What.UNMERGE, change.detail["kept"], change.detail["other"])
            audit.add_deed(connection, who.workspace_id, who.user_id, deed, now)
        kept, other = (
            clients.get_client(connection, who.workspace_id, change.detail[one], viewer_id=None)
            for one in ("kept", "other")
        )
        return Unmerged(kept.id, kept.name, other.id, other.name)


def _take_apart(connection: Connection, who: Member, change: Change, now: datetime) -> None:
    workspace_id, detail = who.workspace_id, change.detail
    for key in sorted({fold_name(name) for name, _ in detail["names"]}):
        wait_for_turn(connection, "client", workspace_id, key)
    kept, tz = _kept_by_now(connection, who, detail["kept"])
    other, other_tz = clients.get_client_and_tz(
        connection, workspace_id, detail["other"], viewer_id=None, to_change=True
    )
    _give_names_back(connection, who, change)
    client_moves.move_back(connection, workspace_id, kept.id, other.id, detail["moved"])
    zones = {kept.id: tz, other.id: other_tz}
    _part_people(connection, who, zones, now)
    move_cards(connection, workspace_id, kept.id, other.id, detail["moved"]["actions"])
    move_dates(connection, kept, other, detail["moved"].get("dates", []), now)
    client_moves.set_owners(connection, workspace_id, map(_own_action, detail["passed"]))
    clients.change_client(connection, workspace_id, other.id, merged_into_id=None)
    was_kept, was_other = detail["was"][kept.id], detail["was"][other.id]
    alone = replace(other, former_on=_day(was_other["former_on"]))
    _count_again(connection, other, alone, other_tz, was_other, now)
    spoke_on = _spoke_on_alone(kept, other, _day(was_kept["last_spoke_on"]))
    alone = replace(kept, last_spoke_on=spoke_on)
    _count_again(connection, kept, alone, tz, was_kept, now)


def _own_action(kept: list[Any]) -> OwnAction:
    action_id, owner_id, due_on, next_card_on, last_card_on = kept[:5]
    return OwnAction(action_id, owner_id, _day(due_on), _day(next_card_on), _day(last_card_on))


def _part_people(connection: Connection, who: Member, zones: dict[str, str], now: datetime) -> None:
    """Who was merged across the two clients meanwhile is there again, with a birthday."""
    parted = people_moves.part_merged_across(connection, who.workspace_id, sorted(zones))
    for person_id in parted:
        person = people.get_merged(connection, who.workspace_id, person_id)
        keep_birthday(connection, who, person, now, zones[person.client_id])


def _kept_by_now(connection: Connection, who: Member, client_id: str) -> tuple[Client, str]:
    try:
        return clients.get_client_and_tz(
            connection, who.workspace_id, client_id, viewer_id=who.user_id, to_change=True
        )
    except NotFound as gone:
        raise NotFound(_MERGED_SINCE) from gone


def _give_names_back(connection: Connection, who: Member, change: Change) -> None:
    """The other's names are its own again; what the kept one is called by now stays.

    An alias that became a name of another client stays with that. Raises NotAllowed where the name
    itself did.
    """
    workspace_id, detail = change.workspace_id, change.detail
    given = {fold_name(name) for name in detail["given"]}
    own = client_names.list_names_of(connection, workspace_id, detail["kept"])
    left = [one for one in own if not one[1] or fold_name(one[0]) not in given]
    client_names.set_names(connection, workspace_id, detail["kept"], left)
    keys = [fold_name(name) for name, _ in detail["names"]]
    taken = client_names.find_names(connection, workspace_id, keys, viewer_id=who.user_id)
    back = [one for one in detail["names"] if fold_name(one[0]) not in taken]
    if all(is_alias for _, is_alias in back):
        raise NotAllowed(_NAME_TAKEN.format(name=detail["names"][0][0]))
    client_names.set_names(connection, workspace_id, detail["other"], back)


def _spoke_on_alone(kept: Client, other: Client, before: date | None) -> date | None:
    """What was told of the kept client itself."""
    return before if kept.last_spoke_on == other.last_spoke_on else kept.last_spoke_on


def _count_again(
    connection: Connection,
    before: Client,
    after: Client,
    tz: str,
    was: dict[str, Any],
    now: datetime,
) -> None:
    """Count from the contacts it has by now; where none is new, a snooze of back then holds."""
    latest = interactions.find_last_contact_at(connection, after.workspace_id, after.id)
    store_change(connection, before, replace(after, last_contact_at=latest), tz, now)
    first_on = replace(after, last_contact_at=latest).first_card_on(tz)
    if first_on is None or (latest and latest.isoformat()) != was["last_contact_at"]:
        return
    next_on, spread_on, times = was["card_days"]
    clients.change_client(
        connection,
        after.workspace_id,
        after.id,
        next_card_on=max(first_on, _day(next_on) or first_on),
        spread_on=_day(spread_on),
        times_unanswered=times,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
