"""What the story of `rapport play` is told in: clients, what happened with them, what comes next.

Days are counted from the morning of the first nudge, so that its cards are the same whatever day
it is begun on.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta

from domain.records import Kind, Topic
from domain.warmth import Tier

_SATURDAY = 5


@dataclass(frozen=True)
class Next:
    """What comes next; `due` in working days from the morning, 0 being that day."""

    text: str
    due: int | None = None
    is_promise: bool = False
    is_done: bool = False


@dataclass(frozen=True)
class Talk:
    """Something that happened so many days before the morning, or on the Friday before them.

    `at` is the local hour of who logs it: `by`, a handle, or the client's owner.
    """

    days: int
    kind: Kind
    summary: str
    people: tuple[str, ...] = ()
    at: time = time(10, 30)
    duration: str = ""
    topic: Topic | None = None
    next: Next | None = None
    in_confidence: bool = False
    by: str = ""


@dataclass(frozen=True)
class Account:
    """A client of a member (a handle), added so many days before the morning.

    `private_to` are handles of the members named for a private client; None for the whole team.
    `paused` counts days after the morning.
    """

    name: str
    owner: str
    tier: Tier
    added: int
    talks: tuple[Talk, ...] = ()
    aliases: tuple[str, ...] = ()
    cadence: int | None = None
    private_to: tuple[str, ...] | None = None
    paused: int | None = None
    is_former: bool = False


def working_day(day: date) -> date:
    """The day, or the Friday before it."""
    return day - timedelta(days=max(0, day.weekday() - _SATURDAY + 1))


def working_days_from(day: date, count: int) -> date:
    """The working day so many after a working day, or before it."""
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.weekday() >= _SATURDAY:
            day += step
    return day
