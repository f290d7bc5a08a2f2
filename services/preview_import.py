"""An import before it happens: the paste kept as a draft, and what each line will do."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from domain.close_names import is_very_close
from domain.import_lines import ImportLine, Pasted, read_pasted
from domain.import_owner import Owners
from domain.imports import Fate, FatedLine, ImportPreview, PasteDraft
from domain.line_client import KnownName
from domain.name import closest_names, fold_name
from domain.records import Client, Draft, DraftReason, Member, Standing
from domain.warmth import Tier
from storage import client_names, drafts, imports, members, requests
from storage.database import Database
from storage.ids import new_id

_KEPT_FOR = timedelta(days=7)
_LOOKED_AT = 20  # of all names, before those that the member may not see are left out


@dataclass(frozen=True, slots=True)
class Paste:
    """What stands in the form: the texts of its inputs, and the owner of lines without one."""

    parts: tuple[str, ...]
    owner_id: str
    draft_id: str | None = None


def keep_paste(
    database: Database, who: Member, paste: Paste, now: datetime, request_id: str
) -> ImportPreview:
    """Keep the paste as a draft, and tell what each line will do; nothing of it is kept empty."""
    text = "\n".join(paste.parts)
    if not read_pasted(text, who.local(now), day_first=who.day_first).lines:
        return ImportPreview(paste.draft_id or "")
    with database.write() as connection:
        known = requests.find_outcome(connection, who.workspace_id, request_id)
        if known is None:
            draft_id = _keep(connection, who, paste, now)
            outcome = {"draft": draft_id}
            requests.add_outcome(connection, who.workspace_id, request_id, outcome, now)
        else:
            draft_id = known["draft"]
    return preview_import(database, who, draft_id, now)


def preview_import(database: Database, who: Member, draft_id: str, now: datetime) -> ImportPreview:
    """What each line of a kept paste will do by now. Raises NotFound."""
    with database.read() as connection:
        draft = drafts.get_draft(connection, who.workspace_id, who.user_id, draft_id)
        return preview_in(connection, who, draft, now)


def find_paste(
    database: Database, who: Member, now: datetime, draft_id: str | None = None
) -> PasteDraft | None:
    """The paste of a draft, else of the newest that waits; None where nothing does."""
    with database.read() as connection:
        wanted = draft_id or imports.find_paste_id(
            connection, who.workspace_id, who.user_id, now=now
        )
        draft = wanted and drafts.find_draft(connection, who.workspace_id, who.user_id, wanted)
    if not draft:
        return None
    return PasteDraft(draft.id, _parts(draft), draft.detail.get("owner_id", who.user_id))


def _keep(connection: Connection, who: Member, paste: Paste, now: datetime) -> str:
    detail = {
        "kind": imports.KIND,
        "owner_id": paste.owner_id,
        "lengths": ",".join(str(len(part)) for part in paste.parts),
    }
    draft = Draft(
        id=paste.draft_id or new_id(),
        workspace_id=who.workspace_id,
        author_id=who.user_id,
        reason=DraftReason.FORM,
        text="\n".join(paste.parts),
        typed_at=now,
        expires_at=now + _KEPT_FOR,
        detail=detail,
    )
    kept = paste.draft_id and drafts.find_draft(
        connection, who.workspace_id, who.user_id, paste.draft_id, to_change=True
    )
    if kept:
        change = {"change": kept.detail["change"]} if "change" in kept.detail else {}
        drafts.write_again(connection, replace(draft, detail=detail | change))
        return kept.id
    draft = replace(draft, id=new_id())
    drafts.add_draft(connection, draft)
    return draft.id


def _parts(draft: Draft) -> tuple[str, ...]:
    """The texts of the inputs, cut where they were joined."""
    parts, start = [], 0
    for length in draft.detail.get("lengths", str(len(draft.text))).split(","):
        parts.append(draft.text[start : start + int(length)])
        start += int(length) + 1
    return tuple(parts)


def preview_in(connection: Connection, who: Member, draft: Draft, now: datetime) -> ImportPreview:
    """The fate of each line inside a transaction: five queries, however many lines."""
    pasted = read_pasted(draft.text, who.local(draft.typed_at), day_first=who.day_first)
    everyone = [
        one
        for one in members.list_members(connection, who.workspace_id)
        if one.standing is Standing.MEMBER
    ]
    owners = Owners(who, everyone)
    default = next((one for one in everyone if one.user_id == draft.detail["owner_id"]), who)
    known = _known_names(connection, who, pasted)
    seen: set[str] = set()
    lines = []
    for line in pasted.lines:
        fated = _fate(line, owners, default, known, now)
        key = fold_name(fated.name)
        if fated.fate is Fate.NEW and key in seen:
            fated = replace(fated, fate=Fate.TWICE, same_as=fated.name)
        if fated.fate is Fate.NEW:
            seen.add(key)
        lines.append(fated)
    close = _close_names(connection, who, seen)
    found = [
        replace(line, close_to=close.get(fold_name(line.name), ""))
        if line.fate is Fate.NEW
        else line
        for line in lines
    ]
    return ImportPreview(draft.id, tuple(found), pasted.unread, pasted.header)


def _known_names(connection: Connection, who: Member, pasted: Pasted) -> dict[str, list[KnownName]]:
    keys = {fold_name(line.name) for line in pasted.lines if not line.problem}
    return client_names.find_names(connection, who.workspace_id, keys, viewer_id=who.user_id)


def _fate(
    line: ImportLine,
    owners: Owners,
    default: Member,
    known: Mapping[str, list[KnownName]],
    now: datetime,
) -> FatedLine:
    if line.problem:
        return FatedLine(line.typed, line.name, Fate.UNREAD, line.problem)
    same = known.get(fold_name(line.name))
    if same:
        return FatedLine(line.typed, line.name, Fate.SAME, same_as=same[0].client_name)
    owner = owners.match(line.owner) if line.owner else default
    if isinstance(owner, str):
        return FatedLine(line.typed, line.name, Fate.UNREAD, owner)
    tier = line.tier or Tier.B
    if line.last_spoke_on and line.last_spoke_on > owner.today(now):
        why = "in the owner's zone the day last spoke is still to come"
        return FatedLine(line.typed, line.name, Fate.UNREAD, why)
    client = Client(
        id="",
        workspace_id=owner.workspace_id,
        name=line.name,
        owner_id=owner.user_id,
        tier=tier,
        own_cadence_days=None,
        added_at=now,
        last_contact_at=None,
        last_spoke_on=line.last_spoke_on,
    )
    return FatedLine(
        line.typed,
        line.name,
        Fate.NEW,
        tier=tier,
        owner_id=owner.user_id,
        owner_name=owner.name,
        last_spoke_on=line.last_spoke_on,
        reading=client.warmth(owner.tz, now),
    )


def _close_names(connection: Connection, who: Member, keys: set[str]) -> dict[str, str]:
    """For new keys, the known client with a name close to it, as far as the viewer sees it."""
    by_start = imports.list_keys_by_start(
        connection, who.workspace_id, {imports.start_of(key) for key in keys}
    )
    close: dict[str, list[str]] = {}
    for key in keys:
        near = [(one, one) for one in by_start[imports.start_of(key)] if one != key]
        alike = closest_names(key, near, limit=_LOOKED_AT)
        close[key] = [one for one in alike if is_very_close(key, one)]
    seen = client_names.find_names(
        connection,
        who.workspace_id,
        {one for alike in close.values() for one in alike},
        viewer_id=who.user_id,
    )
    first = {key: next((one for one in alike if one in seen), None) for key, alike in close.items()}
    return {key: seen[one][0].client_name for key, one in first.items() if one}
