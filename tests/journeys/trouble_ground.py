"""A studio where things go wrong: Slack refuses, the database is away, and the log is read."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog
from sqlalchemy import create_engine, make_url
from sqlalchemy.pool import NullPool

from bot.app import Rapport
from bot.clock import Clock
from playground import LocalSlack
from tests.databases import PostgresServer
from tests.journeys.studio import MANIFEST, START, Studio, settings_for
from tests.processes import heard, python_process, tell

LOCK = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1])
other.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.readline()
"""


class Logs:
    """What Rapport logged, at every level."""

    def __init__(self) -> None:
        self.entries: list[dict[str, Any]] = []

    def __call__(self, _: object, level: str, entry: Any) -> Any:  # noqa: ANN401 - structlog's
        self.entries.append({**entry, "level": level})
        raise structlog.DropEvent

    def of(self, event: str) -> list[dict[str, Any]]:
        return [entry for entry in self.entries if entry["event"] == event]

    def __contains__(self, words: str) -> bool:
        return words in str(self.entries)


@contextmanager
def open_ground(database_url: str, ack_seconds: float = 3.0) -> Iterator[Studio]:
    """Start Slack and Rapport; Slack may refuse what it likes."""
    with LocalSlack(
        MANIFEST, starts_at=START, retry_delays=(0.0, 0.0, 0.0), ack_seconds=ack_seconds
    ) as slack:
        rapport = Rapport(settings_for(slack, database_url), Clock(slack.clock.now()))
        slack.clock.on_jump(rapport.clock.move_to)
        rapport.start()
        slack.wait_for_app()
        try:
            yield Studio(slack, rapport)
        finally:
            rapport.stop()


@contextmanager
def read_logs() -> Iterator[Logs]:
    """Everything that is logged meanwhile."""
    logs = Logs()
    structlog.configure(processors=[logs], wrapper_class=structlog.make_filtering_bound_logger(0))
    yield logs
    structlog.reset_defaults()


@contextmanager
def locked(database_url: str) -> Iterator[None]:
    """Another process writes to the SQLite file and does not come to an end."""
    with python_process(LOCK, str(make_url(database_url).database)) as other:
        assert heard(other) == "locked"
        yield
        tell(other)
        other.wait(10)


@contextmanager
def gone(database_url: str, spared: PostgresServer) -> Iterator[None]:
    """PostgreSQL throws all but the tests' own connection out, and lets nobody in."""
    own = spared._cleaner.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
    url = make_url(database_url).set(drivername="postgresql+psycopg")
    server = create_engine(
        url.set(database="postgres"), isolation_level="AUTOCOMMIT", poolclass=NullPool
    )
    with server.connect() as connection:
        connection.exec_driver_sql(f"ALTER DATABASE {url.database} ALLOW_CONNECTIONS false")
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = %s AND pid <> %s",
            (url.database, own),
        )
        yield
        connection.exec_driver_sql(f"ALTER DATABASE {url.database} ALLOW_CONNECTIONS true")
