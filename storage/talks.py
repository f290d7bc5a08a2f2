"""The latest contacts with a client: in full, and as little of them as the warnings need."""

from sqlalchemy import Connection, select

from domain.brief import KnownRole, Talk
from domain.people import Role
from domain.records import Interaction as InteractionRecord
from domain.records import Kind, Topic
from storage.interactions import interaction_record, select_interactions
from storage.models import Client, Interaction, Person
from storage.visible import is_read_by, visible_to

_LOOKED_AT = 30


def list_last_contacts(
    connection: Connection, workspace_id: str, client_id: str, *, viewer_id: str, limit: int
) -> list[InteractionRecord]:
    """The newest first, notes and gifts left out; of others' in confidence that they took place."""
    rows = connection.execute(
        select_interactions(workspace_id, viewer_id)
        .where(Interaction.client_id == client_id, Interaction.is_contact.is_(True))
        .order_by(Interaction.happened_at.desc(), Interaction.id)
        .limit(limit)
    )
    return [interaction_record(row, viewer_id) for row in rows]


def list_talks(
    connection: Connection, workspace_id: str, client_id: str, *, viewer_id: str, limit: int
) -> list[Talk]:
    """What the viewer may read of the latest contacts, the newest first."""
    wanted = (
        select(Interaction.kind, Interaction.happened_at, Interaction.topic, Interaction.people)
        .join(Client, Client.id == Interaction.client_id)
        .where(
            Interaction.workspace_id == workspace_id,
            Interaction.client_id == client_id,
            Interaction.is_contact.is_(True),
            visible_to(viewer_id),
            is_read_by(Interaction, viewer_id),
        )
        .order_by(Interaction.happened_at.desc(), Interaction.id)
        .limit(limit)
    )
    return [
        Talk(Kind(kind), happened_at, Topic(topic) if topic else None, tuple(people))
        for kind, happened_at, topic, people in connection.execute(wanted)
    ]


def list_roles(
    connection: Connection, workspace_id: str, client_id: str, *, viewer_id: str
) -> list[KnownRole]:
    """Everyone who is at the client, by the names they go by, with their role."""
    wanted = (
        select(Person.name, Person.also, Person.role)
        .join(Client, Client.id == Person.client_id)
        .where(
            Person.workspace_id == workspace_id,
            Person.client_id == client_id,
            Person.left_on.is_(None),
            Person.merged_into_id.is_(None),
            visible_to(viewer_id),
        )
        .order_by(Person.name, Person.id)
    )
    return [
        KnownRole((name, *also), Role(role) if role else None)
        for name, also, role in connection.execute(wanted)
    ]


def list_last_clients_of(
    connection: Connection, workspace_id: str, author_id: str, *, limit: int
) -> list[str]:
    """Ids of the clients that the author logged last, the latest first."""
    wanted = (
        select(Interaction.client_id)
        .where(Interaction.workspace_id == workspace_id, Interaction.author_id == author_id)
        .order_by(Interaction.created_at.desc())
        .limit(_LOOKED_AT)
    )
    return list(dict.fromkeys(connection.execute(wanted).scalars()))[:limit]
