from collections.abc import Iterator
from pathlib import Path

import pytest

from playground import Channel
from tests.databases import PostgresServer, SqliteFiles
from tests.journeys.studio import Colleague, Studio, open_studio

both_databases = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """SQLite; PostgreSQL too where a journey is marked `both_databases`."""
    if getattr(request, "param", "sqlite") == "sqlite":
        files: SqliteFiles = request.getfixturevalue("sqlite_files")
        with files.copy(tmp_path) as url:
            yield url
    else:
        server: PostgresServer = request.getfixturevalue("postgres")
        with server.migrated() as url:
            yield url


@pytest.fixture
def studio(database_url: str) -> Iterator[Studio]:
    with open_studio(database_url) as opened:
        yield opened


@pytest.fixture
def mia(studio: Studio) -> Colleague:
    """Owner of the clients in most stories, in Berlin."""
    return studio.member("mia", real_name="Mia Chen")


@pytest.fixture
def raj(studio: Studio) -> Colleague:
    """Her colleague."""
    return studio.member("raj", real_name="Raj Patel", tz="Europe/London")


@pytest.fixture
def dana(studio: Studio) -> Colleague:
    """Someone at a client, in a Slack of their own."""
    return studio.newcomer("dana", real_name="Dana Whitfield", other_team=True)


@pytest.fixture
def general(studio: Studio, mia: Colleague, raj: Colleague) -> Channel:
    return studio.channel("general", mia, raj)


@pytest.fixture
def shared(studio: Studio, mia: Colleague, raj: Colleague, dana: Colleague) -> Channel:
    """A channel shared with the client."""
    return studio.channel("acme-website", mia, raj, dana, is_shared=True)
