"""What a client has, counted for who is asked whether to merge or forget it."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, select

from domain.important_dates import DateKind
from domain.merge import MergeCounts
from storage.models import Fact, ImportantDate, Interaction, NextAction, Person, Prep
from storage.preps import OPEN
from storage.visible import is_read_by, is_told_to


def count_things(
    connection: Connection, workspace_id: str, client_id: str, *, viewer_id: str
) -> MergeCounts:
    """What a client has. Notes that others hold in confidence are not told of."""
    counted = connection.execute(
        select(
            _count(Interaction, workspace_id, client_id, is_told_to(viewer_id)),
            _count(NextAction, workspace_id, client_id),
            _count(Person, workspace_id, client_id, Person.merged_into_id.is_(None)),
            _count(Fact, workspace_id, client_id, is_read_by(Fact, viewer_id)),
            _count(
                ImportantDate,
                workspace_id,
                client_id,
                ImportantDate.kind != DateKind.BIRTHDAY.value,
            ),
            _count(
                Prep, workspace_id, client_id, Prep.state.in_(OPEN), is_read_by(Prep, viewer_id)
            ),
        )
    ).one()
    return MergeCounts(*counted)


def _count(
    table: Any,  # noqa: ANN401 - a table of the models
    workspace_id: str,
    client_id: str,
    *also: ColumnElement[bool],
) -> Any:  # noqa: ANN401 - a scalar subquery of any table
    which = and_(table.workspace_id == workspace_id, table.client_id == client_id, *also)
    return select(func.count(table.id)).where(which).scalar_subquery()
