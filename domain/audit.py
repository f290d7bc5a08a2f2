"""The audit trail: what is recorded of who saw what and who changed who sees it, in sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

PAGE = 15


class What(StrEnum):
    """What was done."""

    READ = "read"
    CONFIDE = "confide"
    OPEN_WORDS = "open_words"
    AGREE = "agree"
    VISIBILITY = "visibility"
    MERGE = "merge"
    UNMERGE = "unmerge"
    DELETE = "delete"
    REMOVE = "remove"
    MERGE_PEOPLE = "merge_people"
    UNMERGE_PEOPLE = "unmerge_people"
    REMOVE_PERSON = "remove_person"
    DELETE_FACT = "delete_fact"
    REMOVE_DATE = "remove_date"
    FORGET = "forget"
    FORGET_PERSON = "forget_person"
    HAND_OVER = "hand_over"
    HAND_ALL = "hand_all"
    HAND_BACK = "hand_back"


@dataclass(frozen=True, slots=True)
class Deed:
    """What is to be recorded: ids, counts and marks of ours, never words that people typed.

    In `detail`, "from", "to" and "author" are ids of members.
    """

    what: What
    client_id: str | None = None
    thing_id: str | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Confided:
    """Something in confidence that a member is shown without having written it."""

    id: str
    client_id: str
    author_id: str


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """A deed with the names that its reader may know.

    `client` and `other` are "a private client" where they see it not.
    """

    id: str
    at: datetime
    actor: str
    what: What
    client: str = ""
    other: str = ""
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AuditPage:
    """A page of the trail, the newest first."""

    entries: tuple[AuditEntry, ...]
    page: int
    has_more: bool


_WHAT_WAS_DONE = {
    What.READ: "read what {author} noted in confidence about {client}",
    What.CONFIDE: "put a record about {client} in confidence",
    What.OPEN_WORDS: "opened to others what was noted in confidence about {client}",
    What.AGREE: "let {to} read what they noted in confidence about {client}",
    What.VISIBILITY: "set who sees {client}: {readers}",
    What.MERGE: "merged {other} into {client}",
    What.UNMERGE: "took the merge of {other} into {client} back",
    What.DELETE: "deleted a record of {author} about {client}",
    What.REMOVE: "took back {clients} just added",
    What.MERGE_PEOPLE: "merged two people at {client}",
    What.UNMERGE_PEOPLE: "took the merge of two people at {client} back",
    What.REMOVE_PERSON: "removed a person at {client}",
    What.DELETE_FACT: "deleted a fact that {author} noted about {client}",
    What.REMOVE_DATE: "removed a date of {client}",
    What.FORGET: "forgot a client for good{records}",
    What.FORGET_PERSON: "forgot a person at {client} for good{records}",
    What.HAND_OVER: "handed {client} over from {from} to {to}",
    What.HAND_ALL: "handed {clients} and {actions} over from {from} to {to}",
    What.HAND_BACK: "gave {clients} and {actions} back from {to} to {from}",
}


def say_entry(entry: AuditEntry) -> str:
    """One sentence without its full stop, names as they are."""
    detail = entry.detail
    facts = {
        "client": entry.client,
        "other": entry.other,
        "author": detail.get("author") or "somebody",
        "from": detail.get("from") or "nobody",
        "to": detail.get("to") or "nobody",
        "readers": _readers(detail),
        "records": _changed(detail.get("records", 0)),
        "clients": _count(detail.get("clients", 0), "client"),
        "actions": _count(detail.get("actions", 0), "next action"),
    }
    return f"{entry.actor} {_WHAT_WAS_DONE[entry.what].format_map(facts)}"


def _readers(detail: Mapping[str, Any]) -> str:
    if not detail.get("is_private"):
        return "the whole team"
    named = detail.get("named", 0)
    return f"its owner and {_count(named, 'named member')}" if named else "its owner only"


def _changed(count: int) -> str:
    """Of how many records elsewhere the name was taken out."""
    return f", the name in {_count(count, 'record')} elsewhere, too" if count else ""


def _count(count: int, one: str) -> str:
    return f"{count} {one if count == 1 else one + 's'}"
