"""The edge: every failure becomes a sentence, shown where Slack shows it for that payload.

A DomainError is its own sentence. Anything else is a polite one with a reference id that stands
in the log. What the person typed is given back.
"""

import json
from collections.abc import Sequence
from http.client import HTTPException
from typing import Any

import structlog
from slack_bolt import BoltResponse
from slack_sdk.errors import SlackApiError, SlackClientError

from domain.errors import DomainError, StorageDown
from domain.fault import tell_fault
from handlers.afterwards import Afterwards, PostDirect, PublishHome, Respond
from views import ids
from views.forms import build_notice
from views.message import Message, section
from views.text import escape

_LOG = structlog.get_logger()
_JSON: dict[str, str | Sequence[str]] = {"content-type": ["application/json"]}
# The input at which a form shows what failed, so that all that was filled in stays.
_FIELD = {
    ids.CREATE_CLIENT_FORM: ids.NAME,
    ids.ADD_NEXT_FORM: ids.NEXT_TEXT,
    ids.NOTE_FORM: ids.TEXT,
    ids.NUDGE_FORM: ids.NUDGE_TIME,
    ids.EDIT_CLIENT_FORM: ids.NAME,
    ids.MERGE_FORM: ids.MERGE_OTHER,
    ids.FORGET_CLIENT_FORM: ids.FORGET_NAME,
    ids.FORGET_PERSON_FORM: ids.FORGET_NAME,
    ids.PERSON_FORM: ids.NAME,
    ids.MOVE_PERSON_FORM: ids.MOVE_TO,
    ids.MERGE_PEOPLE_FORM: ids.MERGE_PERSON,
    ids.FACT_FORM: ids.FACT_TEXT,
    ids.DATE_FORM: ids.DATE_DAY,
    ids.PREP_FORM: ids.WHEN,
    ids.LOG_FORM: ids.SUMMARY,
    ids.CLIENT_NEXT_FORM: ids.NEXT_TEXT,
    ids.EDIT_NEXT_FORM: ids.NEXT_TEXT,
    ids.REASSIGN_FORM: ids.OWNER,
    ids.PLAN_CLIENT_FORM: ids.NEXT_TEXT,
    ids.IMPORT_FORM: ids.numbered(ids.PASTE, 0),
    ids.HAND_OVER_FORM: ids.HAND_TO,
}
# A listener of these calls Slack before its ack only to open a form.
_OPENS_FORM = frozenset({"block_actions", "message_action", "shortcut"})
_LATE = frozenset({"expired_trigger_id", "exchanged_trigger_id", "trigger_expired"})
_TOO_LATE = (
    "Slack opens a form only within 3 seconds, and this took longer, so it was not opened. "
    "Nothing was changed. Please try again."
)
_SLACK_AWAY = (
    "Slack did not answer Rapport, so the form was not opened. Nothing was changed. "
    "Please try again."
)


class Edge:
    """Bolt's error handler."""

    def __init__(self, after: Afterwards) -> None:
        self._after = after

    def handle(self, error: Exception, body: dict[str, Any]) -> BoltResponse:
        """Answer a failed payload. It is acked, but for an event that Slack can bring again."""
        sentence = self._sentence(error, body)
        kind = body.get("type")
        if "command" in body:
            return _answer({"response_type": "ephemeral", "text": _with_text(sentence, body)})
        if kind == "view_submission":
            return _answer(_form_answer(body["view"], sentence))
        if kind == "block_suggestion":
            return _answer({"options": []})
        message = Message(escape(sentence))
        if kind == "event_callback":
            return self._answer_event(body["event"], error, message)
        if body.get("response_url"):
            self._after.soon(Respond(body["response_url"], message, replace=False))
        elif "user" in body:
            self._after.soon(PostDirect(body["user"]["id"], message))
        return BoltResponse(status=200, body="")

    def _answer_event(
        self, event: dict[str, Any], error: Exception, message: Message
    ) -> BoltResponse:
        """Tell whoever waits for an answer; what nobody waits for is left to Slack's next try."""
        if event["type"] == "message":
            self._after.soon(PostDirect(event["user"], message))
        elif event["type"] == "app_home_opened" and event.get("tab") == "home":
            home = {"type": "home", "blocks": [section(message.text).to_dict()]}
            self._after.soon(PublishHome(event["user"], home))
        elif isinstance(error, StorageDown):
            return BoltResponse(status=503, body="")
        return BoltResponse(status=200, body="")

    def _sentence(self, error: Exception, body: dict[str, Any]) -> str:
        payload = _kind_of(body)
        if isinstance(error, DomainError):
            _LOG.info("refused", reason=type(error).__name__, payload=payload)
            return str(error)
        opens_form = "command" in body or body.get("type") in _OPENS_FORM
        if opens_form and _is_late(error):
            _LOG.warning("form_too_late", payload=payload)
            return _TOO_LATE
        if opens_form and _is_slack_away(error):
            _LOG.warning("form_not_opened", payload=payload, error=type(error).__name__)
            return _SLACK_AWAY
        facts = tell_fault(error)
        _LOG.error("failed", payload=payload, **facts)
        return (
            "Something went wrong in Rapport, and it may not have been saved. Please try again; "
            f"if it fails again, tell your admin the reference {facts['reference']}."
        )


def _is_late(error: Exception) -> bool:
    return isinstance(error, SlackApiError) and error.response.get("error") in _LATE


def _is_slack_away(error: Exception) -> bool:
    """Whether Slack did not open a form for reasons of its own."""
    if isinstance(error, SlackApiError):
        status: int = error.response.status_code
        return status == 429 or status >= 500
    return isinstance(error, (SlackClientError, HTTPException, OSError))


def _answer(payload: dict[str, Any]) -> BoltResponse:
    return BoltResponse(status=200, body=json.dumps(payload), headers=_JSON)


def _with_text(sentence: str, body: dict[str, Any]) -> str:
    """The sentence and, as it was typed, the text of the command (Slack escaped it already)."""
    typed = (body.get("text") or "").strip()
    if not typed:
        return escape(sentence)
    lines = f"{body['command']} {typed}".splitlines()
    return "\n".join([escape(sentence), "This is what you typed:", *(f"> {one}" for one in lines)])


def _form_answer(view: dict[str, Any], sentence: str) -> dict[str, Any]:
    field = _FIELD.get(view.get("callback_id", ""))
    if field is None:
        return {"response_action": "update", "view": build_notice("Not saved", sentence)}
    return {"response_action": "errors", "errors": {field: sentence}}


def _kind_of(body: dict[str, Any]) -> str:
    """What kind of payload it was, for the log: never its text."""
    actions = body.get("actions") or [{}]
    names = (
        body.get("command"),
        (body.get("event") or {}).get("type"),
        actions[0].get("action_id"),
        body.get("callback_id"),
        (body.get("view") or {}).get("callback_id"),
    )
    return next((name for name in names if name), body.get("type") or "unknown")
