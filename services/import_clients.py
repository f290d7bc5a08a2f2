"""Import clients in batches, each one transaction, so that nobody who writes waits for long.

Killed between two batches it leaves what was added, the change that undoes it, and the draft.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from domain.audit import Deed, What
from domain.changes import Change, ChangeKind
from domain.errors import DomainError, NotFound, TooLate
from domain.imports import Fate, FatedLine, ImportPreview, ImportRun, ImportUndone, split_parts
from domain.name import fold_name
from domain.records import Draft, Member
from services.add_client import NewClient, make_client
from services.preview_import import preview_in
from services.tell_owner import owe_handed
from storage import audit, changes, client_names, clients, deliveries, drafts, imports, requests
from storage.database import Database
from storage.ids import new_id

BATCH = 25  # clients in one transaction
_AsAdded = dict[str, list[str | None]]  # client id to name, tier, owner and last spoke


@dataclass(frozen=True, slots=True)
class Started:
    """An import that begins, in batches; none where the same request began it before."""

    run: ImportRun
    batches: tuple[tuple[FatedLine, ...], ...] = ()


def start_import(
    database: Database, who: Member, draft_id: str, now: datetime, request_id: str
) -> Started:
    """Begin to import a kept paste, or go on with one that was cut. Raises NotFound."""
    with database.write() as connection:
        known = requests.find_outcome(connection, who.workspace_id, request_id)
        if known is not None:
            change = _own_change(connection, who, known["import"])
            return Started(_run(change))
        draft = drafts.get_draft(
            connection, who.workspace_id, who.user_id, draft_id, to_change=True
        )
        preview = preview_in(connection, who, draft, now)
        change = _begin(connection, who, draft, preview, now)
        outcome = {"import": change.id}
        requests.add_outcome(connection, who.workspace_id, request_id, outcome, now)
    new = preview.of(Fate.NEW)
    batches = (tuple(new[start : start + BATCH]) for start in range(0, len(new), BATCH))
    return Started(_run(change), tuple(batches))


def import_batch(
    database: Database, who: Member, change_id: str, lines: Sequence[FatedLine], now: datetime
) -> ImportRun:
    """Add the clients of some lines; those that are there by now are passed over."""
    with database.write() as connection:
        change = _own_change(connection, who, change_id)
        if change.undone_at is None:
            added: _AsAdded = dict(change.detail["added"])
            # In order of name, so that two imports wait for each other and never in a circle.
            for line in sorted(lines, key=lambda one: fold_name(one.name)):
                added |= _add(connection, who, line, now)
            change = _with(connection, change, added=added)
        return _run(change)


def end_import(
    database: Database, who: Member, change_id: str, now: datetime, wall_now: datetime
) -> ImportRun:
    """Tell the owners once, and keep as a draft only what is left or was not read."""
    with database.write() as connection:
        change = _own_change(connection, who, change_id)
        told = _tell_owners(connection, who, change, wall_now)
        draft = drafts.find_draft(
            connection, who.workspace_id, who.user_id, change.detail["draft"], to_change=True
        )
        unread, left = _settle_draft(connection, who, draft, now) if draft else ((), 0)
        change = _with(connection, change, told=told, is_over=not left)
        return _run(change, unread)


def undo_import(
    database: Database, who: Member, change_id: str, now: datetime, request_id: str
) -> ImportUndone:
    """Remove the clients it added that are untouched since. Raises NotFound, TooLate."""
    with database.write() as connection:
        known = requests.find_outcome(connection, who.workspace_id, request_id)
        if known is None:
            known = _undo(connection, who, _own_change(connection, who, change_id), now)
            requests.add_outcome(connection, who.workspace_id, request_id, known, now)
        names = client_names.find_client_names(
            connection, who.workspace_id, known["kept"], viewer_id=who.user_id
        )
    return ImportUndone(known["removed"], tuple(sorted(names.values())))


def _begin(
    connection: Connection, who: Member, draft: Draft, preview: ImportPreview, now: datetime
) -> Change:
    """The change that this import is kept as: that of the cut one it goes on with, else a new."""
    before = _find_unfinished(connection, who, draft, now)
    added = before.detail["added"] if before else {}
    same = len(preview.of(Fate.SAME, Fate.TWICE)) - len(added)
    facts = {"total": len(added) + len(preview.of(Fate.NEW)), "same": max(0, same)}
    if before:
        return _with(connection, before, **facts)
    change = Change(
        id=new_id(),
        workspace_id=who.workspace_id,
        author_id=who.user_id,
        kind=ChangeKind.IMPORT,
        made_at=now,
        detail={"draft": draft.id, "added": {}, "told": [], "is_over": False} | facts,
    )
    changes.add_change(connection, change)
    detail = draft.detail | {"change": change.id}
    drafts.change_draft(connection, draft, reason=draft.reason, detail=detail)
    return change


def _find_unfinished(
    connection: Connection, who: Member, draft: Draft, now: datetime
) -> Change | None:
    if "change" not in draft.detail:
        return None
    found = _own_change(connection, who, draft.detail["change"])
    return found if found.can_be_undone(now) else None


def _own_change(connection: Connection, who: Member, change_id: str) -> Change:
    found = changes.get_change(connection, who.workspace_id, change_id, author_id=who.user_id)
    if found.kind is not ChangeKind.IMPORT:
        raise NotFound("That import is no longer known.")
    return found


def _add(connection: Connection, who: Member, line: FatedLine, now: datetime) -> _AsAdded:
    new = NewClient(line.name, line.owner_id, line.tier, line.last_spoke_on)
    try:
        client = make_client(connection, who, new, now)
    except DomainError:
        return {}  # somebody added it meanwhile
    return {client.id: _facts(client.name, client.tier, client.owner_id, client.last_spoke_on)}


def _facts(
    name: str, tier: str, owner_id: str | None, last_spoke_on: date | None
) -> list[str | None]:
    return [name, str(tier), owner_id, last_spoke_on.isoformat() if last_spoke_on else None]


def _with(connection: Connection, change: Change, **facts: Any) -> Change:  # noqa: ANN401 - JSON
    """The change with these facts in its detail, stored."""
    change.detail.update(facts)
    imports.set_detail(connection, change.workspace_id, change.id, change.detail)
    return change


def _run(change: Change, unread: tuple[str, ...] = ()) -> ImportRun:
    detail = change.detail
    return ImportRun(
        change_id=change.id,
        draft_id=detail["draft"],
        total=detail["total"],
        added=len(detail["added"]),
        same=detail["same"],
        unread=unread,
        is_over=detail["is_over"],
    )


def _tell_owners(
    connection: Connection, who: Member, change: Change, wall_now: datetime
) -> list[str]:
    """Ids of all owners' clients that were told of, with those told of now."""
    told: list[str] = change.detail["told"]
    untold = change.detail["added"].keys() - set(told)
    found = clients.list_by_ids(connection, who.workspace_id, untold, viewer_id=who.user_id)
    by_owner: dict[str, list[str]] = {}
    for client in found:
        by_owner.setdefault(client.owner_id or who.user_id, []).append(client.id)
    for owner_id, client_ids in by_owner.items():
        owe_handed(connection, who, owner_id, wall_now, client_ids=client_ids)
    return [*told, *(client.id for client in found)]


