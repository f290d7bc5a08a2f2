import json
from dataclasses import dataclass, field
from typing import Any, cast

import pytest
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse

from domain.errors import NotFound, StorageDown
from handlers.afterwards import Afterwards, Effect, PostDirect, PublishHome, Respond
from handlers.edge import Edge
from views import ids

GONE = NotFound("That <draft> is gone.")
URL = "https://hooks.slack/1"


@dataclass
class Notes:
    """Notes what would be done after the ack."""

    effects: list[Effect] = field(default_factory=list)

    def soon(self, effect: Effect) -> None:
        self.effects.append(effect)


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.fixture
def edge(notes: Notes) -> Edge:
    return Edge(cast("Afterwards", notes))


def answered(edge: Edge, error: Exception, body: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
    response = edge.handle(error, body)
    assert response.status == 200
    return json.loads(response.body) if response.body else None


def slack_error(error: str, status: int = 200) -> SlackApiError:
    body = {"ok": False, "error": error}
    answer = SlackResponse(
        client=None,
        http_verb="POST",
        api_url="",
        req_args={},
        data=body,
        headers={},
        status_code=status,
    )
    return SlackApiError(error, answer)  # type: ignore[no-untyped-call] # the SDK has no types


def test_a_command_is_answered_in_its_ack_with_the_text_as_slack_escaped_it(edge: Edge) -> None:
    answer = answered(edge, GONE, {"command": "/logcall", "text": "AT&amp;T: hi\nmore"})
    assert answer["response_type"] == "ephemeral"
    assert answer["text"] == (
        "That &lt;draft&gt; is gone.\nThis is what you typed:\n> /logcall AT&amp;T: hi\n> more"
    )


def test_a_bare_command_has_no_text_to_give_back(edge: Edge) -> None:
    assert answered(edge, GONE, {"command": "/client"})["text"] == "That &lt;draft&gt; is gone."


@pytest.mark.parametrize(
    ("callback_id", "field"),
    [
        (ids.CREATE_CLIENT_FORM, ids.NAME),
        (ids.ADD_NEXT_FORM, ids.NEXT_TEXT),
        (ids.NOTE_FORM, ids.TEXT),
        (ids.LOG_FORM, ids.SUMMARY),
    ],
)
def test_a_form_says_it_at_a_field_so_that_all_stays_filled_in(
    edge: Edge, callback_id: str, field: str
) -> None:
    body = {"type": "view_submission", "view": {"callback_id": callback_id}}
    answer = answered(edge, GONE, body)
    assert answer == {"response_action": "errors", "errors": {field: "That <draft> is gone."}}


def test_an_unknown_form_becomes_a_notice(edge: Edge) -> None:
    body = {"type": "view_submission", "view": {"callback_id": "older"}}
    answer = answered(edge, GONE, body)
    assert answer["response_action"] == "update"
    assert "That &lt;draft&gt; is gone." in json.dumps(answer["view"])


def test_a_typeahead_has_no_options(edge: Edge) -> None:
    assert answered(edge, GONE, {"type": "block_suggestion"}) == {"options": []}


def test_a_button_is_answered_beside_its_message(edge: Edge, notes: Notes) -> None:
    assert answered(edge, GONE, {"type": "block_actions", "response_url": URL}) is None
    (effect,) = notes.effects
    assert isinstance(effect, Respond)
    assert (effect.url, effect.replace) == (URL, False)
    assert effect.message.text == "That &lt;draft&gt; is gone."


def test_what_has_no_response_url_is_answered_by_direct_message(edge: Edge, notes: Notes) -> None:
    answered(edge, GONE, {"type": "shortcut", "user": {"id": "U1"}})
    (effect,) = notes.effects
    assert isinstance(effect, PostDirect)
    assert effect.user_id == "U1"


def test_who_opened_home_reads_it_there(edge: Edge, notes: Notes) -> None:
    event = {"type": "app_home_opened", "tab": "home", "user": "U1"}
    answered(edge, GONE, {"type": "event_callback", "event": event})
    (effect,) = notes.effects
    assert isinstance(effect, PublishHome)
    assert "That &lt;draft&gt; is gone." in json.dumps(effect.view)


def test_what_nobody_waits_for_comes_again_when_the_database_is_down(
    edge: Edge, notes: Notes
) -> None:
    body = {"type": "event_callback", "event": {"type": "user_change", "user": {"id": "U1"}}}
    assert edge.handle(StorageDown(), body).status == 503
    assert notes.effects == []


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (slack_error("expired_trigger_id"), "Slack opens a form only within 3 seconds"),
        (slack_error("ratelimited", 429), "Slack did not answer Rapport"),
        (slack_error("internal_error", 500), "Slack did not answer Rapport"),
        (SlackClientError("cut"), "Slack did not answer Rapport"),
        (TimeoutError(), "Slack did not answer Rapport"),
        (slack_error("invalid_arguments"), "Something went wrong in Rapport"),
        (ValueError("secret words"), "Something went wrong in Rapport"),
    ],
)
def test_a_form_that_was_not_opened_is_explained(
    edge: Edge, notes: Notes, error: Exception, said: str
) -> None:
    answered(edge, error, {"type": "block_actions", "response_url": URL})
    (effect,) = notes.effects
    assert isinstance(effect, Respond)
    assert effect.message.text.startswith(said)
    assert "secret" not in effect.message.text
