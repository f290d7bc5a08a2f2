import time
from collections.abc import Callable
from http.client import RemoteDisconnected

import httpx
import pytest
from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from playground import LocalSlack, Person, Trouble

Connect = Callable[[], object]


def test_rate_limited_answers_429_and_does_nothing(
    slack: LocalSlack, client: WebClient, mia: Person
) -> None:
    slack.trouble.add("chat.postMessage", Trouble.rate_limited(retry_after=3))
    with pytest.raises(SlackApiError) as failure:
        client.chat_postMessage(channel=mia.id, text="hi")
    assert failure.value.response.status_code == 429
    assert failure.value.response.headers["Retry-After"] == "3"
    assert mia.dm == []


def test_a_refusal_has_its_error_and_does_nothing(
    slack: LocalSlack, client: WebClient, mia: Person
) -> None:
    slack.trouble.add("chat.postMessage", Trouble.refusal("restricted_action"))
    with pytest.raises(SlackApiError, match="restricted_action"):
        client.chat_postMessage(channel=mia.id, text="hi")
    assert mia.dm == []


def test_trouble_lasts_as_many_times_as_told(
    slack: LocalSlack, client: WebClient, mia: Person
) -> None:
    slack.trouble.add("chat.postMessage", Trouble.server_error(), times=2)
    for _ in range(2):
        with pytest.raises(SlackApiError) as failure:
            client.chat_postMessage(channel=mia.id, text="hi")
        assert failure.value.response.status_code == 500
    client.chat_postMessage(channel=mia.id, text="hi")
    assert len(mia.dm) == 1


def test_cut_before_does_nothing(slack: LocalSlack, client: WebClient, mia: Person) -> None:
    slack.trouble.add("chat.postMessage", Trouble.cut_before())
    with pytest.raises(RemoteDisconnected):
        client.chat_postMessage(channel=mia.id, text="hi")
    assert mia.dm == []


def test_cut_after_does_the_work_and_says_nothing(
    slack: LocalSlack, client: WebClient, mia: Person
) -> None:
    slack.trouble.add("chat.postMessage", Trouble.cut_after())
    with pytest.raises(RemoteDisconnected):
        client.chat_postMessage(channel=mia.id, text="hi")
    assert [shown.text for shown in mia.dm] == ["hi"]


def test_slow_takes_its_time_and_then_works(
    slack: LocalSlack, client: WebClient, mia: Person
) -> None:
    slack.trouble.add("chat.postMessage", Trouble.slow(0.2))
    started = time.monotonic()
    client.chat_postMessage(channel=mia.id, text="hi")
    assert time.monotonic() - started >= 0.2
    assert len(mia.dm) == 1


def test_any_method_can_be_troubled(slack: LocalSlack, client: WebClient) -> None:
    slack.trouble.add("*", Trouble.server_error())
    with pytest.raises(SlackApiError):
        client.auth_test()
    assert client.auth_test()["ok"]


def test_stock_client_that_tries_again_after_a_cut_posts_twice(
    slack: LocalSlack, mia: Person
) -> None:
    slack.trouble.add("chat.postMessage", Trouble.cut_after())
    WebClient(slack.bot_token, base_url=slack.api_url).chat_postMessage(channel=mia.id, text="hi")
    assert len(mia.dm) == 2


def test_response_urls_can_be_cut_too(
    slack: LocalSlack, mia: Person, app: App, connect: Connect
) -> None:
    app.command("/hello")(lambda ack: ack())
    connect()
    mia.types("/hello")
    url = slack.calls("/hello")[0].sent["response_url"]
    slack.trouble.add("response_url", Trouble.cut_after())
    with pytest.raises(httpx.RemoteProtocolError):
        httpx.post(url, json={"text": "hi"})
    assert mia.dm[-1].text == "hi"
