from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from slack_sdk import WebClient

from playground import LocalSlack, Person
from storage.database import Database
from tests.office import Office
from tests.scheduler.hands import Hands
from tests.scheduler.pages import Page, serve_page

MANIFEST = Path(__file__).parents[2] / "manifest.yml"


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with LocalSlack(MANIFEST) as local:
        yield local


@pytest.fixture
def mia(slack: LocalSlack) -> Person:
    return slack.add_person("mia", real_name="Mia Chen", tz="UTC", locale="en-GB")


@pytest.fixture
def client(slack: LocalSlack) -> WebClient:
    """As Rapport's, but of less patience."""
    return WebClient(slack.bot_token, base_url=slack.api_url, timeout=1, retry_handlers=[])


@pytest.fixture
def workspace_id(slack: LocalSlack) -> str:
    return slack.team_id


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    return sqlite_database


@pytest.fixture
def hands(office: Office, client: WebClient) -> Hands:
    return Hands(office, client)


@pytest.fixture
def page() -> Iterator[Page]:
    """Serves pages that are no answers of Slack's, as a proxy does."""
    with ExitStack() as served:
        yield lambda status, body: served.enter_context(serve_page(status, body))
