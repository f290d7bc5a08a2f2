"""The tick: whose nudge has come, each member and local day once."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from domain.deliveries import DeliveryKind
from domain.nudge_cards import NudgePlan
from domain.nudge_schedule import NudgeSettings, next_nudge_at, nudge_day_due
from domain.records import Member, Standing
from services.find_due import DueWork, find_due_work
from services.late_nudges import give_back_late_nudges
from services.open_names import OpenNames
from services.owe import Owed, owe
from services.plan_day import claim_nudge, plan_of
from storage import deliveries, drafts, members, requests, workspaces
from storage.database import Database

BATCH = 100  # members in one transaction: others that write wait for it 1.5 s at most
_SILENCE = timedelta(hours=1)
_KEEP_REQUESTS = timedelta(days=3)
_KEEP_MESSAGES = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Preview:
    """What one member would be sent."""

    member: Member
    local_on: date
    plan: NudgePlan


def claim_due_nudges(
    database: Database, workspace_id: str, now: datetime, wall_now: datetime
) -> int:
    """Claim every nudge that is due at `now`, and return how many.

    `now` is the product's clock; `wall_now` the real one, kept on what is claimed.
    """
    give_back_late_nudges(database, workspace_id, now)
    with database.read() as connection:
        if not members.has_due_members(connection, workspace_id, now):
            return 0
    claimed = 0
    idle: AbstractSet[str] | None = None
    while True:
        with database.write() as connection:
            due = members.list_due_members(connection, workspace_id, now, limit=BATCH)
            claimed += _claim_batch(connection, workspace_id, due, idle or set(), now, wall_now)
        if len(due) < BATCH:
            return claimed
        if idle is None:  # a busy hour: one look for all spares those who have nothing due
            with database.read() as connection:
                days, work = find_due(connection, workspace_id, now)
            idle = days.keys() - work.keys()


def find_due(
    connection: Connection, workspace_id: str, now: datetime
) -> tuple[dict[str, date], dict[str, DueWork]]:
    """Who is due on which local day, and what is due for them, by user id: four queries."""
    days: dict[str, date] = {}
    for alike in members.group_due_members(connection, workspace_id, now):
        choices = NudgeSettings.of(alike.nudge_time, alike.nudge_days, alike.paused_until_on)
        day = nudge_day_due(choices, alike.tz, now)
        if day:
            days |= dict.fromkeys(alike.user_ids, day)
    return days, find_due_work(connection, workspace_id, days, now)


def preview_due_nudges(database: Database, workspace_id: str, now: datetime) -> list[Preview]:
    """What a tick at `now` would send to whom, for who runs Rapport, touching nothing."""
    with database.read() as connection:
        days, work = find_due(connection, workspace_id, now)
        sent = {
            user_id
            for user_id in work
            if deliveries.find_nudge_of_day(connection, workspace_id, user_id, days[user_id])
        }
        due = members.find_members(connection, workspace_id, work.keys() - sent)
        previews = [
            Preview(due[user_id], day, plan_of(due[user_id], work[user_id], day))
            for user_id, day in days.items()
            if user_id in due
        ]
        shown = {card.client_id for preview in previews for card in preview.plan.cards}
        names = OpenNames(connection, workspace_id, shown)
    return [_named(preview, names) for preview in previews if preview.plan.cards]


def _named(preview: Preview, names: OpenNames) -> Preview:
    cards = (replace(card, client_name=names.of(card.client_id)) for card in preview.plan.cards)
    return replace(preview, plan=replace(preview.plan, cards=tuple(cards)))


def plan_next_nudges(database: Database, workspace_id: str, now: datetime) -> None:
    """Store each member's next nudge after `now`, as after a tick for another instant."""
    with database.write() as connection:
        known = members.list_members(connection, workspace_id)
        instants = {
            one.user_id: next_nudge_at(one.settings, one.tz, after=now)
            for one in known
            if one.next_nudge_at is not None
        }
        members.set_next_nudges(connection, workspace_id, instants)


def mark_tick(database: Database, workspace_id: str, now: datetime, wall_now: datetime) -> None:
    """Note that the scheduler is alive; tell the admins when whole days of nudges were missed.

    To be called before nudges are claimed: that moves on when the next ones come.
    """
    with database.write() as connection:
        last = workspaces.find_last_tick(connection, workspace_id)
        if last is not None and wall_now - last > _SILENCE:
            missed = members.look_at_due_members(connection, workspace_id, now)
            count = sum(_is_missed(one, now) for one in missed)
            if count:
                _tell_missed(connection, workspace_id, count, last, wall_now)
        workspaces.mark_tick(connection, workspace_id, wall_now)


def forget_old(database: Database, workspace_id: str, now: datetime, wall_now: datetime) -> None:
    """Drop drafts past their days, answered requests and old settled messages."""
    with database.write() as connection:
        drafts.forget_drafts(connection, workspace_id, now=now)
        requests.forget_requests(connection, workspace_id, before=now - _KEEP_REQUESTS)
        deliveries.forget_deliveries(connection, workspace_id, before=wall_now - _KEEP_MESSAGES)


def _claim_batch(
    connection: Connection,
    workspace_id: str,
    due: list[Member],
    idle: AbstractSet[str],
    now: datetime,
    wall_now: datetime,
) -> int:
    """Claim under a lock, from what is due by then; who was found idle is only moved on."""
    days = _days(due, now)
    busy = {user_id: day for user_id, day in days.items() if user_id not in idle}
    work = find_due_work(connection, workspace_id, busy, now)
    claimed = 0
    for one in due:
        if one.user_id in work:
            made = claim_nudge(connection, one, work[one.user_id], days[one.user_id], wall_now)
            claimed += made is not None
    members.set_next_nudges(
        connection,
        workspace_id,
        {one.user_id: next_nudge_at(one.settings, one.tz, after=now) for one in due},
    )
    return claimed


def _days(due: list[Member], now: datetime) -> dict[str, date]:
    """The local day of each member whose nudge may come now."""
    days = {one.user_id: nudge_day_due(one.settings, one.tz, now) for one in due}
    standing = {one.user_id for one in due if one.standing is Standing.MEMBER}
    return {user_id: day for user_id, day in days.items() if day and user_id in standing}


def _is_missed(one: Member, now: datetime) -> bool:
    """Whether the day of a nudge has gone without it."""
    return one.next_nudge_at is not None and one.today(one.next_nudge_at) < one.today(now)


def _tell_missed(
    connection: Connection, workspace_id: str, missed: int, last: datetime, wall_now: datetime
) -> None:
    for admin in members.list_admins(connection, workspace_id):
        told = Owed(
            DeliveryKind.MISSED,
            last.isoformat(timespec="seconds"),
            {
                "silent_from": last.isoformat(),
                "silent_until": wall_now.isoformat(),
                "members": missed,
            },
        )
        owe(connection, workspace_id, admin.user_id, told, wall_now)
