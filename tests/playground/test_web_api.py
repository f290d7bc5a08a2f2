from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from playground import LocalSlack, Person


def refused(call: Callable[..., SlackResponse], *args: object, **kwargs: object) -> SlackResponse:
    with pytest.raises(SlackApiError) as failure:
        call(*args, **kwargs)
    response: SlackResponse = failure.value.response
    return response


def test_auth_test_tells_who_the_bot_is_and_what_it_may(
    slack: LocalSlack, client: WebClient
) -> None:
    answer = client.auth_test()
    assert answer["user_id"] == slack.bot_user_id
    assert answer["bot_id"] == slack.bot_id
    assert answer["team_id"] == slack.team_id
    assert "chat:write" in answer.headers["x-oauth-scopes"].split(",")


def test_answers_carry_the_time_of_slacks_clock(slack: LocalSlack, client: WebClient) -> None:
    date = parsedate_to_datetime(client.auth_test().headers["date"])
    assert abs((date - slack.clock.now()).total_seconds()) < 2


def test_app_token_is_known_by_its_own_scope(slack: LocalSlack) -> None:
    answer = WebClient(slack.app_token, base_url=slack.api_url).auth_test()
    assert answer.headers["x-oauth-scopes"] == "connections:write"


@pytest.mark.parametrize(("token", "error"), [("", "not_authed"), ("xoxb-wrong", "invalid_auth")])
def test_call_without_a_good_token_is_refused(slack: LocalSlack, token: str, error: str) -> None:
    answer = httpx.post(f"{slack.api_url}auth.test", data={"token": token})
    assert answer.json() == {"ok": False, "error": error}


def test_token_may_stand_in_a_form_but_not_in_json(slack: LocalSlack) -> None:
    url = f"{slack.api_url}auth.test"
    assert httpx.post(url, data={"token": slack.bot_token}).json()["ok"]
    assert httpx.post(url, json={"token": slack.bot_token}).json()["error"] == "not_authed"


def test_bot_token_opens_no_connection(client: WebClient, slack: LocalSlack) -> None:
    response = refused(client.apps_connections_open, app_token=slack.bot_token)
    assert response["error"] == "not_allowed_token_type"


def test_app_token_posts_no_message(slack: LocalSlack) -> None:
    web = WebClient(slack.app_token, base_url=slack.api_url)
    response = refused(web.chat_postMessage, channel="C1", text="hi")
    assert response["error"] == "not_allowed_token_type"


def test_method_that_is_not_there_is_unknown(client: WebClient) -> None:
    assert refused(client.api_call, "reminders.list")["error"] == "unknown_method"


def test_missing_scope_names_what_is_needed_and_provided(client: WebClient) -> None:
    response = refused(client.team_info)
    assert response["error"] == "missing_scope"
    assert response["needed"] == "team:read"
    assert response["provided"] == "chat:write,commands,im:history,im:write,users:read"


def test_scope_comes_from_the_manifest(manifest: dict[str, Any]) -> None:
    scopes = {"oauth_config": {"scopes": {"bot": ["team:read"]}}}
    with LocalSlack(manifest | scopes) as slack:
        web = WebClient(slack.bot_token, base_url=slack.api_url)
        assert web.team_info()["team"]["domain"] == "studio-north"
        assert refused(web.users_list)["error"] == "missing_scope"


def test_api_test_gives_back_what_it_got(client: WebClient) -> None:
    assert client.api_test(foo="bar")["args"]["foo"] == "bar"


def test_every_call_is_recorded(slack: LocalSlack, client: WebClient) -> None:
    client.auth_test()
    exchange = slack.calls("auth.test")[0]
    assert (exchange.direction, exchange.kind) == ("in", "web_api")
    assert exchange.answer
    assert exchange.answer["ok"] is True
    assert exchange.milliseconds > 0
    assert slack.bot_token not in str(exchange.sent)


def test_every_refusal_is_recorded(slack: LocalSlack, client: WebClient) -> None:
    refused(client.users_info, user="U404")
    assert (slack.refusals[-1].what, slack.refusals[-1].error) == ("users.info", "user_not_found")


@pytest.mark.parametrize(
    ("content", "kind", "error"),
    [
        (b"[1]", "application/json", "json_not_object"),
        (b"{", "application/json", "invalid_json"),
        (b"\xff", "application/x-www-form-urlencoded", "invalid_arguments"),
    ],
)
def test_body_that_cannot_be_read_is_refused(
    slack: LocalSlack, content: bytes, kind: str, error: str
) -> None:
    headers = {"authorization": f"Bearer {slack.bot_token}", "content-type": kind}
    answer = httpx.post(f"{slack.api_url}chat.postMessage", content=content, headers=headers)
    assert (answer.status_code, answer.json()["error"]) == (200, error)


def test_reading_methods_take_no_json(slack: LocalSlack, mia: Person) -> None:
    headers = {"authorization": f"Bearer {slack.bot_token}"}
    answer = httpx.post(f"{slack.api_url}users.info", json={"user": mia.id}, headers=headers)
    assert answer.json()["error"] == "invalid_arguments"
