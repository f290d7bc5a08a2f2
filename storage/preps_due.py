"""Planned talks whose message is due, those that a record is of, and those that pass to another."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, select, update

from domain.preps import Prep as PrepRecord
from domain.preps import PrepState
from domain.records import Member
from storage.models import Client, Prep
from storage.preps import OPEN, prep_record, select_preps
from storage.shapes import AnySelect
from storage.visible import is_hidden_from, visible_to


def has_due(connection: Connection, workspace_id: str, now: datetime) -> bool:
    """Whether a message about any is due: one look at an index."""
    due = select(Prep.id).where(Prep.workspace_id == workspace_id, Prep.due_at <= now)
    return connection.execute(due.limit(1)).first() is not None


def list_due(
    connection: Connection, workspace_id: str, now: datetime, *, limit: int
) -> list[tuple[PrepRecord, bool]]:
    """Those due by now, and whether their owner sees the client and it is still one.

    On PostgreSQL their rows are locked, and those locked by another process are passed over.
    """
    is_for_owner = and_(visible_to(Prep.owner_id), Client.former_on.is_(None))
    rows = connection.execute(
        _select()
        .add_columns(is_for_owner.label("is_for_owner"))
        .where(Prep.workspace_id == workspace_id, Prep.due_at <= now)
        .order_by(Prep.due_at, Prep.id)
        .limit(limit)
        .with_for_update(of=Prep, skip_locked=True)
    )
    return [(prep_record(row, None), bool(row.is_for_owner)) for row in rows]


def list_tied(connection: Connection, workspace_id: str, interaction_id: str) -> list[PrepRecord]:
    """Those that a record is of, for Rapport itself."""
    rows = connection.execute(
        _select().where(Prep.workspace_id == workspace_id, Prep.interaction_id == interaction_id)
    )
    return [prep_record(row, None) for row in rows]


def find_state(connection: Connection, workspace_id: str, prep_id: str) -> PrepState | None:
    """Where it stands; None where it is gone."""
    found = connection.execute(
        select(Prep.state).where(Prep.workspace_id == workspace_id, Prep.id == prep_id)
    ).scalar()
    return PrepState(found) if found else None


def hand_over_preps(
    connection: Connection, from_id: str, to: Member, client_ids: Iterable[str]
) -> list[str]:
    """A member's open ones with these clients become another's; their ids.

    As far as the other may read them.
    """
    return _pass_on(connection, from_id, to, Prep.client_id.in_(list(client_ids)))


def give_preps_back(
    connection: Connection, from_id: str, to: Member, prep_ids: Iterable[str]
) -> None:
    """Of these, what is still open and with who got them."""
    _pass_on(connection, from_id, to, Prep.id.in_(list(prep_ids)))


def _pass_on(
    connection: Connection, from_id: str, to: Member, which: ColumnElement[bool]
) -> list[str]:
    rows = connection.execute(
        select_preps(to)
        .where(Prep.owner_id == from_id, Prep.state.in_(OPEN), which)
        .with_for_update(of=Prep)
    ).all()
    passed = [row.id for row in rows if not is_hidden_from(to.user_id, row)]
    if passed:
        connection.execute(
            update(Prep)
            .where(Prep.workspace_id == to.workspace_id, Prep.id.in_(passed))
            .values(owner_id=to.user_id)
        )
    return sorted(passed)


def _select() -> AnySelect:
    return select(
        Prep.__table__,
        Client.name.label("client_name"),
        Client.owner_id.label("client_owner_id"),
    ).join(Client, Client.id == Prep.client_id)
