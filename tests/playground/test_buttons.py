from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from playground import LocalSlack, NotOnScreen, OperationTimedOut, Person

Connect = Callable[[], object]


def button(label: str, action_id: str = "go", value: str = "1") -> dict[str, Any]:
    text = {"type": "plain_text", "text": label}
    return {"type": "button", "text": text, "action_id": action_id, "value": value}


def section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}


def post(client: WebClient, mia: Person, *blocks: dict[str, Any]) -> None:
    client.chat_postMessage(channel=mia.id, text="x", blocks=list(blocks))


def last_action(slack: LocalSlack) -> dict[str, Any]:
    return slack.calls("block_actions")[-1].sent


def test_press_sends_the_button_with_its_value(
    slack: LocalSlack, mia: Person, client: WebClient, app: App, connect: Connect
) -> None:
    post(client, mia, actions(button("Done", value="42")))
    app.action("go")(lambda ack: ack())
    connect()
    mia.presses("Done")
    payload = last_action(slack)
    assert payload["actions"][0]["value"] == "42"
    assert payload["actions"][0]["block_id"]
    assert payload["user"] == {
        "id": mia.id,
        "username": "mia",
        "name": "mia",
        "team_id": slack.team_id,
    }
    assert payload["container"]["type"] == "message"
    assert payload["message"]["ts"] == payload["container"]["message_ts"]
    assert payload["channel"] == {"id": mia.dm_id, "name": "directmessage"}
    assert payload["response_url"].startswith(slack.url)
    assert payload["trigger_id"]


def test_button_of_an_ephemeral_comes_without_its_message(
    slack: LocalSlack, mia: Person, app: App, connect: Connect
) -> None:
    app.command("/hello")(lambda ack: ack(text="x", blocks=[actions(button("Go"))]))
    app.action("go")(lambda ack: ack())
    connect()
    mia.presses("Go", on=mia.types("/hello"))
    assert "message" not in last_action(slack)
    assert last_action(slack)["container"]["is_ephemeral"] is True


def test_press_shows_what_replaced_the_message(mia: Person, app: App, connect: Connect) -> None:
    app.command("/hello")(lambda ack: ack(text="x", blocks=[actions(button("Undo"))]))

    def undo(ack: Ack, respond: Respond) -> None:
        respond("undone", replace_original=True)
        ack()

    app.action("go")(undo)
    connect()
    shown = mia.types("/hello")
    after = mia.presses("Undo", on=shown)
    assert after == shown
    assert shown.text == "undone"
    assert shown.replaced


def test_press_shows_what_came_new(
    mia: Person, client: WebClient, app: App, connect: Connect
) -> None:
    post(client, mia, actions(button("Go")))

    def more(ack: Ack, respond: Respond) -> None:
        respond("more", replace_original=False)
        ack()

    app.action("go")(more)
    connect()
    after = mia.presses("Go")
    assert after
    assert after.text == "more"


def test_press_that_changes_nothing_shows_nothing(
    mia: Person, client: WebClient, app: App, connect: Connect
) -> None:
    post(client, mia, actions(button("Go")))
    app.action("go")(lambda ack: ack())
    connect()
    assert mia.presses("Go") is None


def test_one_of_many_alike_is_pressed_by_what_stands_beside_it(
    slack: LocalSlack, mia: Person, client: WebClient, app: App, connect: Connect
) -> None:
    cards = [
        section("*Acme*"), actions(button("Done", value="a")),
        section("*Bolt*"), actions(button("Done", value="b")),
    ]  # fmt: skip
    post(client, mia, *cards)
    app.action("go")(lambda ack: ack())
    connect()
    mia.presses("Done", beside="Bolt")
    assert last_action(slack)["actions"][0]["value"] == "b"


def test_button_is_found_by_action_id_too(
    slack: LocalSlack, mia: Person, client: WebClient, app: App, connect: Connect
) -> None:
    post(client, mia, actions(button("A", "first"), button("B", "second")))
    app.action("second")(lambda ack: ack())
    connect()
    mia.presses("second")
    assert last_action(slack)["actions"][0]["text"]["text"] == "B"


def test_button_that_is_not_there_cannot_be_pressed(mia: Person, client: WebClient) -> None:
    post(client, mia, actions(button("Go")))
    with pytest.raises(NotOnScreen, match="'Stop'"):
        mia.presses("Stop")


def test_deleted_message_cannot_be_pressed(mia: Person, client: WebClient) -> None:
    post(client, mia, actions(button("Go")))
    shown = mia.dm[0]
    client.chat_delete(channel=mia.dm_id, ts=shown.ts)
    with pytest.raises(NotOnScreen):
        mia.presses("Go", on=shown)


def test_press_without_an_ack_times_out(mia: Person, client: WebClient, connect: Connect) -> None:
    post(client, mia, actions(button("Go")))
    connect()
    with pytest.raises(OperationTimedOut):
        mia.presses("Go")


def test_guest_can_press(slack: LocalSlack, client: WebClient, app: App, connect: Connect) -> None:
    gus = slack.add_person("gus", is_guest=True)
    post(client, gus, actions(button("Go")))
    app.action("go")(lambda ack: ack())
    connect()
    gus.presses("Go")
    assert last_action(slack)["user"]["id"] == gus.id


def test_person_of_another_organisation_presses_with_their_own_team(
    slack: LocalSlack, client: WebClient, app: App, connect: Connect
) -> None:
    eve = slack.add_person("eve", other_team=True)
    post(client, eve, actions(button("Go")))
    app.action("go")(lambda ack: ack())
    connect()
    eve.presses("Go")
    assert last_action(slack)["user"]["team_id"] == eve.member.team_id != slack.team_id
