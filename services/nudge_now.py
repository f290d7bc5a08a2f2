"""`/nudge now`: today's nudge at once if it is unsent, else what is open."""

from dataclasses import dataclass
from datetime import datetime

from domain.client_card import OpenWork
from domain.deliveries import Delivery
from domain.records import Member
from services.open_work import find_open_work
from services.plan_day import claim_nudge, find_due_work
from storage import deliveries
from storage.database import Database


@dataclass(frozen=True, slots=True)
class NudgeNow:
    """The nudge that was claimed just now, or else what is open."""

    claimed: Delivery | None
    open_work: OpenWork


def nudge_now(database: Database, who: Member, now: datetime, wall_now: datetime) -> NudgeNow:
    """Claim today's nudge and use it up; when it was sent or nothing is due, tell what is open."""
    today = who.today(now)
    with database.write() as connection:
        sent = deliveries.find_nudge_of_day(connection, who.workspace_id, who.user_id, today)
        claimed = None
        if sent is None:
            work = find_due_work(connection, who.workspace_id, {who.user_id: today})
            if who.user_id in work:
                claimed = claim_nudge(connection, who, work[who.user_id], today, wall_now)
        return NudgeNow(claimed, find_open_work(connection, who, now))
