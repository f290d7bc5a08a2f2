"""The brief: what to know of a client before calling, and what is missing there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.client_dates import ComingDate
from domain.facts import Fact
from domain.local_time import local_day
from domain.people import Person, Role, find_meant
from domain.promises import PromiseRecord
from domain.records import Client, Interaction, Kind, NextAction, Topic
from domain.warmth import WarmthReading

TALKS = frozenset({Kind.CALL, Kind.MEETING, Kind.EVENT})
ALL_BUSINESS = 4  # talks in a row
CADENCES_UNSPOKEN = 2


class Lack(StrEnum):
    """What is missing at a client, the most pressing first."""

    NO_NEXT_ACTION = "no_next_action"
    NOBODY_KNOWN = "nobody_known"
    ONE_PERSON_KNOWN = "one_person_known"
    NO_DECISION_MAKER = "no_decision_maker"
    CHAMPION_UNSPOKEN = "champion_unspoken"
    ALL_BUSINESS = "all_business"


@dataclass(frozen=True, slots=True)
class BriefWarning:
    """`name` and `days` are those of a champion whom nobody spoke to for so many days."""

    lack: Lack
    name: str = ""
    days: int = 0


@dataclass(frozen=True, slots=True)
class KnownRole:
    """Somebody who is at the client: the names they go by, and their role."""

    names: tuple[str, ...]
    role: Role | None

    @property
    def name(self) -> str:
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Talk:
    """A contact, as little of it as the warnings need and the viewer may read."""

    kind: Kind
    happened_at: datetime
    topic: Topic | None
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """All that the brief shows, as the asker may see it; days are those of the asker.

    `people` are the first by role of `people_count`, `actions` all that is open, `facts` those fit
    to open a talk with, `last` the latest contacts, `dates` the next ones,
    `promises` how many were kept.
    """

    client: Client
    owner_name: str | None
    reading: WarmthReading
    today: date
    people: tuple[Person, ...] = ()
    people_count: int = 0
    last: tuple[Interaction, ...] = ()
    actions: tuple[NextAction, ...] = ()
    facts: tuple[Fact, ...] = ()
    dates: tuple[ComingDate, ...] = ()
    promises: PromiseRecord = field(default_factory=PromiseRecord)
    warnings: tuple[BriefWarning, ...] = ()


def find_warnings(
    client: Client,
    there: Sequence[KnownRole],
    talks: Sequence[Talk],
    tz: str,
    now: datetime,
    *,
    has_next: bool,
) -> tuple[BriefWarning, ...]:
    """What is missing. `talks` are the latest contacts, the newest first; `tz` is the owner's.

    A former client lacks nothing.
    """
    if client.former_on:
        return ()
    found = [] if has_next else [BriefWarning(Lack.NO_NEXT_ACTION)]
    found += _who_lacks(there)
    found += _unspoken(client, there, talks, tz, now)
    latest = [talk for talk in talks if talk.kind in TALKS][:ALL_BUSINESS]
    if len(latest) == ALL_BUSINESS and all(talk.topic is Topic.BUSINESS for talk in latest):
        found.append(BriefWarning(Lack.ALL_BUSINESS))
    return tuple(found)


def _who_lacks(there: Sequence[KnownRole]) -> list[BriefWarning]:
    if not there:
        return [BriefWarning(Lack.NOBODY_KNOWN)]
    found = [BriefWarning(Lack.ONE_PERSON_KNOWN)] if len(there) == 1 else []
    if all(one.role is not Role.DECISION_MAKER for one in there):
        found.append(BriefWarning(Lack.NO_DECISION_MAKER))
    return found


def _unspoken(
    client: Client, there: Sequence[KnownRole], talks: Iterable[Talk], tz: str, now: datetime
) -> list[BriefWarning]:
    """Champions whom no contact of the last two cadences names.

    A contact that names nobody was with the one person known. Nothing is said of a client that
    is not known for so long.
    """
    days = CADENCES_UNSPOKEN * client.cadence
    since_on = local_day(now, tz) - timedelta(days=days)
    champions = [one for one in there if one.role is Role.CHAMPION]
    if not champions or local_day(client.added_at, tz) > since_on:
        return []
    recent = [talk for talk in talks if local_day(talk.happened_at, tz) > since_on]
    if len(there) == 1 and any(not talk.people for talk in recent):
        return []
    named = {name for talk in recent for name in talk.people}
    spoken = {one for name in named for one in find_meant(name, there)}
    return [
        BriefWarning(Lack.CHAMPION_UNSPOKEN, one.name, days)
        for one in champions
        if one not in spoken
    ]
