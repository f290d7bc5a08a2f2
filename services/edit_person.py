"""Add someone at a client, change what is known of them, remove who was never there."""

from datetime import datetime

from sqlalchemy import Connection

from domain.audit import Deed, What
from domain.people import Person
from domain.person_edit import (
    PersonEdit,
    PersonField,
    PersonNotTaken,
    check_alone,
    mark_of,
    read_person,
)
from domain.records import Member
from services.keep_birthday import drop_birthday, keep_birthday
from storage import audit, clients, people, requests
from storage.database import Database
from storage.ids import new_id

_CHANGED = (
    "Someone changed this person after you opened the form, so nothing was saved over it. Close "
    "this and open it again to see them as they are now."
)


def save_person(
    database: Database,
    who: Member,
    edit: PersonEdit,
    now: datetime,
    request_id: str,
    *,
    shown: str = "",
) -> Person:
    """Keep what was filled in. Raises NotFound, and PersonNotTaken with what is wrong where.

    `shown` marks the person as the form showed them: who was changed since is not written over.
    """
    with database.write() as connection:
        known = requests.find_outcome(connection, who.workspace_id, request_id)
        if known is not None:
            return people.get_person(
                connection, who.workspace_id, known["person"], viewer_id=who.user_id
            )
        saved = _save(connection, who, edit, now, shown)
        requests.add_outcome(connection, who.workspace_id, request_id, {"person": saved.id}, now)
        return saved


def remove_person(
    database: Database, who: Member, person_id: str, now: datetime, request_id: str
) -> None:
    """Delete someone. What was logged with them stays. Raises NotFound."""
    with database.write() as connection:
        if requests.find_outcome(connection, who.workspace_id, request_id) is not None:
            return
        gone = people.get_person(connection, who.workspace_id, person_id, viewer_id=who.user_id)
        clients.get_client_and_tz(
            connection, who.workspace_id, gone.client_id, viewer_id=who.user_id, to_change=True
        )
        drop_birthday(connection, who, person_id, now)
        people.drop_person(connection, who.workspace_id, person_id)
        deed = Deed(What.REMOVE_PERSON, gone.client_id, person_id)
        audit.add_deed(connection, who.workspace_id, who.user_id, deed, now)
        requests.add_outcome(connection, who.workspace_id, request_id, {"gone": person_id}, now)


def _save(
    connection: Connection, who: Member, edit: PersonEdit, now: datetime, shown: str
) -> Person:
    client, tz = clients.get_client_and_tz(
        connection, who.workspace_id, edit.client_id, viewer_id=who.user_id, to_change=True
    )
    before = Person(new_id(), who.workspace_id, client.id, "")
    if edit.person_id:
        before = people.get_person(
            connection, who.workspace_id, edit.person_id, viewer_id=who.user_id
        )
        if shown and shown != mark_of(before):
            raise PersonNotTaken({PersonField.NAME: _CHANGED})
    after = read_person(who, edit, before, now)
    others = people.list_people(connection, who.workspace_id, client.id, viewer_id=who.user_id)
    check_alone(after, [one for one in others.people if one.id != before.id])
    if edit.person_id:
        values = people.values_of(after) | {
            "left_on": after.left_on,
            "went_to_id": after.went_to_id,
        }
        people.change_person(connection, who.workspace_id, after.id, **values)
    else:
        people.add_person(connection, after)
    if before.birthday or after.birthday:
        keep_birthday(connection, who, after, now, tz)
    return after
