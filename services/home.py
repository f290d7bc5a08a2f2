"""The Home tab of a member: today's cards, clients, next actions, and how well all is covered."""

from datetime import datetime

from sqlalchemy import Connection

from domain.client_lists import ClientListing
from domain.deliveries import Nudge
from domain.home import Coverage, HomePage
from domain.nudge_schedule import next_nudge_at
from domain.preps import COMING_UP, SHOWN_AFTER
from domain.rates import COUNTED
from domain.records import Member
from services.deliver import load_nudge_in
from services.list_clients import list_clients_in, list_cold_in
from services.list_next import list_next_in
from services.open_work import find_open_dates
from storage import deliveries, members, preps
from storage.database import Database
from storage.home_counts import count_for_home
from storage.rates import count_rates

MOST_COLD = 5
MOST_COMING = 5


def load_home(database: Database, who: Member, asked: ClientListing, now: datetime) -> HomePage:
    """What the tab shows just now, with this page of the list of clients."""
    with database.read() as connection:
        who = members.find_member(connection, who.workspace_id, who.user_id) or who
        counts = count_for_home(connection, who.workspace_id, who.user_id, now)
        nudge = _todays_nudge(connection, who, now)
        cold, cold_count = ([], 0) if nudge else list_cold_in(connection, who, now, limit=MOST_COLD)
        stand_in = members.find_member(connection, who.workspace_id, who.stand_in_id or "")
        coming = preps.list_of_owner(
            connection,
            who,
            now,
            since=now - SHOWN_AFTER,
            until=now + COMING_UP,
            limit=MOST_COMING + 1,
        )
        return HomePage(
            who=who,
            today=who.today(now),
            nudge=nudge,
            cold=tuple(cold),
            cold_count=cold_count,
            dates=() if nudge else find_open_dates(connection, who, now),
            clients=list_clients_in(connection, who, asked, now),
            coverage=Coverage(counts.clients, counts.covered),
            actions=list_next_in(connection, who, 0, now),
            draft_count=counts.drafts,
            has_logged=counts.has_logged,
            next_nudge_at=next_nudge_at(who.settings, who.tz, after=now),
            stand_in_name=stand_in.name if stand_in else None,
            coming=tuple(coming[:MOST_COMING]),
            has_more_coming=len(coming) > MOST_COMING,
            rates=count_rates(connection, who.workspace_id, who.user_id, since=now - COUNTED),
        )


def _todays_nudge(connection: Connection, who: Member, now: datetime) -> Nudge | None:
    """The nudge of the local day, once it stands in the member's messages."""
    delivery = deliveries.find_nudge_of_day(
        connection, who.workspace_id, who.user_id, who.today(now)
    )
    is_there = delivery is not None and delivery.sent_at is not None
    return load_nudge_in(connection, delivery) if delivery and is_there else None
