"""People at a client: kept, found as far as the viewer sees the client, listed."""

from typing import Any, NamedTuple

from sqlalchemy import Connection, ScalarSelect, case, delete, func, insert, literal, select, update
from sqlalchemy.orm import aliased

from domain.birthday import Birthday
from domain.errors import NotFound
from domain.found import FoundKind
from domain.people import Person as PersonRecord
from domain.people import Role
from storage.models import Client, Person
from storage.search_texts import put_changed, put_texts
from storage.shapes import AnyRow, AnySelect
from storage.visible import visible_to

_THERE = aliased(Person)  # who they are where they went
_THERE_CLIENT = aliased(Client)
_BEFORE = aliased(Person)  # who they were where they came from
_BEFORE_CLIENT = aliased(Client)
_WEIGHT = case({role.value: place for place, role in enumerate(Role)}, value=Person.role, else_=9)


class Listed(NamedTuple):
    """Some of the people at a client, and how many there are."""

    people: list[PersonRecord]
    total: int


def get_person(
    connection: Connection,
    workspace_id: str,
    person_id: str,
    *,
    viewer_id: str,
) -> PersonRecord:
    """Raises NotFound, also where the viewer does not see the client."""
    found = connection.execute(
        _select(workspace_id, viewer_id).where(Person.id == person_id)
    ).first()
    if found is None:
        raise NotFound("That person is no longer there.")
    return _record(found)


def get_merged(connection: Connection, workspace_id: str, person_id: str) -> PersonRecord:
    """Anyone, merged into another or not, for Rapport itself. Raises NotFound."""
    nothing = literal(None)
    found = connection.execute(
        select(Person.__table__, nothing.label("went_to"), nothing.label("came_from")).where(
            Person.workspace_id == workspace_id, Person.id == person_id
        )
    ).first()
    if found is None:
        raise NotFound("That person is no longer there.")
    return _record(found)


def list_people(
    connection: Connection,
    workspace_id: str,
    client_id: str,
    *,
    viewer_id: str,
    limit: int | None = None,
    offset: int = 0,
) -> Listed:
    """Those who are there first, the most weighty role first; then by name."""
    rows = connection.execute(
        _select(workspace_id, viewer_id)
        .add_columns(_count(workspace_id, client_id).label("total"))
        .where(Person.client_id == client_id)
        .order_by(Person.left_on.is_not(None), _WEIGHT, Person.name, Person.id)
        .limit(limit)
        .offset(offset)
    ).all()
    return Listed([_record(row) for row in rows], rows[0].total if rows else 0)


def find_client_ids_of(
    connection: Connection, workspace_id: str, slack_user_id: str, *, viewer_id: str
) -> list[str]:
    """Clients that the viewer may see where someone with this Slack user id is known."""
    wanted = (
        select(Person.client_id)
        .join(Client, Client.id == Person.client_id)
        .where(
            Person.workspace_id == workspace_id,
            Person.slack_user_id == slack_user_id,
            Person.left_on.is_(None),
            Person.merged_into_id.is_(None),
            visible_to(viewer_id),
        )
    )
    return list(connection.execute(wanted).scalars())


def add_person(connection: Connection, person: PersonRecord) -> None:
    values = values_of(person) | {
        "id": person.id,
        "workspace_id": person.workspace_id,
        "client_id": person.client_id,
        "left_on": person.left_on,
        "went_to_id": person.went_to_id,
    }
    connection.execute(insert(Person).values(**values))
    put_texts(connection, FoundKind.PERSON, [values])


def change_person(
    connection: Connection,
    workspace_id: str,
    person_id: str,
    **values: Any,  # noqa: ANN401 - columns
) -> None:
    connection.execute(
        update(Person)
        .where(Person.workspace_id == workspace_id, Person.id == person_id)
        .values(**values)
    )
    put_changed(connection, workspace_id, FoundKind.PERSON, person_id, values)


