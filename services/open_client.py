"""Find a client by what was typed, and show its card as far as the asker may see."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from domain.audit import Confided
from domain.client_card import ClientCard, NotKnown
from domain.line_client import KnownName
from domain.name import closest_names, fold_name
from domain.preps import SHOWN_AFTER
from domain.records import Member
from domain.rights import NOBODY
from services.coming_dates import coming_dates
from services.promise_record import promise_record
from services.record_reading import confided_facts, confided_preps, confided_to, read_recorded
from storage import (
    client_names,
    clients,
    facts,
    interactions,
    members,
    next_actions,
    people,
    preps,
    workspaces,
)
from storage.database import Database

_LAST = 5
_PEOPLE = 4
_FACTS = 3
_DATES = 3
_DAYS = 60  # ahead
_PREPS = 3
_CLOSEST = 3
_LOOKED_AT = 100  # of all names, before those that the member may not see are left out


def find_client(database: Database, who: Member, name: str, now: datetime) -> ClientCard | NotKnown:
    """The card of the client that goes by a name or alias, quotes around it allowed."""

    def find(connection: Connection) -> ClientCard | NotKnown:
        client_id = find_client_id(connection, who, name)
        if client_id is None:
            return NotKnown(name, list_closest(connection, who, name))
        return _card(connection, who, client_id, now)

    return read_recorded(database, who, now, find, lambda card: _confided(who, card))


def find_client_id(connection: Connection, who: Member, name: str) -> str | None:
    """The client that goes by a name or alias, in a transaction at hand."""
    key = fold_name(name)
    found = client_names.find_names(connection, who.workspace_id, [key], viewer_id=who.user_id).get(
        key, []
    )
    exact = [one for one in found if one.name.casefold() == name.strip().casefold()]
    return (exact or found)[0].client_id if found else None


def open_client(database: Database, who: Member, client_id: str, now: datetime) -> ClientCard:
    """Raises NotFound."""

    def read(connection: Connection) -> ClientCard:
        return _card(connection, who, client_id, now)

    return read_recorded(database, who, now, read, lambda card: _confided(who, card))


def _confided(who: Member, card: ClientCard | NotKnown) -> list[Confided]:
    if isinstance(card, NotKnown):
        return []
    found = confided_to(who, card.last, card.actions) + confided_facts(who, card.facts)
    return found + confided_preps(who, card.preps)


def find_known_names(database: Database, keys: set[str]) -> dict[str, list[KnownName]]:
    """Names of team clients under these keys in any workspace of this installation."""
    found: dict[str, list[KnownName]] = {}
    with database.read() as connection:
        for workspace_id in workspaces.find_workspace_ids(connection):
            names = client_names.find_names(connection, workspace_id, keys, viewer_id=NOBODY)
            for key, known in names.items():
                found.setdefault(key, []).extend(known)
    return found


def suggest_clients(database: Database, who: Member, typed: str, *, limit: int) -> list[KnownName]:
    """Names that complete what was typed, then names close to it; all names for no words."""
    key = fold_name(typed) if typed.strip() else ""
    with database.read() as connection:
        found = client_names.list_names_like(
            connection, who.workspace_id, key, viewer_id=who.user_id, limit=limit
        )
        suggested = [KnownName(client_id, name, name) for client_id, name in found]
        if suggested or not key:
            return suggested
        return list(list_closest(connection, who, typed))


def list_closest(connection: Connection, who: Member, name: str) -> tuple[KnownName, ...]:
    """The clients whose names come close, in a transaction at hand."""
    near = client_names.list_keys_near(connection, who.workspace_id, [name])
    keys = closest_names(name, [(key, key) for key in near], limit=_LOOKED_AT)
    known = client_names.find_names(connection, who.workspace_id, keys, viewer_id=who.user_id)
    names = {one.client_id: one.client_name for key in keys for one in known.get(key, ())}
    return tuple(KnownName(one, name, name) for one, name in names.items())[:_CLOSEST]


def _card(connection: Connection, who: Member, client_id: str, now: datetime) -> ClientCard:
    workspace_id = who.workspace_id
    client, tz = clients.get_client_and_tz(
        connection, workspace_id, client_id, viewer_id=who.user_id
    )
    named_ids = clients.find_named_ids(connection, workspace_id, client_id)
    owner_ids = [client.owner_id] if client.owner_id else []
    known = members.find_members(connection, workspace_id, [*owner_ids, *named_ids])
    owner = known.get(client.owner_id or "")
    names = client_names.list_names_of(connection, workspace_id, client_id)
    card = ClientCard(
        client=client,
        owner_name=owner.name if owner else None,
        aliases=tuple(name for name, is_alias in names if is_alias),
        named=tuple(
            known[one].name for one in named_ids if one in known and one != client.owner_id
        ),
        reading=client.warmth(tz, now),
        today=who.today(now),
        last=tuple(
            interactions.list_last_of_client(
                connection, workspace_id, client_id, viewer_id=who.user_id, limit=_LAST
            )
        ),
        actions=tuple(
            next_actions.list_open_of_client(
                connection, workspace_id, client_id, viewer_id=who.user_id
            )
        ),
    )
    return _with_memory(connection, who, card, now)


def _with_memory(
    connection: Connection, who: Member, card: ClientCard, now: datetime
) -> ClientCard:
    """The people there, what is worth remembering, which dates are near, and what is planned."""
    at = (connection, who.workspace_id, card.client.id)
    told = facts.list_facts(*at, viewer_id=who.user_id, today=who.today(now), limit=_FACTS + 1)
    there = people.list_people(*at, viewer_id=who.user_id, limit=_PEOPLE)
    ahead = preps.list_of_client(
        connection, who, card.client.id, now, since=now - SHOWN_AFTER, limit=_PREPS + 1
    )
    return replace(
        card,
        facts=tuple(told[:_FACTS]),
        has_more_facts=len(told) > _FACTS,
        people=tuple(there.people),
        people_count=there.total,
        dates=tuple(coming_dates(connection, who, card.client.id, card.today, _DAYS, _DATES)),
        preps=tuple(ahead[:_PREPS]),
        has_more_preps=len(ahead) > _PREPS,
        promises=promise_record(connection, who, card.client.id, now),
    )
