"""A search is answered by the index of the words, on both databases."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, event, text

from domain.search_words import read_search
from storage import search
from storage.database import Database
from storage.search_index import INDEXED_LETTERS, shape_of, told
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


@pytest.mark.parametrize("index", ["search_names", "search_words"])
def test_a_beginning_is_looked_up_not_put_together_from_all_words_that_begin_so(
    sqlite_database: Database, index: str
) -> None:
    """Else the rows of all these words are read and put in order before the first is given out."""
    with sqlite_database.read() as connection:
        made = connection.scalar(text(f"SELECT sql FROM sqlite_master WHERE name = '{index}'"))
    beginnings = " ".join(str(letters) for letters in range(1, INDEXED_LETTERS + 1))
    assert f"prefix='{beginnings}'" in str(made)
    for word in (*read_search("pr"), *read_search("a" * 30), *read_search("会")):
        asked = told([word], shape_of([word], is_sqlite=True))["asked"]
        assert len(asked.strip('"*')) <= INDEXED_LETTERS


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
        statement, values = found[-1]
        rows = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", values).scalar()
        used = list(nodes(rows))
        connection.rollback()
    assert ("Bitmap Index Scan", "search_names" if names else "search_words") in used
    assert ("Seq Scan", "search_texts") not in used


def test_postgresql_looks_through_the_newest_texts_by_their_ids(
    postgres_database: Database,
) -> None:
    """Neither the sample nor common words make it read all texts."""
    with postgres_database.write() as connection:
        fill(connection)
        with asked(connection) as found:
            search.prepare(connection, WORDS)
            search.find_hits(connection, W, WORDS, viewer_id="U1", names=False, in_sample=999)
            search.list_with_any(connection, W, ["c1", "c2"], WORDS, viewer_id="U1")
        settings, *questions = found
        used = [
            list(nodes(connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {one}", values).scalar()))
            for one, values in questions
        ]
        connection.rollback()
    assert "set_config" in settings[0]
    sample, hits, of_clients = used
    assert "pk_search_texts" in {index for _, index in sample}
    assert {"pk_search_texts", "search_words"} <= {index for _, index in hits}
    assert "ix_search_texts_workspace_id_client_id" in {index for _, index in of_clients}
    for one in used:
        assert ("Seq Scan", "search_texts") not in one


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
