"""Know who acts: what Slack tells of a user is kept, and who is no member is told so."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from domain.errors import NotAMember
from domain.nudge_schedule import next_nudge_at, nudge_day_due
from domain.records import Member, Standing
from services.stand_in_gone import end_standing_in
from services.tell_admins import owe_left
from storage import clients, members
from storage.database import Database
from storage.turns import wait_for_turn

_LOCALE = "en-GB"


@dataclass(frozen=True, slots=True)
class SlackUser:
    """What Slack tells of a user; events leave the locale out."""

    user_id: str
    name: str
    tz: str
    locale: str | None
    standing: Standing
    is_admin: bool


def find_member(database: Database, workspace_id: str, user_id: str) -> Member | None:
    """What is known of a user; None at first sight."""
    with database.read() as connection:
        return members.find_member(connection, workspace_id, user_id)


def find_names(database: Database, workspace_id: str, user_ids: set[str]) -> dict[str, str]:
    """Names of the users known among these."""
    with database.read() as connection:
        found = members.find_members(connection, workspace_id, user_ids)
    return {user_id: member.name for user_id, member in found.items()}


def list_known_ids(database: Database, workspace_id: str) -> set[str]:
    with database.read() as connection:
        return {one.user_id for one in members.list_members(connection, workspace_id)}


def know_member(
    database: Database,
    workspace_id: str,
    told: SlackUser,
    now: datetime,
    wall_now: datetime | None = None,
) -> Member:
    """Keep what Slack tells. A new zone moves the hour of the nudge.

    Of who is no member any more and leaves work behind, the admins are told; those
    whose stand-in it was, too. `wall_now` is the real clock.
    """
    with database.write() as connection:
        wait_for_turn(connection, "member", workspace_id, told.user_id)
        known = members.find_member(connection, workspace_id, told.user_id)
        if known is None:
            return _meet(connection, workspace_id, told, now)
        fresh = _update(connection, known, told, now)
        if known.standing is Standing.MEMBER and fresh.standing is not Standing.MEMBER:
            owe_left(connection, fresh, now, wall_now or now)
            end_standing_in(connection, fresh, now, wall_now or now)
        return fresh


def require_member(member: Member) -> Member:
    """Raises NotAMember for guests, bots, and people of other organisations."""
    if member.standing is not Standing.MEMBER:
        raise NotAMember
    return member


def mark_welcomed(database: Database, who: Member, now: datetime) -> Member:
    """The member had their welcome."""
    with database.write() as connection:
        members.change_member(connection, who.workspace_id, who.user_id, welcomed_at=now)
    return replace(who, welcomed_at=now)


def _meet(connection: Connection, workspace_id: str, told: SlackUser, now: datetime) -> Member:
    fresh = Member(
        workspace_id=workspace_id,
        user_id=told.user_id,
        name=told.name,
        tz=told.tz,
        locale=told.locale or _LOCALE,
        standing=told.standing,
        is_admin=told.is_admin,
    )
    fresh = replace(fresh, next_nudge_at=_next(fresh, now))
    members.add_member(connection, fresh, now)
    return fresh


def _update(connection: Connection, known: Member, told: SlackUser, now: datetime) -> Member:
    fresh = replace(
        known,
        name=told.name,
        tz=told.tz,
        locale=told.locale or known.locale,
        standing=told.standing,
        is_admin=told.is_admin,
    )
    if fresh == known:
        return known
    if fresh.standing is not known.standing:
        fresh = replace(fresh, next_nudge_at=_next(fresh, now))
    elif fresh.tz != known.tz:
        is_due = nudge_day_due(fresh.settings, fresh.tz, now) is not None
        fresh = replace(fresh, next_nudge_at=now if is_due else _next(fresh, now))
    members.change_member(
        connection,
        known.workspace_id,
        known.user_id,
        name=fresh.name,
        tz=fresh.tz,
        locale=fresh.locale,
        standing=fresh.standing.value,
        is_admin=fresh.is_admin,
        next_nudge_at=fresh.next_nudge_at,
    )
    if fresh.tz != known.tz:
        _move_days_of_clients(connection, fresh, known.tz)
    return fresh


def _next(member: Member, now: datetime) -> datetime | None:
    if member.standing is not Standing.MEMBER:
        return None
    return next_nudge_at(member.settings, member.tz, after=now)


def _move_days_of_clients(connection: Connection, owner: Member, tz: str) -> None:
    """Days are the owner's local ones: out of the zone `tz` a client's next card may move."""
    owned = clients.list_clients_of(connection, owner.workspace_id, owner.user_id, former_too=True)
    moves = [
        (one.id, one.going_cold_on(owner.tz), one.first_card_on(owner.tz), one.first_card_on(tz))
        for one in owned
        if one.going_cold_on(owner.tz) != one.going_cold_on(tz)
    ]
    clients.move_days(connection, owner.workspace_id, moves)
