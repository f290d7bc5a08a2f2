"""`rapport audit`: the audit trail in sentences, or as JSON."""

import json
from datetime import datetime, tzinfo

from domain.audit import AuditEntry, say_entry
from services import Database
from services.audit_trail import WorkspaceTrail, list_whole_audit
from storage.database import open_database
from storage.schema import is_set_up


def read_audit(
    url: str, tz: tzinfo | None, *, since_at: datetime | None, member: str, as_json: bool
) -> list[str]:
    """Lines to print, the newest first, in this zone (this machine's without one)."""
    database = open_database(url)
    try:
        if not is_set_up(database):
            return ["The database is not at the newest migration: rapport db upgrade."]
        return _read(database, tz, since_at=since_at, member=member, as_json=as_json)
    finally:
        database.close()


def _read(
    database: Database,
    tz: tzinfo | None,
    *,
    since_at: datetime | None,
    member: str,
    as_json: bool,
) -> list[str]:
    trails = list_whole_audit(database, since_at=since_at, member=member)
    if as_json:
        facts = [_facts(trail, entry) for trail in trails for entry in trail.entries]
        return [json.dumps(facts, ensure_ascii=False, indent=2)]
    lines = []
    for trail in trails:
        if trail.entries and len(trails) > 1:
            lines.append(f"{trail.workspace_id}:")
        lines += [_line(entry, tz) for entry in trail.entries]
    return lines or ["Nothing is recorded."]


def _line(entry: AuditEntry, tz: tzinfo | None) -> str:
    at = entry.at.astimezone(tz)
    return f"{at:%Y-%m-%d %H:%M} {say_entry(entry)}"


def _facts(trail: WorkspaceTrail, entry: AuditEntry) -> dict[str, object]:
    return {
        "workspace_id": trail.workspace_id,
        "id": entry.id,
        "at": entry.at.isoformat(),
        "what": entry.what.value,
        "sentence": say_entry(entry),
    }
