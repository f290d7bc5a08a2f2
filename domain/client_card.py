"""What is shown of clients: a card, a list by warmth, what is open."""

from dataclasses import dataclass, field
from datetime import date, datetime

from domain.client_dates import ComingDate, OpenDate
from domain.facts import Fact
from domain.line_client import KnownName
from domain.people import Person
from domain.preps import Prep
from domain.promises import PromiseRecord
from domain.records import Client, Interaction, Member, NextAction
from domain.stand_in import Away
from domain.warmth import WarmthReading


@dataclass(frozen=True, slots=True)
class ClientCard:
    """All that the card shows, as the asker may see it; `named` are members who see it, too.

    `people` are the first of those at the client, `people_count` how many are known there; `facts`
    are those to be asked about by now, then the newest.
    """

    client: Client
    owner_name: str | None
    reading: WarmthReading
    today: date
    last: tuple[Interaction, ...]
    actions: tuple[NextAction, ...]
    aliases: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    people_count: int = 0
    facts: tuple[Fact, ...] = ()
    has_more_facts: bool = False
    dates: tuple[ComingDate, ...] = ()
    preps: tuple[Prep, ...] = ()
    has_more_preps: bool = False
    promises: PromiseRecord = field(default_factory=PromiseRecord)


@dataclass(frozen=True, slots=True)
class NotKnown:
    """No client of that name; those with close names."""

    asked: str
    closest: tuple[KnownName, ...]


@dataclass(frozen=True, slots=True)
class ClientWarmth:
    """A client and how warm it is today, in its owner's zone."""

    client: Client
    reading: WarmthReading


@dataclass(frozen=True, slots=True)
class OpenWork:
    """What is owed by today, who is going cold, and dates that were told of and are open."""

    owed: tuple[NextAction, ...]
    cold: tuple[ClientWarmth, ...]
    today: date
    dates: tuple[OpenDate, ...] = ()


@dataclass(frozen=True, slots=True)
class Handed:
    """What became a member's: the first ten of each, as they may see them, and how many."""

    by_name: str
    clients: tuple[ClientWarmth, ...]
    actions: tuple[NextAction, ...]
    client_count: int
    action_count: int


@dataclass(frozen=True, slots=True)
class NudgeStatus:
    """When the last nudge came and when the next comes, who stands in, and for whom they do."""

    member: Member
    last_sent_at: datetime | None
    next_at: datetime | None
    stand_in: Member | None = None
    stands_in_for: tuple[Away, ...] = ()
