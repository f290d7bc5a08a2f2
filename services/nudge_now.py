"""`/nudge now`: today's nudge at once if it is unsent, else what is open."""

from dataclasses import dataclass
from datetime import datetime

from domain.client_card import OpenWork
from domain.deliveries import Delivery
from domain.records import Member
from services.find_due import find_due_work
from services.open_work import find_open_work
from services.plan_day import claim_nudge
from storage import deliveries, requests
from storage.database import Database


@dataclass(frozen=True, slots=True)
class NudgeNow:
    """The nudge that was claimed just now, or else what is open."""

    claimed: Delivery | None
    open_work: OpenWork


def nudge_now(
    database: Database, who: Member, now: datetime, wall_now: datetime, request_id: str = ""
) -> NudgeNow:
    """Claim today's nudge and use it up; when it was sent or nothing is due, tell what is open.

    A second delivery of the request that claimed it says so again.
    """
    today = who.today(now)
    with database.write() as connection:
        known = request_id and requests.find_outcome(connection, who.workspace_id, request_id)
        sent = deliveries.find_nudge_of_day(connection, who.workspace_id, who.user_id, today)
        claimed = sent if sent and known == {"nudge": sent.id} else None
        if sent is None:
            work = find_due_work(connection, who.workspace_id, {who.user_id: today}, now)
            if who.user_id in work:
                claimed = claim_nudge(connection, who, work[who.user_id], today, wall_now)
        if claimed and known is None:  # with a request, and its first delivery
            outcome = {"nudge": claimed.id}
            requests.add_outcome(connection, who.workspace_id, request_id, outcome, now)
        return NudgeNow(claimed, find_open_work(connection, who, now))
