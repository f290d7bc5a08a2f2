from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from playground import LocalSlack, Person, RateLimits


def post(client: WebClient, person: Person, *, times: int) -> None:
    for _ in range(times):
        client.chat_postMessage(channel=person.id, text="hi")


def list_users(client: WebClient, *, times: int) -> None:
    for _ in range(times):
        client.users_list()


def test_short_burst_of_posts_passes_and_a_flood_is_held(client: WebClient, mia: Person) -> None:
    post(client, mia, times=10)
    with pytest.raises(SlackApiError) as failure:
        post(client, mia, times=10)
    response = failure.value.response
    assert response.status_code == 429
    assert response["error"] == "ratelimited"
    assert int(response.headers["Retry-After"]) == 1


def test_flood_in_one_channel_leaves_others_free(
    slack: LocalSlack, client: WebClient, mia: Person
) -> None:
    with pytest.raises(SlackApiError):
        post(client, mia, times=20)
    assert client.chat_postMessage(channel=slack.add_person("noah").id, text="hi")["ok"]


def test_hundreds_of_people_get_a_message_each_within_a_minute(manifest: dict[str, Any]) -> None:
    with LocalSlack(manifest) as slack:
        web = WebClient(slack.bot_token, base_url=slack.api_url)
        for number in range(300):
            web.chat_postMessage(channel=slack.add_person(f"p{number}").id, text="hi")
        with pytest.raises(SlackApiError, match="ratelimited"):
            post(web, slack.people["p0"], times=30)


def test_method_has_a_limit_a_minute(client: WebClient) -> None:
    with pytest.raises(SlackApiError) as failure:
        list_users(client, times=30)
    assert int(failure.value.response.headers["Retry-After"]) == 3


def test_generous_limits_hold_nothing(manifest: dict[str, Any]) -> None:
    with LocalSlack(manifest, rate_limits=RateLimits.generous()) as slack:
        mia = slack.add_person("mia")
        web = WebClient(slack.bot_token, base_url=slack.api_url)
        post(web, mia, times=60)
        assert len(mia.dm) == 60
