import json
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import Any

import pytest
from slack_bolt import App
from slack_sdk import WebClient
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection
from websockets.sync.client import connect as open_socket

from playground import LocalSlack, Person, RateLimits

Connect = Callable[[], object]


def address(client: WebClient, slack: LocalSlack) -> str:
    return str(client.apps_connections_open(app_token=slack.app_token)["url"])


def test_hello_tells_of_the_connection(slack: LocalSlack, client: WebClient) -> None:
    with open_socket(address(client, slack)) as socket:
        hello = json.loads(socket.recv())
    assert hello["type"] == "hello"
    assert hello["num_connections"] == 1
    assert hello["debug_info"]["approximate_connection_time"] > 0
    assert hello["connection_info"]["app_id"] == slack.app_id


def test_address_opens_one_socket_only(slack: LocalSlack, client: WebClient) -> None:
    url = address(client, slack)
    with open_socket(url) as socket:
        socket.recv()
        with pytest.raises(InvalidStatus):
            open_socket(url)


def test_eleventh_connection_is_sent_away(manifest: dict[str, Any]) -> None:
    with LocalSlack(manifest, rate_limits=RateLimits.generous()) as slack, ExitStack() as open_ones:
        client = WebClient(slack.bot_token, base_url=slack.api_url)
        for _ in range(10):
            open_ones.enter_context(open_socket(address(client, slack))).recv()
        with open_socket(address(client, slack)) as extra:
            assert json.loads(extra.recv())["reason"] == "too_many_websockets"


def test_envelope_says_whether_it_takes_an_answer(
    slack: LocalSlack, client: WebClient, mia: Person
) -> None:
    with open_socket(address(client, slack)) as socket:
        socket.recv()
        slack.wait_for_app()
        mia.says("hi")
        event = json.loads(socket.recv())
        threading.Thread(target=answer, args=(socket, "sure"), daemon=True).start()
        assert mia.types("/hello").text == "sure"
    assert event["type"] == "events_api"
    assert event["accepts_response_payload"] is False
    assert event["retry_attempt"] == 0


def answer(socket: ClientConnection, text: str) -> None:
    envelope = json.loads(socket.recv())
    assert envelope["accepts_response_payload"] is True
    reply = {"envelope_id": envelope["envelope_id"], "payload": {"text": text}}
    socket.send(json.dumps(reply))


def test_event_without_ack_is_sent_three_times_more(manifest: dict[str, Any]) -> None:
    with LocalSlack(manifest, retry_delays=(0, 0, 0), ack_seconds=0.1) as slack:
        client = WebClient(slack.bot_token, base_url=slack.api_url)
        tries = tries_of_one_event(slack, client)
    assert [one["retry_attempt"] for one in tries] == [0, 1, 2, 3]
    assert tries[1]["retry_reason"] == "timeout"
    assert len({one["payload"]["event_id"] for one in tries}) == 1


def tries_of_one_event(slack: LocalSlack, client: WebClient) -> list[dict[str, Any]]:
    with open_socket(address(client, slack)) as socket:
        socket.recv()
        slack.wait_for_app()
        slack.add_person("mia").says("hi")
        return [json.loads(socket.recv(timeout=5)) for _ in range(4)]


def test_acked_event_is_sent_once(manifest: dict[str, Any]) -> None:
    with LocalSlack(manifest, retry_delays=(0,), ack_seconds=0.1) as slack:
        url = address(WebClient(slack.bot_token, base_url=slack.api_url), slack)
        with open_socket(url) as socket:
            socket.recv()
            slack.wait_for_app()
            slack.add_person("mia").says("hi")
            socket.send(json.dumps({"envelope_id": json.loads(socket.recv())["envelope_id"]}))
            slack.wait_until_idle()
            with pytest.raises(TimeoutError):
                socket.recv(timeout=0.4)


def test_late_or_unknown_ack_is_noted_and_ignored(slack: LocalSlack, client: WebClient) -> None:
    with open_socket(address(client, slack)) as socket:
        socket.recv()
        socket.send(json.dumps({"envelope_id": "no-such"}))
        slack.wait_until(lambda: slack.refusals)
    assert slack.refusals[0].error == "unknown_or_late_envelope"


def test_same_payload_can_be_delivered_again(
    slack: LocalSlack, mia: Person, app: App, connect: Connect
) -> None:
    app.command("/hello")(lambda ack, body: ack(f"saw {body['trigger_id']}"))
    connect()
    first = mia.types("/hello").text
    assert slack.redeliver("slash_commands") == {"text": first}
    assert slack.redeliver("/hello", same_id=True) == {"text": first}


def test_app_moves_to_a_new_connection_when_asked(
    slack: LocalSlack, mia: Person, app: App, connect: Connect
) -> None:
    app.command("/hello")(lambda ack: ack("hi"))
    connect()
    slack.disconnect_app()
    assert slack.connections == 1
    assert mia.types("/hello").text == "hi"


def test_connection_that_stays_is_closed_after_the_grace(
    slack: LocalSlack, client: WebClient
) -> None:
    with open_socket(address(client, slack)) as socket:
        socket.recv()
        slack.wait_for_app()
        slack.disconnect_app(grace=0.05)
        reasons = [json.loads(socket.recv())["reason"] for _ in range(2)]
    assert reasons == ["warning", "refresh_requested"]


def test_payload_goes_to_one_of_several_connections(
    slack: LocalSlack, mia: Person, app: App, connect: Connect
) -> None:
    app.command("/hello")(lambda ack: ack("hi"))
    connect()
    connect()
    assert [mia.types("/hello").text for _ in range(4)] == ["hi"] * 4
    assert len(slack.calls("/hello")) == 4


def test_app_comes_back_after_its_connections_were_dropped(
    slack: LocalSlack, mia: Person, app: App, connect: Connect
) -> None:
    app.command("/hello")(lambda ack: ack("hi"))
    connect()
    slack.drop_app()
    slack.wait_until(lambda: len(slack.calls("apps.connections.open")) == 2)
    slack.wait_for_app()
    assert mia.types("/hello").text == "hi"


def test_ten_people_at_once_each_get_their_own_answer(
    slack: LocalSlack, app: App, connect: Connect
) -> None:
    app.command("/hello")(lambda ack, command: ack(f"hi {command['user_name']}"))
    connect()
    people = [slack.add_person(f"p{number}") for number in range(10)]
    with ThreadPoolExecutor(10) as pool:
        shown = list(pool.map(lambda person: person.types("/hello"), people * 3))
    assert [one.text for one in shown] == [f"hi {person.name}" for person in people * 3]
