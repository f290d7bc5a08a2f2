import threading
from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import App
from slack_sdk import WebClient

from playground import Channel, DispatchFailed, LocalSlack, NotOnScreen, OperationTimedOut, Person
from playground.acting import press_spot, suggest
from playground.exact_choice import Value
from playground.messages import Message
from tests.playground.conftest import button
from tests.playground.forms import option, plain

Connect = Callable[[], object]
Posted = Callable[..., Message]


def menu(kind: str, **more: object) -> dict[str, Any]:
    return {"type": kind, "action_id": "pick"} | more


@pytest.fixture
def posted(mia: Person, client: WebClient) -> Posted:
    """Posts elements in one row to Mia's DM and returns the message."""

    def post(*elements: dict[str, Any]) -> Message:
        row = {"type": "actions", "block_id": "row", "elements": list(elements)}
        client.chat_postMessage(channel=mia.id, text="x", blocks=[row])
        message = mia.dm[-1].message
        assert message
        return message

    return post


@pytest.fixture
def answers(app: App, connect: Connect) -> None:
    """An app that acknowledges whatever is pressed."""
    for action_id in ("go", "pick", "other"):
        app.action(action_id)(lambda ack: ack())
    connect()


def sent(slack: LocalSlack) -> dict[str, Any]:
    return slack.calls("block_actions")[-1].sent


@pytest.mark.usefixtures("answers")
def test_button_is_pressed_by_block_and_action_id(
    slack: LocalSlack, mia: Person, posted: Posted
) -> None:
    message = posted(button("Done", "other", "1"), button("Done", "go", "2"))
    press_spot(mia, message, "row", "go")
    assert sent(slack)["actions"][0]["value"] == "2"
    assert sent(slack)["message"]["ts"] == message.ts


@pytest.mark.usefixtures("answers")
def test_overflow_is_pressed_by_the_value_of_its_option(
    slack: LocalSlack, mia: Person, posted: Posted
) -> None:
    message = posted(menu("overflow", options=[option("Edit"), option("Drop")]))
    press_spot(mia, message, "row", "pick", "drop")
    assert sent(slack)["actions"][0]["selected_option"] == option("Drop")
    assert message.states.get(mia.id, {}).get("row", {}) == {}


@pytest.mark.usefixtures("answers")
@pytest.mark.parametrize(
    ("element", "choice", "field", "kept"),
    [
        (menu("static_select", options=[option("A")]), "a", "selected_option", option("A")),
        (menu("checkboxes", options=[option("A")]), ["a"], "selected_options", [option("A")]),
        (menu("datepicker"), "2026-11-27", "selected_date", "2026-11-27"),
        (menu("timepicker"), "09:00", "selected_time", "09:00"),
        (menu("datetimepicker"), 1_800_000_000, "selected_date_time", 1_800_000_000),
    ],
)
def test_choice_in_a_menu_is_sent_and_kept(
    slack: LocalSlack,
    mia: Person,
    posted: Posted,
    element: dict[str, Any],
    choice: Value,
    field: str,
    kept: object,
) -> None:
    message = posted(element)
    press_spot(mia, message, "row", "pick", choice)
    assert sent(slack)["actions"][0][field] == kept
    assert sent(slack)["state"]["values"]["row"]["pick"][field] == kept
    assert message.states[mia.id]["row"]["pick"][field] == kept


@pytest.mark.usefixtures("answers")
def test_menu_of_people_is_pressed_by_id(slack: LocalSlack, mia: Person, posted: Posted) -> None:
    noah = slack.add_person("noah")
    press_spot(mia, posted(menu("users_select", placeholder=plain("Who"))), "row", "pick", noah.id)
    assert sent(slack)["actions"][0]["selected_user"] == noah.id
    assert sent(slack)["actions"][0]["placeholder"] == plain("Who")


@pytest.mark.usefixtures("answers")
def test_accessory_of_a_section_is_pressed(
    slack: LocalSlack, mia: Person, client: WebClient
) -> None:
    section = {"type": "section", "block_id": "s", "text": plain("x"), "accessory": button("Go")}
    client.chat_postMessage(channel=mia.id, text="x", blocks=[section])
    message = mia.dm[0].message
    assert message
    press_spot(mia, message, "s", "go")
    assert sent(slack)["actions"][0]["block_id"] == "s"


@pytest.mark.usefixtures("answers")
def test_button_on_home_is_pressed(slack: LocalSlack, mia: Person, client: WebClient) -> None:
    row = {"type": "actions", "block_id": "row", "elements": [button("Go")]}
    client.views_publish(user_id=mia.id, view={"type": "home", "blocks": [row]})
    home = slack.workspace.homes[mia.id]
    press_spot(mia, home, "row", "go")
    assert sent(slack)["view"]["id"] == home.id