def drop_person(connection: Connection, workspace_id: str, person_id: str) -> None:
    """Delete them with all who were merged into them; who went there keeps no trace of where."""
    gone, found = {person_id}, {person_id}
    while found:
        merged = select(Person.id).where(
            Person.workspace_id == workspace_id, Person.merged_into_id.in_(found)
        )
        found = set(connection.execute(merged).scalars()) - gone
        gone |= found
    which = Person.workspace_id == workspace_id
    connection.execute(
        update(Person).where(which, Person.went_to_id.in_(gone)).values(went_to_id=None)
    )
    connection.execute(delete(Person).where(which, Person.id.in_(gone)))


def values_of(person: PersonRecord) -> dict[str, Any]:
    """What is told of a person, as columns."""
    born = person.birthday
    return {
        "name": person.name,
        "title": person.title,
        "role": person.role.value if person.role else None,
        "email": person.email,
        "phone": person.phone,
        "slack_user_id": person.slack_user_id,
        "birth_month": born.month if born else None,
        "birth_day": born.day if born else None,
        "birth_year": born.year if born else None,
        "also": list(person.also),
    }


def _select(workspace_id: str, viewer_id: str) -> AnySelect:
    return (
        select(
            Person.__table__,
            case((visible_to(viewer_id, _THERE_CLIENT), _THERE_CLIENT.name)).label("went_to"),
            _came_from(viewer_id).label("came_from"),
        )
        .join(Client, Client.id == Person.client_id)
        .outerjoin(_THERE, _THERE.id == Person.went_to_id)
        .outerjoin(_THERE_CLIENT, _THERE_CLIENT.id == _THERE.client_id)
        .where(
            Person.workspace_id == workspace_id,
            Person.merged_into_id.is_(None),
            visible_to(viewer_id),
        )
    )


def who_to_call() -> ScalarSelect[str]:
    """Name and number in two lines: of those at a client with a number the most weighty role."""
    return (
        select(Person.name + "\n" + Person.phone)
        .where(
            Person.workspace_id == Client.workspace_id,
            Person.client_id == Client.id,
            Person.phone != "",
            Person.left_on.is_(None),
            Person.merged_into_id.is_(None),
        )
        .order_by(_WEIGHT, Person.name)
        .limit(1)
        .correlate(Client)
        .scalar_subquery()
    )


def _count(workspace_id: str, client_id: str) -> ScalarSelect[int]:
    """How many are known there, whoever asks: the rows beside it are those that they may see."""
    counted = aliased(Person)
    return (
        select(func.count())
        .where(
            counted.workspace_id == workspace_id,
            counted.client_id == client_id,
            counted.merged_into_id.is_(None),
        )
        .scalar_subquery()
    )


def _came_from(viewer_id: str) -> ScalarSelect[str]:
    """The client that somebody came from; one of them, where they were at several."""
    return (
        select(_BEFORE_CLIENT.name)
        .join(_BEFORE, _BEFORE.client_id == _BEFORE_CLIENT.id)
        .where(
            _BEFORE.workspace_id == Person.workspace_id,
            _BEFORE.went_to_id == Person.id,
            visible_to(viewer_id, _BEFORE_CLIENT),
        )
        .order_by(_BEFORE_CLIENT.name)
        .limit(1)
        .scalar_subquery()
    )


def _record(row: AnyRow) -> PersonRecord:
    born = Birthday(row.birth_month, row.birth_day, row.birth_year) if row.birth_month else None
    return PersonRecord(
        id=row.id,
        workspace_id=row.workspace_id,
        client_id=row.client_id,
        name=row.name,
        title=row.title,
        role=Role(row.role) if row.role else None,
        email=row.email,
        phone=row.phone,
        slack_user_id=row.slack_user_id,
        birthday=born,
        also=tuple(row.also),
        left_on=row.left_on,
        went_to_id=row.went_to_id,
        went_to=row.went_to or "",
        came_from=row.came_from or "",
    )
