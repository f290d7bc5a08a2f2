"""Interactions: kept, read as far as the viewer may, taken back."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from domain.errors import NotFound
from domain.found import FoundKind
from domain.records import Interaction as InteractionRecord
from domain.records import Kind, Topic
from storage.models import Client, Interaction, Member
from storage.search_texts import put_changed, put_texts
from storage.shapes import AnyRow, AnySelect
from storage.visible import is_hidden_from, is_read_by, is_told_to, visible_to

_JOINED = (
    Interaction,
    Client.name.label("client_name"),
    Member.name.label("author_name"),
)
_ADD = insert(Interaction)
_FIND_SAME_LINE = (
    select(Interaction.id)
    .where(
        Interaction.workspace_id == bindparam("workspace_id"),
        Interaction.author_id == bindparam("author_id"),
        Interaction.created_at >= bindparam("since"),
        Interaction.line == bindparam("line"),
    )
    .limit(1)
)


def add_interaction(
    connection: Connection, kept: InteractionRecord, *, confided_to_id: str | None, line: str
) -> None:
    """Keep it; `confided_to_id` is the client's owner of that day where it is in confidence."""
    values = {
        "id": kept.id,
        "workspace_id": kept.workspace_id,
        "client_id": kept.client_id,
        "author_id": kept.author_id,
        "confided_to_id": confided_to_id,
        "kind": kept.kind.value,
        "is_contact": kept.is_contact,
        "happened_at": kept.happened_at,
        "created_at": kept.created_at,
        "minutes": kept.minutes,
        "people": list(kept.people),
        "topic": kept.topic.value if kept.topic else None,
        "summary": kept.summary,
        "line": line,
        "in_confidence": kept.in_confidence,
        "needs_no_next": kept.needs_no_next,
        "permalink": kept.permalink,
    }
    connection.execute(_ADD, values)
    put_texts(connection, FoundKind.INTERACTION, [values])


def find_interaction(
    connection: Connection, workspace_id: str, interaction_id: str, *, viewer_id: str
) -> InteractionRecord | None:
    found = connection.execute(
        select_interactions(workspace_id, viewer_id).where(Interaction.id == interaction_id)
    ).first()
    return interaction_record(found, viewer_id) if found else None


def find_client_id(
    connection: Connection, workspace_id: str, interaction_id: str, *, to_change: bool = False
) -> str | None:
    """Whose it is. `to_change` keeps others from changing it until the transaction ends."""
    wanted = select(Interaction.client_id).where(
        Interaction.workspace_id == workspace_id, Interaction.id == interaction_id
    )
    return connection.execute(wanted.with_for_update() if to_change else wanted).scalar()


def get_line(connection: Connection, workspace_id: str, interaction_id: str) -> str:
    """What was typed, word for word. Raises NotFound."""
    line = connection.execute(
        select(Interaction.line).where(
            Interaction.workspace_id == workspace_id, Interaction.id == interaction_id
        )
    ).scalar()
    if line is None:
        raise NotFound("That log is no longer there.")
    return line


def find_same_line(
    connection: Connection, workspace_id: str, author_id: str, line: str, *, since: datetime
) -> str | None:
    """Id of an interaction that the author logged with the same words since an instant."""
    asked = {
        "workspace_id": workspace_id,
        "author_id": author_id,
        "since": since,
        "line": line,
    }
    return connection.execute(_FIND_SAME_LINE, asked).scalar()


class LastLog(NamedTuple):
    """What a member logged last."""

    id: str
    client_id: str
    created_at: datetime


def find_last_by(connection: Connection, workspace_id: str, author_id: str) -> LastLog | None:
    """What the author logged last."""
    found = connection.execute(
        select(Interaction.id, Interaction.client_id, Interaction.created_at)
        .where(Interaction.workspace_id == workspace_id, Interaction.author_id == author_id)
        .order_by(Interaction.created_at.desc())
        .limit(1)
    ).first()
    return LastLog(*found) if found else None


