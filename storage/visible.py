"""Who may see a client: one rule, used by every query that reaches clients for a viewer."""

from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from domain.records import Visibility
from storage.models import Client, ClientMember


def visible_to(viewer: Any) -> ColumnElement[bool]:  # noqa: ANN401 - an id, a parameter, a column
    """Whether the viewer sees the client: a team client, an own one, one they are named for.

    Nobody sees one that was merged into another.
    """
    return and_(Client.merged_into_id.is_(None), is_open_to(viewer))


def is_open_to(viewer: Any) -> ColumnElement[bool]:  # noqa: ANN401 - as visible_to
    """The same for one that may have been merged into another, as a card of it tells its name."""
    is_named = (
        select(ClientMember.user_id)
        .where(
            ClientMember.workspace_id == Client.workspace_id,
            ClientMember.client_id == Client.id,
            ClientMember.user_id == viewer,
        )
        .exists()
    )
    return or_(Client.visibility == Visibility.TEAM.value, Client.owner_id == viewer, is_named)
