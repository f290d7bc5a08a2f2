"""The edge: every failure becomes a sentence, shown where Slack shows it for that payload.

A DomainError is its own sentence. Anything else is a polite one with a reference id that stands
in the log. What the person typed is given back.
"""

import json
import traceback
from collections.abc import Sequence
from typing import Any
from uuid import uuid4

import structlog
from slack_bolt import BoltResponse

from domain.errors import DomainError
from handlers.afterwards import Afterwards, Respond
from views import ids
from views.forms import build_notice
from views.message import Message
from views.text import escape

_LOG = structlog.get_logger()
_JSON: dict[str, str | Sequence[str]] = {"content-type": ["application/json"]}
# The input at which a form shows what failed, so that all that was filled in stays.
_FIELD = {
    ids.CREATE_CLIENT_FORM: ids.NAME,
    ids.ADD_NEXT_FORM: ids.NEXT_TEXT,
    ids.NOTE_FORM: ids.TEXT,
    ids.CARD_LOG_FORM: ids.NEXT_TEXT,
}


class Edge:
    """Bolt's error handler."""

    def __init__(self, after: Afterwards) -> None:
        self._after = after

    def handle(self, error: Exception, body: dict[str, Any]) -> BoltResponse:
        """Answer a failed payload; it is acked, since asking again would not help."""
        sentence = self._sentence(error, body)
        kind = body.get("type")
        if "command" in body:
            return _answer({"response_type": "ephemeral", "text": _with_text(sentence, body)})
        if kind == "view_submission":
            return _answer(_form_answer(body["view"], sentence))
        if kind == "block_suggestion":
            return _answer({"options": []})
        if body.get("response_url"):
            message = Message(escape(sentence))
            self._after.do(Respond(body["response_url"], message, replace=False))
        return BoltResponse(status=200, body="")

    def _sentence(self, error: Exception, body: dict[str, Any]) -> str:
        if isinstance(error, DomainError):
            _LOG.info("refused", reason=type(error).__name__, payload=_kind_of(body))
            return str(error)
        reference = uuid4().hex[:8]
        _LOG.error(
            "failed",
            reference=reference,
            payload=_kind_of(body),
            error=type(error).__name__,
            where=_where(error),
        )
        return (
            "Something went wrong in Rapport, and it may not have been saved. "
            f"Please try again; if it fails again, tell your admin the reference {reference}."
        )


def _answer(payload: dict[str, Any]) -> BoltResponse:
    return BoltResponse(status=200, body=json.dumps(payload), headers=_JSON)


def _with_text(sentence: str, body: dict[str, Any]) -> str:
    """The sentence and, as it was typed, the text of the command (Slack escaped it already)."""
    typed = (body.get("text") or "").strip()
    if not typed:
        return escape(sentence)
    return f"{escape(sentence)}\nThis is what you typed:\n> {body['command']} {typed}"


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


def _where(error: Exception) -> list[str]:
    """The places of the traceback, without the values in its message."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    return [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}" for frame in frames]
