"""Facts: kept, and found by those who may read them; others are told of none."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, case, delete, insert, select, update

from domain.errors import NotFound
from domain.facts import Fact as FactRecord
from domain.facts import FactKind, key_of
from storage.models import Client, Fact, Member, Person
from storage.shapes import AnyRow, AnySelect
from storage.visible import is_read_by, visible_to


def get_fact(
    connection: Connection, workspace_id: str, fact_id: str, *, viewer_id: str
) -> FactRecord:
    """Raises NotFound, also where the viewer may not read it."""
    found = connection.execute(
        select_facts(workspace_id, viewer_id).where(Fact.id == fact_id)
    ).first()
    if found is None:
        raise NotFound("That fact is no longer there.")
    return fact_record(found)


def list_facts(
    connection: Connection,
    workspace_id: str,
    client_id: str,
    *,
    viewer_id: str,
    today: date,
    limit: int,
    offset: int = 0,
) -> list[FactRecord]:
    """Those to be asked about by today first, the longest waiting; then the newest."""
    is_due = case((Fact.ask_after_on <= today, 0), else_=1)
    due_on = case((Fact.ask_after_on <= today, Fact.ask_after_on))
    rows = connection.execute(
        select_facts(workspace_id, viewer_id)
        .where(Fact.client_id == client_id)
        .order_by(is_due, due_on, Fact.created_at.desc(), Fact.id)
        .limit(limit)
        .offset(offset)
    )
    return [fact_record(row) for row in rows]


def list_of_interaction(
    connection: Connection, workspace_id: str, interaction_id: str, *, viewer_id: str
) -> list[FactRecord]:
    rows = connection.execute(
        select_facts(workspace_id, viewer_id)
        .where(Fact.interaction_id == interaction_id)
        .order_by(Fact.created_at, Fact.id)
    )
    return [fact_record(row) for row in rows]


def list_by_ids(
    connection: Connection, workspace_id: str, fact_ids: Sequence[str], *, viewer_id: str
) -> list[FactRecord]:
    """Those of these that the viewer may read, in this order."""
    rows = connection.execute(select_facts(workspace_id, viewer_id).where(Fact.id.in_(fact_ids)))
    found = {row.id: fact_record(row) for row in rows}
    return [found[one] for one in fact_ids if one in found]


def find_same(
    connection: Connection,
    workspace_id: str,
    client_id: str,
    texts: Iterable[str],
    *,
    viewer_id: str,
) -> dict[str, list[FactRecord]]:
    """What is known in the same words, by their key, as far as the viewer may read it."""
    rows = connection.execute(
        select_facts(workspace_id, viewer_id).where(
            Fact.client_id == client_id, Fact.key.in_(sorted(set(map(key_of, texts))))
        )
    )
    found: dict[str, list[FactRecord]] = {}
    for row in rows:
        found.setdefault(row.key, []).append(fact_record(row))
    return found


def add_facts(
    connection: Connection, facts: Sequence[FactRecord], *, confided_to_id: str | None
) -> None:
    rows = [
        _values(one)
        | {
            "id": one.id,
            "workspace_id": one.workspace_id,
            "client_id": one.client_id,
            "interaction_id": one.interaction_id,
            "author_id": one.author_id,
            "confided_to_id": confided_to_id if one.in_confidence else None,
            "created_at": one.created_at,
        }
        for one in facts
    ]
    if rows:
        connection.execute(insert(Fact), rows)


def change_fact(
    connection: Connection,
    fact: FactRecord,
    **marks: Any,  # noqa: ANN401 - columns of its privacy
) -> None:
    """Store what a fact says now."""
    connection.execute(
        update(Fact)
        .where(Fact.workspace_id == fact.workspace_id, Fact.id == fact.id)
        .values(**_values(fact), **marks)
    )


def clear_asked(connection: Connection, workspace_id: str, fact_id: str, today: date) -> None:
    """It no longer waits to be asked about; a day to come that was set since stays."""
    connection.execute(
        update(Fact)
        .where(Fact.workspace_id == workspace_id, Fact.id == fact_id, Fact.ask_after_on <= today)
        .values(ask_after_on=None)
    )


def set_agreed(connection: Connection, workspace_id: str, fact_id: str, owner_id: str) -> None:
    connection.execute(
        update(Fact)
        .where(Fact.workspace_id == workspace_id, Fact.id == fact_id)
        .values(agreed_to_id=owner_id)
    )


def give_to_person(
    connection: Connection,
    workspace_id: str,
    fact_ids: Iterable[str],
    person_id: str,
    *,
    from_id: str | None,
) -> None:
    """These are about a person who are still about another, or about nobody (None)."""
    connection.execute(
        update(Fact)
        .where(
            Fact.workspace_id == workspace_id,
            Fact.id.in_(list(fact_ids)),
            Fact.person_id == from_id,
        )
        .values(person_id=person_id)
    )


def move_facts_of(
    connection: Connection, workspace_id: str, person_id: str, to_id: str
) -> list[str]:
    """All facts about one person are about another; their ids."""
    moved = connection.execute(
        update(Fact)
        .where(Fact.workspace_id == workspace_id, Fact.person_id == person_id)
        .values(person_id=to_id)
        .returning(Fact.id)
    )
    return sorted(moved.scalars())


def take_along(
    connection: Connection, workspace_id: str, person_id: str, to_id: str, client_id: str
) -> None:
    """Someone goes to another client with what is not in confidence."""
    connection.execute(
        update(Fact)
        .where(
            Fact.workspace_id == workspace_id,
            Fact.person_id == person_id,
            Fact.in_confidence.is_(False),
        )
        .values(person_id=to_id, client_id=client_id, interaction_id=None)
    )


def drop_fact(connection: Connection, workspace_id: str, fact_id: str) -> None:
    connection.execute(delete(Fact).where(Fact.workspace_id == workspace_id, Fact.id == fact_id))


def select_facts(workspace_id: str, viewer_id: str) -> AnySelect:
    return (
        select(
            Fact.__table__,
            Client.name.label("client_name"),
            Person.name.label("person_name"),
            Member.name.label("author_name"),
        )
        .join(Client, Client.id == Fact.client_id)
        .outerjoin(  # of this client: a name elsewhere is not for whoever reads here
            Person, (Person.id == Fact.person_id) & (Person.client_id == Fact.client_id)
        )
        .outerjoin(
            Member,
            (Member.workspace_id == Fact.workspace_id) & (Member.user_id == Fact.author_id),
        )
        .where(
            Fact.workspace_id == workspace_id,
            visible_to(viewer_id),
            is_read_by(Fact, viewer_id),
        )
    )


def _values(fact: FactRecord) -> dict[str, Any]:
    return {
        "person_id": fact.person_id,
        "in_confidence": fact.in_confidence,
        "kind": fact.kind.value if fact.kind else None,
        "text": fact.text,
        "key": key_of(fact.text),
        "ask_after_on": fact.ask_after_on,
    }


def fact_record(row: AnyRow) -> FactRecord:
    created_at: datetime = row.created_at
    readers = (row.author_id, row.confided_to_id, row.agreed_to_id)
    return FactRecord(
        id=row.id,
        workspace_id=row.workspace_id,
        client_id=row.client_id,
        client_name=row.client_name,
        text=row.text,
        author_id=row.author_id,
        author_name=row.author_name or row.author_id,
        created_at=created_at,
        kind=FactKind(row.kind) if row.kind else None,
        ask_after_on=row.ask_after_on,
        person_id=row.person_id,
        person_name=row.person_name or "",
        in_confidence=row.in_confidence,
        interaction_id=row.interaction_id,
        reader_ids=tuple(filter(None, readers)) if row.in_confidence else (),
    )
