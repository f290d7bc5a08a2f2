"""What came of a line that plans something: a next action, or the one thing that must be asked."""

from dataclasses import dataclass

from domain.records import NextAction


@dataclass(frozen=True, slots=True)
class PlanKept:
    """A next action was added. `can_undo` for as long as it may be taken back.

    `is_past`: it has no day, since the one that was said is over.
    """

    action: NextAction
    can_undo: bool
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class PlanGone:
    """It was taken back; `action` gives its words back, None where it was gone before."""

    action: NextAction | None = None


@dataclass(frozen=True, slots=True)
class ForClient:
    """A client that may be meant, and the words that are then left; a new one has no id."""

    name: str
    words: str
    client_id: str = ""


@dataclass(frozen=True, slots=True)
class WhichClient:
    """No known name leads the line. Nothing is kept: `text` gives it back."""

    text: str
    known: tuple[ForClient, ...]
    new: tuple[ForClient, ...]


@dataclass(frozen=True, slots=True)
class WhoMayRead:
    """A mark may have been meant to hide the words. Nothing is kept: `words` give them back."""

    client_id: str
    client_name: str
    words: str
    mark: str


PlanOutcome = PlanKept | PlanGone | WhichClient | WhoMayRead
