"""The words of `/client add NAME [tier A] [owner @…] [last DATE]`, in any order after the name."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from domain.contact_time import latest_day
from domain.errors import Unreadable
from domain.warmth import Tier

_PART = re.compile(r"(?:^|\s)(tier|owner|last(?:\s+spoke)?)(?=\s|$)", re.IGNORECASE)
_EXAMPLE = "For example: /client add Acme tier A owner @mia last 3 May"


@dataclass(frozen=True, slots=True)
class NewClientWords:
    """What was typed of a new client; the owner is named by a mention in the text."""

    name: str
    tier: Tier
    names_owner: bool
    last_spoke_on: date | None


def read_new_client(text: str, now: datetime, *, day_first: bool) -> NewClientWords:
    """Read the words after `add`. `now` is local. Raises Unreadable with an example.

    A part whose value cannot be read belongs to the name ("Top Tier Ltd", "Last Orders"), but a
    day after `last` that names no past day is refused rather than taken for a name.
    """
    quoted = re.match(r'\s*["“”](.+?)["“”](?=\s|$)', text)
    start = quoted.end() if quoted else 0
    parts = [found for found in _PART.finditer(text, start) if found.start() > 0 or quoted]
    parts = [found for place, found in enumerate(parts) if _is_part(text, parts, place)]
    name = quoted[1] if quoted else text[: parts[0].start()] if parts else text
    said = {_key(found): _value(text, parts, place) for place, found in enumerate(parts)}
    if not name.strip():
        raise Unreadable(f"Which client? {_EXAMPLE}")
    return NewClientWords(
        name=name.strip(),
        tier=Tier(said["tier"].upper()) if "tier" in said else Tier.B,
        names_owner="owner" in said,
        last_spoke_on=_last_spoke(said.get("last"), now, day_first=day_first),
    )


def _key(found: re.Match[str]) -> str:
    return found[1].split()[0].casefold()


def _value(text: str, parts: list[re.Match[str]], place: int) -> str:
    stop = parts[place + 1].start() if place + 1 < len(parts) else len(text)
    return text[parts[place].end() : stop].strip().rstrip(",;")


def _is_part(text: str, parts: list[re.Match[str]], place: int) -> bool:
    value = _value(text, parts, place)
    match _key(parts[place]):
        case "tier":
            return value.upper() in set(Tier)
        case "owner":
            return value.startswith("@")
        case _:
            return any(c.isdigit() for c in value) or place > 0 or _names_a_day(value)


def _names_a_day(value: str) -> bool:
    return value.split(maxsplit=1)[0].casefold() in {"yesterday", "today"} if value else False


def _last_spoke(value: str | None, now: datetime, *, day_first: bool) -> date | None:
    if value is None:
        return None
    day = latest_day(value, now, day_first=day_first)
    if day is None:
        raise Unreadable(
            f"I could not read “{value}” as a day in the past, so nothing was added. {_EXAMPLE}"
        )
    return day
