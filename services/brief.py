"""The brief before a call: who they are, how warm, what is open, what to open with, what lacks."""

from datetime import datetime

from sqlalchemy import Connection

from domain.audit import Confided
from domain.brief import Brief, find_warnings
from domain.client_card import NotKnown
from domain.records import Member
from services.coming_dates import coming_dates
from services.open_client import find_client_id, list_closest
from services.promise_record import promise_record
from services.record_reading import confided_facts, confided_to, read_recorded
from storage import client_names, clients, members, next_actions, openers, people, talks
from storage.database import Database

_LAST = 3
_PEOPLE = 4
_OPENERS = 3
_DATES = 2
_DAYS = 60  # ahead
_TALKS = 200  # the latest, in which the champion is looked for


def find_brief(database: Database, who: Member, name: str, now: datetime) -> Brief | NotKnown:
    """The brief of the client that goes by a name or alias."""

    def find(connection: Connection) -> Brief | NotKnown:
        client_id = find_client_id(connection, who, name)
        if client_id is None:
            return NotKnown(name, list_closest(connection, who, name))
        return brief_in(connection, who, client_id, now)

    return read_recorded(database, who, now, find, lambda found: _confided(who, found))


def read_brief(database: Database, who: Member, client_id: str, now: datetime) -> Brief:
    """Raises NotFound."""

    def read(connection: Connection) -> Brief:
        return brief_in(connection, who, client_id, now)

    return read_recorded(database, who, now, read, lambda found: _confided(who, found))


def list_last_clients(database: Database, who: Member) -> list[tuple[str, str]]:
    """(id, name) of the clients that the member logged last and still sees."""
    with database.read() as connection:
        ids = talks.list_last_clients_of(connection, who.workspace_id, who.user_id, limit=_LAST)
        names = client_names.find_client_names(
            connection, who.workspace_id, ids, viewer_id=who.user_id
        )
    return [(one, names[one]) for one in ids if one in names]


def brief_in(connection: Connection, who: Member, client_id: str, now: datetime) -> Brief:
    """The same in a transaction at hand; nothing that is read is recorded. Raises NotFound."""
    at, viewer_id, today = (connection, who.workspace_id, client_id), who.user_id, who.today(now)
    client, tz = clients.get_client_and_tz(*at, viewer_id=viewer_id)
    owner_id = client.owner_id
    owner = owner_id and members.find_member(connection, who.workspace_id, owner_id)
    there = talks.list_roles(*at, viewer_id=viewer_id)
    known = people.list_people(*at, viewer_id=viewer_id, limit=_PEOPLE) if there else None
    actions = next_actions.list_open_of_client(*at, viewer_id=viewer_id)
    latest = talks.list_talks(*at, viewer_id=viewer_id, limit=_TALKS)
    return Brief(
        client=client,
        owner_name=owner.name if owner else None,
        reading=client.warmth(tz, now),
        today=today,
        people=tuple(known.people) if known else (),
        people_count=len(there),
        last=tuple(talks.list_last_contacts(*at, viewer_id=viewer_id, limit=_LAST)),
        actions=tuple(actions),
        facts=tuple(openers.list_openers(*at, viewer_id=viewer_id, today=today, limit=_OPENERS)),
        dates=tuple(coming_dates(connection, who, client_id, today, _DAYS, _DATES)),
        promises=promise_record(connection, who, client_id, now),
        warnings=find_warnings(client, there, latest, tz, now, has_next=bool(actions)),
    )


def _confided(who: Member, found: Brief | NotKnown) -> list[Confided]:
    if isinstance(found, NotKnown):
        return []
    return confided_to(who, found.last, found.actions) + confided_facts(who, found.facts)
