from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient

from playground import LocalSlack, NotOnScreen, Person
from playground.acting import (
    Trigger,
    press_spot,
    set_input,
    submit_view,
    suggest,
    tell_input,
)
from playground.views import View
from tests.playground.forms import field, form, option, text_input

Connect = Callable[[], object]
Opened = Callable[[dict[str, Any]], View]


@pytest.fixture
def opened(mia: Person, app: App, connect: Connect) -> Opened:
    """Has a command open a form for Mia and returns its view."""

    def open_form(view: dict[str, Any]) -> View:
        def listener(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
            client.views_open(trigger_id=body["trigger_id"], view=view)
            ack()

        app.command("/hello")(listener)
        app.action("text")(lambda ack: ack())
        app.action("pick")(lambda ack: ack())
        connect()
        mia.types("/hello")
        return mia.waits_for_modal().view

    return open_form


def asking(**element: object) -> dict[str, Any]:
    """A field whose block asks for the app to be told."""
    return field("Name", text_input(**element), dispatch_action=True)


def told(slack: LocalSlack) -> list[Any]:
    return [one.sent["actions"][0].get("value") for one in slack.calls("block_actions")]


def test_typing_is_kept_and_tells_nobody(slack: LocalSlack, mia: Person, opened: Opened) -> None:
    view = opened(form(asking()))
    set_input(mia, view, "name", "text", "Acme")
    assert view.state["name"]["text"] == {"type": "plain_text_input", "value": "Acme"}
    assert told(slack) == []
    set_input(mia, view, "name", "text", "")
    assert view.state["name"]["text"]["value"] is None


def test_typing_changes_what_others_wait_for(
    slack: LocalSlack, mia: Person, opened: Opened
) -> None:
    view = opened(form(asking()))
    version = slack.workspace.version
    set_input(mia, view, "name", "text", "Acme")
    assert slack.workspace.version > version


@pytest.mark.parametrize(
    ("config", "enter", "letter"),
    [
        ({}, True, False),
        ({"dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]}}, True, False),
        ({"dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]}}, False, True),
        (
            {
                "dispatch_action_config": {
                    "trigger_actions_on": ["on_enter_pressed", "on_character_entered"]
                }
            },
            True,
            True,
        ),
    ],
)
def test_app_is_told_at_the_trigger_its_field_asks_for(
    slack: LocalSlack, mia: Person, opened: Opened, config: dict[str, Any], *, enter: bool,
    letter: bool,
) -> None:  # fmt: skip
    view = opened(form(asking(**config)))
    set_input(mia, view, "name", "text", "Acme")
    assert tell_input(mia, view, "name", "text") is enter
    assert tell_input(mia, view, "name", "text", "on_character_entered") is letter
    assert told(slack) == ["Acme"] * (enter + letter)


def test_app_hears_nothing_of_a_field_that_does_not_ask(
    slack: LocalSlack, mia: Person, opened: Opened
) -> None:
    view = opened(form(field("Name", text_input())))
    set_input(mia, view, "name", "text", "Acme")
    assert tell_input(mia, view, "name", "text") is False
    assert told(slack) == []


@pytest.mark.parametrize("trigger", ["on_enter_pressed", "on_character_entered"])
def test_menu_that_asks_is_told_at_each_choice(
    slack: LocalSlack, mia: Person, opened: Opened, trigger: Trigger
) -> None:
    element = {"type": "static_select", "action_id": "pick", "options": [option("A")]}
    view = opened(form(field("Tier", element, dispatch_action=True)))
    set_input(mia, view, "tier", "pick", "a")
    assert tell_input(mia, view, "tier", "pick", trigger) is True
    sent = slack.calls("block_actions")[0].sent
    assert sent["actions"][0]["selected_option"] == option("A")
    assert sent["view"]["state"]["values"]["tier"]["pick"]["selected_option"] == option("A")


def test_press_in_an_input_that_does_not_ask_only_keeps_the_choice(
    slack: LocalSlack, mia: Person, opened: Opened
) -> None:
    element = {"type": "radio_buttons", "action_id": "pick", "options": [option("A")]}
    view = opened(form(field("Tier", element)))
    press_spot(mia, view, "tier", "pick", "a")
    assert view.state["tier"]["pick"]["selected_option"] == option("A")
    assert told(slack) == []


def test_what_is_told_stays_as_it_was_when_one_types_on(
    slack: LocalSlack, mia: Person, opened: Opened
) -> None:
    view = opened(form(asking()))
    set_input(mia, view, "name", "text", "A")
    tell_input(mia, view, "name", "text")
    set_input(mia, view, "name", "text", "Acme")
    values = slack.calls("block_actions")[0].sent["view"]["state"]["values"]
    assert values["name"]["text"]["value"] == "A"


def test_choice_from_suggestions_is_submitted(
    slack: LocalSlack, mia: Person, app: App, opened: Opened
) -> None:
    app.options("pick")(lambda ack: ack(options=[option("Acme")]))
    app.view("form")(lambda ack: ack())
    element = {"type": "external_select", "action_id": "pick", "min_query_length": 0}
    view = opened(form(field("Client", element)))
    (acme,) = suggest(mia, view, "client", "pick", "")
    set_input(mia, view, "client", "pick", acme)
    assert submit_view(mia, view) == {}
    values = slack.calls("view_submission")[0].sent["view"]["state"]["values"]
    assert values["client"]["pick"]["selected_option"] == option("Acme")
    assert mia.modal is None


def test_field_that_an_update_took_away_is_gone(
    mia: Person, client: WebClient, opened: Opened
) -> None:
    view = opened(form(field("Name", text_input())))
    client.views_update(view_id=view.id, view=form(field("Note", text_input())))
    with pytest.raises(NotOnScreen, match="'text' in a block 'name'"):
        set_input(mia, view, "name", "text", "x")
