"""The people at a client, as far as the asker sees it."""

from sqlalchemy import Connection

from domain.name import fold_letters
from domain.people import MAX_PERSON, PeoplePage, Person, find_meant, unknown_names
from domain.records import Interaction, Member
from storage import clients, people, people_names
from storage.database import Database
from storage.ids import new_id

PAGE = 15


def list_people(database: Database, who: Member, client_id: str, page: int = 0) -> PeoplePage:
    """A page of them; the last one there is for a later one. Raises NotFound."""
    with database.read() as connection:
        client = clients.get_client(connection, who.workspace_id, client_id, viewer_id=who.user_id)
        found = _list(connection, who, client_id, page)
        if not found.people and page:
            page = 0
            found = _list(connection, who, client_id, page)
    return PeoplePage(
        client_id,
        client.name,
        tuple(found.people),
        page,
        has_more=found.total > (page + 1) * PAGE,
        total=found.total,
    )


def read_person(database: Database, who: Member, person_id: str) -> Person:
    """Raises NotFound."""
    with database.read() as connection:
        return people.get_person(connection, who.workspace_id, person_id, viewer_id=who.user_id)


def suggest_others(
    database: Database, who: Member, person_id: str, typed: str, *, limit: int
) -> list[Person]:
    """Others at the client of this person whose name holds what is typed. Raises NotFound."""
    with database.read() as connection:
        one = people.get_person(connection, who.workspace_id, person_id, viewer_id=who.user_id)
        found = people.list_people(
            connection, who.workspace_id, one.client_id, viewer_id=who.user_id
        )
    wanted = fold_letters(typed.strip())
    others = (other for other in found.people if other.id != person_id)
    return [other for other in others if wanted in fold_letters(other.name)][:limit]


def list_unknown(connection: Connection, who: Member, one: Interaction) -> tuple[str, ...]:
    """The names in one's own record that nobody at its client goes by.

    None of a record in confidence: whoever is added is seen by all who see the client.
    """
    if not one.people or one.author_id != who.user_id or one.in_confidence:
        return ()
    known = people_names.list_called(
        connection, who.workspace_id, one.client_id, viewer_id=who.user_id
    )
    return unknown_names(one.people, known)


def find_in(connection: Connection, who: Member, client_id: str, name: str) -> list[Person]:
    """Who at the client may be meant by a name."""
    known = people.list_people(connection, who.workspace_id, client_id, viewer_id=who.user_id)
    return find_meant(name, known.people)


def know_slack_user(
    connection: Connection, who: Member, client_id: str, name: str, slack_user_id: str
) -> None:
    """Someone at the client by a Slack account: who goes by the name already, else a new person."""
    meant = [
        one
        for one in find_in(connection, who, client_id, name)
        if one.slack_user_id is None and one.left_on is None
    ]
    if len(meant) == 1:
        slack_user = {"slack_user_id": slack_user_id}
        people.change_person(connection, who.workspace_id, meant[0].id, **slack_user)
        return
    one_line = " ".join(name.split())[:MAX_PERSON] or slack_user_id
    new = Person(new_id(), who.workspace_id, client_id, one_line, slack_user_id=slack_user_id)
    people.add_person(connection, new)


def _list(connection: Connection, who: Member, client_id: str, page: int) -> people.Listed:
    return people.list_people(
        connection,
        who.workspace_id,
        client_id,
        viewer_id=who.user_id,
        limit=PAGE,
        offset=page * PAGE,
    )
