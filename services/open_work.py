"""What is open for a member: owed next actions, cold clients and dates, shown lately or not."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from domain.client_card import ClientWarmth, OpenWork
from domain.client_dates import OpenDate, open_date
from domain.records import Client, Member, NextAction
from services.first_card import first_card_on
from storage import clients, important_dates, next_actions
from storage.database import Database

_CARD_BEFORE = timedelta(days=7)  # where the owner has one nudge day a week


def list_open_work(database: Database, who: Member, now: datetime) -> OpenWork:
    with database.read() as connection:
        return find_open_work(connection, who, now)


def find_open_work(connection: Connection, who: Member, now: datetime) -> OpenWork:
    """What is due, late or going cold, in a transaction at hand."""
    today = who.today(now)
    owed = _owed(connection, who, today)
    found = clients.list_cold_of(connection, who.workspace_id, who.user_id, by=today)
    dates = find_open_dates(connection, who, now)
    return OpenWork(tuple(owed), tuple(_by_warmth(found, who, now)), today, dates)


def _owed(connection: Connection, who: Member, today: date) -> list[NextAction]:
    """What is due or late, and that of which a card came before its day."""
    by = today + _CARD_BEFORE
    soon = next_actions.list_due_of(connection, who.workspace_id, who.user_id, by=by)
    first_on = {one.id: first_card_on(one.due_on, who, is_promise=one.is_promise) for one in soon}
    return [one for one in soon if (first_on[one.id] or today) <= today]


def find_open_dates(connection: Connection, who: Member, now: datetime) -> tuple[OpenDate, ...]:
    """Dates of one's own clients that were told of or are due, the nearest first."""
    today = who.today(now)
    told = important_dates.list_open_dates(connection, who.workspace_id, who.user_id, today=today)
    dates = filter(None, (open_date(one, today) for one in told))
    return tuple(sorted(dates, key=lambda one: (one.on, one.client_name, one.what)))


def _by_warmth(found: Sequence[Client], who: Member, now: datetime) -> list[ClientWarmth]:
    read = [ClientWarmth(client, client.warmth(who.tz, now)) for client in found]
    return sorted(read, key=lambda one: (-one.reading.ratio, one.client.name, one.client.id))
