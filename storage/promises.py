"""Promises to a client: counted by what became of them, listed, and moved."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, and_, case, func, insert, or_, select

from domain.promises import Fate, Move, Promise, PromiseRecord, fate_of, in_order
from domain.records import ActionState
from storage.ids import new_id
from storage.models import Client, NextAction, PromiseMove
from storage.next_actions import OPEN, action_record, select_actions
from storage.shapes import AnyRow
from storage.visible import visible_to

_DONE, _DROPPED = ActionState.DONE.value, ActionState.DROPPED.value


def add_move(
    connection: Connection,
    workspace_id: str,
    next_action_id: str,
    move: Move,
    *,
    moved_by_id: str,
    now: datetime,
) -> None:
    connection.execute(
        insert(PromiseMove).values(
            id=new_id(),
            workspace_id=workspace_id,
            next_action_id=next_action_id,
            from_on=move.from_on,
            to_on=move.to_on,
            moved_on=move.moved_on,
            moved_at=now,
            moved_by_id=moved_by_id,
        )
    )


def list_moves(
    connection: Connection, workspace_id: str, next_action_id: str, first_on: date | None
) -> tuple[Move, ...]:
    """In the order in which they were made; `first_on` is the day told first."""
    found = _moves_of(connection, workspace_id, [next_action_id])
    return in_order(found.get(next_action_id, ()), first_on)


def count_promises(
    connection: Connection, workspace_id: str, client_id: str, *, viewer_id: str, today: date
) -> PromiseRecord:
    """What became of them, for whoever sees the client: no words are told. One statement."""
    kept, broken = _is(Fate.KEPT, today), _is(Fate.BROKEN, today)
    moved = and_(or_(kept, broken), NextAction.due_on != NextAction.first_due_on)
    is_open = _is(Fate.OPEN, today)
    counts = (func.count(case((which, 1))) for which in (kept, broken, moved, is_open))
    counted = connection.execute(
        select(*counts)
        .join(Client, Client.id == NextAction.client_id)
        .where(
            NextAction.workspace_id == workspace_id,
            NextAction.client_id == client_id,
            NextAction.is_promise,
            visible_to(viewer_id),
        )
    ).one()
    return PromiseRecord(*counted[:3], is_any_open=bool(counted[3]))


def list_promises(
    connection: Connection,
    workspace_id: str,
    client_id: str,
    *,
    viewer_id: str,
    today: date,
    limit: int,
    offset: int = 0,
) -> list[Promise]:
    """Open ones first, the earliest due first; then those closed, the latest first."""
    is_open = NextAction.state == OPEN
    rows = connection.execute(
        select_actions(workspace_id, viewer_id)
        .where(NextAction.client_id == client_id, NextAction.is_promise)
        .order_by(
            case((is_open, 0), else_=1),
            case((is_open, NextAction.due_on)),
            NextAction.closed_at.desc(),
            NextAction.id,
        )
        .limit(limit)
        .offset(offset)
    ).all()
    moves = _moves_of(connection, workspace_id, [row.id for row in rows])
    return [_promise(row, moves.get(row.id, ()), viewer_id, today) for row in rows]


def _promise(
    row: AnyRow, moves: Sequence[tuple[datetime, Move]], viewer_id: str, today: date
) -> Promise:
    late = row.was_moved_late
    state = ActionState(row.state)
    return Promise(
        action=action_record(row, viewer_id),
        first_on=row.first_due_on or row.due_on,
        moves=in_order(moves, row.first_due_on),
        fate=fate_of(state, row.due_on, row.closed_on, today, was_moved_late=late),
        closed_on=row.closed_on,
    )


def _moves_of(
    connection: Connection, workspace_id: str, action_ids: Sequence[str]
) -> dict[str, list[tuple[datetime, Move]]]:
    """With the instants at which they were made."""
    if not action_ids:
        return {}
    rows = connection.execute(
        select(PromiseMove)
        .with_only_columns(
            PromiseMove.next_action_id,
            PromiseMove.moved_at,
            PromiseMove.from_on,
            PromiseMove.to_on,
            PromiseMove.moved_on,
        )
        .where(
            PromiseMove.workspace_id == workspace_id,
            PromiseMove.next_action_id.in_(action_ids),
        )
    )
    found: dict[str, list[tuple[datetime, Move]]] = {}
    for action_id, moved_at, *days in rows:
        found.setdefault(action_id, []).append((moved_at, Move(*days)))
    return found


def _is(fate: Fate, today: date) -> ColumnElement[bool]:
    """The rule of domain/promises.py, as the database reads it."""
    due, state = NextAction.due_on, NextAction.state
    ended_on = func.coalesce(NextAction.closed_on, today)
    is_broken = or_(NextAction.was_moved_late.is_(True), ended_on > due)
    if fate is Fate.BROKEN:
        return is_broken
    wanted = {Fate.KEPT: _DONE, Fate.OPEN: OPEN, Fate.WITHDRAWN: _DROPPED}[fate]
    return and_(state == wanted, ~is_broken)
