"""Direct messages that Rapport owes someone: each is sent once, whatever happens between."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from domain.nudge_cards import Lane


class DeliveryKind(StrEnum):
    """What a direct message is for."""

    NUDGE = "nudge"
    WELCOME = "welcome"
    HELP = "help"
    MISSED = "missed"
    HANDED = "handed"
    HANDED_AWAY = "handed_away"
    LEFT = "left"
    STAND_IN = "stand_in"
    STAND_IN_GONE = "stand_in_gone"
    PREP = "prep"
    HOW_IT_WENT = "how_it_went"


class DeliveryState(StrEnum):
    """Where a delivery stands. POSTING seen again after its lease means: outcome unknown."""

    CLAIMED = "claimed"
    POSTING = "posting"
    SENT = "sent"
    STALE = "stale"
    FAILED = "failed"


class CardState(StrEnum):
    """What became of a card."""

    OPEN = "open"
    DONE = "done"
    LOGGED = "logged"
    SNOOZED = "snoozed"
    LOOSENED = "loosened"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Delivery:
    """A direct message owed. `claimed_at` is of the real clock, as Slack's timestamps are."""

    id: str
    workspace_id: str
    member_id: str
    kind: DeliveryKind
    key: str
    state: DeliveryState
    claimed_at: datetime
    attempts: int
    sent_at: datetime | None = None
    channel_id: str | None = None
    ts: str | None = None
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Callable:
    """Someone at a client whom one press calls; `phone` is in its kept form."""

    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class NudgeCard:
    """A card as it stands in a member's message; `call` is who may be called about it.

    `is_hidden`: the member sees its client no longer, and the card tells nothing of it.
    """

    delivery_id: str
    position: int
    lane: Lane
    client_id: str
    client_name: str
    reason: str
    state: CardState
    outcome: str | None = None
    next_action_id: str | None = None
    action_text: str = ""
    is_promise: bool = False
    looser_days: int | None = None
    handled_at: datetime | None = None
    is_hidden: bool = False
    call: Callable | None = None
    date_id: str | None = None
    date_text: str = ""


@dataclass(frozen=True, slots=True)
class Nudge:
    """The nudge of a member and local day with its cards in their places."""

    delivery: Delivery
    local_on: date
    member_name: str
    cards: tuple[NudgeCard, ...]
    left_over: int = 0
    spread: int = 0
    spread_over_days: int = 0
    is_welcome: bool = False
