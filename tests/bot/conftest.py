from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.socket_line import SocketLine
from playground import LocalSlack, Person

MANIFEST = Path(__file__).parents[2] / "manifest.yml"
Connect = Callable[[], SocketLine]


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with LocalSlack(MANIFEST) as local:
        yield local


@pytest.fixture
def mia(slack: LocalSlack) -> Person:
    return slack.add_person("mia", real_name="Mia Chen")


@pytest.fixture
def app(slack: LocalSlack) -> App:
    """An app that a test gives its listeners."""
    return App(
        client=WebClient(slack.bot_token, base_url=slack.api_url),
        authorize=lambda: AuthorizeResult(enterprise_id=None, team_id=slack.team_id),
        process_before_response=True,
        request_verification_enabled=False,
    )


@pytest.fixture
def connect(slack: LocalSlack, app: App) -> Iterator[Connect]:
    """Connects the app, once per call."""
    lines: list[SocketLine] = []

    def start() -> SocketLine:
        web = WebClient(slack.app_token, base_url=slack.api_url, timeout=2, retry_handlers=[])
        line = SocketLine(app, slack.app_token, web)
        lines.append(line)
        line.connect()
        slack.wait_for_app()
        return line

    yield start
    for line in lines:
        line.stop()
