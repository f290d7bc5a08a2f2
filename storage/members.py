"""Slack users of the workspace, and whose nudge is due."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select, update

from domain.records import Member as MemberRecord
from domain.records import Standing
from storage.models import Member
from storage.shapes import AnyRow, AnySelect

_COLUMNS = (
    Member.workspace_id,
    Member.user_id,
    Member.name,
    Member.tz,
    Member.locale,
    Member.standing,
    Member.is_admin,
    Member.dm_channel_id,
    Member.welcomed_at,
    Member.nudge_time,
    Member.nudge_days,
    Member.paused_until_on,
    Member.next_nudge_at,
    Member.stand_in_id,
)


class DueMembers(NamedTuple):
    """Members whose nudge has come and whose day is the same by these choices."""

    tz: str
    nudge_time: time
    nudge_days: str
    paused_until_on: date | None
    user_ids: list[str]


_CHOICES = (Member.tz, Member.nudge_time, Member.nudge_days, Member.paused_until_on)
_DUE_BY_CHOICES: AnySelect = (
    select(*_CHOICES, func.aggregate_strings(Member.user_id, ","))
    .where(
        Member.workspace_id == bindparam("workspace_id"),
        Member.next_nudge_at <= bindparam("now"),
        Member.standing == Standing.MEMBER.value,
    )
    .group_by(*_CHOICES)
)


def find_member(connection: Connection, workspace_id: str, user_id: str) -> MemberRecord | None:
    found = connection.execute(_select(workspace_id).where(Member.user_id == user_id)).first()
    return _record(found) if found else None


def find_members(
    connection: Connection, workspace_id: str, user_ids: Iterable[str]
) -> dict[str, MemberRecord]:
    """The members known among these ids."""
    rows = connection.execute(_select(workspace_id).where(Member.user_id.in_(set(user_ids))))
    return {row.user_id: _record(row) for row in rows}


def list_members(connection: Connection, workspace_id: str) -> list[MemberRecord]:
    return [_record(row) for row in connection.execute(_select(workspace_id))]


def list_stood_in_for(
    connection: Connection, workspace_id: str, stand_in_id: str
) -> list[MemberRecord]:
    """Those who have this member as their stand-in, also of a pause that is over."""
    rows = connection.execute(_select(workspace_id).where(Member.stand_in_id == stand_in_id))
    return [_record(row) for row in rows]


def list_due_members(
    connection: Connection, workspace_id: str, now: datetime, *, limit: int
) -> list[MemberRecord]:
    """Members whose next nudge has come, the longest waiting first.

    On PostgreSQL their rows are locked, and those locked by another process are passed over.
    """
    due = _select_due(workspace_id, now).limit(limit)
    return [_record(row) for row in connection.execute(due.with_for_update(skip_locked=True))]


def look_at_due_members(
    connection: Connection, workspace_id: str, now: datetime
) -> list[MemberRecord]:
    """All of them, only to be read."""
    return [_record(row) for row in connection.execute(_select_due(workspace_id, now))]


def group_due_members(connection: Connection, workspace_id: str, now: datetime) -> list[DueMembers]:
    """All of them, by what tells their day: a busy hour has thousands, of few choices."""
    rows = connection.execute(_DUE_BY_CHOICES, {"workspace_id": workspace_id, "now": now})
    return [
        DueMembers(tz, at, days, paused_until_on, user_ids.split(","))
        for tz, at, days, paused_until_on, user_ids in rows
    ]


def has_due_members(connection: Connection, workspace_id: str, now: datetime) -> bool:
    """Whether any nudge has come: one look at an index."""
    due = select(Member.user_id).where(
        Member.workspace_id == workspace_id, Member.next_nudge_at <= now
    )
    return connection.execute(due.limit(1)).first() is not None


def set_next_nudges(
    connection: Connection, workspace_id: str, instants: Mapping[str, datetime | None]
) -> None:
    """Store when the next nudge of many members comes, by user id."""
    if not instants:
        return
    connection.execute(
        update(Member)
        .where(
            Member.workspace_id == bindparam("of_workspace"), Member.user_id == bindparam("of_user")
        )
        .values(next_nudge_at=bindparam("next_at")),
        [
            {"of_workspace": workspace_id, "of_user": user_id, "next_at": instant}
            for user_id, instant in instants.items()
        ],
    )


def list_admins(connection: Connection, workspace_id: str) -> list[MemberRecord]:
    rows = connection.execute(
        _select(workspace_id).where(
            Member.is_admin.is_(True), Member.standing == Standing.MEMBER.value
        )
    )
    return [_record(row) for row in rows]


def add_member(connection: Connection, member: MemberRecord, now: datetime) -> None:
    connection.execute(insert(Member).values(**_values(member), first_seen_at=now))


def change_member(
    connection: Connection,
    workspace_id: str,
    user_id: str,
    **values: Any,  # noqa: ANN401 - columns
) -> None:
    """Set columns of one member by name."""
    connection.execute(
        update(Member)
        .where(Member.workspace_id == workspace_id, Member.user_id == user_id)
        .values(**values)
    )


def _select(workspace_id: str) -> AnySelect:
    return select(*_COLUMNS).where(Member.workspace_id == workspace_id)


def _select_due(workspace_id: str, now: datetime) -> AnySelect:
    due = _select(workspace_id).where(Member.next_nudge_at <= now)
    return due.order_by(Member.next_nudge_at)


def _values(member: MemberRecord) -> dict[str, Any]:
    values = {column.key: getattr(member, column.key) for column in _COLUMNS}
    return values | {"standing": member.standing.value}


def _record(row: AnyRow) -> MemberRecord:
    """Made by place, since thousands are made when many nudges come at one hour."""
    values: Any = (*row[:5], Standing(row[5]), *row[6:])
    return MemberRecord(*values)
