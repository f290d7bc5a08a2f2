"""Facts worth remembering about a client or someone there: read, told apart, given back."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

from domain.due_date import read_due_date
from domain.errors import Unreadable
from domain.name import fold_words
from domain.people import AnyNamed, find_meant

MOST_FACT = 3_000  # characters that a form takes
_ASK = re.compile(
    r"(?P<lead>[\s,;(.–—-]+)ask(?:\s+(?:her|him|them|about\s+(?:it|that)))?(?:\s+again)?\s+"
    r"(?P<how>after|on)\s+(?P<day>[^()]{2,40}?)[)\s.]*\Z",
    re.IGNORECASE,
)
_NO_ASK = re.compile(r"(?:\b(?:not|never|to|can|will|would|should|may)|n['’]?t)\Z", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?\Z")
_LITTLE = frozenset(
    "a an the is are was his her their its has have to of at in on for with".split()
)
_LONGEST_NAME = 4  # words
_TOO_LONG = (
    f"This is longer than a form takes ({MOST_FACT:,} characters): its words can't be changed "
    "here, only the rest. Nothing was saved."
)


class FactKind(StrEnum):
    """What a fact is about."""

    FAMILY = "family"
    INTEREST = "interest"
    TRAVEL = "travel"
    FOOD = "food"
    PET = "pet"
    CAREER = "career"
    READS = "reads"
    BELONGS_TO = "belongs_to"
    GOAL = "goal"


KIND_WORDS = {kind: kind.value.replace("_", " ") for kind in FactKind}

# Words that tell a kind, the surest kinds first. A word may be the beginning of one ("holiday*").
_TELLING = {
    FactKind.PET: "dog* puppy cat cats kitten* parrot hamster* pony pet pets",
    FactKind.FAMILY: (
        "son sons daughter* wife husband kid kids child children baby mother father mum mom dad "
        "parents brother* sister* wedding married marriage fiance* grandson granddaughter "
        "grandmother grandfather grandchild* twins pregnant family engaged divorce*"
    ),
    FactKind.READS: "reads reading book books novel* magazine* newsletter* podcast* subscribes",
    FactKind.BELONGS_TO: "member club clubs association* board chamber committee rotary belongs",
    FactKind.TRAVEL: "trip trips holiday* vacation* travel* flies flying visiting tour",
    FactKind.FOOD: (
        "vegetarian* vegan* allergic allergy wine wines coffee tea restaurant* sushi cook* eats "
        "gluten lactose beer whisky food steak"
    ),
    FactKind.GOAL: "goal goals aims hopes plans wants target* dreams ambition*",
    FactKind.CAREER: "promoted promotion career job studied university retire* degree worked hired",
    FactKind.INTEREST: (
        "loves likes plays playing hobby hobbies fan jazz piano guitar golf tennis football "
        "sail* ski* run* marathon* cycl* hik* climb* paint* garden* collects opera theatre "
        "photograph* chess yoga swim* sings choir"
    ),
}


@dataclass(frozen=True, slots=True)
class NewFact:
    """A fact as it is to be kept. `person_id` is read from its first words where it is None."""

    text: str
    kind: FactKind | None = None
    ask_after_on: date | None = None
    person_id: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Something worth remembering; only those who may read it are told of it at all."""

    id: str
    workspace_id: str
    client_id: str
    text: str
    author_id: str
    created_at: datetime
    kind: FactKind | None = None
    ask_after_on: date | None = None
    person_id: str | None = None
    in_confidence: bool = False
    interaction_id: str | None = None
    person_name: str = ""
    author_name: str = ""
    client_name: str = ""
    reader_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact in a list: whether the viewer may change it, and the owner it is closed to yet."""

    fact: Fact
    is_changeable: bool
    closed_to: str = ""


@dataclass(frozen=True, slots=True)
class FactPage:
    """A page of the facts about a client: those to be asked about by now first, then the newest."""

    client_id: str
    client_name: str
    rows: tuple[FactRow, ...]
    page: int
    has_more: bool


def read_fact(said: str, now: datetime, *, day_first: bool) -> NewFact:
    """A fact as typed, "ask after 1 Sept" at its end read. `now` is local. No word is lost.

    A day that can't be read stays in the text.
    """
    text = " ".join(said.split())
    found = _ASK.search(text)
    if found and not _is_asked_for(text[: found.start()], found["lead"], found["how"]):
        found = None
    day = read_due_date(found["day"], now, day_first=day_first) if found else None
    if found and day:
        text = text[: found.start()].rstrip(" ,;.") or text
    return NewFact(text, guess_kind(text), day)


def _is_asked_for(before: str, lead: str, how: str) -> bool:
    """Whether Rapport is to bring it back, or the words are part of what is told.

    "Don't ask on Monday" and "she wants to ask after 1 Sept" are; what stands apart is not.
    """
    if lead.strip():
        return True
    return how.casefold() == "after" and not _NO_ASK.search(before)


def guess_kind(text: str) -> FactKind | None:
    """What it seems to be about; None where no word tells."""
    words = fold_words(text)
    return next((kind for kind, telling in _KINDS if any(map(telling, words))), None)


def key_of(text: str) -> str:
    """The same for a fact that is told twice: its words but for little ones, in one order.

    A digest, since an index of PostgreSQL takes no more than 2,704 bytes of a row.
    """
    words = fold_words(text)
    told = " ".join(sorted(set(words) - _LITTLE) or words) or text.strip()
    return sha256(told.encode(errors="replace")).hexdigest()


def is_same_fact(fact: Fact, text: str, person_id: str | None) -> bool:
    """Whether the same words in the same order are known, about the same one where one is named.

    `key_of` finds what may be the same: "Raj introduced Dana" is not "Dana introduced Raj".
    """
    words, told = ([w for w in fold_words(one) if w not in _LITTLE] for one in (fact.text, text))
    return words == told and person_id in {None, fact.person_id}


def find_person(text: str, people: Sequence[AnyNamed]) -> AnyNamed | None:
    """Who a fact is about, by its first words ("Dana's son …"); None where that is not clear."""
    words = text.split()[:_LONGEST_NAME]
    for length in range(len(words), 0, -1):
        name = _POSSESSIVE.sub("", " ".join(words[:length]).rstrip(",:;"))
        meant = find_meant(name, people)
        if meant:
            return meant[0] if len(meant) == 1 else None
    return None


def text_after(before: Fact, typed: str) -> str:
    """What a fact says once its form was sent; the end of a long one is not in the form.

    Raises Unreadable where the words of such a one were changed.
    """
    shown = before.text[:MOST_FACT]
    if shown == before.text:
        return typed.strip()
    if typed.strip() != shown.strip():
        raise Unreadable(_TOO_LONG)
    return before.text


def is_due(fact: Fact, today: date) -> bool:
    """Whether its day to ask has come."""
    return fact.ask_after_on is not None and fact.ask_after_on <= today


def mark_of_fact(fact: Fact) -> str:
    """Tells this fact from the same one changed: 16 characters."""
    told = (fact.text, fact.kind, fact.person_id, fact.ask_after_on, fact.in_confidence)
    return sha256(repr(told).encode("utf-8", "replace")).hexdigest()[:16]


class _Telling:
    """Whether a word is one of some, or begins as one that ends in a star."""

    def __init__(self, words: str) -> None:
        every = words.split()
        self._whole = frozenset(word for word in every if not word.endswith("*"))
        self._begin = tuple(word.rstrip("*") for word in every if word.endswith("*"))

    def __call__(self, word: str) -> bool:
        return word in self._whole or word.startswith(self._begin)


_KINDS: Iterable[tuple[FactKind, _Telling]] = [
    (kind, _Telling(words)) for kind, words in _TELLING.items()
]
