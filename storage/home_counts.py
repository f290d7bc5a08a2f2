"""Counts for the Home tab, all of them in one statement."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, ScalarSelect, exists, func, select

from storage.models import Client, Draft, Interaction, NextAction
from storage.models.columns import Base
from storage.next_actions import OPEN

_IS_PLANNED = exists().where(
    NextAction.workspace_id == Client.workspace_id,
    NextAction.client_id == Client.id,
    NextAction.state == OPEN,
)


class HomeCounts(NamedTuple):
    """Of one member: active clients, those with an open next action, open next actions, drafts."""

    clients: int
    covered: int
    actions: int
    drafts: int
    has_logged: bool


def count_for_home(
    connection: Connection, workspace_id: str, user_id: str, now: datetime
) -> HomeCounts:
    own = (
        Client.workspace_id == workspace_id,
        Client.owner_id == user_id,
        Client.former_on.is_(None),
    )
    open_actions = (
        NextAction.workspace_id == workspace_id,
        NextAction.owner_id == user_id,
        NextAction.state == OPEN,
    )
    waiting = (
        Draft.workspace_id == workspace_id,
        Draft.author_id == user_id,
        Draft.expires_at > now,
    )
    has_logged = exists().where(
        Interaction.workspace_id == workspace_id, Interaction.author_id == user_id
    )
    row = connection.execute(
        select(
            _count(Client, *own),
            _count(Client, *own, _IS_PLANNED),
            _count(NextAction, *open_actions),
            _count(Draft, *waiting),
            has_logged,
        )
    ).one()
    return HomeCounts(row[0], row[1], row[2], row[3], bool(row[4]))


def _count(table: type[Base], *which: ColumnElement[bool]) -> ScalarSelect[Any]:
    return select(func.count()).select_from(table).where(*which).scalar_subquery()
