"""The hot queries look at an index, too, once SQLite has looked at many rows (ANALYZE)."""

import pytest

from benchmarks.fill import Size, fill
from benchmarks.fill_memory import fill_memory
from storage.database import Database
from tests.storage import test_index_use, test_index_use_moves, test_moving_index_use
from tests.storage.test_index_use import plans

EVERY = test_index_use.HOT | test_index_use_moves.HOT | test_moving_index_use.HOT
MANY = {"clients", "client_names", "people", "facts", "interactions"}


def test_every_query_of_a_grown_database_looks_at_an_index(
    sqlite_database: Database, subtests: pytest.Subtests
) -> None:
    fill(sqlite_database, "T1", Size(3_000, members=20, logs=2))
    fill_memory(sqlite_database, "T1")
    for name, query in EVERY.items():
        with subtests.test(name), sqlite_database.write() as connection:
            with plans(connection) as found:
                query(connection)
            scanned = {plan.split()[1] for plan in found if plan.startswith("SCAN")}
            assert {table.rstrip("_0123456789") for table in scanned} & MANY == set()
            connection.rollback()
