"""What an import shows: the fate of each line before it, and what was added after it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from domain.warmth import Tier, WarmthReading

MOST_PART = 3000  # characters that one input holds
PARTS = 3


class Fate(StrEnum):
    """What becomes of a pasted line."""

    NEW = "new"
    SAME = "same"
    TWICE = "twice"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class FatedLine:
    """One pasted line. `reading` and `owner_name` are of a new client; `why` of an unread line."""

    typed: str
    name: str
    fate: Fate
    why: str = ""
    tier: Tier = Tier.B
    owner_id: str = ""
    owner_name: str = ""
    last_spoke_on: date | None = None
    reading: WarmthReading | None = None
    same_as: str = ""
    close_to: str = ""


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """All lines of a paste that is kept as a draft."""

    draft_id: str
    lines: tuple[FatedLine, ...] = ()
    unread_columns: tuple[str, ...] = ()
    header: str | None = None

    def of(self, *fates: Fate) -> list[FatedLine]:
        return [line for line in self.lines if line.fate in fates]


@dataclass(frozen=True, slots=True)
class PasteDraft:
    """What stands in the inputs of the form."""

    draft_id: str
    parts: tuple[str, ...]
    owner_id: str


@dataclass(frozen=True, slots=True)
class ImportRun:
    """How far an import is. `change_id` undoes it; `draft_id` has what is left or was not read."""

    change_id: str
    draft_id: str
    total: int
    added: int
    same: int = 0
    unread: tuple[str, ...] = ()
    is_over: bool = False

    @property
    def left(self) -> int:
        return self.total - self.added


@dataclass(frozen=True, slots=True)
class ImportUndone:
    """What taking back an import did: how many went, and the names of those that stay."""

    removed: int
    kept: tuple[str, ...] = field(default=())


def split_parts(lines: Sequence[str]) -> tuple[str, ...]:
    """Lines over the inputs of the form, whole where they fit; what is too long is cut off."""
    parts = [""]
    for line in lines:
        longer = f"{parts[-1]}\n{line}" if parts[-1] else line
        if len(longer) <= MOST_PART:
            parts[-1] = longer
        else:
            parts.append(line[:MOST_PART])
    return tuple(parts[:PARTS])
