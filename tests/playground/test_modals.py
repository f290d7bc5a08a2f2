from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from playground import Channel, LocalSlack, Modal, NotOnScreen, Person
from tests.playground.forms import field, form, option, plain, text_input

Connect = Callable[[], object]
Opened = Callable[..., Modal]


@pytest.fixture
def opened(mia: Person, app: App, connect: Connect) -> Opened:
    """Has a command open a form for Mia and returns the form."""

    def open_form(view: dict[str, Any]) -> Modal:
        def listener(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
            client.views_open(trigger_id=body["trigger_id"], view=view)
            ack()

        app.command("/hello")(listener)
        connect()
        mia.types("/hello")
        return mia.waits_for_modal()

    return open_form


def submitted(slack: LocalSlack) -> dict[str, Any]:
    values: dict[str, Any] = slack.calls("view_submission")[-1].sent["view"]["state"]["values"]
    return values


def test_form_is_read_as_the_person_sees_it(opened: Opened) -> None:
    modal = opened(form(field("Name", text_input(initial_value="Acme"), optional=True)))
    assert modal.title == "A form"
    assert modal.text() == "Name (optional): [Acme]"
    assert modal.labels == ["Name"]


def test_submission_carries_every_field_filled_or_not(
    slack: LocalSlack, mia: Person, app: App, opened: Opened
) -> None:
    app.view("form")(lambda ack: ack())
    day = {"type": "datepicker", "action_id": "day"}
    pick = {"type": "static_select", "action_id": "pick", "options": [option("A"), option("B")]}
    boxes = {"type": "checkboxes", "action_id": "box", "options": [option("Private")]}
    modal = opened(
        form(
            field("Name", text_input()),
            field("Day", day, optional=True),
            field("Tier", pick),
            field("More", boxes, optional=True),
            private_metadata="keep",
        )
    )
    modal.fill("Name", "<Acme> & Co")
    modal.fill("Day", date(2026, 11, 27))
    modal.choose("Tier", "B")
    assert modal.submit() == {}
    values = submitted(slack)
    assert values["name"]["text"] == {"type": "plain_text_input", "value": "<Acme> & Co"}
    assert values["day"]["day"]["selected_date"] == "2026-11-27"
    assert values["tier"]["pick"]["selected_option"]["value"] == "b"
    assert values["more"]["box"]["selected_options"] == []
    assert slack.calls("view_submission")[0].sent["view"]["private_metadata"] == "keep"
    assert mia.modal is None
    assert not modal.is_open


def test_fields_nobody_touched_are_null_or_hold_what_they_started_with(
    slack: LocalSlack, app: App, opened: Opened
) -> None:
    app.view("form")(lambda ack: ack())
    modal = opened(
        form(
            field("Empty", text_input(), optional=True),
            field("Given", text_input(initial_value="x")),
        )
    )
    modal.submit()
    assert submitted(slack)["empty"]["text"]["value"] is None
    assert submitted(slack)["given"]["text"]["value"] == "x"


def test_form_that_opens_late_is_refused(
    slack: LocalSlack, mia: Person, app: App, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    def listener(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        monkeypatch.setattr("playground.triggers.LIFETIME_SECONDS", 0.0)
        with pytest.raises(SlackApiError, match="expired_trigger_id"):
            client.views_open(trigger_id=body["trigger_id"], view=form())

    app.command("/hello")(listener)
    connect()
    mia.types("/hello")
    slack.wait_until(lambda: slack.refusals)
    assert mia.modal is None


def test_trigger_opens_one_form_only(
    slack: LocalSlack, mia: Person, app: App, connect: Connect, client: WebClient
) -> None:
    app.command("/hello")(lambda ack: ack())
    connect()
    mia.types("/hello")
    trigger_id = slack.calls("/hello")[0].sent["trigger_id"]
    client.views_open(trigger_id=trigger_id, view=form())
    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        client.views_open(trigger_id=trigger_id, view=form())
    with pytest.raises(SlackApiError, match="invalid_trigger_id"):
        client.views_open(trigger_id="1.2.3", view=form())


def test_update_keeps_what_was_typed_under_the_same_ids(opened: Opened, client: WebClient) -> None:
    modal = opened(form(field("Name", text_input()), field("Note", text_input())))
    modal.fill("Name", "Acme")
    modal.fill("Note", "hi")
    other = text_input(action_id="text2")
    view = form(field("Name", text_input(initial_value="new")), field("Note", other))
    client.views_update(view_id=modal.view.id, view=view)
    assert modal.value("Name") == "Acme"
    assert modal.value("Note") is None


def test_update_of_an_older_state_is_refused(opened: Opened, client: WebClient) -> None:
    modal = opened(form())
    old = modal.view.hash
    client.views_update(view_id=modal.view.id, view=form(), hash=old)
    with pytest.raises(SlackApiError, match="hash_conflict"):
        client.views_update(view_id=modal.view.id, view=form(), hash=old)


def test_wrong_view_is_refused_with_its_place(client: WebClient) -> None:
    with pytest.raises(SlackApiError) as failure:
        client.views_open(trigger_id="1", view=form(title=plain("x" * 25)))
    assert failure.value.response["error"] == "invalid_arguments"
    assert "/view/title" in failure.value.response["response_metadata"]["messages"][0]


def test_button_in_a_form_comes_with_view_and_state(
    slack: LocalSlack, app: App, opened: Opened
) -> None:
    app.action("more")(lambda ack: ack())
    element = {"type": "button", "action_id": "more", "text": plain("More")}
    row = {"type": "actions", "elements": [element]}
    modal = opened(form(field("Name", text_input()), row))
    modal.fill("Name", "Acme")
    modal.press("More")
    sent = slack.calls("block_actions")[0].sent
    assert sent["view"]["state"]["values"]["name"]["text"]["value"] == "Acme"
    assert sent["view"]["hash"] == modal.view.hash
    assert sent["container"] == {"type": "view", "view_id": modal.view.id}
    assert "response_url" not in sent


def test_field_that_dispatches_tells_the_app_at_once(
    slack: LocalSlack, app: App, opened: Opened
) -> None:
    app.action("text")(lambda ack: ack())
    modal = opened(form(field("Name", text_input(), dispatch_action=True)))
    modal.fill("Name", "Acme")
    assert slack.calls("block_actions")[0].sent["actions"][0]["value"] == "Acme"


def test_typeahead_asks_the_app_from_three_letters_on(
    slack: LocalSlack, app: App, opened: Opened
) -> None:
    app.options("client")(lambda ack: ack(options=[option("Acme"), option("Acme Labs")]))
    modal = opened(form(field("Client", {"type": "external_select", "action_id": "client"})))
    assert modal.options("Client", "ac") == []
    assert modal.options("Client", "acm") == ["Acme", "Acme Labs"]
    sent = slack.calls("block_suggestion")[0].sent
    assert (sent["value"], sent["action_id"], sent["block_id"]) == ("acm", "client", "client")
    assert len(slack.calls("block_suggestion")) == 1


def test_typeahead_choice_is_submitted(slack: LocalSlack, app: App, opened: Opened) -> None:
    app.options("client")(lambda ack: ack(options=[option("Acme"), option("Acme Labs")]))
    app.view("form")(lambda ack: ack())
    element = {"type": "external_select", "action_id": "client", "min_query_length": 0}
    modal = opened(form(field("Client", element)))
    modal.choose("Client", "Acme Labs")
    modal.submit()
    assert submitted(slack)["client"]["client"]["selected_option"]["value"] == "acme labs"


def test_wrong_options_are_none_to_the_person(slack: LocalSlack, app: App, opened: Opened) -> None:
    app.options("client")(lambda ack: ack({"options": [{"text": "Acme"}]}))
    element = {"type": "external_select", "action_id": "client", "min_query_length": 0}
    modal = opened(form(field("Client", element)))
    assert modal.options("Client", "") == []
    assert slack.refusals[-1].error == "invalid_options"


def test_closing_tells_the_app_only_when_it_asked(
    slack: LocalSlack, app: App, opened: Opened
) -> None:
    app.view_closed("form")(lambda ack: ack())
    opened(form(notify_on_close=True)).close()
    assert slack.calls("view_closed")[0].sent["is_cleared"] is False


def test_closing_otherwise_is_silent(slack: LocalSlack, mia: Person, opened: Opened) -> None:
    modal = opened(form())
    modal.close()
    assert mia.modal is None
    assert not slack.calls("view_closed")


def test_closed_form_can_not_be_filled_or_updated(opened: Opened, client: WebClient) -> None:
    modal = opened(form(field("Name", text_input())))
    modal.close()
    with pytest.raises(NotOnScreen):
        modal.fill("Name", "x")
    with pytest.raises(SlackApiError, match="not_found"):
        client.views_update(view_id=modal.view.id, view=form())


def test_chosen_channel_brings_a_response_url_where_asked(
    slack: LocalSlack, app: App, opened: Opened, general: Channel
) -> None:
    app.view("form")(lambda ack: ack())
    element = {
        "type": "conversations_select",
        "action_id": "where",
        "response_url_enabled": True,
    }
    modal = opened(form(field("Where", element)))
    modal.choose("Where", "general")
    modal.submit()
    urls = slack.calls("view_submission")[0].sent["response_urls"]
    assert urls[0]["channel_id"] == general.id
