"""People who went from client to client, alone or with a merge that was undone."""

from sqlalchemy import Connection, select, update
from sqlalchemy.orm import aliased

from storage import people
from storage.models import Fact, Person


def find_before(
    connection: Connection, workspace_id: str, person_id: str, client_id: str
) -> str | None:
    """Who somebody was at a client they are said to come back to, by the way they went."""
    found, seen = {person_id}, {person_id}
    while found:
        rows = connection.execute(
            select(Person.id, Person.client_id).where(
                Person.workspace_id == workspace_id,
                Person.went_to_id.in_(found),
                Person.merged_into_id.is_(None),
            )
        ).all()
        there = sorted(str(row.id) for row in rows if row.client_id == client_id)
        if there:
            return there[0]
        found = {row.id for row in rows} - seen
        seen |= found
    return None


def part_merged_across(
    connection: Connection, workspace_id: str, client_ids: list[str]
) -> list[str]:
    """Who was merged into somebody who is at another client by now is there again.

    So are the facts about them. Their ids.
    """
    kept = aliased(Person)
    across = connection.execute(
        select(Person.id, Person.client_id, kept.id.label("kept_id"))
        .join(kept, kept.id == Person.merged_into_id)
        .where(
            Person.workspace_id == workspace_id,
            Person.client_id.in_(client_ids),
            kept.client_id != Person.client_id,
        )
    ).all()
    for one in across:
        people.change_person(connection, workspace_id, one.id, merged_into_id=None)
        connection.execute(
            update(Fact)
            .where(
                Fact.workspace_id == workspace_id,
                Fact.client_id == one.client_id,
                Fact.person_id == one.kept_id,
            )
            .values(person_id=one.id)
        )
    return [one.id for one in across]
