"""When a member's nudge comes: hour, days, pause; and the proof that it does."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection

from domain.client_card import NudgeStatus
from domain.errors import Unreadable
from domain.nudge_repeats import first_owed_card_on
from domain.nudge_schedule import next_nudge_at
from domain.records import Member
from storage import deliveries, members, next_actions
from storage.database import Database

LONGEST_PAUSE = timedelta(days=366)


def get_nudge_status(database: Database, who: Member, now: datetime) -> NudgeStatus:
    """The proof: what was sent last, and what is planned."""
    with database.read() as connection:
        fresh = members.find_member(connection, who.workspace_id, who.user_id) or who
        last = deliveries.find_last_nudge(connection, who.workspace_id, who.user_id)
    next_at = next_nudge_at(fresh.settings, fresh.tz, after=now)
    return NudgeStatus(fresh, last.sent_at if last else None, next_at)


def set_nudge_time(database: Database, who: Member, at: time, now: datetime) -> NudgeStatus:
    """Move the hour; one that has passed today starts on the next nudge day."""
    return _change(database, who, now, nudge_time=at)


def set_nudge_days(
    database: Database, who: Member, days: frozenset[int], now: datetime
) -> NudgeStatus:
    """Choose the weekdays (Monday 0). What is owed moves to the days that are left."""
    with database.write() as connection:
        nudge_days = "".join(str(day) for day in sorted(days))
        changed = _change_in(connection, who, now, nudge_days=nudge_days)
        for action_id, due_on in next_actions.list_unseen_of(
            connection, who.workspace_id, who.user_id
        ):
            first_on = first_owed_card_on(due_on, changed.settings)
            next_actions.change_next_action(
                connection, who.workspace_id, action_id, next_card_on=first_on
            )
    return get_nudge_status(database, changed, now)


def pause_nudges(database: Database, who: Member, until_on: date, now: datetime) -> NudgeStatus:
    """No nudge before a day, a year ahead at most. Raises Unreadable."""
    today = who.today(now)
    if until_on <= today:
        raise Unreadable("A pause ends on a day to come. Nothing was changed.")
    if until_on - today > LONGEST_PAUSE:
        raise Unreadable("A pause can last a year at most. Nothing was changed.")
    return _change(database, who, now, paused_until_on=until_on)


def resume_nudges(database: Database, who: Member, now: datetime) -> NudgeStatus:
    return _change(database, who, now, paused_until_on=None)


def _change(
    database: Database,
    who: Member,
    now: datetime,
    **values: Any,  # noqa: ANN401 - columns
) -> NudgeStatus:
    with database.write() as connection:
        changed = _change_in(connection, who, now, **values)
    return get_nudge_status(database, changed, now)


def _change_in(
    connection: Connection,
    who: Member,
    now: datetime,
    **values: Any,  # noqa: ANN401 - columns
) -> Member:
    known = members.find_member(connection, who.workspace_id, who.user_id) or who
    changed = replace(known, **values)
    next_at = next_nudge_at(changed.settings, changed.tz, after=now)
    members.change_member(
        connection, who.workspace_id, who.user_id, **values, next_nudge_at=next_at
    )
    return replace(changed, next_nudge_at=next_at)
