"""When a member's nudge comes: hour, days, pause; and the proof that it does."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection

from domain.client_card import NudgeStatus
from domain.deliveries import DeliveryKind
from domain.errors import Unreadable
from domain.nudge_repeats import first_owed_card_on
from domain.nudge_schedule import next_nudge_at
from domain.records import Member, Standing
from services.owe import Owed, owe
from services.stand_in_gone import take_back
from storage import deliveries, members, next_actions
from storage.database import Database
from storage.stand_ins import list_away

LONGEST_PAUSE = timedelta(days=366)


class NoPause(Unreadable):
    """The pause can't be as it was asked for."""


class NoStandIn(Unreadable):
    """Nobody can stand in as it was asked for."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Until a day; a stand-in of None keeps the one there is, an empty id means nobody."""

    until_on: date
    stand_in_id: str | None = None


def get_nudge_status(database: Database, who: Member, now: datetime) -> NudgeStatus:
    """The proof: what was sent last, and what is planned; who stands in for whom."""
    with database.read() as connection:
        fresh = members.find_member(connection, who.workspace_id, who.user_id) or who
        last = deliveries.find_last_nudge(connection, who.workspace_id, who.user_id)
        away = list_away(connection, who.workspace_id, [who.user_id])
        is_away = fresh.paused_until_on and who.today(now) < fresh.paused_until_on
        stand_in = (
            members.find_member(connection, who.workspace_id, fresh.stand_in_id)
            if is_away and fresh.stand_in_id
            else None
        )
    next_at = next_nudge_at(fresh.settings, fresh.tz, after=now)
    return NudgeStatus(
        fresh,
        last.sent_at if last else None,
        next_at,
        stand_in,
        tuple(one for one in away if one.is_away(now)),
    )


def set_nudge_time(database: Database, who: Member, at: time, now: datetime) -> NudgeStatus:
    """Move the hour; one that has passed today starts on the next nudge day."""
    return _change(database, who, now, nudge_time=at)


def set_nudge_days(
    database: Database, who: Member, days: frozenset[int], now: datetime
) -> NudgeStatus:
    """Choose the weekdays (Monday 0). What is owed moves to the days that are left."""
    with database.write() as connection:
        changed = change_days_in(connection, who, days, now)
    return get_nudge_status(database, changed, now)


def pause_nudges(
    database: Database,
    who: Member,
    until_on: date,
    now: datetime,
    *,
    stand_in_id: str | None = None,
    wall_now: datetime | None = None,
) -> NudgeStatus:
    """No nudge before a day, a year ahead at most. Raises Unreadable.

    Until then the work comes to the stand-in, who is told once. None keeps the one there is, an
    empty id means nobody. `wall_now` is the real clock.
    """
    pause = Pause(until_on, stand_in_id)
    with database.write() as connection:
        changed = pause_in(connection, who, pause, now, wall_now or now)
    return get_nudge_status(database, changed, now)


def resume_nudges(database: Database, who: Member, now: datetime) -> NudgeStatus:
    """Back, perhaps earlier: what the stand-in left open is due for its owner again."""
    with database.write() as connection:
        changed = resume_in(connection, who, now)
    return get_nudge_status(database, changed, now)


def change_days_in(
    connection: Connection, who: Member, days: frozenset[int], now: datetime
) -> Member:
    """The same as set_nudge_days, in a transaction at hand. What is snoozed stays so."""
    known = members.find_member(connection, who.workspace_id, who.user_id) or who
    nudge_days = "".join(str(day) for day in sorted(days))
    changed = change_in(connection, who, now, nudge_days=nudge_days)
    if changed.nudge_days == known.nudge_days:
        return changed
    unseen = next_actions.list_unseen_of(connection, who.workspace_id, who.user_id)
    first_on = {
        one.id: first_owed_card_on(one.due_on, changed.settings, is_promise=one.is_promise)
        for one in unseen
        if one.next_card_on
        == first_owed_card_on(one.due_on, known.settings, is_promise=one.is_promise)
    }
    next_actions.move_cards(connection, who.workspace_id, first_on)
    return changed


