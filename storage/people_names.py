"""Names of people at a client, for the log form and for reading who is meant."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, or_, select

from domain.people import Called
from storage.models import Client, Interaction, Person
from storage.visible import visible_to

_RECENT = 50
_CALLED = (
    select(Person.id, Person.name, Person.also)
    .join(Client, Client.id == Person.client_id)
    .where(
        Person.workspace_id == bindparam("workspace_id"),
        Person.client_id == bindparam("client_id"),
        Person.merged_into_id.is_(None),
        visible_to(bindparam("viewer_id")),
    )
    .order_by(Person.name, Person.id)
)


def list_called(
    connection: Connection, workspace_id: str, client_id: str, *, viewer_id: str
) -> list[Called]:
    """Everyone who is or was there, by what they are called: on the way of every line."""
    asked = {"workspace_id": workspace_id, "client_id": client_id, "viewer_id": viewer_id}
    rows = connection.execute(_CALLED, asked)
    return [Called(person_id, name, tuple(also)) for person_id, name, also in rows]


def list_names(
    connection: Connection, workspace_id: str, client_id: str, *, viewer_id: str
) -> list[str]:
    """Those who are known there and have not left, as far as the viewer may see the client."""
    wanted = (
        select(Person.name)
        .join(Client, Client.id == Person.client_id)
        .where(
            Person.workspace_id == workspace_id,
            Person.client_id == client_id,
            Person.left_on.is_(None),
            Person.merged_into_id.is_(None),
            visible_to(viewer_id),
        )
        .order_by(Person.name)
    )
    return list(connection.execute(wanted).scalars())


def list_recent_names(
    connection: Connection, workspace_id: str, client_id: str, *, viewer_id: str
) -> list[str]:
    """Those named in the last interactions, the latest first.

    What others hold in confidence is left out: to read names of it would be reading it.
    """
    wanted = (
        select(Interaction.people)
        .join(Client, Client.id == Interaction.client_id)
        .where(
            Interaction.workspace_id == workspace_id,
            Interaction.client_id == client_id,
            visible_to(viewer_id),
            or_(Interaction.in_confidence.is_(False), Interaction.author_id == viewer_id),
        )
        .order_by(Interaction.happened_at.desc())
        .limit(_RECENT)
    )
    found = connection.execute(wanted).scalars()
    return list(dict.fromkeys(name for names in found for name in names))


class PersonCard(NamedTuple):
    """What someone is found by: all their names, their title and email."""

    id: str
    names: tuple[str, ...]
    title: str
    email: str


def list_person_cards(
    connection: Connection, workspace_id: str, person_ids: Iterable[str], *, viewer_id: str
) -> list[PersonCard]:
    """Those of these at a client that the viewer sees."""
    rows = connection.execute(
        select(Person.id, Person.name, Person.also, Person.title, Person.email)
        .join(Client, Client.id == Person.client_id)
        .where(
            Person.workspace_id == workspace_id,
            Person.id.in_(list(person_ids)),
            Person.merged_into_id.is_(None),
            visible_to(viewer_id),
        )
    )
    return [PersonCard(one.id, (one.name, *one.also), one.title, one.email) for one in rows]
