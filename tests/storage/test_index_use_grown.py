"""The hot queries look at an index, too, once SQLite has looked at many rows (ANALYZE)."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.fill import Size, fill
from benchmarks.fill_memory import fill_memory
from storage.database import Database, open_database
from tests.databases import SqliteFiles
from tests.storage import test_index_use, test_index_use_moves, test_moving_index_use
from tests.storage.test_index_use import plans

EVERY = test_index_use.HOT | test_index_use_moves.HOT | test_moving_index_use.HOT
MANY = {"clients", "client_names", "people", "facts", "interactions"}


@pytest.fixture
def grown(sqlite_files: SqliteFiles, tmp_path: Path) -> Iterator[Database]:
    """A database of its own: each open connection keeps what SQLite once saw in many rows."""
    with sqlite_files.copy(tmp_path) as url, closing(open_database(url)) as database:
        fill(database, "T1", Size(3_000, members=20, logs=2))
        fill_memory(database, "T1")
        yield database


def test_every_query_of_a_grown_database_looks_at_an_index(
    grown: Database, subtests: pytest.Subtests
) -> None:
    for name, query in EVERY.items():
        with subtests.test(name), grown.write() as connection:
            with plans(connection) as found:
                query(connection)
            scanned = {plan.split()[1] for plan in found if plan.startswith("SCAN")}
            assert {table.rstrip("_0123456789") for table in scanned} & MANY == set()
            connection.rollback()
