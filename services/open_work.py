"""What is open for a member: owed next actions and clients by warmth, shown lately or not."""

from datetime import datetime

from sqlalchemy import Connection

from domain.client_card import ClientWarmth, OpenWork
from domain.records import Member
from domain.warmth import Warmth
from storage import clients, next_actions
from storage.database import Database


def list_own_clients(database: Database, who: Member, now: datetime) -> list[ClientWarmth]:
    """The member's clients, the coldest first."""
    with database.read() as connection:
        return _by_warmth(connection, who, now)


def list_open_work(database: Database, who: Member, now: datetime) -> OpenWork:
    with database.read() as connection:
        return find_open_work(connection, who, now)


def find_open_work(connection: Connection, who: Member, now: datetime) -> OpenWork:
    """What is due, late or going cold, in a transaction at hand."""
    today = who.today(now)
    owed = next_actions.list_due_of(connection, who.workspace_id, who.user_id, by=today)
    cold = [
        one for one in _by_warmth(connection, who, now) if one.reading.warmth is not Warmth.WARM
    ]
    return OpenWork(tuple(owed), tuple(cold), today)


def _by_warmth(connection: Connection, who: Member, now: datetime) -> list[ClientWarmth]:
    own = clients.list_clients_of(connection, who.workspace_id, who.user_id)
    read = [ClientWarmth(client, client.warmth(who.tz, now)) for client in own]
    return sorted(read, key=lambda one: (-one.reading.ratio, one.client.name, one.client.id))
