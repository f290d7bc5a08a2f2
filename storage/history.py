"""The whole history of a client, page by page; each page costs the same however deep it lies."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, or_, select, update

from domain.records import Interaction as InteractionRecord
from storage.interactions import interaction_record, select_interactions
from storage.models import Card, Interaction, NextAction
from storage.next_actions import OPEN
from storage.shapes import AnySelect
from storage.visible import is_told_to


class Place(NamedTuple):
    """Where a page begins: an interaction, by its instant and id."""

    happened_at: datetime
    id: str


def list_before(
    connection: Connection,
    workspace_id: str,
    client_id: str,
    *,
    viewer_id: str,
    place: Place | None,
    limit: int,
) -> list[InteractionRecord]:
    """The newest first: from the newest of all, or those that follow a place."""
    wanted = _of_client(workspace_id, client_id, viewer_id)
    if place:
        wanted = wanted.where(
            Interaction.happened_at <= place.happened_at,
            or_(Interaction.happened_at < place.happened_at, Interaction.id < place.id),
        )
    rows = connection.execute(
        wanted.order_by(Interaction.happened_at.desc(), Interaction.id.desc()).limit(limit)
    )
    return [interaction_record(row, viewer_id) for row in rows]


def list_by_ids(
    connection: Connection, workspace_id: str, interaction_ids: Iterable[str], *, viewer_id: str
) -> list[InteractionRecord]:
    """Those of these whose client the viewer sees."""
    wanted = select_interactions(workspace_id, viewer_id)
    rows = connection.execute(wanted.where(Interaction.id.in_(list(interaction_ids))))
    return [interaction_record(row, viewer_id) for row in rows]


def list_after(
    connection: Connection,
    workspace_id: str,
    client_id: str,
    *,
    viewer_id: str,
    place: Place,
    limit: int,
) -> list[InteractionRecord]:
    """Those newer than a place, the nearest to it first."""
    rows = connection.execute(
        _of_client(workspace_id, client_id, viewer_id)
        .where(
            Interaction.happened_at >= place.happened_at,
            or_(Interaction.happened_at > place.happened_at, Interaction.id > place.id),
        )
        .order_by(Interaction.happened_at, Interaction.id)
        .limit(limit)
    )
    return [interaction_record(row, viewer_id) for row in rows]


def change_actions_of(
    connection: Connection,
    workspace_id: str,
    interaction_id: str,
    **values: Any,  # noqa: ANN401 - columns
) -> None:
    """Change the next actions that came with an interaction."""
    connection.execute(
        update(NextAction)
        .where(NextAction.workspace_id == workspace_id, NextAction.interaction_id == interaction_id)
        .values(**values)
    )


def mark_actions_of(
    connection: Connection,
    workspace_id: str,
    record: InteractionRecord,
    *,
    with_followers: bool,
    **marks: Any,  # noqa: ANN401 - columns of their privacy
) -> None:
    """Change the privacy of those that were as private as `record` was, and as it was its author's.

    With those that followed them, where they come again. What a colleague added in confidence is
    theirs: it is neither opened nor told to anyone else.
    """
    connection.execute(
        update(NextAction)
        .where(
            NextAction.workspace_id == workspace_id,
            NextAction.id.in_(_series_of(workspace_id, record, with_followers=with_followers)),
            NextAction.in_confidence.is_(record.in_confidence),
            or_(
                NextAction.in_confidence.is_(False),
                NextAction.author_id == record.author_id,
            ),
        )
        .values(**marks)
    )


def _series_of(workspace_id: str, record: InteractionRecord, *, with_followers: bool) -> AnySelect:
    """Ids of the next actions of a record, and of all that followed them at its client."""
    wanted: AnySelect = select(NextAction.id).where(
        NextAction.workspace_id == workspace_id, NextAction.interaction_id == record.id
    )
    if not with_followers:
        return wanted
    found = wanted.cte("series", recursive=True)
    following = select(NextAction.id).where(
        NextAction.workspace_id == workspace_id,
        NextAction.follows_id == found.c.id,
        NextAction.client_id == record.client_id,
    )
    return select(found.union(following).c.id)


def keep_passed_actions(
    connection: Connection, workspace_id: str, interaction_id: str, *, author_id: str
) -> None:
    """Open next actions that are no longer the author's stay when the interaction goes."""
    connection.execute(
        update(NextAction)
        .where(
            NextAction.workspace_id == workspace_id,
            NextAction.interaction_id == interaction_id,
            NextAction.owner_id != author_id,
            NextAction.state == OPEN,
        )
        .values(interaction_id=None)
    )


def list_deliveries_of(connection: Connection, workspace_id: str, interaction_id: str) -> list[str]:
    """Ids of the nudges that have a card of a next action which came with an interaction."""
    found = connection.execute(
        select(Card.delivery_id)
        .distinct()
        .join(NextAction, NextAction.id == Card.next_action_id)
        .where(NextAction.workspace_id == workspace_id, NextAction.interaction_id == interaction_id)
    )
    return list(found.scalars())


def _of_client(workspace_id: str, client_id: str, viewer_id: str) -> AnySelect:
    return select_interactions(workspace_id, viewer_id).where(
        Interaction.client_id == client_id, is_told_to(viewer_id)
    )