@pytest.mark.usefixtures("answers")
def test_it_is_pressed_from_another_thread(slack: LocalSlack, mia: Person, posted: Posted) -> None:
    worker = threading.Thread(target=press_spot, args=(mia, posted(button("Go")), "row", "go"))
    worker.start()
    slack.wait_until(lambda: slack.calls("block_actions"))
    worker.join()


def test_options_are_suggested_at_the_exact_place(
    slack: LocalSlack, mia: Person, app: App, posted: Posted, connect: Connect
) -> None:
    group = {"label": plain("All"), "options": [option("Acme"), option("Acme Labs")]}
    app.options("pick")(lambda ack: ack(option_groups=[group]))
    connect()
    message = posted(menu("external_select", min_query_length=2))
    assert suggest(mia, message, "row", "pick", "ac") == [option("Acme"), option("Acme Labs")]
    assert suggest(mia, message, "row", "pick", "a") == []
    assert len(slack.calls("block_suggestion")) == 1
    assert slack.calls("block_suggestion")[0].sent["container"]["message_ts"] == message.ts


def test_menu_with_its_own_options_gives_them_all_without_the_app(
    mia: Person, posted: Posted
) -> None:
    message = posted(menu("static_select", options=[option("A"), option("B")]))
    assert suggest(mia, message, "row", "pick", "") == [option("A"), option("B")]


def test_deleted_message_can_not_be_pressed(mia: Person, client: WebClient, posted: Posted) -> None:
    message = posted(button("Go"))
    client.chat_delete(channel=mia.dm_id, ts=message.ts)
    with pytest.raises(NotOnScreen, match="any more"):
        press_spot(mia, message, "row", "go")
    with pytest.raises(NotOnScreen, match="any more"):
        suggest(mia, message, "row", "go", "x")


def test_button_that_is_gone_can_not_be_pressed(
    mia: Person, client: WebClient, posted: Posted
) -> None:
    message = posted(button("Go"))
    client.chat_update(channel=mia.dm_id, ts=message.ts, text="done", blocks=[])
    with pytest.raises(NotOnScreen, match="'go' in a block 'row'"):
        press_spot(mia, message, "row", "go")


def test_message_in_a_channel_one_is_not_in_can_not_be_pressed(
    slack: LocalSlack, general: Channel, client: WebClient
) -> None:
    row = {"type": "actions", "block_id": "row", "elements": [button("Go")]}
    client.chat_postMessage(channel=general.id, text="x", blocks=[row])
    with pytest.raises(NotOnScreen, match="noah does not see"):
        press_spot(slack.add_person("noah"), general.messages[0], "row", "go")


def test_ephemeral_of_somebody_else_can_not_be_pressed(
    slack: LocalSlack, mia: Person, general: Channel, client: WebClient
) -> None:
    noah = slack.add_person("noah")
    general.member_ids.add(noah.id)
    row = {"type": "actions", "block_id": "row", "elements": [button("Go")]}
    client.chat_postEphemeral(channel=general.id, user=mia.id, text="x", blocks=[row])
    with pytest.raises(NotOnScreen, match="noah does not see"):
        press_spot(noah, general.messages[0], "row", "go")


def test_home_of_somebody_else_can_not_be_pressed(
    slack: LocalSlack, mia: Person, client: WebClient
) -> None:
    client.views_publish(user_id=mia.id, view={"type": "home", "blocks": []})
    home = slack.workspace.homes[mia.id]
    with pytest.raises(NotOnScreen):
        press_spot(slack.add_person("noah"), home, "row", "go")


def test_press_without_an_ack_times_out(mia: Person, posted: Posted, connect: Connect) -> None:
    message = posted(button("Go"))
    connect()
    with pytest.raises(OperationTimedOut, match="operation_timeout"):
        press_spot(mia, message, "row", "go")


def test_press_without_an_app_is_not_dispatched(mia: Person, posted: Posted) -> None:
    with pytest.raises(DispatchFailed, match="dispatch_failed"):
        press_spot(mia, posted(button("Go")), "row", "go")


def test_option_that_is_not_offered_is_not_sent(
    slack: LocalSlack, mia: Person, posted: Posted
) -> None:
    message = posted(menu("static_select", options=[option("A")]))
    with pytest.raises(NotOnScreen, match="'b'"):
        press_spot(mia, message, "row", "pick", "b")
    assert not slack.calls("block_actions")
