"""Planned talks: kept, and found by those who see their client; words by who may read them."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, insert, or_, select, update

from domain.errors import NotFound
from domain.preps import OPEN_STATES, RESTORED_FOR, PrepState
from domain.preps import Prep as PrepRecord
from domain.records import Kind, Member
from storage.models import Client, Prep
from storage.models import Member as MemberRow
from storage.shapes import AnyRow, AnySelect
from storage.visible import is_hidden_from, visible_to

OPEN = [state.value for state in OPEN_STATES]


def get_prep(
    connection: Connection, who: Member, prep_id: str, *, to_change: bool = False
) -> PrepRecord:
    """As this viewer may read it. Raises NotFound, also where they do not see its client."""
    found = find_prep(connection, who, prep_id, to_change=to_change)
    if found is None:
        raise NotFound("That plan is no longer there.")
    return found


def find_prep(
    connection: Connection, who: Member, prep_id: str, *, to_change: bool = False
) -> PrepRecord | None:
    """`to_change` keeps others from changing it until the transaction ends."""
    wanted = select_preps(who).where(Prep.id == prep_id)
    found = connection.execute(wanted.with_for_update(of=Prep) if to_change else wanted).first()
    return prep_record(found, who) if found else None


def list_of_client(
    connection: Connection,
    who: Member,
    client_id: str,
    now: datetime,
    *,
    since: datetime,
    limit: int,
) -> list[PrepRecord]:
    """Open ones that start at `since` or later, the soonest first; with those just cancelled."""
    rows = connection.execute(
        select_preps(who)
        .where(Prep.client_id == client_id, Prep.starts_at >= since, _is_shown(now))
        .order_by(Prep.starts_at, Prep.id)
        .limit(limit)
    )
    return [prep_record(row, who) for row in rows]


def list_of_owner(
    connection: Connection,
    who: Member,
    now: datetime,
    *,
    since: datetime,
    until: datetime,
    limit: int,
) -> list[PrepRecord]:
    """The viewer's own in a stretch of time, as `list_of_client`."""
    rows = connection.execute(
        select_preps(who)
        .where(
            Prep.owner_id == who.user_id,
            Prep.starts_at >= since,
            Prep.starts_at < until,
            _is_shown(now),
        )
        .order_by(Prep.starts_at, Prep.id)
        .limit(limit)
    )
    return [prep_record(row, who) for row in rows]


def list_open_between(
    connection: Connection, who: Member, client_id: str, since: datetime, until: datetime
) -> list[PrepRecord]:
    """The viewer's own open ones of a client that start in a stretch of time."""
    asked = {"workspace_id": who.workspace_id, "viewer_id": who.user_id, "client_id": client_id}
    rows = connection.execute(_OPEN_BETWEEN, asked | {"since": since, "until": until})
    return [prep_record(row, who) for row in rows]


def find_last_remind(
    connection: Connection, workspace_id: str, author_id: str
) -> tuple[int | None] | None:
    """How long before the brief came of what the member planned last; None where nothing was."""
    found = connection.execute(
        select(Prep.remind_minutes)
        .where(Prep.workspace_id == workspace_id, Prep.author_id == author_id)
        .order_by(Prep.created_at.desc())
        .limit(1)
    ).first()
    return (found.remind_minutes,) if found else None


def add_prep(connection: Connection, prep: PrepRecord, *, confided_to_id: str | None) -> None:
    connection.execute(
        insert(Prep).values(
            **values_of(prep),
            id=prep.id,
            workspace_id=prep.workspace_id,
            client_id=prep.client_id,
            owner_id=prep.owner_id,
            author_id=prep.author_id,
            confided_to_id=confided_to_id,
            created_at=prep.created_at,
            state=prep.state.value,
            due_at=prep.due_at,
            moves=prep.moves,
            asks=prep.asks,
        )
    )


def values_of(prep: PrepRecord) -> dict[str, Any]:
    """The columns that its form fills in."""
    return {
        "in_confidence": prep.in_confidence,
        "kind": prep.kind.value,
        "starts_at": prep.starts_at,
        "starts_tz": prep.starts_tz,
        "minutes": prep.minutes,
        "people": list(prep.people),
        "agenda": list(prep.agenda),
        "agenda_at": prep.agenda_at,
        "remind_minutes": prep.remind_minutes,
    }


def change_prep(
    connection: Connection,
    workspace_id: str,
    prep_id: str,
    **values: Any,  # noqa: ANN401 - columns
) -> None:
    connection.execute(
        update(Prep).where(Prep.workspace_id == workspace_id, Prep.id == prep_id).values(**values)
    )


def _is_shown(now: datetime) -> Any:  # noqa: ANN401 - a condition
    just_cancelled = and_(
        Prep.state == PrepState.CANCELLED.value, Prep.closed_at > now - RESTORED_FOR
    )
    return or_(Prep.state.in_(OPEN), just_cancelled)


def select_preps(who: Member) -> AnySelect:
    return _select(who.workspace_id, who.user_id)


def _select(workspace_id: Any, viewer_id: Any) -> AnySelect:  # noqa: ANN401 - or parameters
    return (
        select(
            Prep.__table__,
            Client.name.label("client_name"),
            Client.owner_id.label("client_owner_id"),
            MemberRow.name.label("owner_name"),
        )
        .join(Client, Client.id == Prep.client_id)
        .outerjoin(
            MemberRow,
            (MemberRow.workspace_id == Prep.workspace_id) & (MemberRow.user_id == Prep.owner_id),
        )
        .where(Prep.workspace_id == workspace_id, visible_to(viewer_id))
    )


# Asked with each log, so it is put together once.
_OPEN_BETWEEN = _select(bindparam("workspace_id"), bindparam("viewer_id")).where(
    Prep.client_id == bindparam("client_id"),
    Prep.owner_id == bindparam("viewer_id"),
    Prep.starts_at >= bindparam("since"),
    Prep.starts_at <= bindparam("until"),
    Prep.state.in_(OPEN),
)


def prep_record(row: AnyRow, who: Member | None) -> PrepRecord:
    """`who` is None where Rapport itself asks."""
    is_hidden = who is not None and is_hidden_from(who.user_id, row, row.owner_id)
    is_theirs = who is not None and (
        who.user_id in {row.owner_id, row.author_id, row.client_owner_id} or who.is_admin
    )
    return PrepRecord(
        id=row.id,
        workspace_id=row.workspace_id,
        client_id=row.client_id,
        client_name=row.client_name,
        kind=Kind(row.kind),
        starts_at=row.starts_at,
        starts_tz=row.starts_tz,
        owner_id=row.owner_id,
        author_id=row.author_id,
        created_at=row.created_at,
        minutes=row.minutes,
        people=() if is_hidden else tuple(row.people),
        agenda=() if is_hidden else tuple(row.agenda),
        agenda_at=row.agenda_at,
        remind_minutes=row.remind_minutes,
        in_confidence=row.in_confidence,
        is_hidden=is_hidden,
        is_changeable=is_theirs and not is_hidden,
        state=PrepState(row.state),
        due_at=row.due_at,
        closed_at=row.closed_at,
        moves=row.moves,
        asks=row.asks,
        brief_id=row.brief_id,
        question_id=row.question_id,
        interaction_id=row.interaction_id,
        owner_name=getattr(row, "owner_name", None) or "",
    )
