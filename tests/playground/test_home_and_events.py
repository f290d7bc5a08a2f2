from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from playground import Channel, LocalSlack, NotOnScreen, Person

Connect = Callable[[], object]


def home(text: str) -> dict[str, Any]:
    return {
        "type": "home",
        "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": text}}],
    }


@pytest.fixture
def heard(app: App, connect: Connect) -> list[dict[str, Any]]:
    """Everything the app heard by events, from now on."""
    events = []
    for kind in ("app_home_opened", "message", "user_change"):
        app.event(kind)(lambda event: events.append(event))  # noqa: PLW0108  # Bolt needs the name
    connect()
    return events


def test_opening_home_tells_the_app_which_publishes_it(
    slack: LocalSlack, mia: Person, client: WebClient, heard: list[dict[str, Any]]
) -> None:
    mia.opens_home()
    slack.wait_until(lambda: heard)
    assert (heard[0]["tab"], heard[0]["user"], heard[0]["channel"]) == ("home", mia.id, mia.dm_id)
    client.views_publish(user_id=mia.id, view=home("Hello <@" + mia.id + ">"))
    assert mia.home
    assert mia.home.text == "Hello @Mia Chen"


def test_home_opened_again_comes_with_its_view(
    slack: LocalSlack, mia: Person, client: WebClient, heard: list[dict[str, Any]]
) -> None:
    view = client.views_publish(user_id=mia.id, view=home("Hello"))["view"]
    mia.opens_home()
    slack.wait_until(lambda: heard)
    assert heard[0]["view"]["id"] == view["id"]


def test_messages_tab_comes_without_view(
    slack: LocalSlack, mia: Person, client: WebClient, heard: list[dict[str, Any]]
) -> None:
    client.views_publish(user_id=mia.id, view=home("Hello"))
    mia.opens_home("messages")
    slack.wait_until(lambda: heard)
    assert "view" not in heard[0]


def test_home_is_published_over_the_state_that_was_read_only(
    mia: Person, client: WebClient
) -> None:
    first = client.views_publish(user_id=mia.id, view=home("one"))["view"]["hash"]
    client.views_publish(user_id=mia.id, view=home("two"), hash=first)
    with pytest.raises(SlackApiError, match="hash_conflict"):
        client.views_publish(user_id=mia.id, view=home("three"), hash=first)
    assert mia.home
    assert mia.home.text == "two"


def test_modal_is_no_home(mia: Person, client: WebClient) -> None:
    view = home("x") | {"type": "modal", "title": {"type": "plain_text", "text": "x"}}
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        client.views_publish(user_id=mia.id, view=view)


def test_message_to_the_bot_is_heard(
    slack: LocalSlack, mia: Person, heard: list[dict[str, Any]]
) -> None:
    mia.says("hi & bye")
    slack.wait_until(lambda: heard)
    assert heard[0]["text"] == "hi &amp; bye"
    assert heard[0]["channel_type"] == "im"
    assert heard[0]["user"] == mia.id
    assert heard[0]["client_msg_id"]


def test_message_in_a_channel_is_not_subscribed_to(
    slack: LocalSlack, mia: Person, general: Channel, heard: list[dict[str, Any]]
) -> None:
    mia.says("hi", general)
    assert not slack.calls("message")
    assert heard == []


def test_file_without_words_is_heard_as_a_file_share(
    slack: LocalSlack, mia: Person, heard: list[dict[str, Any]]
) -> None:
    shown = mia.says("", files=[{"id": "F1", "name": "plan.pdf"}])
    slack.wait_until(lambda: heard)
    assert heard[0]["subtype"] == "file_share"
    assert shown.text == "[file: plan.pdf]"


def test_change_of_an_own_message_is_sent_and_ignored_by_bolt(
    slack: LocalSlack, mia: Person, client: WebClient, heard: list[dict[str, Any]]
) -> None:
    answer = client.chat_postMessage(channel=mia.id, text="one")
    client.chat_update(channel=answer["channel"], ts=answer["ts"], text="two")
    slack.wait_until(lambda: len(slack.calls("message")) == 2)
    event = slack.calls("message")[1].sent["event"]
    assert event["subtype"] == "message_changed"
    assert event["message"]["text"] == "two"
    assert event["previous_message"]["text"] == "one"
    assert heard == []


def test_change_of_a_person_is_heard(
    slack: LocalSlack, mia: Person, heard: list[dict[str, Any]]
) -> None:
    slack.change_person(mia, tz="Asia/Tokyo")
    slack.wait_until(lambda: heard)
    assert heard[0]["user"]["tz"] == "Asia/Tokyo"
    assert heard[0]["user"]["locale"] == "en-GB"


def test_person_cannot_be_changed_in_what_people_do_not_have(
    slack: LocalSlack, mia: Person
) -> None:
    with pytest.raises(AttributeError, match="hat"):
        slack.change_person(mia, hat="red")


def test_event_says_whom_it_is_for(
    slack: LocalSlack, mia: Person, heard: list[dict[str, Any]]
) -> None:
    mia.says("hi")
    slack.wait_until(lambda: heard and slack.calls("message"))
    sent = slack.calls("message")[0].sent
    assert sent["team_id"] == slack.team_id
    assert sent["authorizations"][0]["user_id"] == slack.bot_user_id
    assert sent["event_id"].startswith("Ev")
    assert sent["is_ext_shared_channel"] is False


def test_events_are_sent_only_when_subscribed_to(manifest: dict[str, Any]) -> None:
    settings: dict[str, Any] = {"settings": {"event_subscriptions": {"bot_events": []}}}
    with LocalSlack(manifest | settings) as slack:
        slack.add_person("mia").says("hi")
        assert slack.traffic == []


def test_people_cannot_write_where_the_messages_tab_is_off(manifest: dict[str, Any]) -> None:
    features = {"features": {"app_home": {"messages_tab_enabled": False}}}
    slack = LocalSlack(manifest | features)
    with pytest.raises(NotOnScreen, match="turned off"):
        slack.add_person("mia").says("hi")
