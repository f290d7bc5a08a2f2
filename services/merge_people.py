"""Merge two people at a client who are one, after a preview; and make them two again."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from domain.audit import Deed, What
from domain.changes import Change, ChangeKind
from domain.errors import NotFound, TooLate
from domain.people import Person
from domain.person_merge import (
    FILLED,
    PeopleMerged,
    PeopleMergePreview,
    fields_dropped,
    fields_taken,
    merged_person,
    names_taken,
    require_mergeable_people,
    without_merged,
)
from domain.records import Member
from services.keep_birthday import drop_birthday, keep_birthday
from storage import audit, changes, clients, facts, important_dates, people, requests
from storage.database import Database
from storage.ids import new_id

_NOT_KNOWN = "That merge is no longer known. Nothing was changed."
_AT_TWO_CLIENTS = (
    "The merge of their clients was undone since, and that made them two again. Nothing was "
    "changed."
)
_KEPT_IS_GONE = (
    "Who was kept is no longer there, or was merged since, so nothing was undone. Undo the later "
    "merge first."
)


def preview_merge_people(
    database: Database, who: Member, kept_id: str, other_id: str
) -> PeopleMergePreview:
    """What merging would do. Raises NotFound, Unreadable."""
    with database.read() as connection:
        kept, other = (_get(connection, who, one) for one in (kept_id, other_id))
        require_mergeable_people(kept, other)
        client = clients.get_client(
            connection, who.workspace_id, kept.client_id, viewer_id=who.user_id
        )
    return PeopleMergePreview(
        kept,
        other,
        client.name,
        taken=tuple(FILLED[name] for name in fields_taken(kept, other)),
        dropped=tuple(FILLED[name] for name in fields_dropped(kept, other)),
        names=tuple(names_taken(kept, other)),
    )


def merge_people(
    database: Database, who: Member, kept_id: str, other_id: str, now: datetime, request_id: str
) -> PeopleMerged:
    """The kept one takes over what they lack. Raises NotFound, Unreadable."""
    with database.write() as connection:
        known = requests.find_outcome(connection, who.workspace_id, request_id)
        if known is None:
            change = _merge(connection, who, kept_id, other_id, now)
            known = {"merged": change.id}
            requests.add_outcome(connection, who.workspace_id, request_id, known, now)
        change = _change(connection, who, known["merged"])
        return _merged(connection, who, change)


def undo_merge_people(
    database: Database, who: Member, change_id: str, now: datetime
) -> PeopleMerged:
    """Make them two again, within a day. A second press changes nothing.

    Raises NotFound, TooLate.
    """
    with database.write() as connection:
        change = _change(connection, who, change_id)
        told = _merged(connection, who, change)
        if change.undone_at is None:
            tz = _hold_client_of_kept(connection, who, change)
            change = _change(connection, who, change_id)
        if change.undone_at is None:
            if not change.can_be_undone(now):
                raise TooLate("A merge can be undone for a day, and it is over. It stays merged.")
            _take_apart(connection, who, change, now, tz)
            changes.mark_undone(connection, who.workspace_id, change_id, now)
            deed = Deed(What.UNMERGE_PEOPLE, told.client_id, change.detail["kept"])
            audit.add_deed(connection, who.workspace_id, who.user_id, deed, now)
    return PeopleMerged(change.id, told.client_id, told.kept_name, told.other_name, is_undone=True)


def _merge(
    connection: Connection, who: Member, kept_id: str, other_id: str, now: datetime
) -> Change:
    client_id = _get(connection, who, kept_id).client_id
    _, tz = clients.get_client_and_tz(
        connection, who.workspace_id, client_id, viewer_id=who.user_id, to_change=True
    )
    kept, other = (_get(connection, who, one) for one in (kept_id, other_id))
    require_mergeable_people(kept, other)
    after = merged_person(kept, other)
    people.change_person(connection, who.workspace_id, kept.id, **people.values_of(after))
    moved = facts.move_facts_of(connection, who.workspace_id, other.id, kept.id)
    dates = important_dates.move_dates_of(connection, who.workspace_id, other.id, kept.id)
    drop_birthday(connection, who, other.id, now)
    keep_birthday(connection, who, after, now, tz)
    hidden = {"merged_into_id": kept.id}
    people.change_person(connection, who.workspace_id, other.id, **hidden)
    change = Change(
        id=new_id(),
        workspace_id=who.workspace_id,
        author_id=who.user_id,
        kind=ChangeKind.MERGE_PEOPLE,
        made_at=now,
        detail={
            "client": kept.client_id,
            "kept": kept.id,
            "other": other.id,
            "taken": fields_taken(kept, other),
            "names": [other.names.index(name) for name in names_taken(kept, other)],
            "facts": moved,
            "dates": dates,
        },
    )
    changes.add_change(connection, change)
    deed = Deed(What.MERGE_PEOPLE, kept.client_id, kept.id)
    audit.add_deed(connection, who.workspace_id, who.user_id, deed, now)
    return change


def _hold_client_of_kept(connection: Connection, who: Member, change: Change) -> str:
    """Nobody else changes people there meanwhile; the zone of its owner."""
    kept = people.get_merged(connection, who.workspace_id, change.detail["kept"])
    _, tz = clients.get_client_and_tz(
        connection, who.workspace_id, kept.client_id, viewer_id=who.user_id, to_change=True
    )
    return tz


def _take_apart(
    connection: Connection, who: Member, change: Change, now: datetime, tz: str
) -> None:
    detail = change.detail
    try:
        kept = _get(connection, who, detail["kept"])
    except NotFound as gone:
        raise NotFound(_KEPT_IS_GONE) from gone
    other = people.get_merged(connection, who.workspace_id, detail["other"])
    if other.client_id != kept.client_id:
        raise NotFound(_AT_TWO_CLIENTS)
    names = [other.names[place] for place in detail["names"]]
    before = without_merged(kept, other, detail["taken"], names)
    people.change_person(connection, who.workspace_id, kept.id, **people.values_of(before))
    facts.give_to_person(
        connection, who.workspace_id, detail.get("facts", []), other.id, from_id=kept.id
    )
    back = {"merged_into_id": None, "client_id": kept.client_id}
    people.change_person(connection, who.workspace_id, other.id, **back)
    important_dates.give_dates_back(
        connection, who.workspace_id, detail.get("dates", []), other.id, kept.id
    )
    for one in (before, replace(other, client_id=kept.client_id)):
        keep_birthday(connection, who, one, now, tz)


def _merged(connection: Connection, who: Member, change: Change) -> PeopleMerged:
    """Told to those who see the client. Raises NotFound."""
    kept, other = (
        people.get_merged(connection, who.workspace_id, change.detail[one])
        for one in ("kept", "other")
    )
    clients.get_client(connection, who.workspace_id, kept.client_id, viewer_id=who.user_id)
    return PeopleMerged(change.id, change.detail["client"], kept.name, other.name)


def _get(connection: Connection, who: Member, person_id: str) -> Person:
    return people.get_person(connection, who.workspace_id, person_id, viewer_id=who.user_id)


def _change(connection: Connection, who: Member, change_id: str) -> Change:
    change = changes.get_change(connection, who.workspace_id, change_id, author_id=who.user_id)
    if change.kind is not ChangeKind.MERGE_PEOPLE:
        raise NotFound(_NOT_KNOWN)
    return change
