"""Lists of clients: whose, which of them, in which order, and which page."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self

from domain.client_card import ClientWarmth
from domain.warmth import Tier

PAGE = 15  # rows, so that the longest names fit into one message


class Whose(StrEnum):
    MINE = "mine"
    ALL = "all"


class Only(StrEnum):
    """Which clients are listed. Former ones are in no other list."""

    ANY = "any"
    COLD = "cold"
    NO_NEXT = "no_next"
    TIER_A = "tier_a"
    TIER_B = "tier_b"
    TIER_C = "tier_c"
    TIER_D = "tier_d"
    PRIVATE = "private"
    FORMER = "former"

    @property
    def tier(self) -> Tier | None:
        return Tier(self.value[-1].upper()) if self.value.startswith("tier_") else None


class Sort(StrEnum):
    COLDEST = "coldest"
    NAME = "name"
    LAST = "last"


_WORDS = {
    "mine": (Whose.MINE, Only.ANY),
    "list": (Whose.MINE, Only.ANY),
    "all": (Whose.ALL, Only.ANY),
    "everyone": (Whose.ALL, Only.ANY),
    "cold": (Whose.MINE, Only.COLD),
    "no next action": (Whose.MINE, Only.NO_NEXT),
    "private": (Whose.MINE, Only.PRIVATE),
    "former": (Whose.ALL, Only.FORMER),
    "tier a": (Whose.MINE, Only.TIER_A),
    "tier b": (Whose.MINE, Only.TIER_B),
    "tier c": (Whose.MINE, Only.TIER_C),
    "tier d": (Whose.MINE, Only.TIER_D),
}


@dataclass(frozen=True, slots=True)
class ClientListing:
    """What is asked for; as text it is short and rides in the values of menus and buttons."""

    whose: Whose = Whose.MINE
    only: Only = Only.ANY
    sort: Sort = Sort.COLDEST
    page: int = 0

    def __str__(self) -> str:
        return f"{self.whose}.{self.only}.{self.sort}.{self.page}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """What `str` made; the first page of one's own clients for anything else."""
        try:
            whose, only, sort, page = text.split(".")
            return cls(Whose(whose), Only(only), Sort(sort), max(0, int(page)))
        except ValueError:
            return cls()

    @classmethod
    def of_words(cls, words: str) -> Self | None:
        """The list that words such as "cold", "all" or "tier A" ask for."""
        found = _WORDS.get(" ".join(words.casefold().split()))
        return cls(*found) if found else None

    @property
    def is_read_whole(self) -> bool:
        """Whether it is few enough to be counted and sorted by warmth itself."""
        return self.whose is Whose.MINE or self.only is Only.PRIVATE

    @property
    def sorts(self) -> tuple[Sort, ...]:
        """The orders this list has: of everyone's, those that an index gives."""
        if self.only is Only.FORMER:
            return (Sort.LAST, Sort.NAME) if self.is_read_whole else (Sort.LAST,)
        if self.is_read_whole:
            return tuple(Sort)
        return (Sort.COLDEST, Sort.NAME) if self.only is Only.ANY else (Sort.COLDEST,)

    @property
    def order(self) -> Sort:
        """The order asked for, else the first that this list has."""
        return self.sort if self.sort in self.sorts else self.sorts[0]

    def at(self, page: int) -> Self:
        return replace(self, page=max(0, page))


@dataclass(frozen=True, slots=True)
class ListedClient:
    """A client with its warmth in its owner's zone, and who that is."""

    shown: ClientWarmth
    owner_name: str | None


@dataclass(frozen=True, slots=True)
class ClientPage:
    """One page of a list. `total` is None where counting would cost more than the page.

    `today` is the local day of who looks at it.
    """

    asked: ClientListing
    rows: tuple[ListedClient, ...]
    has_more: bool
    total: int | None
    today: date
