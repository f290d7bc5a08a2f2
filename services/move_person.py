"""Someone went from one client to another: their history stays, and a trace of them."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from domain.errors import Unreadable
from domain.name import fold_words
from domain.people import Person
from domain.records import Client, Member
from services.keep_birthday import drop_birthday, keep_birthday
from services.pass_dates import pass_dates
from storage import clients, facts, important_dates, people, people_moves, requests
from storage.database import Database
from storage.ids import new_id


@dataclass(frozen=True, slots=True)
class Moved:
    """Who they are where they went, and what that client is called.

    `namesake` is somebody else there who goes by the same name, and may be the same.
    """

    person: Person
    to_name: str
    from_id: str
    namesake: Person | None = None


def move_person(
    database: Database,
    who: Member,
    person_id: str,
    to_client_id: str,
    now: datetime,
    request_id: str,
) -> Moved:
    """Name, phone and birthday go along; title, role, email and Slack account were of the old job.

    Who comes back is who they were; another of the same name there stays another, since only a
    person can tell: they can be merged, with a preview and Undo. Raises NotFound, Unreadable.
    """
    with database.write() as connection:
        known = requests.find_outcome(connection, who.workspace_id, request_id)
        if known is None:
            known = _move(connection, who, person_id, to_client_id, now)
            requests.add_outcome(connection, who.workspace_id, request_id, known, now)
        person = people.get_person(
            connection, who.workspace_id, known["went_to"], viewer_id=who.user_id
        )
        to = clients.get_client(
            connection, who.workspace_id, person.client_id, viewer_id=who.user_id
        )
        namesake = _find_namesake(connection, who, person)
    return Moved(person, to.name, known["from"], namesake)


def _move(
    connection: Connection, who: Member, person_id: str, to_client_id: str, now: datetime
) -> dict[str, str]:
    one = people.get_person(connection, who.workspace_id, person_id, viewer_id=who.user_id)
    if one.client_id == to_client_id:
        raise Unreadable("They are at this client already. Choose where they went.")
    held: dict[str, Client] = {}
    zones: dict[str, str] = {}
    for client_id in sorted({one.client_id, to_client_id}):  # in one order, as everywhere
        held[client_id], zones[client_id] = clients.get_client_and_tz(
            connection, who.workspace_id, client_id, viewer_id=who.user_id, to_change=True
        )
    one = people.get_person(connection, who.workspace_id, person_id, viewer_id=who.user_id)
    if one.went_to_id or one.client_id not in held:
        raise Unreadable("They went elsewhere already, so nothing was changed. See People anew.")
    there = _arrive(connection, who, one, to_client_id)
    if not held[one.client_id].is_private:  # else others would be told what its readers know
        facts.take_along(connection, who.workspace_id, one.id, there.id, to_client_id)
        _take_dates_along(connection, who, one.id, there, now)
    gone = {"left_on": one.left_on or who.today(now), "went_to_id": there.id, "slack_user_id": None}
    people.change_person(connection, who.workspace_id, one.id, **gone)
    drop_birthday(connection, who, one.id, now)
    keep_birthday(connection, who, there, now, zones[to_client_id])
    return {"went_to": there.id, "from": one.client_id}


def _take_dates_along(
    connection: Connection, who: Member, person_id: str, there: Person, now: datetime
) -> None:
    """Trips and the like are theirs; cards of these are struck out where they were."""
    moved = important_dates.take_dates_along(
        connection, who.workspace_id, person_id, there.id, there.client_id
    )
    pass_dates(connection, who.workspace_id, moved, "At another client now", now)


def _arrive(connection: Connection, who: Member, one: Person, client_id: str) -> Person:
    """Who they were there, with what was not known of them; else a new person."""
    before = people_moves.find_before(connection, who.workspace_id, one.id, client_id)
    if before is None:
        there = Person(
            new_id(),
            who.workspace_id,
            client_id,
            one.name,
            phone=one.phone,
            birthday=one.birthday,
            also=one.also,
        )
        people.add_person(connection, there)
        return there
    same = people.get_person(connection, who.workspace_id, before, viewer_id=who.user_id)
    fuller = replace(
        same, phone=same.phone or one.phone, birthday=same.birthday or one.birthday, left_on=None
    )
    values = people.values_of(fuller) | {"left_on": None, "went_to_id": None}
    people.change_person(connection, who.workspace_id, same.id, **values)
    return fuller


def _find_namesake(connection: Connection, who: Member, one: Person) -> Person | None:
    known = people.list_people(connection, who.workspace_id, one.client_id, viewer_id=who.user_id)
    words = fold_words(one.name)
    others = (other for other in known.people if other.id != one.id)
    return next((other for other in others if fold_words(other.name) == words), None)
