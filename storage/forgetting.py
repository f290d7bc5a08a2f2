"""Clients and people deleted with all they have, for good."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, and_, delete, func, or_, select, update

from domain.deliveries import DeliveryKind
from domain.forget import Known
from domain.important_dates import DateKind
from domain.name import fold_words
from domain.preps import prep_id_of
from domain.records import Standing
from storage.deliveries import mark_stale
from storage.deliveries_changed import mark_changed
from storage.models import (
    Card,
    Client,
    ClientMember,
    ClientName,
    Delivery,
    Fact,
    ImportantDate,
    Interaction,
    Member,
    NextAction,
    Person,
    Prep,
    SearchText,
)
from storage.visible import is_read_by

_ABOUT_PREP = (DeliveryKind.PREP.value, DeliveryKind.HOW_IT_WENT.value)
# What a client has, each found by an index; the rest goes with these. The client goes last.
_OF_CLIENT: tuple[Any, ...] = (
    Card,
    Prep,
    Fact,
    ImportantDate,
    NextAction,
    Interaction,
    Person,
    ClientMember,
    ClientName,
    SearchText,
)


def list_family(connection: Connection, workspace_id: str, client_id: str) -> list[str]:
    """The client, and all that were merged into it, one after the other."""
    family, found = {client_id}, {client_id}
    while found:
        merged = select(Client.id).where(
            Client.workspace_id == workspace_id, Client.merged_into_id.in_(found)
        )
        found = set(connection.execute(merged).scalars()) - family
        family |= found
    return sorted(family)


def list_family_names(
    connection: Connection, workspace_id: str, client_ids: Collection[str]
) -> list[str]:
    """All that these clients are or were called."""
    names: set[str] = set()
    for table, id_ in ((Client, Client.id), (ClientName, ClientName.client_id)):
        wanted = select(table.name).where(
            table.workspace_id == workspace_id, id_.in_(sorted(client_ids))
        )
        names |= set(connection.execute(wanted).scalars())
    return sorted(names)


def drop_clients(connection: Connection, workspace_id: str, client_ids: Collection[str]) -> None:
    """Delete them with all they have; messages that showed them are drawn anew without."""
    mark_messages(connection, workspace_id, client_ids)
    gone = select(Person.id).where(
        Person.workspace_id == workspace_id, Person.client_id.in_(sorted(client_ids))
    )
    _lose_way(connection, workspace_id, connection.execute(gone).scalars().all())
    for table in _OF_CLIENT:
        connection.execute(
            delete(table).where(
                table.workspace_id == workspace_id, table.client_id.in_(sorted(client_ids))
            )
        )
    connection.execute(
        delete(Client).where(Client.workspace_id == workspace_id, Client.id.in_(sorted(client_ids)))
    )


def mark_messages(connection: Connection, workspace_id: str, client_ids: Iterable[str]) -> None:
    """Nudges and messages about planned talks that show these clients no longer say how it is."""
    wanted = sorted(client_ids)
    shown = connection.execute(
        select(Card.delivery_id).where(
            Card.workspace_id == workspace_id, Card.client_id.in_(wanted)
        )
    )
    stale = set(shown.scalars())
    planned = set(
        connection.execute(
            select(Prep.id).where(Prep.workspace_id == workspace_id, Prep.client_id.in_(wanted))
        ).scalars()
    )
    if planned:
        messages = connection.execute(
            select(Delivery.id, Delivery.key).where(
                Delivery.workspace_id == workspace_id, Delivery.kind.in_(_ABOUT_PREP)
            )
        )
        stale |= {row.id for row in messages if prep_id_of(row.key) in planned}
    mark_stale(connection, workspace_id, stale)
    mark_changed(connection, workspace_id, stale)


def list_known(connection: Connection, workspace_id: str, person_id: str) -> list[Known]:
    """All rows of someone: at each client they went to or came from, and those merged into them."""
    known: dict[str, Known] = {}
    wanted = {person_id}
    while True:
        clients = sorted({one.client_id for one in known.values()})
        is_linked = or_(
            Person.id.in_(sorted(wanted)),
            Person.went_to_id.in_(sorted(wanted)),
            and_(Person.client_id.in_(clients), Person.merged_into_id.in_(sorted(wanted))),
        )
        rows = connection.execute(
            select(*map(_of_person, Known._fields), Person.went_to_id, Person.merged_into_id).where(
                Person.workspace_id == workspace_id, is_linked
            )
        ).all()
        new = {row.id: Known(*row[:-2]) for row in rows if row.id not in known}
        if not new:
            return sorted(known.values())
        known |= new
        wanted |= known.keys()
        wanted |= {one for row in rows for one in (row.went_to_id, row.merged_into_id) if one}


def _of_person(field: str) -> Any:  # noqa: ANN401 - a column
    return getattr(Person, field)


def drop_people(connection: Connection, workspace_id: str, person_ids: Iterable[str]) -> None:
    """Delete them, facts and dates about them with their cards, and the way they went."""
    ids = sorted(person_ids)
    dates = select(ImportantDate.id).where(
        ImportantDate.workspace_id == workspace_id, ImportantDate.person_id.in_(ids)
    )
    gone = list(connection.execute(dates).scalars())
    for table, which in (
        (Card, Card.date_id.in_(gone)),
        (Fact, Fact.person_id.in_(ids)),
        (ImportantDate, ImportantDate.person_id.in_(ids)),
    ):
        connection.execute(delete(table).where(table.workspace_id == workspace_id, which))
    _lose_way(connection, workspace_id, ids)
    connection.execute(
        delete(Person).where(Person.workspace_id == workspace_id, Person.id.in_(ids))
    )


def _lose_way(connection: Connection, workspace_id: str, person_ids: Iterable[str]) -> None:
    """Who went where these are keeps no trace of it."""
    connection.execute(
        update(Person)
        .where(Person.workspace_id == workspace_id, Person.went_to_id.in_(list(person_ids)))
        .values(went_to_id=None)
    )


def unname_strangers(connection: Connection, workspace_id: str, user_ids: Collection[str]) -> None:
    """Guests and people of other organisations among these users are known by their id only."""
    connection.execute(
        update(Member)
        .where(
            Member.workspace_id == workspace_id,
            Member.user_id.in_(sorted(user_ids)),
            Member.standing != Standing.MEMBER.value,
        )
        .values(name=Member.user_id)
    )


def list_named(connection: Connection, workspace_id: str, client_id: str) -> list[str]:
    """All who are named in what was logged and planned with a client."""
    found: set[str] = set()
    for table in (Interaction, Prep):
        rows = connection.execute(
            select(table.people).where(
                table.workspace_id == workspace_id, table.client_id == client_id
            )
        )
        found |= {name for names in rows.scalars() for name in names}
    return sorted(found)


def list_told(
    connection: Connection, workspace_id: str, person_ids: Iterable[str]
) -> list[tuple[str, str]]:
    """(record, text) of each fact about these people that came with a record."""
    rows = connection.execute(
        select(Fact.interaction_id, Fact.text).where(
            Fact.workspace_id == workspace_id,
            Fact.person_id.in_(sorted(person_ids)),
            Fact.interaction_id.is_not(None),
        )
    )
    return [(row.interaction_id, row.text) for row in rows]


def count_about(
    connection: Connection, workspace_id: str, person_ids: Iterable[str], viewer_id: str
) -> tuple[int, int]:
    """How many facts, of those the viewer may read, and dates there are about these people."""
    ids = sorted(person_ids)
    facts = select(func.count(Fact.id)).where(
        Fact.workspace_id == workspace_id, Fact.person_id.in_(ids), is_read_by(Fact, viewer_id)
    )
    dates = select(func.count(ImportantDate.id)).where(
        ImportantDate.workspace_id == workspace_id,
        ImportantDate.person_id.in_(ids),
        ImportantDate.kind != DateKind.BIRTHDAY.value,
    )
    return connection.execute(facts).scalar_one(), connection.execute(dates).scalar_one()


def list_namesake_clients(
    connection: Connection,
    workspace_id: str,
    person_ids: Iterable[str],
    names: Iterable[str],
    *,
    but: Collection[str],
) -> set[str]:
    """The clients where one of these people, others than `but`, goes by one of the names."""
    wanted = [fold_words(name) for name in names]
    rows = connection.execute(
        select(Person.id, Person.client_id, Person.name, Person.also).where(
            Person.workspace_id == workspace_id, Person.id.in_(sorted(person_ids))
        )
    )
    return {
        row.client_id
        for row in rows
        if row.id not in but and any(fold_words(name) in wanted for name in (row.name, *row.also))
    }
