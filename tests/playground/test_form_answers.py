from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from playground import LocalSlack, Modal, OperationTimedOut, Person

Connect = Callable[[], object]
Opened = Callable[..., Modal]


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def field(label: str, **element: object) -> dict[str, Any]:
    kind = {"type": "plain_text_input", "action_id": "text"} | element
    return {"type": "input", "block_id": label.lower(), "label": plain(label), "element": kind}


def form(*blocks: dict[str, Any], title: str = "A form") -> dict[str, Any]:
    return {
        "type": "modal",
        "callback_id": "form",
        "title": plain(title),
        "submit": plain("Save"),
        "blocks": list(blocks),
    }


@pytest.fixture
def opened(mia: Person, app: App, connect: Connect) -> Opened:
    """Opens a form whose submission is answered as told, and returns it."""

    def open_form(view: dict[str, Any], answer: dict[str, Any] | None = None) -> Modal:
        def listener(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
            client.views_open(trigger_id=body["trigger_id"], view=view)
            ack()

        app.command("/hello")(listener)
        if answer is not None:
            app.view("form")(lambda ack: ack(**answer))
        connect()
        mia.types("/hello")
        return mia.waits_for_modal()

    return open_form


def test_empty_required_field_is_not_sent(slack: LocalSlack, opened: Opened) -> None:
    modal = opened(form(field("Name")))
    assert modal.submit() == {"Name": "Please complete this required field."}
    assert not slack.calls("view_submission")


@pytest.mark.parametrize(
    ("element", "typed"),
    [
        ({"min_length": 3}, "ab"),
        ({"max_length": 3}, "abcd"),
        ({"type": "email_text_input"}, "nobody"),
        ({"type": "url_text_input"}, "nowhere"),
        ({"type": "number_input", "is_decimal_allowed": False}, "x"),
        ({"type": "number_input", "is_decimal_allowed": False, "max_value": "9"}, "10"),
    ],
)
def test_wrong_value_is_not_sent(
    slack: LocalSlack, opened: Opened, element: dict[str, Any], typed: str
) -> None:
    modal = opened(form(field("Name", **element)))
    modal.fill("Name", typed)
    assert set(modal.submit()) == {"Name"}
    assert not slack.calls("view_submission")


def test_errors_of_the_app_stand_at_their_fields(opened: Opened, mia: Person) -> None:
    answer = {"response_action": "errors", "errors": {"name": "Not known"}}
    modal = opened(form(field("Name", initial_value="x")), answer)
    errors = modal.submit()
    assert errors == {"Name": "Not known"}
    assert errors["name"] == "Not known"
    assert "name" in errors
    assert mia.modal is not None


def test_errors_for_unknown_fields_are_refused(slack: LocalSlack, opened: Opened) -> None:
    answer = {"response_action": "errors", "errors": {"nope": "Not known"}}
    modal = opened(form(field("Name", initial_value="x")), answer)
    assert "trouble connecting" in modal.submit()[""]
    assert slack.refusals[-1].error == "invalid_response_action"


def test_answer_that_is_no_response_action_is_refused(opened: Opened) -> None:
    modal = opened(form(), {"text": "sorry"})
    assert "trouble connecting" in modal.submit()[""]


def test_update_replaces_the_form(opened: Opened, mia: Person) -> None:
    modal = opened(form(), {"response_action": "update", "view": form(title="Done")})
    assert modal.submit() == {}
    assert modal.title == "Done"
    assert mia.waits_for_modal().title == "Done"


def test_push_lays_a_form_on_top_and_closing_brings_back_the_first(
    opened: Opened, mia: Person
) -> None:
    first = opened(form(), {"response_action": "push", "view": form(title="Second")})
    first.submit()
    second = mia.waits_for_modal()
    assert second.title == "Second"
    assert second.view.previous_id == second.view.root_id == first.view.id
    second.close()
    assert mia.waits_for_modal().title == "A form"


def test_stack_holds_three_forms(slack: LocalSlack, opened: Opened, mia: Person) -> None:
    opened(form(), {"response_action": "push", "view": form()}).submit()
    mia.waits_for_modal().submit()
    assert "trouble connecting" in mia.waits_for_modal().submit()[""]
    assert slack.refusals[-1].error == "push_limit_reached"


def test_clear_closes_all_forms(opened: Opened, mia: Person) -> None:
    opened(form(), {"response_action": "clear"}).submit()
    assert mia.modal is None


def test_submission_without_ack_times_out_and_keeps_the_form(opened: Opened, mia: Person) -> None:
    modal = opened(form(field("Name", initial_value="x")))
    with pytest.raises(OperationTimedOut):
        modal.submit()
    assert mia.waits_for_modal().value("Name") == "x"


def test_fourth_view_by_web_api_is_refused(
    slack: LocalSlack, mia: Person, client: WebClient, opened: Opened
) -> None:
    opened(form(), {"response_action": "push", "view": form()}).submit()
    mia.waits_for_modal().submit()
    trigger_id = slack.calls("view_submission")[-1].sent["trigger_id"]
    with pytest.raises(SlackApiError, match="push_limit_reached"):
        client.views_push(trigger_id=trigger_id, view=form())