def find_by_permalink(
    connection: Connection, workspace_id: str, client_id: str, permalink: str, *, viewer_id: str
) -> str | None:
    """Id of the note kept from this message for this client, if the viewer may read it."""
    return connection.execute(
        select(Interaction.id)
        .where(
            Interaction.workspace_id == workspace_id,
            Interaction.client_id == client_id,
            Interaction.permalink == permalink,
            is_read_by(Interaction, viewer_id),
        )
        .order_by(Interaction.created_at)
        .limit(1)
    ).scalar()


def list_last_of_client(
    connection: Connection, workspace_id: str, client_id: str, *, viewer_id: str, limit: int
) -> list[InteractionRecord]:
    """The latest interactions, as far as the viewer may know of them."""
    rows = connection.execute(
        select_interactions(workspace_id, viewer_id)
        .where(
            Interaction.client_id == client_id,
            is_told_to(viewer_id),
        )
        .order_by(Interaction.happened_at.desc())
        .limit(limit)
    )
    return [interaction_record(row, viewer_id) for row in rows]


def find_last_contact_at(
    connection: Connection, workspace_id: str, client_id: str
) -> datetime | None:
    return connection.execute(
        select(func.max(Interaction.happened_at)).where(
            Interaction.workspace_id == workspace_id,
            Interaction.client_id == client_id,
            Interaction.is_contact.is_(True),
        )
    ).scalar()


def change_interaction(
    connection: Connection,
    workspace_id: str,
    interaction_id: str,
    **values: Any,  # noqa: ANN401 - columns
) -> None:
    connection.execute(
        update(Interaction)
        .where(Interaction.workspace_id == workspace_id, Interaction.id == interaction_id)
        .values(**values)
    )
    put_changed(connection, workspace_id, FoundKind.INTERACTION, interaction_id, values)


def drop_interaction(connection: Connection, workspace_id: str, interaction_id: str) -> None:
    """Delete it with the next actions that came with it."""
    connection.execute(
        delete(Interaction).where(
            Interaction.workspace_id == workspace_id, Interaction.id == interaction_id
        )
    )


def select_interactions(workspace_id: str, viewer_id: str) -> AnySelect:
    return (
        select(*(column for part in _JOINED for column in _columns(part)))
        .join(Client, Client.id == Interaction.client_id)
        .outerjoin(
            Member,
            (Member.workspace_id == Interaction.workspace_id)
            & (Member.user_id == Interaction.author_id),
        )
        .where(Interaction.workspace_id == workspace_id, visible_to(viewer_id))
    )


def _columns(part: Any) -> list[Any]:  # noqa: ANN401 - a table or one column
    return list(part.__table__.columns) if part is Interaction else [part]


def interaction_record(row: AnyRow, viewer_id: str) -> InteractionRecord:
    is_hidden = is_hidden_from(viewer_id, row)
    return InteractionRecord(
        id=row.id,
        workspace_id=row.workspace_id,
        client_id=row.client_id,
        client_name=row.client_name,
        author_id=row.author_id,
        author_name=row.author_name or row.author_id,
        kind=Kind(row.kind),
        is_contact=row.is_contact,
        happened_at=row.happened_at,
        created_at=row.created_at,
        minutes=None if is_hidden else row.minutes,
        people=() if is_hidden else tuple(row.people),
        topic=Topic(row.topic) if row.topic and not is_hidden else None,
        summary="" if is_hidden else row.summary,
        in_confidence=row.in_confidence,
        is_hidden=is_hidden,
        needs_no_next=row.needs_no_next and not is_hidden,
        permalink=None if is_hidden else row.permalink,
        reader_ids=_readers(row) if row.in_confidence and not is_hidden else (),
    )


def _readers(row: AnyRow) -> tuple[str, ...]:
    return tuple(filter(None, (row.author_id, row.confided_to_id, row.agreed_to_id)))
