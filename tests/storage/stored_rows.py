"""Databases as earlier versions left them, kept as rows: `stored/REVISION.json`.

Made by the version itself, through its own services. They are put back into the tables that its
migrations make, so that one file serves both databases.
"""

import json
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from alembic import command
from sqlalchemy import Column, Date, DateTime, MetaData, Time

from storage import schema
from storage.database import Database

Rows = dict[str, list[dict[str, Any]]]
STORED = Path(__file__).parent / "stored"
REVISIONS = sorted(path.stem for path in STORED.glob("*.json"))


def stored_rows(revision: str) -> Rows:
    rows: Rows = json.loads((STORED / f"{revision}.json").read_text(encoding="utf-8"))
    return rows


def restore(database: Database, revision: str) -> None:
    """An empty database becomes that of an earlier version."""
    with database.migrate() as connection:
        command.upgrade(schema._config(connection), revision)
    tables = MetaData()
    with database.write() as connection:
        tables.reflect(connection)
        stored = stored_rows(revision)
        for table in tables.sorted_tables:
            if not stored.get(table.name):
                continue
            rows = [
                {name: _value(table.c[name], value, connection.dialect.name) for name, value in one}
                for one in (row.items() for row in stored[table.name])
            ]
            connection.execute(table.insert(), rows)


def _value(column: Column[Any], value: Any, dialect: str) -> Any:  # noqa: ANN401 - any column
    if not isinstance(value, str):
        return value
    if isinstance(column.type, DateTime):
        at = datetime.fromisoformat(value)
        return at.replace(tzinfo=None if dialect == "sqlite" else UTC)
    if isinstance(column.type, Date):
        return date.fromisoformat(value)
    return time.fromisoformat(value) if isinstance(column.type, Time) else value
