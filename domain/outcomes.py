"""What came of logging: a record, or a draft with the question that would make it one."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.facts import Fact
from domain.line_client import KnownName
from domain.line_readings import Reading
from domain.people import Person
from domain.preps import Prep
from domain.records import Client, Draft, Interaction, Kind, NextAction

UNDO_FOR = timedelta(minutes=15)
DRAFT_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Logged:
    """A contact was kept. `other` is another known client that the line would fit.

    `unknown` are the people it names whom nobody at the client goes by; `known_facts` are those
    that it tells once more.
    """

    interaction: Interaction
    steps: tuple[NextAction, ...]
    other: KnownName | None = None
    other_end: int = 0
    client_added: Client | None = None
    unknown: tuple[str, ...] = ()
    person_added: Person | None = None
    facts: tuple[Fact, ...] = ()
    known_facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A known client that may be meant, and where its name ends in the line."""

    client_id: str
    name: str
    end: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A draft was kept, and its author is asked one thing (`draft.reason` says which)."""

    draft: Draft
    client_name: str | None = None
    suggestions: tuple[Suggestion, ...] = ()
    readings: tuple[Reading, ...] = ()
    happened_at: datetime | None = None
    kind: Kind | None = None
    has_hour: bool = False
    unclear_mark: str | None = None


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A log was undone; `line` gives back what was typed."""

    client_name: str
    line: str


@dataclass(frozen=True, slots=True)
class Planned:
    """A line about the future became a next action instead of a log."""

    action: NextAction


@dataclass(frozen=True, slots=True)
class PrepKept:
    """A line about a talk to come planned it."""

    prep: Prep


@dataclass(frozen=True, slots=True)
class Settled:
    """What was asked about was already answered before; nothing changed now."""


LogOutcome = Logged | Asked | TakenBack | Planned | PrepKept | Settled
