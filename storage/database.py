"""The database: one engine, short transactions, and failures as one sentence.

SQLite is the default: WAL, synchronous=FULL, foreign keys, BEGIN IMMEDIATE for writes, one writer
at a time in this process (SQLite's own busy wait is unfair), 1.5 s at most for lock and wait
together, so that Slack's 3 s can still be met. PostgreSQL keeps a pool.
"""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from domain.errors import StorageDown

WAIT_SECONDS = 1.5
_MIGRATION_WAIT_SECONDS = 60
_POSTGRES_OPTIONS = "-c lock_timeout=1500 -c statement_timeout=10000 -c timezone=UTC"


class Database:
    """Read and write transactions on one engine. Make it with `open_database`."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._writer = threading.Lock()
        self._written_anew_for: datetime | None = None
        # On PostgreSQL each statement of a default transaction sees a view of its own.
        one_view = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        self._reads = engine.execution_options(**one_view)

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction that commits at its end. Raises StorageDown when it cannot."""
        with _sentences(), self._one_writer() as seconds_left, self.engine.connect() as connection:
            if self.is_sqlite:
                _tell_sqlite(connection, f"PRAGMA busy_timeout={int(seconds_left * 1000)}")
            with self._begin(connection, "IMMEDIATE"):
                yield connection

    @contextmanager
    def migrate(self) -> Iterator[Connection]:
        """One transaction that may change tables; it waits a minute for another to end.

        SQLite changes a table by copying it and dropping the old one: with foreign keys on, that
        would delete the rows of other tables with it.
        """
        with _sentences(), self._one_writer(), self.engine.connect() as connection:
            if self.is_sqlite:
                _tell_sqlite(connection, f"PRAGMA busy_timeout={_MIGRATION_WAIT_SECONDS * 1000}")
                _tell_sqlite(connection, "PRAGMA foreign_keys=OFF")
            try:
                with self._begin(connection, "IMMEDIATE"):
                    if not self.is_sqlite:
                        _wait_for_migration(connection)
                    yield connection
            finally:
                if self.is_sqlite:
                    _tell_sqlite(connection, "PRAGMA foreign_keys=ON")

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view of the data. Raises StorageDown when there is none."""
        with _sentences(), self._reads.connect() as connection, self._begin(connection):
            yield connection

    def wipe(self, since: datetime) -> bool:
        """Write SQLite's file anew, without what was deleted, and empty its write-ahead log.

        Others that write wait meanwhile. False where somebody who reads kept the log from being
        emptied: to be called again, with the same `since` for the same deletion. PostgreSQL is left
        to its own VACUUM.
        """
        if not self.is_sqlite:
            return True
        with _sentences(), self._one_writer(), self.engine.connect() as connection:
            if self._written_anew_for != since:
                _tell_sqlite(connection, "VACUUM")
                self._written_anew_for = since
            (is_busy, *_) = _tell_sqlite(connection, "PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not is_busy

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def _begin(self, connection: Connection, how: str = "DEFERRED") -> Iterator[None]:
        """One transaction. SQLite's driver is told itself: an event would cost every statement."""
        with connection.begin():
            if self.is_sqlite:
                _tell_sqlite(connection, f"BEGIN {how}")
            yield

    @contextmanager
    def _one_writer(self) -> Iterator[float]:
        if not self.is_sqlite:
            yield WAIT_SECONDS
            return
        start = time.monotonic()
        if not self._writer.acquire(timeout=WAIT_SECONDS):
            raise StorageDown
        try:
            yield max(0.05, WAIT_SECONDS - (time.monotonic() - start))
        finally:
            self._writer.release()


def open_database(url: str) -> Database:
    """Open the database at a SQLAlchemy URL (postgres:// is read as PostgreSQL by psycopg).

    Nothing is created but SQLite's file, which only its owner may read.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() in {"postgres", "postgresql"}:
        return Database(_postgres_engine(parsed))
    return Database(_sqlite_engine(parsed))


def _postgres_engine(url: URL) -> Engine:
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=10,
        max_overflow=5,
        pool_timeout=WAIT_SECONDS,
        connect_args={"connect_timeout": 2, "options": _POSTGRES_OPTIONS},
    )


def _sqlite_engine(url: URL) -> Engine:
    if url.database and url.database != ":memory:":
        path = Path(url.database)
        if path.parent.is_dir() and not path.exists():
            path.touch(mode=0o600)
    engine = create_engine(
        url, hide_parameters=True, connect_args={"check_same_thread": False}, pool_size=20
    )
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, record: object) -> None:
    del record
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout={int(WAIT_SECONDS * 1000)}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "wal_autocheckpoint=4000",  # pages; a log writes about twenty
    ):
        connection.execute(f"PRAGMA {pragma}")


def _tell_sqlite(connection: Connection, statement: str) -> Any:  # noqa: ANN401 - a cursor
    """What is not SQLAlchemy's to know: BEGIN, and settings outside of a transaction."""
    driver: Any = connection.connection.driver_connection
    return driver.execute(statement)


def _wait_for_migration(connection: Connection) -> None:
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_MIGRATION_WAIT_SECONDS}s'")
    connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
    connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7277011)")


@contextmanager
def _sentences() -> Iterator[None]:
    """Turn "the database is not there" into its sentence; other faults stay what they are."""
    try:
        yield
    except (OperationalError, InterfaceError, PoolTimeout, sqlite3.OperationalError) as fault:
        raise StorageDown from fault


def answers(database: Database) -> str | None:
    """None when the database answers, else its complaint in its own words."""
    try:
        with database.engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    except SQLAlchemyError as fault:
        return str(fault).splitlines()[0]
    return None
