from collections.abc import Callable, Iterator
from typing import Any

import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from playground import Channel, LocalSlack, Person

Connect = Callable[[], SocketModeHandler]

MANIFEST: dict[str, Any] = {
    "display_information": {"name": "Helper"},
    "features": {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": "Helper"},
        "shortcuts": [
            {"name": "Keep it", "type": "message", "callback_id": "keep"},
            {"name": "New thing", "type": "global", "callback_id": "new"},
        ],
        "slash_commands": [
            {"command": "/hello", "should_escape": True},
            {"command": "/raw", "should_escape": False},
        ],
    },
    "oauth_config": {
        "scopes": {"bot": ["chat:write", "commands", "im:history", "im:write", "users:read"]}
    },
    "settings": {
        "event_subscriptions": {"bot_events": ["app_home_opened", "message.im", "user_change"]},
        "interactivity": {"is_enabled": True},
    },
}


@pytest.fixture
def manifest() -> dict[str, Any]:
    return MANIFEST


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with LocalSlack(MANIFEST, retry_delays=(0.0, 0.0, 0.0)) as local:
        yield local


@pytest.fixture
def mia(slack: LocalSlack) -> Person:
    return slack.add_person("mia", real_name="Mia Chen", tz="Europe/Berlin", locale="en-GB")


@pytest.fixture
def general(slack: LocalSlack, mia: Person) -> Channel:
    return slack.add_channel("general", [mia], with_bot=True)


@pytest.fixture
def client(slack: LocalSlack) -> WebClient:
    """What an app calls Slack with; nothing is tried twice."""
    return WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])


@pytest.fixture
def app(client: WebClient) -> App:
    """A stock app without listeners so far."""
    return App(client=client, process_before_response=True)


@pytest.fixture
def connect(slack: LocalSlack, app: App) -> Iterator[Connect]:
    """Connects the app over Socket Mode, once per call."""
    handlers: list[SocketModeHandler] = []

    def start() -> SocketModeHandler:
        web = WebClient(slack.app_token, base_url=slack.api_url)
        handler = SocketModeHandler(app, slack.app_token, web_client=web, ping_interval=0.5)
        handlers.append(handler)
        handler.client.connect()
        slack.wait_until(lambda: slack.connections == len(handlers))
        return handler

    yield start
    for handler in handlers:
        handler.client.auto_reconnect_enabled = False
        handler.client.closed = True
    slack.stop()
    for handler in handlers:
        handler.client.message_queue.put(None)
        handler.client.close()


def button(label: str, action_id: str = "go", value: str = "1") -> dict[str, Any]:
    text = {"type": "plain_text", "text": label}
    return {"type": "button", "text": text, "action_id": action_id, "value": value}
