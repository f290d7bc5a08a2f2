"""The words of `/client add NAME [tier A] [owner @…] [last DATE]`, the parts in any order.

A line that was meant to say more than a name is asked about, since its words would be the name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise, zip_longest

from domain.contact_time import latest_day
from domain.due_date import read_due_date
from domain.errors import Unreadable
from domain.warmth import Tier

_QUOTED = re.compile(r'\s*["“”](?P<name>.+?)["“”](?=\s|$)')
_PART = re.compile(r"(?:^|(?<=\s))(tier|owner|last(?:\s+spoke)?)(?=\s|$)", re.IGNORECASE)
_COMMAS = re.compile(r"[,;|\t]")
_TIER_CELL = re.compile(r"(?:tier\s*)?[a-d]", re.IGNORECASE)
_LONGEST_DAY = 40
_SIGNS = ' ,;"“”'
_LINE = "/client add Acme tier A owner @mia last 3 May"
_EXAMPLE = f"For example: {_LINE}"


@dataclass(frozen=True, slots=True)
class NewClientWords:
    """What was typed of a new client; `owner` is the mention as it reads, such as "@mia"."""

    name: str
    tier: Tier
    owner: str | None
    last_spoke_on: date | None

    @property
    def names_owner(self) -> bool:
        return self.owner is not None


@dataclass(frozen=True, slots=True)
class _Part:
    """A word that may begin a part, where it stands, and what follows up to the next such word."""

    key: str
    start: int
    value: str
    typed: str


def read_new_client(text: str, now: datetime, *, day_first: bool) -> NewClientWords:
    """Read the words after `add`. `now` is local. Raises Unreadable with an example.

    The name ends where the first part with a value begins, so that "Top Tier Ltd" and "Last
    Orders Pub" are names; in quotes it may be anything. After it each word belongs to a part:
    what cannot be read is refused rather than lost. So is a part without a value where its word
    is small, and a name that is a line of a list.
    """
    quoted = _QUOTED.match(text)
    start = quoted.end() if quoted else 0
    parts = list(_parts(text, start))
    is_clear = [_has_value(part, now, day_first=day_first) for part in parts]
    first = is_clear.index(True) if True in is_clear else len(parts)
    if quoted:
        first = 0
    end = parts[first].start if first < len(parts) else len(text)
    name = (quoted["name"] if quoted else text[:end]).strip()
    if quoted and text[start:end].strip():
        raise _unread(text[start:end])
    if not name.strip(_SIGNS):
        raise Unreadable(f"Which client? {_EXAMPLE}")
    if not quoted:
        _check_name(name, parts[:first], now, day_first=day_first)
    said = _values(parts[first:])
    return NewClientWords(
        name=name.rstrip(",; ") if end < len(text) else name,
        tier=_tier(said.get("tier")),
        owner=_owner(said.get("owner")),
        last_spoke_on=_last_spoke(said.get("last"), now, day_first=day_first),
    )


def _check_name(name: str, parts: list[_Part], now: datetime, *, day_first: bool) -> None:
    """Refuse a name that was meant to say more."""
    for part in parts:
        first = part.value.split()[0] if part.value else ""
        is_letter = part.key == "tier" and len(first) == 1 and first.isalpha()
        if part.typed[0].islower() or is_letter:
            raise _unread(part.typed, name)
    for cell in map(str.strip, _COMMAS.split(name)[1:]):
        is_day = len(cell) <= _LONGEST_DAY and _is_day(cell, now, day_first=day_first)
        if _TIER_CELL.fullmatch(cell) or cell.startswith("@") or is_day:
            raise Unreadable(
                f"“{name}” reads like a line of a list, so nothing was added. Say which is which: "
                f"{_LINE}. For many lines at once: /client import. If it is all a name, "
                "put it in quotes."
            )


def _parts(text: str, start: int) -> Iterator[_Part]:
    found = list(_PART.finditer(text, start))
    for one, after in zip_longest(found, found[1:]):
        end = after.start() if after else len(text)
        value = text[one.end() : end].strip().rstrip(",;")
        yield _Part(one[1].split()[0].casefold(), one.start(), value, text[one.start() : end])


def _has_value(part: _Part, now: datetime, *, day_first: bool) -> bool:
    """Whether the word is surely meant as a part."""
    match part.key:
        case "tier":
            return part.value.upper() in set(Tier)
        case "owner":
            return part.value.startswith("@")
        case _:
            return _is_about_a_day(part.value, now, day_first=day_first)


def _is_about_a_day(value: str, now: datetime, *, day_first: bool) -> bool:
    has_digit = any(character.isdigit() for character in value)
    return has_digit or _is_day(value, now, day_first=day_first)


def _is_day(value: str, now: datetime, *, day_first: bool) -> bool:
    past, future = latest_day(value, now, day_first=day_first), read_due_date(value, now)
    return past is not None or future is not None


def _values(parts: list[_Part]) -> dict[str, _Part]:
    """The part of each kind; two of a kind are refused, since one would be lost."""
    for one, other in pairwise(sorted(parts, key=lambda part: part.key)):
        if one.key == other.key:
            raise _unread(other.typed)
    return {part.key: part for part in parts}


def _tier(part: _Part | None) -> Tier:
    if part is None:
        return Tier.B
    if part.value.upper() not in set(Tier):
        raise _unread(part.typed)
    return Tier(part.value.upper())


def _owner(part: _Part | None) -> str | None:
    if part is not None and not part.value.startswith("@"):
        raise _unread(part.typed)
    return part.value if part else None


def _last_spoke(part: _Part | None, now: datetime, *, day_first: bool) -> date | None:
    if part is None:
        return None
    day = latest_day(part.value, now, day_first=day_first)
    if day is None:
        raise Unreadable(
            f"I could not read “{part.value}” as a day in the past, so nothing was added. "
            f"{_EXAMPLE}"
        )
    return day


def _unread(typed: str, name: str = "Top Tier A") -> Unreadable:
    return Unreadable(
        f"I could not read “{typed.strip()}”, so nothing was added. {_EXAMPLE}. "
        f'A name with such words goes in quotes: "{name}".'
    )
