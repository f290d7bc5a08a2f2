import time
from collections.abc import Callable

import httpx
import pytest
from slack_bolt import App
from slack_sdk import WebClient

from playground import Channel, LocalSlack, Person

Connect = Callable[[], object]


@pytest.fixture
def url(slack: LocalSlack, mia: Person, general: Channel, app: App, connect: Connect) -> str:
    """The response_url of a command typed in #general."""
    app.command("/hello")(lambda ack: ack())
    connect()
    mia.types("/hello", general)
    return str(slack.calls("/hello")[0].sent["response_url"])


@pytest.fixture
def action_url(
    slack: LocalSlack, mia: Person, app: App, client: WebClient, connect: Connect
) -> str:
    """The response_url of a button pressed in a message of the DM."""
    text = {"type": "plain_text", "text": "Go"}
    blocks = [
        {"type": "actions", "elements": [{"type": "button", "text": text, "action_id": "go"}]}
    ]
    client.chat_postMessage(channel=mia.id, text="press", blocks=blocks)
    app.action("go")(lambda ack: ack())
    connect()
    mia.presses("Go")
    return str(slack.calls("block_actions")[0].sent["response_url"])


def test_answer_is_ephemeral_unless_said_otherwise(url: str, mia: Person, general: Channel) -> None:
    assert httpx.post(url, json={"text": "one"}).text == "ok"
    httpx.post(url, json={"text": "two", "response_type": "in_channel"})
    assert [shown.is_ephemeral for shown in mia.sees_in(general)] == [True, False]


def test_sixth_use_is_refused(url: str) -> None:
    for _ in range(5):
        assert httpx.post(url, json={"text": "hi"}).status_code == 200
    answer = httpx.post(url, json={"text": "hi"})
    assert (answer.status_code, answer.json()) == (404, {"ok": False, "error": "used_url"})


def test_use_after_thirty_minutes_is_refused(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    later = time.monotonic() + 30 * 60 + 1
    monkeypatch.setattr("time.monotonic", lambda: later)
    assert httpx.post(url, json={"text": "hi"}).json()["error"] == "expired_url"


def test_wrong_message_is_refused_and_is_no_use(url: str) -> None:
    for _ in range(6):
        answer = httpx.post(url, json={"text": "x", "blocks": [{"type": "section"}]})
        assert (answer.status_code, answer.json()["error"]) == (400, "invalid_blocks")
    assert httpx.post(url, json={"text": "hi"}).status_code == 200


def test_invented_address_is_refused(slack: LocalSlack) -> None:
    answer = httpx.post(f"{slack.url}commands/T1/1/secret", json={"text": "hi"})
    assert answer.status_code == 404


def test_what_is_no_json_is_refused(url: str) -> None:
    assert httpx.post(url, content="hi").json()["error"] == "invalid_payload"


def test_command_address_replaces_nothing(url: str, mia: Person, general: Channel) -> None:
    httpx.post(url, json={"text": "one"})
    httpx.post(url, json={"text": "two", "replace_original": True})
    assert [shown.text for shown in mia.sees_in(general)] == ["one", "two"]


def test_button_address_replaces_its_message(action_url: str, mia: Person) -> None:
    httpx.post(action_url, json={"text": "done", "replace_original": True})
    assert [shown.text for shown in mia.dm] == ["done"]


def test_button_address_replaces_when_nothing_is_said(action_url: str, mia: Person) -> None:
    httpx.post(action_url, json={"text": "done"})
    assert [shown.text for shown in mia.dm] == ["done"]


def test_button_address_can_add_instead(action_url: str, mia: Person) -> None:
    httpx.post(action_url, json={"text": "more", "replace_original": False})
    assert [shown.text for shown in mia.dm] == ["[Go]", "more"]


def test_button_address_can_delete(action_url: str, mia: Person) -> None:
    httpx.post(action_url, json={"delete_original": True})
    assert mia.dm == []
