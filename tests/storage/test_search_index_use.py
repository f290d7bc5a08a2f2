"""A search is answered by the index of the words, on both databases."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, event, text

from domain.search_words import read_search
from storage import search
from storage.database import Database
from tests.storage.test_index_use import plans

W = "T1"
WORDS = read_search("pricing jazz")


@contextmanager
def asked(connection: Connection) -> Iterator[list[tuple[str, Any]]]:
    found: list[tuple[str, Any]] = []

    def note(*told: object) -> None:
        found.append((str(told[2]), told[3]))

    event.listen(connection, "before_cursor_execute", note)
    yield found
    event.remove(connection, "before_cursor_execute", note)


@pytest.mark.parametrize("names", [True, False])
def test_hits_are_read_from_the_index_in_its_order(
    sqlite_database: Database, *, names: bool
) -> None:
    with sqlite_database.write() as connection, plans(connection) as found:
        search.find_hits(connection, W, WORDS, viewer_id="U1", names=names)
    index = "search_names" if names else "search_words"
    assert found[0].startswith(f"SCAN {index} VIRTUAL TABLE INDEX")
    assert [plan for plan in found[1:] if plan.startswith("SCAN") or "TEMP B-TREE" in plan] == []


def test_clients_with_each_word_are_read_from_the_index(sqlite_database: Database) -> None:
    with sqlite_database.write() as connection, plans(connection) as found:
        search.find_rarest(connection, WORDS, search.Sample())
        search.list_with_any(connection, W, ["1", "2"], WORDS, viewer_id="U1")
    tables = [plan for plan in found if plan.startswith("SCAN") and "VIRTUAL" not in plan]
    assert [plan for plan in tables if "subquery" not in plan and not _is_of_hits(plan)] == []


def _is_of_hits(plan: str) -> bool:
    """The result of one of the questions that are put together."""
    return plan.startswith(("SCAN anon", "SCAN (", "SCAN CONSTANT"))


@pytest.mark.parametrize("names", [True, False])
def test_postgresql_finds_the_words_in_the_index(
    postgres_database: Database, *, names: bool
) -> None:
    with postgres_database.write() as connection:
        fill(connection)
        search.prepare(connection, WORDS)
        with asked(connection) as found:
            search.find_hits(connection, W, WORDS, viewer_id="U1", names=names)
        statement, told = found[-1]
        rows = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", told).scalar()
        used = list(nodes(rows))
        connection.rollback()
    assert ("Bitmap Index Scan", "search_names" if names else "search_words") in used
    assert ("Seq Scan", "search_texts") not in used


def nodes(plan: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - JSON
    """(kind, index or table) of each step of a plan."""
    if isinstance(plan, list):
        for one in plan:
            yield from nodes(one)
    elif isinstance(plan, dict):
        if "Node Type" in plan:
            yield plan["Node Type"], plan.get("Index Name") or plan.get("Relation Name", "")
        for one in plan.values():
            yield from nodes(one)


def fill(connection: Connection) -> None:
    """So many texts that looking at each costs more than the index."""
    connection.execute(
        text(
            "INSERT INTO search_texts (workspace_id, client_id, kind, record_id, folded) "
            "SELECT 'T1', 'c' || n, CASE WHEN n % 2 = 0 THEN 'fact' ELSE 'person' END, 'r' || n, "
            "'word' || n || ' other' || n % 100 FROM generate_series(1, 20000) AS n"
        )
    )
    connection.execute(
        text(
            "INSERT INTO clients (id, workspace_id, name, tier, visibility, added_at, added_by_id, "
            "going_cold_on, times_unanswered) SELECT 'c' || n, 'T1', 'x', 'B', 'team', now(), "
            "'U1', now(), 0 FROM generate_series(1, 20000) AS n"
        )
    )
    for table in ("search_texts", "clients"):
        connection.execute(text(f"ANALYZE {table}"))
