"""What each answer of Slack's, or none, means for a message."""

import pytest
from slack_sdk import WebClient

from playground import LocalSlack, Person, Trouble
from scheduler.post import Blocked, Limited, Posted, Refused, Unknown, post, redraw
from tests.scheduler.pages import Page

HELLO = {"text": "hello"}


def test_what_slack_took_is_posted_with_its_channel_and_ts(client: WebClient, mia: Person) -> None:
    posted = post(client, mia.id, HELLO)
    assert posted == Posted(mia.dm_id, mia.dm[0].ts)


def test_a_rate_limit_says_when_to_come_back_and_nothing_is_posted(
    slack: LocalSlack, client: WebClient, mia: Person
) -> None:
    slack.trouble.add("chat.postMessage", Trouble.rate_limited(7))
    assert post(client, mia.id, HELLO) == Limited(7)
    assert mia.dm == []


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_fault_of_slacks_leaves_the_outcome_unknown(
    slack: LocalSlack, client: WebClient, mia: Person, status: int
) -> None:
    slack.trouble.add("chat.postMessage", Trouble.server_error(status))
    assert post(client, mia.id, HELLO) == Unknown("internal_error")


@pytest.mark.parametrize(("trouble", "posted"), [("cut_before", 0), ("cut_after", 1)])
def test_a_cut_leaves_the_outcome_unknown_and_is_not_tried_again(
    slack: LocalSlack, client: WebClient, mia: Person, trouble: str, posted: int
) -> None:
    slack.trouble.add("chat.postMessage", getattr(Trouble, trouble)())
    assert post(client, mia.id, HELLO) == Unknown("RemoteDisconnected")
    assert len(mia.dm) == posted


def test_an_answer_that_does_not_come_in_time_leaves_the_outcome_unknown(
    slack: LocalSlack, client: WebClient, mia: Person
) -> None:
    slack.trouble.add("chat.postMessage", Trouble.slow(1.2))
    assert post(client, mia.id, HELLO) == Unknown("TimeoutError")
    slack.wait_until(lambda: mia.dm)


def test_without_slack_the_outcome_is_unknown(
    slack: LocalSlack, client: WebClient, mia: Person
) -> None:
    slack.stop()
    assert post(client, mia.id, HELLO) == Unknown("URLError")


@pytest.mark.parametrize("status", [200, 403, 502])
@pytest.mark.parametrize("body", ["<html>Bad gateway</html>", ""])
def test_a_proxys_page_is_no_answer_of_slacks(page: Page, status: int, body: str) -> None:
    assert post(page(status, body), "U1", HELLO) == Unknown(f"http_{status}")


def test_a_proxy_that_asks_to_wait_is_waited_for(page: Page) -> None:
    assert post(page(429, "<html>Too many</html>"), "U1", HELLO) == Limited(30)


def test_a_refusal_is_certain(slack: LocalSlack, client: WebClient) -> None:
    gone = slack.add_person("gone", is_deleted=True)
    assert post(client, "C404", HELLO) == Refused("channel_not_found")
    assert post(client, gone.id, HELLO) == Refused("user_disabled")


@pytest.mark.parametrize(("token", "error"), [("xoxb-wrong", "invalid_auth"), ("", "not_authed")])
def test_trouble_with_the_token_is_ours_to_mend(
    slack: LocalSlack, mia: Person, token: str, error: str
) -> None:
    client = WebClient(token or None, base_url=slack.api_url, retry_handlers=[])
    assert post(client, mia.id, HELLO) == Blocked(error)


def test_the_app_token_in_place_of_the_bots_is_ours_to_mend(slack: LocalSlack, mia: Person) -> None:
    client = WebClient(slack.app_token, base_url=slack.api_url, retry_handlers=[])
    assert post(client, mia.id, HELLO) == Blocked("not_allowed_token_type")


def test_a_redrawn_message_stands_where_it_stood(client: WebClient, mia: Person) -> None:
    posted = post(client, mia.id, HELLO)
    assert isinstance(posted, Posted)
    assert redraw(client, posted.channel_id, posted.ts, {"text": "hello again"}) == posted
    assert [shown.text for shown in mia.dm] == ["hello again"]


def test_a_message_that_was_deleted_is_not_redrawn(client: WebClient, mia: Person) -> None:
    assert redraw(client, mia.dm_id, "1.000001", HELLO) == Refused("message_not_found")


def test_redrawing_meets_the_same_troubles(
    slack: LocalSlack, client: WebClient, mia: Person
) -> None:
    slack.trouble.add("chat.update", Trouble.rate_limited(3))
    slack.trouble.add("chat.update", Trouble.cut_before())
    assert redraw(client, mia.dm_id, "1.000001", HELLO) == Limited(3)
    assert redraw(client, mia.dm_id, "1.000001", HELLO) == Unknown("RemoteDisconnected")
