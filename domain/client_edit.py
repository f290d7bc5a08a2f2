"""What a person may set about a client, and what is wrong with it, each said at its field."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any

from domain.audit import Deed, What
from domain.errors import DomainError, Unreadable
from domain.name import LEGAL_SUFFIXES, clean_name, fold_name, fold_words
from domain.records import Client, Member, Visibility
from domain.warmth import Tier

MOST_CADENCE = 3650  # days
MOST_NAMED = 10


class EditField(StrEnum):
    """A field of the form."""

    NAME = "name"
    ALIASES = "aliases"
    TIER = "tier"
    CADENCE = "cadence"
    OWNER = "owner"
    VISIBILITY = "visibility"
    NAMED = "named"
    PAUSED_UNTIL = "paused_until"
    FORMER = "former"


_FILLED_IN = {
    EditField.NAME: "name",
    EditField.ALIASES: "aliases",
    EditField.TIER: "tier",
    EditField.CADENCE: "cadence",
    EditField.OWNER: "owner_id",
    EditField.VISIBILITY: "visibility",
    EditField.NAMED: "named_ids",
    EditField.PAUSED_UNTIL: "paused_until_on",
    EditField.FORMER: "is_former",
}
WHO_SEES_IT = frozenset({EditField.VISIBILITY, EditField.NAMED})


class NotTaken(DomainError):
    """What was filled in can't be kept; `errors` has a sentence for each field."""

    def __init__(self, errors: Mapping[EditField, str]) -> None:
        super().__init__(" ".join(errors.values()))
        self.errors = errors


@dataclass(frozen=True, slots=True)
class EditFacts:
    """What the form is filled in with."""

    client: Client
    owner_name: str | None
    aliases: tuple[str, ...]
    named_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClientEdit:
    """What was filled in, texts as typed.

    Fields in `keeps` were not on the form, or were left as it showed them: they stay as they are.
    """

    client_id: str
    name: str
    aliases: str = ""
    tier: Tier = Tier.B
    cadence: str = ""
    owner_id: str | None = None
    visibility: Visibility = Visibility.TEAM
    named_ids: tuple[str, ...] = ()
    paused_until_on: date | None = None
    is_former: bool = False
    keeps: frozenset[EditField] = frozenset()


@dataclass(frozen=True, slots=True)
class Edited:
    """What saving led to beside the change itself.

    `passed` next actions went to the client's owner, since their own no longer see it; `left` ones
    stay with theirs, as they are in confidence. `is_named`: who saved was added to its members.
    """

    client_id: str
    passed: int = 0
    left: int = 0
    is_named: bool = False


def as_shown(facts: EditFacts, today: date) -> ClientEdit:
    """The form as it is opened; a pause that is over is not on it."""
    client = facts.client
    paused_until_on = client.paused_until_on
    return ClientEdit(
        client_id=client.id,
        name=client.name,
        aliases="\n".join(facts.aliases),
        tier=client.tier,
        cadence=str(client.own_cadence_days or ""),
        owner_id=client.owner_id,
        visibility=client.visibility,
        named_ids=facts.named_ids,
        paused_until_on=paused_until_on if paused_until_on and paused_until_on > today else None,
        is_former=client.former_on is not None,
    )


def fingerprint(edit: ClientEdit) -> str:
    """A short mark of what stands in each field, which the form carries until it is sent."""
    marks = []
    for name in _FILLED_IN.values():
        value = getattr(edit, name)
        told = "\n".join(sorted(value)) if isinstance(value, tuple) else str(value or "").strip()
        marks.append(sha256(told.encode()).hexdigest()[:8])
    return ",".join(marks)


def fields_as_shown(edit: ClientEdit, shown: str) -> frozenset[EditField]:
    """The fields that were left as the form of this fingerprint showed them.

    What others changed while the form was open is not put back by a field that nobody touched.
    """
    marks = zip(_FILLED_IN, fingerprint(edit).split(","), shown.split(","), strict=False)
    return frozenset(field for field, mark, before in marks if mark == before)


def with_kept(edit: ClientEdit, stands: ClientEdit, keeps: Iterable[EditField]) -> ClientEdit:
    """The edit with these fields as they stand."""
    names = [_FILLED_IN[field] for field in keeps]
    values: dict[str, Any] = {name: getattr(stands, name) for name in names}
    return replace(edit, **values)


def fields_kept_from(who: Member, client: Client) -> frozenset[EditField]:
    """The fields that are not for this member to set.

    Any member edits a team client and hands it over. Who sees a client is set by its owner or an
    admin (by anyone while it has no owner), and the owner of a private one as well.
    """
    if who.is_admin or client.owner_id in {None, who.user_id}:
        return frozenset()
    return WHO_SEES_IT | {EditField.OWNER} if client.is_private else WHO_SEES_IT


def read_aliases(text: str, known: Collection[str], name: str) -> list[str]:
    """Other names, one a line or with commas between, each once. Raises Unreadable.

    A `known` name is kept whole, and "Acme, Inc." is one name. What has the key of `name` is left
    out: it finds the client anyway.
    """
    seen, found = {fold_name(name)}, []
    for line in text.splitlines():
        parts = [line.strip()] if line.strip() in known else _parted(line)
        for alias in map(clean_name, parts):
            key = fold_name(alias)
            if key not in seen:
                seen.add(key)
                found.append(alias)
    return found


def _parted(line: str) -> list[str]:
    parts: list[str] = []
    for part in filter(str.strip, line.split(",")):
        if parts and LEGAL_SUFFIXES.issuperset(fold_words(part)):
            parts[-1] += f",{part}"
        else:
            parts.append(part)
    return parts


def read_cadence(typed: str) -> int | None:
    """Days between contacts; None for no words. Raises Unreadable."""
    if not typed.strip():
        return None
    days = int(typed) if typed.strip().isdecimal() and len(typed.strip()) <= len("3650") else 0
    if not 1 <= days <= MOST_CADENCE:
        raise Unreadable(f"Give whole days from 1 to {MOST_CADENCE}, or nothing for the tier's.")
    return days


def readers(owner_id: str | None, named_ids: Sequence[str]) -> set[str]:
    """Who sees a private client."""
    return {*named_ids, *([owner_id] if owner_id else [])}


def deeds_of_edit(facts: EditFacts, after: Client, named_ids: Collection[str]) -> list[Deed]:
    """For the audit trail: who sees it now, and whose it is now, where that changes."""
    before, deeds = facts.client, []
    if before.visibility is not after.visibility or set(named_ids) != set(facts.named_ids):
        others = set(named_ids) - {after.owner_id}
        seen_by = {"is_private": after.is_private, "named": len(others)}
        deeds.append(Deed(What.VISIBILITY, after.id, None, seen_by))
    if before.owner_id != after.owner_id:
        moved = {"from": before.owner_id, "to": after.owner_id}
        deeds.append(Deed(What.HAND_OVER, after.id, None, moved))
    return deeds
