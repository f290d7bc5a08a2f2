"""Add who was named in a log and is not known at its client: by one press, never silently."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from domain.errors import NotAllowed, NotFound
from domain.facts import find_person
from domain.outcomes import Logged
from domain.people import Person
from domain.person_edit import clean_person
from domain.records import Member
from services.people import find_in
from services.recall import get_logged
from storage import clients, facts, people, requests
from storage.database import Database
from storage.ids import new_id

_GONE = "That log is no longer there, so nobody was added."
_NOT_NAMED = "That log names them no more, so nobody was added."


def add_named(
    database: Database, who: Member, interaction_id: str, name: str, now: datetime, request_id: str
) -> Logged:
    """The log, and who was added; who is known by now is not added twice.

    Raises NotFound, NotAllowed, Unreadable.
    """
    with database.write() as connection:
        known = requests.find_outcome(connection, who.workspace_id, request_id)
        logged = get_logged(connection, who, interaction_id)
        if logged is None:
            raise NotFound(_GONE)
        one = logged.interaction
        if name not in one.people:
            raise NotFound(_NOT_NAMED)
        if one.author_id != who.user_id:
            raise NotAllowed("Only the person who logged this can do that.")
        clients.get_client_and_tz(
            connection, who.workspace_id, one.client_id, viewer_id=who.user_id, to_change=True
        )
        meant = find_in(connection, who, one.client_id, name)
        if known is None:
            requests.add_outcome(connection, who.workspace_id, request_id, {"named": one.id}, now)
            if not meant:
                meant = [Person(new_id(), who.workspace_id, one.client_id, clean_person(name))]
                people.add_person(connection, meant[0])
                _give_facts(connection, logged, meant[0])
        again = get_logged(connection, who, interaction_id) or logged
    return replace(again, person_added=meant[0] if meant else None)


def _give_facts(connection: Connection, logged: Logged, person: Person) -> None:
    """What the log tells of them is theirs from now on."""
    theirs = [
        one.id
        for one in logged.facts
        if one.person_id is None and find_person(one.text, [person]) is not None
    ]
    if theirs:
        facts.give_to_person(connection, person.workspace_id, theirs, person.id, from_id=None)
