"""What becomes of drafts when a client or a person is forgotten."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from domain.import_lines import read_pasted
from domain.line_client import KnownName, find_client, read_leading
from domain.name import fold_name
from domain.records import Draft
from domain.taken_out import TakenOut

_IMPORT = "import"  # the kind of a draft that is a list of clients
_WORDS = ("summary", "next_text", "name")  # of a form


@dataclass(frozen=True, slots=True)
class Gone:
    """A client that is forgotten: its ids, and all names by key, those of other clients too.

    `elsewhere` is what goes from drafts that only name it; None where that stays.
    """

    client_ids: Collection[str]
    known: Mapping[str, Sequence[KnownName]]
    elsewhere: TakenOut | None


def draft_without_client(draft: Draft, gone: Gone) -> Draft | None:
    """The draft without a client; None where it was about it.

    A line is about the client that leads it, as when it is logged. What only names it beside others
    keeps its words but for those of `elsewhere`.
    """
    if draft.detail.get("kind") == _IMPORT:
        return _without_lines(draft, gone)
    found = find_client(read_leading(draft.text), gone.known)
    leads = found is not None and found.client.client_id in gone.client_ids
    if leads or _is_about(draft, gone.client_ids):
        return None
    return _without(draft, gone.elsewhere) if gone.elsewhere else draft


def draft_without_person(
    draft: Draft, out: TakenOut, slack_user_ids: Collection[str]
) -> Draft | None:
    """The draft without the names of someone; None where it is what they wrote."""
    if draft.detail.get("author_id") and draft.detail["author_id"] in slack_user_ids:
        return None
    return draft if draft.detail.get("kind") == _IMPORT else _without(draft, out)


def is_about_client(draft: Draft, names: TakenOut, client_ids: Collection[str]) -> bool:
    """Whether it is about one of these clients, or names one."""
    return _is_about(draft, client_ids) or names.is_in(draft.text)


def _is_about(draft: Draft, client_ids: Collection[str]) -> bool:
    return any(one in told for told in draft.detail.values() for one in client_ids)


def _without(draft: Draft, out: TakenOut) -> Draft:
    detail = dict(draft.detail)
    if "author_name" in detail:
        detail["author_name"] = out.of(detail["author_name"])
    if "fields" in detail:
        detail["fields"] = _fields_without(detail["fields"], out)
    return replace(draft, text=out.of(draft.text), detail=detail)


def _fields_without(fields: str, out: TakenOut) -> str:
    """What was filled into a form, as it is kept, without the names."""
    told: dict[str, Any] = json.loads(fields)
    told |= {name: out.of(told[name]) for name in _WORDS if told.get(name)}
    told |= {"people": out.of_list(told.get("people", ()))}
    return json.dumps(told, ensure_ascii=False)


def _without_lines(draft: Draft, gone: Gone) -> Draft:
    """A list without the lines of the client, each part of it as long as it is then."""
    keys = {
        key
        for key, names in gone.known.items()
        if any(one.client_id in gone.client_ids for one in names)
    }
    pasted = read_pasted(draft.text, draft.typed_at, day_first=True)
    typed = {line.typed for line in pasted.lines if fold_name(line.name) in keys}
    parts, start = [], 0
    for length in map(int, draft.detail.get("lengths", str(len(draft.text))).split(",")):
        lines = draft.text[start : start + length].split("\n")
        parts.append("\n".join(line for line in lines if line.rstrip() not in typed))
        start += length + 1
    lengths = ",".join(str(len(part)) for part in parts)
    return replace(draft, text="\n".join(parts), detail=draft.detail | {"lengths": lengths})
