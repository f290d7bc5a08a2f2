"""People at a client: kept, suggested in the log form, known by their Slack user id."""

from sqlalchemy import Connection, insert, select

from storage.models import Client, Interaction, Person
from storage.visible import is_read_by, visible_to

_RECENT = 50


def list_names(
    connection: Connection, workspace_id: str, client_id: str, *, viewer_id: str
) -> list[str]:
    """Those who are known there, as far as the viewer may see the client."""
    wanted = (
        select(Person.name)
        .join(Client, Client.id == Person.client_id)
        .where(
            Person.workspace_id == workspace_id,
            Person.client_id == client_id,
            visible_to(viewer_id),
        )
        .order_by(Person.name)
    )
    return list(connection.execute(wanted).scalars())


def list_recent_names(
    connection: Connection, workspace_id: str, client_id: str, *, viewer_id: str
) -> list[str]:
    """Those named in the last interactions that the viewer may read, the latest first."""
    wanted = (
        select(Interaction.people)
        .join(Client, Client.id == Interaction.client_id)
        .where(
            Interaction.workspace_id == workspace_id,
            Interaction.client_id == client_id,
            visible_to(viewer_id),
            is_read_by(Interaction, viewer_id),
        )
        .order_by(Interaction.happened_at.desc())
        .limit(_RECENT)
    )
    found = connection.execute(wanted).scalars()
    return list(dict.fromkeys(name for names in found for name in names))


def add_person(
    connection: Connection,
    *,
    person_id: str,
    workspace_id: str,
    client_id: str,
    name: str,
    slack_user_id: str,
) -> None:
    connection.execute(
        insert(Person).values(
            id=person_id,
            workspace_id=workspace_id,
            client_id=client_id,
            name=name,
            slack_user_id=slack_user_id,
        )
    )


def find_client_ids_of(
    connection: Connection, workspace_id: str, slack_user_id: str, *, viewer_id: str
) -> list[str]:
    """Clients that the viewer may see where someone with this Slack user id is known."""
    wanted = (
        select(Person.client_id)
        .join(Client, Client.id == Person.client_id)
        .where(
            Person.workspace_id == workspace_id,
            Person.slack_user_id == slack_user_id,
            visible_to(viewer_id),
        )
    )
    return list(connection.execute(wanted).scalars())
