"""Next actions and promises: kept, read as far as the viewer may, closed, and due."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from domain.errors import NotFound
from domain.found import FoundKind
from domain.records import ActionState
from domain.records import NextAction as NextActionRecord
from domain.recurrence import Recurrence, Series
from storage.models import Client, Member, NextAction
from storage.search_texts import put_changed, put_texts
from storage.shapes import AnyRow, AnySelect
from storage.visible import is_hidden_from, visible_to

OPEN = ActionState.OPEN.value
_ADD = insert(NextAction)
_CHANGE = update(NextAction).where(
    NextAction.workspace_id == bindparam("of_workspace"), NextAction.id == bindparam("of_action")
)


def add_next_action(
    connection: Connection,
    action: NextActionRecord,
    *,
    author_id: str,
    confided_to_id: str | None,
    created_at: datetime,
    next_card_on: date | None,
) -> None:
    values = {
        "id": action.id,
        "workspace_id": action.workspace_id,
        "client_id": action.client_id,
        "interaction_id": action.interaction_id,
        "owner_id": action.owner_id,
        "author_id": author_id,
        "confided_to_id": confided_to_id,
        "text": action.text,
        "due_on": action.due_on,
        "is_promise": action.is_promise,
        "wanted_promise": action.wanted_promise,
        "in_confidence": action.in_confidence,
        "state": action.state.value,
        "first_due_on": action.due_on if action.is_promise else None,
        "was_moved_late": False,
        **series_columns(action.series),
        "created_at": created_at,
        "next_card_on": next_card_on,
    }
    connection.execute(_ADD, values)
    put_texts(connection, FoundKind.ACTION, [values])


def series_columns(series: Series | None) -> dict[str, Any]:
    return {
        "repeats": series.recurrence.code if series else None,
        "series_from_on": series.from_on if series else None,
    }


def get_next_action(
    connection: Connection, workspace_id: str, next_action_id: str, *, viewer_id: str
) -> NextActionRecord:
    """Raises NotFound."""
    found = connection.execute(
        select_actions(workspace_id, viewer_id).where(NextAction.id == next_action_id)
    ).first()
    if found is None:
        raise NotFound("That next action is no longer there.")
    return action_record(found, viewer_id)


def list_of_interaction(
    connection: Connection, workspace_id: str, interaction_id: str, *, viewer_id: str
) -> list[NextActionRecord]:
    rows = connection.execute(
        select_actions(workspace_id, viewer_id)
        .where(NextAction.interaction_id == interaction_id)
        .order_by(NextAction.created_at, NextAction.id)
    )
    return [action_record(row, viewer_id) for row in rows]


def list_open_of_client(
    connection: Connection, workspace_id: str, client_id: str, *, viewer_id: str
) -> list[NextActionRecord]:
    """Open ones, the earliest due first, those without a day last."""
    rows = connection.execute(
        select_actions(workspace_id, viewer_id).where(
            NextAction.client_id == client_id, NextAction.state == OPEN
        )
    )
    records = [action_record(row, viewer_id) for row in rows]
    return sorted(records, key=lambda one: (one.due_on or date.max, one.text, one.id))


def list_by_ids(
    connection: Connection, workspace_id: str, action_ids: Iterable[str], *, viewer_id: str
) -> list[NextActionRecord]:
    """Those of these that the viewer may see, the earliest due first."""
    wanted = select_actions(workspace_id, viewer_id).where(NextAction.id.in_(list(action_ids)))
    records = [action_record(row, viewer_id) for row in connection.execute(wanted)]
    return sorted(records, key=lambda one: (one.due_on or date.max, one.text, one.id))


def list_due_of(
    connection: Connection, workspace_id: str, owner_id: str, *, by: date
) -> list[NextActionRecord]:
    """What this owner owes by a day, the earliest due first."""
    rows = connection.execute(
        select_actions(workspace_id, owner_id)
        .where(NextAction.owner_id == owner_id, NextAction.state == OPEN, NextAction.due_on <= by)
        .order_by(NextAction.due_on, NextAction.id)
    )
    return [action_record(row, owner_id) for row in rows]


class UnseenAction(NamedTuple):
    """An open next action that was on no card yet."""

    id: str
    due_on: date
    is_promise: bool
    next_card_on: date | None


def list_unseen_of(connection: Connection, workspace_id: str, owner_id: str) -> list[UnseenAction]:
    """Those of an owner that have a day."""
    rows = connection.execute(
        select(*(getattr(NextAction, name) for name in UnseenAction._fields)).where(
            NextAction.workspace_id == workspace_id,
            NextAction.owner_id == owner_id,
            NextAction.state == OPEN,
            NextAction.due_on.is_not(None),
            NextAction.last_card_on.is_(None),
        )
    )
    return [UnseenAction(*row) for row in rows]


def move_cards(connection: Connection, workspace_id: str, days: Mapping[str, date]) -> None:
    """Set the day of the next card of many next actions, by their ids."""
    rows = [
        {"of_workspace": workspace_id, "of_action": action_id, "card_on": day}
        for action_id, day in days.items()
    ]
    if rows:
        connection.execute(_CHANGE.values(next_card_on=bindparam("card_on")), rows)


class Past(NamedTuple):
    """What became of a next action so far: who wrote it when, its cards, when it was closed.

    `first_due_on` is there for what was a promise once, too.
    """

    author_id: str
    created_at: datetime
    closed_at: datetime | None
    last_card_on: date | None
    next_card_on: date | None
    first_due_on: date | None


_PAST = select(*(getattr(NextAction, name) for name in Past._fields))


def get_past(connection: Connection, workspace_id: str, next_action_id: str) -> Past:
    """Of a next action that is known to be there."""
    wanted = _PAST.where(NextAction.workspace_id == workspace_id, NextAction.id == next_action_id)
    return Past(*connection.execute(wanted).one())


def drop_next_action(connection: Connection, workspace_id: str, next_action_id: str) -> None:
    """As if it had never been there; its cards go with it."""
    connection.execute(
        delete(NextAction).where(
            NextAction.workspace_id == workspace_id, NextAction.id == next_action_id
        )
    )


def change_next_action(
    connection: Connection,
    workspace_id: str,
    next_action_id: str,
    **values: Any,  # noqa: ANN401 - columns
) -> None:
    connection.execute(
        _CHANGE, values | {"of_workspace": workspace_id, "of_action": next_action_id}
    )
    put_changed(connection, workspace_id, FoundKind.ACTION, next_action_id, values)


def select_actions(workspace_id: str, viewer_id: str) -> AnySelect:
    return (
        select(
            *NextAction.__table__.columns,
            Client.name.label("client_name"),
            Member.name.label("owner_name"),
        )
        .join(Client, Client.id == NextAction.client_id)
        .outerjoin(
            Member,
            (Member.workspace_id == NextAction.workspace_id)
            & (Member.user_id == NextAction.owner_id),
        )
        .where(NextAction.workspace_id == workspace_id, visible_to(viewer_id))
    )


def action_record(row: AnyRow, viewer_id: str) -> NextActionRecord:
    is_hidden = is_hidden_from(viewer_id, row, row.owner_id)
    return NextActionRecord(
        id=row.id,
        workspace_id=row.workspace_id,
        client_id=row.client_id,
        client_name=row.client_name,
        owner_id=row.owner_id,
        owner_name=row.owner_name or row.owner_id,
        author_id=row.author_id,
        text="" if is_hidden else row.text,
        due_on=row.due_on,
        is_promise=row.is_promise,
        state=ActionState(row.state),
        in_confidence=row.in_confidence,
        is_hidden=is_hidden,
        interaction_id=row.interaction_id,
        wanted_promise=row.wanted_promise,
        first_due_on=row.first_due_on if row.is_promise else None,
        series=_series(row),
    )


def _series(row: AnyRow) -> Series | None:
    return Series(Recurrence.of(row.repeats), row.series_from_on) if row.repeats else None
