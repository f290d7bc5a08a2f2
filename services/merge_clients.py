"""Merge two clients that are one, after a preview that says what will happen."""

from dataclasses import astuple, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from domain.audit import Deed, What
from domain.changes import Change, ChangeKind
from domain.merge import MergeCounts, Merged, MergePreview, require_mergeable
from domain.name import fold_name
from domain.records import Client, Member
from services.change_client import move_cards, pass_unseen_actions, store_change
from services.pass_dates import move_dates
from storage import (
    audit,
    cards,
    changes,
    client_counts,
    client_moves,
    client_names,
    clients,
    deliveries,
    members,
    requests,
)
from storage.database import Database
from storage.ids import new_id

_Name = tuple[str, bool]


def preview_merge(database: Database, who: Member, kept_id: str, other_id: str) -> MergePreview:
    """What merging would do. Raises NotFound, Unreadable, OtherVisibility, NotAllowed."""
    with database.read() as connection:
        kept, other = (
            clients.get_client(connection, who.workspace_id, one, viewer_id=who.user_id)
            for one in (kept_id, other_id)
        )
        require_mergeable(who, kept, other)
        named_ids = clients.find_named_ids(connection, who.workspace_id, kept.id)
        owner_ids = filter(None, (kept.owner_id, other.owner_id))
        known = members.find_members(connection, who.workspace_id, [*owner_ids, *named_ids])
        owner, loser = (known.get(one.owner_id or "") for one in (kept, other))
        return MergePreview(
            kept=kept,
            other=other,
            owner_name=owner.name if owner else None,
            names=tuple(name for name, _ in _given_names(connection, kept, other)),
            counts=_count(connection, who, other),
            lost_by=loser.name if loser and loser != owner else None,
            seen_by=tuple(
                known[one].name
                for one in named_ids
                if kept.is_private and one in known and one != kept.owner_id
            ),
        )


def merge_clients(
    database: Database, who: Member, kept_id: str, other_id: str, now: datetime, request_id: str
) -> Merged:
    """All that the other client has goes to the kept one. Raises as preview_merge."""
    with database.write() as connection:
        known = requests.find_outcome(connection, who.workspace_id, request_id)
        if known is not None:
            change = changes.get_change(
                connection, who.workspace_id, known["merged"], author_id=who.user_id
            )
            return _merged(connection, change)
        change = _merge(connection, who, kept_id, other_id, now)
        requests.add_outcome(connection, who.workspace_id, request_id, {"merged": change.id}, now)
        return _merged(connection, change)


def _merge(
    connection: Connection, who: Member, kept_id: str, other_id: str, now: datetime
) -> Change:
    workspace_id = who.workspace_id
    locked = {
        one: clients.get_client_and_tz(
            connection, workspace_id, one, viewer_id=who.user_id, to_change=True
        )
        for one in sorted({kept_id, other_id})
    }
    (kept, tz), (other, _) = locked[kept_id], locked[other_id]
    require_mergeable(who, kept, other)
    before = {
        "kept": kept.id,
        "other": other.id,
        "counts": astuple(_count(connection, who, other)),
        "was": _before(connection, kept, other),
    }
    done = _give_names(connection, kept, other) | _give_things(connection, kept, other, now)
    _hide(connection, other, kept.id, who.today(now), now)
    store_change(connection, kept, _with_contacts_of(kept, other), tz, now)
    change = Change(
        id=new_id(),
        workspace_id=workspace_id,
        author_id=who.user_id,
        kind=ChangeKind.MERGE,
        made_at=now,
        detail=before | done,
    )
    changes.add_change(connection, change)
    deed = Deed(What.MERGE, kept.id, other.id)
    audit.add_deed(connection, workspace_id, who.user_id, deed, now)
    return change


def _give_names(connection: Connection, kept: Client, other: Client) -> dict[str, Any]:
    workspace_id = kept.workspace_id
    given = _given_names(connection, kept, other)
    own, theirs = (
        client_names.list_names_of(connection, workspace_id, one.id) for one in (kept, other)
    )
    client_names.set_names(connection, workspace_id, other.id, [])
    client_names.set_names(connection, workspace_id, kept.id, [*own, *given])
    return {"names": theirs, "given": [name for name, _ in given]}


def _give_things(
    connection: Connection, kept: Client, other: Client, now: datetime
) -> dict[str, Any]:
    workspace_id = kept.workspace_id
    moved = client_moves.move_everything(connection, workspace_id, other.id, kept.id)
    move_cards(connection, workspace_id, other.id, kept.id, moved.actions)
    move_dates(connection, other, kept, moved.dates, now)
    return {"moved": moved.kept(), "passed": _pass_unseen(connection, kept, now)}


def _given_names(connection: Connection, kept: Client, other: Client) -> list[_Name]:
    """The names that the kept client is given, as aliases: those it does not go by yet."""
    own, theirs = (
        client_names.list_names_of(connection, one.workspace_id, one.id) for one in (kept, other)
    )
    keys = {fold_name(name) for name, _ in own}
    return [(name, True) for name, _ in theirs if fold_name(name) not in keys]


def _count(connection: Connection, who: Member, other: Client) -> MergeCounts:
    return client_counts.count_things(connection, who.workspace_id, other.id, viewer_id=who.user_id)


def _with_contacts_of(kept: Client, other: Client) -> Client:
    """The kept client with the latest contact of both."""
    contacts = [one.last_contact_at for one in (kept, other) if one.last_contact_at]
    told = [one.last_spoke_on for one in (kept, other) if one.last_spoke_on]
    return replace(
        kept,
        last_contact_at=max(contacts, default=None),
        last_spoke_on=max(told, default=None),
    )


def _before(connection: Connection, *both: Client) -> dict[str, dict[str, Any]]:
    """What Undo puts back of each, instants and days as ISO text."""
    ids = [one.id for one in both]
    days = client_moves.find_card_days(connection, both[0].workspace_id, ids)
    return {
        one.id: {
            "former_on": _iso(one.former_on),
            "last_spoke_on": _iso(one.last_spoke_on),
            "last_contact_at": _iso(one.last_contact_at),
            "card_days": [_iso(value) for value in days[one.id]],
        }
        for one in both
    }


def _hide(connection: Connection, other: Client, kept_id: str, today: date, now: datetime) -> None:
    """The row stays, for Undo; it is reachable nowhere and gets no cards."""
    clients.change_client(
        connection,
        other.workspace_id,
        other.id,
        merged_into_id=kept_id,
        former_on=other.former_on or today,
        next_card_on=None,
    )
    closed = cards.close_cold_cards(
        connection, other.workspace_id, other.id, outcome="Merged", now=now
    )
    deliveries.mark_stale(connection, other.workspace_id, closed)


def _pass_unseen(connection: Connection, kept: Client, now: datetime) -> list[list[Any]]:
    """Of private clients: next actions of those whom only the other one was open to."""
    if not kept.is_private or kept.owner_id is None:
        return []
    owner = members.find_member(connection, kept.workspace_id, kept.owner_id)
    named = clients.find_named_ids(connection, kept.workspace_id, kept.id)
    unseen = pass_unseen_actions(connection, kept, owner, named, now)
    return [[_iso(value) for value in one] for one in unseen.passing]


def _merged(connection: Connection, change: Change) -> Merged:
    detail = change.detail
    kept, other = (
        clients.get_client(connection, change.workspace_id, detail[one], viewer_id=None)
        for one in ("kept", "other")
    )
    return Merged(change.id, kept.id, kept.name, other.name, MergeCounts(*detail["counts"]))


def _iso(value: object) -> object:
    return value.isoformat() if isinstance(value, date | datetime) else value
