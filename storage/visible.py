"""Who may see a client, and who may read what: one rule, used by every query for a viewer."""

from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from domain.records import Visibility
from domain.rights import may_read
from storage.models import Client, ClientMember, Interaction
from storage.shapes import AnyRow


def visible_to(viewer: Any, client: Any = Client) -> ColumnElement[bool]:  # noqa: ANN401
    """Whether the viewer sees the client: a team client, an own one, one they are named for.

    Nobody sees one that was merged into another. The viewer is an id, a parameter or a column; the
    client is the table or an alias of it.
    """
    return and_(client.merged_into_id.is_(None), is_open_to(viewer, client))


def is_open_to(viewer: Any, client: Any = Client) -> ColumnElement[bool]:  # noqa: ANN401
    """The same for one that may have been merged into another, as a card of it tells its name."""
    is_named = (
        select(ClientMember.user_id)
        .where(
            ClientMember.workspace_id == client.workspace_id,
            ClientMember.client_id == client.id,
            ClientMember.user_id == viewer,
        )
        .exists()
    )
    return or_(client.visibility == Visibility.TEAM.value, client.owner_id == viewer, is_named)


def is_read_by(table: Any, viewer: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a table; as above
    """Whether the viewer may read the words: what is in confidence only its readers."""
    return or_(
        table.in_confidence.is_(False),
        table.author_id == viewer,
        table.confided_to_id == viewer,
        table.agreed_to_id == viewer,
    )


def is_told_to(viewer: Any) -> ColumnElement[bool]:  # noqa: ANN401 - as visible_to
    """Whether the viewer is told that an interaction took place.

    Of what others hold in confidence a contact is told, a note is not.
    """
    return or_(Interaction.is_contact.is_(True), is_read_by(Interaction, viewer))


def is_hidden_from(viewer_id: str, row: AnyRow, *also: str | None) -> bool:
    """The same as is_read_by, turned round, for a row that was read; `also` are other readers."""
    readers = {row.author_id, row.confided_to_id, row.agreed_to_id, *also}
    return not may_read(viewer_id, readers, in_confidence=bool(row.in_confidence))
