"""People and facts at every client of a filled database, in one statement each."""

from datetime import timedelta
from typing import Any

from sqlalchemy import func, insert, literal, select, text

from benchmarks.fill import NOW
from domain.facts import key_of
from storage.database import Database
from storage.models import Base, Client, Fact, Person

_PEOPLE: list[dict[str, Any]] = [
    {"name": "Dana Whitfield", "title": "Head of design", "role": "champion"},
    {"name": "Raj Patel", "title": "Managing director", "role": "decision_maker"},
    {"name": "Lee Young", "title": "Accounts", "role": "finance"},
]
_FACTS = ["Dana's son starts college", "Raj plays golf", "the office moves to Leeds"]


def fill_memory(database: Database, workspace_id: str) -> None:
    """Three people and three facts each."""
    for number, person in enumerate(_PEOPLE):
        known = {"email": "", "phone": "+49-30-901820", "also": []}
        _at_each(database, workspace_id, Person, f"p{number}", person | known)
    for number, words in enumerate(_FACTS):
        told = {
            "author_id": "UFILLED0001",
            "in_confidence": False,
            "text": words,
            "key": key_of(words),
            "created_at": NOW - timedelta(days=number + 1),
        }
        _at_each(database, workspace_id, Fact, f"f{number}", told)
    _tie(database)


def _tie(database: Database) -> None:
    """The first fact of each is about somebody and came with a log, as a next action does."""
    log_of = "(SELECT id FROM interactions WHERE interactions.client_id = %s.client_id LIMIT 1)"
    statements = (
        "UPDATE facts SET person_id = substr(id, 1, 30) || 'p0' WHERE id LIKE '%f0'",
        f"UPDATE facts SET interaction_id = {log_of % 'facts'} WHERE id LIKE '%f0'",
        f"UPDATE next_actions SET interaction_id = {log_of % 'next_actions'}",
    )
    with database.engine.begin() as connection:
        if not database.is_sqlite:
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        for statement in statements:
            connection.execute(text(statement))
    with database.engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
        connection.commit()


def _at_each(
    database: Database, workspace_id: str, model: type[Base], ending: str, values: dict[str, Any]
) -> None:
    columns = model.__table__.columns
    of_client = select(
        func.substr(Client.id, 1, 30) + ending,
        Client.workspace_id,
        Client.id,
        *(literal(value, columns[name].type) for name, value in values.items()),
    ).where(Client.workspace_id == workspace_id)
    names = ["id", "workspace_id", "client_id", *values]
    with database.engine.begin() as connection:
        if not database.is_sqlite:
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        connection.execute(insert(model).from_select(names, of_client))
