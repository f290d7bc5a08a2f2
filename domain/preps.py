"""A planned call or meeting: its agenda, what comes before it, and the question after it."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from hashlib import sha256

from domain.local_time import local_instant
from domain.records import Kind, Member

TALKS = (Kind.CALL, Kind.MEETING, Kind.EVENT)
REMIND_CHOICES = (10, 15, 30, 60, 120, 24 * 60)  # minutes before it
USUAL_REMIND = 30
USUAL_LENGTH = timedelta(minutes=30)
# A brief that could not come in time is of use while people are still saying hello.
LATE_BY = timedelta(minutes=10)
# What nobody was asked for so long, since Rapport was not running, they are asked no more.
ASKED_WITHIN = timedelta(days=7)
# A contact logged this long before the planned hour may be that talk, held early.
HELD_EARLY = timedelta(hours=1)
SHOWN_AFTER = timedelta(days=1)
COMING_UP = timedelta(days=7)
RESTORED_FOR = timedelta(minutes=15)
_WAKES, _SLEEPS, _MORNING = time(8), time(20), time(9)


class PrepState(StrEnum):
    """Where a planned talk stands. LOGGED has the record of it."""

    PLANNED = "planned"
    ASKED = "asked"
    LOGGED = "logged"
    CANCELLED = "cancelled"


OPEN_STATES = (PrepState.PLANNED, PrepState.ASKED)


@dataclass(frozen=True, slots=True)
class Prep:
    """A planned talk. `owner_id` is who holds it and gets its messages; `author_id` wrote it.

    `starts_at` is an instant, said in the zone `starts_tz`; it stays when its owner moves. Without
    `remind_minutes` no brief comes. `moves` counts its starts and `asks` the questions after it:
    each has a message of its own. People and agenda are empty where the viewer may not read them.
    """

    id: str
    workspace_id: str
    client_id: str
    client_name: str
    kind: Kind
    starts_at: datetime
    starts_tz: str
    owner_id: str
    author_id: str
    created_at: datetime
    minutes: int | None = None
    people: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    agenda_at: datetime | None = None
    remind_minutes: int | None = USUAL_REMIND
    in_confidence: bool = False
    is_hidden: bool = False
    is_changeable: bool = False
    state: PrepState = PrepState.PLANNED
    due_at: datetime | None = None
    closed_at: datetime | None = None
    moves: int = 0
    asks: int = 0
    brief_id: str | None = None
    question_id: str | None = None
    interaction_id: str | None = None
    owner_name: str = ""

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + (
            timedelta(minutes=self.minutes) if self.minutes is not None else USUAL_LENGTH
        )

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def brief_key(self) -> str:
        """Of the message before it: one for each start that it is given."""
        return f"{self.id}:{self.moves}"

    @property
    def question_key(self) -> str:
        """Of the message after it: one for each time that it is asked."""
        return f"{self.id}:{self.asks}"

    def mark(self) -> str:
        """Tells this prep from the same one changed: 16 characters."""
        told = (self.kind, self.starts_at, self.minutes, self.people, self.agenda, self.client_id)
        told_too = (self.remind_minutes, self.in_confidence, self.state)
        return sha256(repr((*told, *told_too)).encode("utf-8", "replace")).hexdigest()[:16]


def prep_id_of(key: str) -> str:
    """The prep that the key of a message is about."""
    return key.partition(":")[0]


def agenda_of(text: str) -> tuple[str, ...]:
    """An agenda as typed, a line each; marks of a list and empty lines are no part of it."""
    lines = (
        " ".join(line.split()).removeprefix("• ").removeprefix("- ") for line in text.split("\n")
    )
    return tuple(line for line in lines if line.strip("•- "))


def brief_is_due(prep: Prep, now: datetime) -> bool:
    """Whether the message before it is still owed, and still of use."""
    is_wanted = prep.remind_minutes is not None and prep.brief_id is None
    return prep.state is PrepState.PLANNED and is_wanted and not has_begun(prep, now)


def has_begun(prep: Prep, now: datetime) -> bool:
    """Whether it began so long ago that a brief is of no use."""
    return now >= prep.starts_at + LATE_BY


def next_due_at(prep: Prep, who: Member, now: datetime) -> datetime | None:
    """When its next message is due: the brief, then the question; None once it is closed."""
    if not prep.is_open or prep.state is PrepState.ASKED:
        return None
    if brief_is_due(prep, now):
        return prep.starts_at - timedelta(minutes=prep.remind_minutes or 0)
    return ask_at(prep, who)


def ask_at(prep: Prep, who: Member) -> datetime:
    """When it is asked how it went: at its end, in the morning where that is at night."""
    return at_waking_hour(prep.ends_at, who)


def ask_again_at(who: Member, now: datetime) -> datetime:
    """Later: the next morning."""
    return local_instant(who.today(now) + timedelta(days=1), _morning_of(who), who.tz)


def at_waking_hour(instant: datetime, who: Member) -> datetime:
    """The instant, or the member's morning after it where it is night to them (20:00 to 08:00)."""
    at = who.local(instant).time()
    if _WAKES <= at < _SLEEPS:
        return instant
    day = who.today(instant) + timedelta(days=at >= _SLEEPS)
    return local_instant(day, _morning_of(who), who.tz)


def _morning_of(who: Member) -> time:
    """The hour of the nudge, where that is a waking one."""
    return who.nudge_time if _WAKES <= who.nudge_time < _SLEEPS else _MORNING


def is_told_by(prep: Prep, kind: Kind, happened_at: datetime, who: Member, now: datetime) -> bool:
    """Whether a contact logged at `now` is it: a talk of the same local day, once it began."""
    is_same_day = who.today(happened_at) == who.today(prep.starts_at)
    return kind in TALKS and is_same_day and now >= prep.starts_at - HELD_EARLY


def can_be_restored(prep: Prep, now: datetime) -> bool:
    """Whether cancelling it can be undone: for 15 minutes, and as long as it lies ahead."""
    if prep.state is not PrepState.CANCELLED or prep.closed_at is None:
        return False
    return now <= prep.closed_at + RESTORED_FOR or now < prep.starts_at
