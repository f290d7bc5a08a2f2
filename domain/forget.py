"""Forgetting a client or a person for good: who may, what is shown first, what is asked."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from domain.errors import NotAllowed, Unreadable
from domain.line_markers import fact_spans
from domain.merge import MergeCounts
from domain.name import clean_name, fold_name, fold_words
from domain.people import Called, Person, find_meant
from domain.records import Client, Member
from domain.rights import may_forget
from domain.taken_out import TakenOut, words_of_name

_TWO = 2


@dataclass(frozen=True, slots=True)
class ClientForgetting:
    """What forgetting a client would delete, as far as the asker may know of it.

    `in_all_notes`: its name can go from notes about all other clients, not the asker's own alone.
    """

    client: Client
    counts: MergeCounts
    in_all_notes: bool = False


class Known(NamedTuple):
    """Someone as they are kept once; who moved or was merged is kept several times."""

    id: str
    client_id: str
    name: str
    also: list[str]
    email: str
    phone: str
    slack_user_id: str | None


@dataclass(frozen=True, slots=True)
class PersonForgetting:
    """What forgetting someone would do.

    `facts` and `dates` about them are deleted; `names` are taken out of what is kept about
    `client_name`. At the clients in `stays_at` they are known too, and stay. `in_all_notes` is as
    for a client.
    """

    person: Person
    client_name: str
    facts: int
    dates: int
    names: tuple[str, ...]
    stays_at: tuple[str, ...] = ()
    in_all_notes: bool = False


def require_forgettable(who: Member, client: Client, owner_name: str | None) -> None:
    """Raises NotAllowed: it cannot be undone, so it is for who answers for the client."""
    if may_forget(who, client.owner_id):
        return
    if owner_name is None:
        raise NotAllowed(
            f"Only an admin can forget for good what is kept about {client.name}: it has no "
            "owner. Nothing was changed."
        )
    raise NotAllowed(
        f"Only {owner_name}, who owns {client.name}, or an admin can forget for good what is kept "
        "about it. Nothing was changed."
    )


def require_name_typed(typed: str, name: str) -> None:
    """Case, accents and legal suffixes make no difference. Raises Unreadable."""
    try:
        is_meant = fold_name(clean_name(typed)) == fold_name(name)
    except Unreadable:
        is_meant = False
    if not is_meant:
        raise Unreadable("That is another name, so nothing was deleted. Type it as shown above.")


def names_to_take_out(
    known: Iterable[Known],
    others: Iterable[str],
    client_names: Iterable[str],
    named: Iterable[str] = (),
) -> TakenOut:
    """What tells someone in what is kept about their client: names, parts of names, email, phone.

    `others` are all other people there; `named` those who were named, of whom others are spared.
    Part of a name that is one of theirs, or of the client's own name, tells nobody.
    """
    rows = list(known)
    names = _names(rows)
    them = Called("", names[0], tuple(names[1:]))
    spared = sorted({*client_names, *others, *(n for n in named if not find_meant(n, [them]))})
    taken = {tuple(fold_words(name)) for name in spared}
    words = {word for name in spared for word in fold_words(name)}
    parts = {word for name in names for word in words_of_name(name)}
    return TakenOut(
        whole=_told(rows, [one for one in names if tuple(fold_words(one)) not in taken]),
        short=tuple(sorted(part for part in parts if not words & set(fold_words(part)))),
        phones=_phones(rows),
        spared=tuple(spared),
        called=tuple(names),
    )


def names_anywhere(known: Iterable[Known]) -> TakenOut:
    """What tells someone wherever it stands: names of two words or more, email, phone."""
    rows = list(known)
    names = _names(rows)
    return TakenOut(_told(rows, names), phones=_phones(rows), called=tuple(names))


def names_of_client(names: Iterable[str]) -> tuple[str, ...]:
    """All that a client is called, without its legal suffix, too: "Zephyr" for "Zephyr GmbH"."""
    found = {one for name in names for one in (name, fold_name(name))}
    return tuple(sorted(found))


def _names(rows: Iterable[Known]) -> list[str]:
    return list(dict.fromkeys(name for one in rows for name in (one.name, *one.also)))


def _told(rows: Collection[Known], names: Iterable[str]) -> tuple[str, ...]:
    """Names of two words and more, the first and the last of more; email."""
    whole = {name for name in names if len(fold_words(name)) > 1}
    ends = {f"{words[0]} {words[-1]}" for name in whole if len(words := name.split()) > _TWO}
    return tuple(sorted(whole | ends | {one.email for one in rows if one.email}))


def _phones(rows: Collection[Known]) -> tuple[str, ...]:
    return tuple(sorted({one.phone for one in rows if one.phone}))


def without_facts(line: str, told: Iterable[str], out: TakenOut) -> str:
    """A line as it was typed, without the facts that are told here, and those that name someone."""
    keys = [fold_words(fact) for fact in told]

    def is_gone(fact: str) -> bool:
        words = fold_words(fact)
        return out.is_in(fact) or any(key == words[: len(key)] for key in keys if key)

    pieces, at = [], 0
    for start, end in fact_spans(line):
        if is_gone(line[start:end]):
            pieces += [line[at:start], " …"]
            at = end
    return "".join([*pieces, line[at:]])
