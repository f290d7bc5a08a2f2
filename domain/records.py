"""What storage hands back: plain frozen facts, never rows or ORM objects."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.local_time import local_day, zone
from domain.nudge_schedule import NudgeSettings
from domain.recurrence import Series
from domain.warmth import Tier, WarmthReading, cadence_days, going_cold_on, read_warmth


class Standing(StrEnum):
    """What a Slack user is to this workspace."""

    MEMBER = "member"
    GUEST = "guest"
    OUTSIDER = "outsider"
    GONE = "gone"
    BOT = "bot"


class Visibility(StrEnum):
    """Who sees a client: every member, or its owner and the members named for it."""

    TEAM = "team"
    PRIVATE = "private"


class Kind(StrEnum):
    """What an interaction was."""

    CALL = "call"
    MEETING = "meeting"
    EVENT = "event"
    EMAIL = "email"
    MESSAGE = "message"
    GIFT = "gift"
    NOTE = "note"


CONTACT_KINDS = frozenset({Kind.CALL, Kind.MEETING, Kind.EVENT, Kind.EMAIL, Kind.MESSAGE})


class Topic(StrEnum):
    """What the talk was about."""

    PERSONAL = "personal"
    MIXED = "mixed"
    BUSINESS = "business"


class ActionState(StrEnum):
    """Where a next action stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Member:
    """A Slack user of the workspace, as last told by Slack, with their nudge settings."""

    workspace_id: str
    user_id: str
    name: str
    tz: str
    locale: str
    standing: Standing
    is_admin: bool = False
    dm_channel_id: str | None = None
    welcomed_at: datetime | None = None
    nudge_time: time = time(9)
    nudge_days: str = "01234"
    paused_until_on: date | None = None
    next_nudge_at: datetime | None = None
    stand_in_id: str | None = None

    @property
    def day_first(self) -> bool:
        """Whether 3/4 is the third of April, as everywhere but in the United States."""
        return self.locale.replace("_", "-").casefold() != "en-us"

    @property
    def settings(self) -> NudgeSettings:
        return NudgeSettings.of(self.nudge_time, self.nudge_days, self.paused_until_on)

    @property
    def zone(self) -> ZoneInfo:
        return zone(self.tz)

    def today(self, now: datetime) -> date:
        return local_day(now, self.tz)

    def local(self, now: datetime) -> datetime:
        return now.astimezone(self.zone)


@dataclass(frozen=True, slots=True)
class Client:
    """A client with what its warmth is read from."""

    id: str
    workspace_id: str
    name: str
    owner_id: str | None
    tier: Tier
    own_cadence_days: int | None
    added_at: datetime
    last_contact_at: datetime | None
    last_spoke_on: date | None
    visibility: Visibility = Visibility.TEAM
    paused_until_on: date | None = None
    former_on: date | None = None

    @property
    def is_private(self) -> bool:
        return self.visibility is Visibility.PRIVATE

    @property
    def cadence(self) -> int:
        return cadence_days(self.tier, self.own_cadence_days)

    @property
    def never_contacted(self) -> bool:
        return self.last_contact_at is None and self.last_spoke_on is None

    def last_on(self, tz: str) -> date:
        """The day that warmth counts from, in the owner's zone `tz`."""
        told = [day for day in (self.last_spoke_on, self._contact_on(tz)) if day]
        return max(told, default=local_day(self.added_at, tz))

    def going_cold_on(self, tz: str) -> date:
        """The first day it is no longer warm, in the owner's zone `tz`."""
        return going_cold_on(self.last_on(tz), self.cadence)

    def first_card_on(self, tz: str) -> date | None:
        """The day its first going-cold card is due: after a pause, never for a former client."""
        if self.former_on:
            return None
        return max(filter(None, (self.going_cold_on(tz), self.paused_until_on)))

    def _contact_on(self, tz: str) -> date | None:
        return local_day(self.last_contact_at, tz) if self.last_contact_at else None

    def warmth(self, tz: str, now: datetime) -> WarmthReading:
        return read_warmth(self.last_on(tz), local_day(now, tz), self.cadence)


@dataclass(frozen=True, slots=True)
class Interaction:
    """One contact or note. `summary` is empty where the asker may not read it (`is_hidden`).

    `reader_ids` are those who may read what is in confidence, told to them only.
    """

    id: str
    workspace_id: str
    client_id: str
    client_name: str
    author_id: str
    author_name: str
    kind: Kind
    is_contact: bool
    happened_at: datetime
    created_at: datetime
    minutes: int | None = None
    people: tuple[str, ...] = ()
    topic: Topic | None = None
    summary: str = ""
    in_confidence: bool = False
    is_hidden: bool = False
    needs_no_next: bool = False
    permalink: str | None = None
    reader_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NextAction:
    """What we do next for a client. `text` is empty where the asker may not read it.

    `first_due_on` is the day that the client was told first of a promise; `series` is there where
    it comes again, `next_on` the day of the one that was made when it was done; `is_next_kept` says
    that this one stayed, with the series, when the other was taken up again.
    """

    id: str
    workspace_id: str
    client_id: str
    client_name: str
    owner_id: str
    text: str
    due_on: date | None
    is_promise: bool
    state: ActionState
    in_confidence: bool = False
    is_hidden: bool = False
    interaction_id: str | None = None
    wanted_promise: bool = False
    owner_name: str = ""
    author_id: str = ""
    first_due_on: date | None = None
    series: Series | None = None
    next_on: date | None = None
    is_next_kept: bool = False


class DraftReason(StrEnum):
    """Why a line was not kept as a record."""

    UNKNOWN_CLIENT = "unknown_client"
    FUTURE = "future"
    PRIVACY = "privacy"
    DUPLICATE = "duplicate"
    NOTE = "note"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Draft:
    """A line or form not yet kept as a record; only its author sees it."""

    id: str
    workspace_id: str
    author_id: str
    reason: DraftReason
    text: str
    typed_at: datetime
    expires_at: datetime
    in_confidence: bool = False
    response_url: str | None = None
    detail: dict[str, str] = field(default_factory=dict)