def pause_in(
    connection: Connection, who: Member, pause: Pause, now: datetime, wall_now: datetime
) -> Member:
    """The same as pause_nudges, in a transaction at hand."""
    today = who.today(now)
    _check_pause(who, pause, today)
    known = members.find_member(connection, who.workspace_id, who.user_id) or who
    asked = pause.stand_in_id
    chosen = _stand_in_of(known, today) if asked is None else asked or None
    if known.stand_in_id and known.stand_in_id != chosen:
        take_back(connection, known, today)
    changed = change_in(connection, who, now, paused_until_on=pause.until_on, stand_in_id=chosen)
    if chosen:
        _check_member(connection, who, chosen)
        if (chosen, pause.until_on) != (known.stand_in_id, known.paused_until_on):
            _tell_stand_in(connection, changed, chosen, wall_now)
    return changed


def resume_in(connection: Connection, who: Member, now: datetime) -> Member:
    """The same as resume_nudges, in a transaction at hand."""
    known = members.find_member(connection, who.workspace_id, who.user_id) or who
    if known.stand_in_id:
        take_back(connection, known, who.today(now))
    return change_in(connection, who, now, paused_until_on=None, stand_in_id=None)


def _check_pause(who: Member, pause: Pause, today: date) -> None:
    if pause.until_on <= today:
        raise NoPause("A pause ends on a day to come. Nothing was changed.")
    if pause.until_on - today > LONGEST_PAUSE:
        raise NoPause("A pause can last a year at most. Nothing was changed.")
    if pause.stand_in_id == who.user_id:
        raise NoStandIn("You can't stand in for yourself. Nothing was changed.")


def _stand_in_of(who: Member, today: date) -> str | None:
    """The stand-in of a pause that still lasts; one of an earlier pause counts no more."""
    is_away = who.paused_until_on is not None and today < who.paused_until_on
    return who.stand_in_id if is_away else None


def _check_member(connection: Connection, who: Member, stand_in_id: str) -> None:
    found = members.find_member(connection, who.workspace_id, stand_in_id)
    if found is None or found.standing is not Standing.MEMBER:
        raise NoStandIn(
            "The stand-in must be a full member of this workspace. Nothing was changed."
        )


def _tell_stand_in(
    connection: Connection, away: Member, stand_in_id: str, wall_now: datetime
) -> None:
    """Owe the stand-in one message for what is new to them: the absence, or its last day."""
    until_on = str(away.paused_until_on)
    owed = Owed(
        DeliveryKind.STAND_IN,
        f"{away.user_id}:{until_on}:{wall_now:%Y%m%d%H%M%S}",
        {"away_name": away.name, "until_on": until_on},
    )
    owe(connection, away.workspace_id, stand_in_id, owed, wall_now)


def _change(
    database: Database,
    who: Member,
    now: datetime,
    **values: Any,  # noqa: ANN401 - columns
) -> NudgeStatus:
    with database.write() as connection:
        changed = change_in(connection, who, now, **values)
    return get_nudge_status(database, changed, now)


def change_in(
    connection: Connection,
    who: Member,
    now: datetime,
    **values: Any,  # noqa: ANN401 - columns
) -> Member:
    """Set columns of the member by name, and when their next nudge comes.

    One that is due by now and not claimed yet still comes where nothing of its days has changed.
    """
    known = members.find_member(connection, who.workspace_id, who.user_id) or who
    changed = replace(known, **values)
    is_same = _pace(known, who.today(now)) == _pace(changed, who.today(now))
    next_at = (
        known.next_nudge_at if is_same else next_nudge_at(changed.settings, changed.tz, after=now)
    )
    members.change_member(
        connection, who.workspace_id, who.user_id, **values, next_nudge_at=next_at
    )
    return replace(changed, next_nudge_at=next_at)


def _pace(who: Member, today: date) -> tuple[object, ...]:
    """What the next nudge is reckoned from; a pause that is over counts no more."""
    until_on = who.paused_until_on
    return who.nudge_time, who.nudge_days, until_on if until_on and until_on > today else None
