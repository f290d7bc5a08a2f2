from collections.abc import Iterator
from contextlib import ExitStack
from os import environ
from pathlib import Path

import pytest

from storage.database import Database, open_database
from tests.databases import PostgresServer, SqliteFiles, postgres_server
from tests.office import Office


@pytest.fixture(scope="session")
def sqlite_files(tmp_path_factory: pytest.TempPathFactory) -> SqliteFiles:
    return SqliteFiles(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """One server for the whole run; workers of pytest-xdist share it."""
    base = tmp_path_factory.getbasetemp()
    with postgres_server(base.parent if "PYTEST_XDIST_WORKER" in environ else base) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A migrated, empty database of this test's own."""
    with ExitStack() as copies:
        if request.param == "sqlite":
            files: SqliteFiles = request.getfixturevalue("sqlite_files")
            yield copies.enter_context(files.copy(tmp_path))
        else:
            server: PostgresServer = request.getfixturevalue("postgres")
            yield copies.enter_context(server.migrated())


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        server: PostgresServer = request.getfixturevalue("postgres")
        with server.empty() as url:
            yield url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = open_database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_database(sqlite_files: SqliteFiles, tmp_path: Path) -> Iterator[Database]:
    """For what only SQLite does."""
    with sqlite_files.copy(tmp_path) as url:
        opened = open_database(url)
        yield opened
        opened.close()


@pytest.fixture
def postgres_database(postgres: PostgresServer) -> Iterator[Database]:
    """For what only PostgreSQL does."""
    with postgres.migrated() as url:
        opened = open_database(url)
        yield opened
        opened.close()


@pytest.fixture
def workspace_id() -> str:
    return "T1"


@pytest.fixture
def office(database: Database, workspace_id: str) -> Office:
    return Office(database, workspace_id)
