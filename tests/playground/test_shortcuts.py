from collections.abc import Callable

import pytest
from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from playground import Channel, LocalSlack, NotOnScreen, Person

Connect = Callable[[], object]


def test_message_shortcut_brings_the_message(
    slack: LocalSlack, mia: Person, general: Channel, app: App, connect: Connect
) -> None:
    noah = slack.add_person("noah")
    general.member_ids.add(noah.id)
    app.shortcut("keep")(lambda ack: ack())
    connect()
    said = noah.says("lunch with Dana", general)
    mia.uses_shortcut("keep", message=mia.sees_in(general)[0])
    sent = slack.calls("message_action")[0].sent
    assert sent["callback_id"] == "keep"
    assert sent["message"]["text"] == "lunch with Dana"
    assert sent["message"]["user"] == noah.id
    assert sent["message_ts"] == said.ts
    assert sent["channel"] == {"id": general.id, "name": "general"}
    assert sent["user"]["id"] == mia.id
    assert {"trigger_id", "response_url", "action_ts", "team", "token"} <= set(sent)
    assert "permalink" not in sent["message"]


def test_shortcut_works_where_the_bot_is_not(
    slack: LocalSlack, mia: Person, app: App, connect: Connect
) -> None:
    channel = slack.add_channel("board", [mia], is_private=True)
    app.shortcut("keep")(lambda ack: ack())
    connect()
    mia.uses_shortcut("Keep it", message=mia.says("secret plan", channel))
    assert slack.calls("message_action")[0].sent["channel"]["name"] == "privategroup"


def test_answer_to_a_message_shortcut_is_seen_by_its_user_only(
    mia: Person, general: Channel, app: App, connect: Connect
) -> None:
    def keep(ack: Ack, respond: Respond) -> None:
        respond("kept")
        ack()

    app.shortcut("keep")(keep)
    connect()
    mia.uses_shortcut("keep", message=mia.says("hi", general))
    assert [shown.text for shown in mia.ephemerals] == ["kept"]


def test_global_shortcut_has_no_place_to_answer(
    slack: LocalSlack, mia: Person, app: App, connect: Connect
) -> None:
    app.shortcut("new")(lambda ack: ack())
    connect()
    mia.uses_shortcut("new")
    sent = slack.calls("shortcut")[0].sent
    assert "response_url" not in sent
    assert "channel" not in sent


def test_messages_of_bots_and_files_can_be_kept_too(
    slack: LocalSlack, mia: Person, general: Channel, app: App, connect: Connect
) -> None:
    robot = slack.add_person("robot", is_bot=True)
    general.member_ids.add(robot.id)
    app.shortcut("keep")(lambda ack: ack())
    connect()
    robot.says("build 7 is green", general)
    mia.uses_shortcut("keep", message=mia.sees_in(general)[0])
    message = slack.calls("message_action")[0].sent["message"]
    assert message["subtype"] == "bot_message"
    assert message["bot_id"] == robot.member.bot_id


def test_shortcut_that_is_not_declared_is_not_there(mia: Person, general: Channel) -> None:
    with pytest.raises(NotOnScreen):
        mia.uses_shortcut("burn", message=mia.says("hi", general))


def test_ephemerals_have_no_shortcuts(mia: Person, general: Channel, client: WebClient) -> None:
    client.chat_postEphemeral(channel=general.id, user=mia.id, text="psst")
    with pytest.raises(NotOnScreen):
        mia.uses_shortcut("keep", message=mia.ephemerals[0])
