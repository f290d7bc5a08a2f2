"""Two people who are one: what is taken over from the other, and what stays."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from domain.errors import Unreadable
from domain.name import fold_words
from domain.people import Person

# What fills a gap: attribute of a person, and what it is called.
FILLED = {
    "title": "title",
    "role": "role",
    "email": "email",
    "phone": "phone number",
    "slack_user_id": "Slack account",
    "birthday": "birthday",
}

_NOTHING = {"title": "", "role": None, "email": "", "phone": ""} | dict.fromkeys(
    ("slack_user_id", "birthday")
)


@dataclass(frozen=True, slots=True)
class PeopleMergePreview:
    """What merging would do: `taken` and `dropped` are words for what the other has."""

    kept: Person
    other: Person
    client_name: str
    taken: tuple[str, ...]
    dropped: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeopleMerged:
    """What merging did; the change is what Undo takes back."""

    change_id: str
    client_id: str
    kept_name: str
    other_name: str
    is_undone: bool = False


def require_mergeable_people(kept: Person, other: Person) -> None:
    """Raises Unreadable."""
    if kept.id == other.id:
        raise Unreadable("Nobody can be merged with themselves. Choose somebody else.")
    if kept.client_id != other.client_id:
        raise Unreadable("They are at two clients. Move one of them first, then merge.")


def fields_taken(kept: Person, other: Person) -> list[str]:
    """Attributes that the kept one has not, and the other has."""
    return [name for name in FILLED if getattr(other, name) and not getattr(kept, name)]


def fields_dropped(kept: Person, other: Person) -> list[str]:
    """Attributes in which the two differ: the kept one's stays."""
    both = (name for name in FILLED if getattr(other, name) and getattr(kept, name))
    return [name for name in both if getattr(other, name) != getattr(kept, name)]


def names_taken(kept: Person, other: Person) -> list[str]:
    """Names of the other that the kept one does not go by yet."""
    known = [fold_words(name) for name in kept.names]
    return [name for name in other.names if fold_words(name) not in known]


def merged_person(kept: Person, other: Person) -> Person:
    taken: dict[str, Any] = {name: getattr(other, name) for name in fields_taken(kept, other)}
    return replace(kept, also=(*kept.also, *names_taken(kept, other)), **taken)


def without_merged(
    kept: Person, other: Person, taken: Sequence[str], names: Sequence[str]
) -> Person:
    """The kept one as before: what was taken over and is still as it was goes back."""
    back: dict[str, Any] = {
        name: _NOTHING[name] for name in taken if getattr(kept, name) == getattr(other, name)
    }
    given = [fold_words(name) for name in names]
    also = tuple(name for name in kept.also if fold_words(name) not in given)
    return replace(kept, also=also, **back)
