"""What a search finds."""

from dataclasses import dataclass
from enum import StrEnum

from domain.facts import Fact
from domain.records import Client, Interaction, NextAction
from domain.search_words import SearchWord


class FoundKind(StrEnum):
    """What has the words that were asked for."""

    CLIENT = "client"
    PERSON = "person"
    FACT = "fact"
    ACTION = "action"
    INTERACTION = "interaction"


@dataclass(frozen=True, slots=True)
class FoundThing:
    """One record that has words that were asked for: `texts` are where they may stand.

    The record itself is there for what is said about it; a client's names and a person have none.
    """

    kind: FoundKind
    texts: tuple[str, ...]
    interaction: Interaction | None = None
    action: NextAction | None = None
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class FoundClient:
    """A client with what was found about it, the best first."""

    client: Client
    things: tuple[FoundThing, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search: the best first, as far as the asker may read it."""

    asked: str
    words: tuple[SearchWord, ...]
    clients: tuple[FoundClient, ...]
    has_more: bool = False
