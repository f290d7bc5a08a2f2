"""Forgetting a client or a person for good: who may, what is shown first, what is asked."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from domain.errors import NotAllowed, Unreadable
from domain.merge import MergeCounts
from domain.name import clean_name, fold_name, fold_words
from domain.people import Person
from domain.records import Client, Member
from domain.rights import may_forget
from domain.taken_out import TakenOut, words_of_name


@dataclass(frozen=True, slots=True)
class ClientForgetting:
    """What forgetting a client would delete, as far as the asker may know of it."""

    client: Client
    counts: MergeCounts


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
    `client_name`. At the clients in `stays_at` they are known too, and stay.
    """

    person: Person
    client_name: str
    facts: int
    dates: int
    names: tuple[str, ...]
    stays_at: tuple[str, ...] = ()


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
    known: Iterable[Known], others: Iterable[str], client_names: Iterable[str]
) -> TakenOut:
    """What tells someone in what is kept about their client: names, parts of names, email, phone.

    Part of a name that is one of `others` there, or of the client's own name, tells nobody.
    """
    rows = list(known)
    spared = {word for name in (*others, *client_names) for word in fold_words(name)}
    of_client = {tuple(fold_words(name)) for name in client_names}
    names = {name for one in rows for name in (one.name, *one.also)}
    words = {word for name in names for word in words_of_name(name)}
    return TakenOut(
        whole=_told(rows, [one for one in names if tuple(fold_words(one)) not in of_client]),
        short=tuple(sorted(word for word in words if not spared & set(fold_words(word)))),
        phones=_phones(rows),
    )


def names_anywhere(known: Iterable[Known]) -> TakenOut:
    """What tells someone wherever it stands: names of two words or more, email, phone."""
    rows = list(known)
    names = {name for one in rows for name in (one.name, *one.also)}
    return TakenOut(_told(rows, names), phones=_phones(rows))


def _told(rows: Collection[Known], names: Iterable[str]) -> tuple[str, ...]:
    whole = {name for name in names if len(fold_words(name)) > 1}
    return tuple(sorted(whole | {one.email for one in rows if one.email}))


def _phones(rows: Collection[Known]) -> tuple[str, ...]:
    return tuple(sorted({one.phone for one in rows if one.phone}))
