from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient

from playground import LocalSlack, NotOnScreen, OperationTimedOut, Person
from playground.acting import (
    close_view,
    press_spot,
    set_input,
    submit_view,
    suggest,
    tell_input,
)
from playground.views import View
from tests.playground.forms import field, form, plain, text_input

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


def test_errors_come_by_block_id(mia: Person, app: App, opened: Opened) -> None:
    app.view("form")(lambda ack: ack(response_action="errors", errors={"name": "Not known"}))
    view = opened(form(field("Name", text_input())))
    assert submit_view(mia, view) == {"name": "Please complete this required field."}
    set_input(mia, view, "name", "text", "x")
    assert submit_view(mia, view) == {"name": "Not known"}
    assert view.is_open


def test_error_of_the_form_as_a_whole_has_no_block(mia: Person, app: App, opened: Opened) -> None:
    app.view("form")(lambda ack: ack({"response_action": "update"}))
    assert "trouble connecting" in submit_view(mia, opened(form()))[""]


def test_submission_without_an_ack_times_out(mia: Person, opened: Opened) -> None:
    view = opened(form())
    with pytest.raises(OperationTimedOut):
        submit_view(mia, view)
    assert view.is_open


def test_form_without_a_submit_button_can_not_be_sent(mia: Person, opened: Opened) -> None:
    view = form()
    del view["submit"]
    with pytest.raises(NotOnScreen, match="cannot be sent"):
        submit_view(mia, opened(view))


def test_closing_tells_an_app_that_asked(
    slack: LocalSlack, mia: Person, app: App, opened: Opened
) -> None:
    app.view_closed("form")(lambda ack: ack())
    close_view(mia, opened(form(notify_on_close=True)))
    assert slack.calls("view_closed")[0].sent["is_cleared"] is False
    assert mia.modal is None


def test_each_form_that_closes_is_told_of_when_no_ack_comes(
    slack: LocalSlack, mia: Person, app: App, opened: Opened
) -> None:
    second = form(title=plain("Second"), notify_on_close=True)
    app.view("form")(lambda ack: ack(response_action="push", view=second))
    app.view_closed("form")(lambda: None)
    submit_view(mia, opened(form(notify_on_close=True)))
    with pytest.raises(OperationTimedOut):
        close_view(mia, mia.waits_for_modal(title="Second").view, everything=True)
    slack.wait_until(lambda: len(slack.calls("view_closed")) == 2)
    assert mia.modal is None


@pytest.mark.parametrize("everything", [False, True])
def test_closing_the_front_one_leaves_those_below_unless_told(
    mia: Person, app: App, opened: Opened, *, everything: bool
) -> None:
    pushed = form(title=plain("Second"))
    app.view("form")(lambda ack: ack(response_action="push", view=pushed))
    first = opened(form())
    submit_view(mia, first)
    close_view(mia, mia.waits_for_modal(title="Second").view, everything)
    assert first.is_open is not everything


def test_closing_one_that_was_covered_meanwhile_leaves_what_covers_it(
    mia: Person, app: App, opened: Opened
) -> None:
    pushed = form(title=plain("Second"))
    app.view("form")(lambda ack: ack(response_action="push", view=pushed))
    first = opened(form())
    submit_view(mia, first)
    close_view(mia, first)
    assert mia.modal
    assert mia.modal.title == "Second"
    assert mia.modal.view.previous_id is None


def test_nothing_can_be_done_in_a_closed_form(mia: Person, opened: Opened) -> None:
    view = opened(form(field("Name", text_input())))
    close_view(mia, view)
    for attempt in (
        lambda: set_input(mia, view, "name", "text", "x"),
        lambda: tell_input(mia, view, "name", "text"),
        lambda: press_spot(mia, view, "name", "text", "x"),
        lambda: suggest(mia, view, "name", "text", "x"),
        lambda: submit_view(mia, view),
        lambda: close_view(mia, view),
    ):
        with pytest.raises(NotOnScreen, match="'A form' is closed"):
            attempt()


def test_form_of_somebody_else_is_nobodys_business(slack: LocalSlack, opened: Opened) -> None:
    view = opened(form(field("Name", text_input())))
    with pytest.raises(NotOnScreen):
        set_input(slack.add_person("noah"), view, "name", "text", "x")
    assert view.state["name"]["text"]["value"] is None


def test_home_can_not_be_closed(slack: LocalSlack, mia: Person, client: WebClient) -> None:
    client.views_publish(user_id=mia.id, view={"type": "home", "blocks": [{"type": "divider"}]})
    home = slack.workspace.homes[mia.id]
    with pytest.raises(NotOnScreen):
        close_view(mia, home)
    assert slack.workspace.homes[mia.id] is home