def _settle_draft(
    connection: Connection, who: Member, draft: Draft, now: datetime
) -> tuple[tuple[str, ...], int]:
    """The lines that could not be read, and how many are left to import.

    Only with none left the draft shrinks to the unread lines, or goes.
    """
    preview = preview_in(connection, who, draft, now)
    unread = tuple(line.typed for line in preview.of(Fate.UNREAD))
    left = len(preview.of(Fate.NEW))
    if left:
        return unread, left
    if not unread:
        drafts.drop_draft(connection, who.workspace_id, who.user_id, draft.id)
        return unread, 0
    parts = split_parts([preview.header, *unread] if preview.header else unread)
    detail = {name: kept for name, kept in draft.detail.items() if name != "change"}
    detail["lengths"] = ",".join(str(len(part)) for part in parts)
    drafts.write_again(connection, replace(draft, text="\n".join(parts), detail=detail))
    return unread, 0


def _undo(connection: Connection, who: Member, change: Change, now: datetime) -> dict[str, Any]:
    if not change.can_be_undone(now):
        raise TooLate("This was undone before, or is more than a day old. Nothing was changed.")
    added: _AsAdded = change.detail["added"]
    # First locked and then looked at, so that a log which is just being kept is seen.
    imports.lock_clients(connection, who.workspace_id, added)
    untouched = [
        row.id
        for row in imports.list_untouched(connection, who.workspace_id, added)
        if _facts(*row[1:]) == added[row.id]
    ]
    shown = imports.remove_clients(connection, who.workspace_id, untouched, who.today(now))
    deliveries.mark_stale(connection, who.workspace_id, shown)
    changes.mark_undone(connection, who.workspace_id, change.id, now)
    if untouched:
        deed = Deed(What.REMOVE, thing_id=change.id, detail={"clients": len(untouched)})
        audit.add_deed(connection, who.workspace_id, who.user_id, deed, now)
    there = imports.list_there(connection, who.workspace_id, added)
    return {"removed": len(untouched), "kept": sorted(there)}
