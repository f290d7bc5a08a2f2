from collections.abc import Iterator
from contextlib import ExitStack
from os import environ
from pathlib import Path

import pytest

from storage.database import Database
from tests.databases import PostgresServer, SharedDatabase, SqliteFiles, postgres_server
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


@pytest.fixture(scope="session")
def shared_sqlite(sqlite_files: SqliteFiles) -> Iterator[SharedDatabase]:
    with sqlite_files.shared() as shared:
        yield shared


@pytest.fixture(scope="session")
def shared_postgres(postgres: PostgresServer) -> Iterator[SharedDatabase]:
    with postgres.shared() as shared:
        yield shared


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """A migrated, empty database: a test that takes it runs on both kinds."""
    kind = "sqlite" if request.param == "sqlite" else "postgres"
    shared: SharedDatabase = request.getfixturevalue(f"shared_{kind}")
    with shared.lent() as database:
        yield database


@pytest.fixture
def sqlite_database(shared_sqlite: SharedDatabase) -> Iterator[Database]:
    """For what only SQLite does."""
    with shared_sqlite.lent() as database:
        yield database


@pytest.fixture
def postgres_database(shared_postgres: SharedDatabase) -> Iterator[Database]:
    """For what only PostgreSQL does."""
    with shared_postgres.lent() as database:
        yield database


@pytest.fixture
def workspace_id() -> str:
    return "T1"


@pytest.fixture
def office(database: Database, workspace_id: str) -> Office:
    return Office(database, workspace_id)
