"""People at a client: what is known of them, and who of them is meant by a name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from domain.birthday import Birthday
from domain.name import fold_words

MAX_PERSON = 120  # characters of a name


class Role(StrEnum):
    """What someone is to us at their client, the most weighty first."""

    DECISION_MAKER = "decision_maker"
    CHAMPION = "champion"
    INFLUENCER = "influencer"
    DAY_TO_DAY = "day_to_day"
    FINANCE = "finance"
    GATEKEEPER = "gatekeeper"


ROLE_WORDS = {
    Role.DECISION_MAKER: "decision maker",
    Role.CHAMPION: "champion",
    Role.INFLUENCER: "influencer",
    Role.DAY_TO_DAY: "day-to-day",
    Role.FINANCE: "finance",
    Role.GATEKEEPER: "gatekeeper",
}


class Named(Protocol):
    """Anyone with the names they go by."""

    @property
    def names(self) -> tuple[str, ...]: ...


AnyNamed = TypeVar("AnyNamed", bound=Named)


@dataclass(frozen=True, slots=True)
class Called:
    """What is needed of someone to know who is meant by a name."""

    id: str
    name: str
    also: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.also)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone at a client. `also` are other names they go by in what was logged.

    `left_on` is the day they left; `went_to` the client they went to and `came_from` the one they
    came from, as far as the viewer may know.
    """

    id: str
    workspace_id: str
    client_id: str
    name: str
    title: str = ""
    role: Role | None = None
    email: str = ""
    phone: str = ""
    slack_user_id: str | None = None
    birthday: Birthday | None = None
    also: tuple[str, ...] = ()
    left_on: date | None = None
    went_to_id: str | None = None
    went_to: str = ""
    came_from: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.also)


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """A page of the people at a client: those who are there by name, then those who left."""

    client_id: str
    client_name: str
    people: tuple[Person, ...]
    page: int
    has_more: bool
    total: int


def find_meant(name: str, people: Iterable[AnyNamed]) -> list[AnyNamed]:
    """Who may be meant by a name: those called so, else those whose name begins with it.

    "Dana" and "Dana W" are Dana Whitfield, "Whitfield" too.
    """
    words = fold_words(name)
    if not words:
        return []
    known = [(one, [fold_words(called) for called in one.names]) for one in people]
    exact = [one for one, called in known if words in called]
    return exact or [one for one, called in known if any(_is_short(words, of) for of in called)]


def unknown_names(names: Sequence[str], people: Sequence[Named]) -> tuple[str, ...]:
    """Those of these names that nobody known goes by."""
    named = (name for name in names if fold_words(name) and len(name) <= MAX_PERSON)
    return tuple(name for name in named if not find_meant(name, people))


def _is_short(words: Sequence[str], called: Sequence[str]) -> bool:
    if len(words) == 1 and words[0] in called:
        return True
    *whole, last = words
    begins = len(words) <= len(called) and called[len(whole)].startswith(last)
    return len(words) > 1 and begins and list(called[: len(whole)]) == whole
