"""Names of people at a client, for the typeahead of the log form."""

from sqlalchemy import Connection, or_, select

from storage.models import Client, Interaction, Person
from storage.visible import visible_to

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
            or_(
                Interaction.in_confidence.is_(False),
                Interaction.author_id == viewer_id,
                Interaction.confided_to_id == viewer_id,
            ),
        )
        .order_by(Interaction.happened_at.desc())
        .limit(_RECENT)
    )
    found = connection.execute(wanted).scalars()
    return list(dict.fromkeys(name for names in found for name in names))
