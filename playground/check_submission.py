"""What an app may answer a view_submission with."""

from collections.abc import Mapping
from typing import Final

from playground.check_problem import Problem
from playground.check_shape import Check, anything, choice, record, string
from playground.check_view import check_view

_ACTIONS: Final = ("clear", "errors", "push", "update")
_SENTENCE: Final = string(least=1)


def check_submission_answer(
    payload: object, *, view: Mapping[str, object] | None = None
) -> list[Problem]:
    """Say what is wrong with the answer to a view_submission; an empty answer closes the view.

    `view` is the view that was submitted; with it, errors must name its input blocks. For a wrong
    answer Slack shows the person "We had some trouble connecting" and tells the app nothing.
    Source: docs.slack.dev/surfaces/modals, github.com/slackapi/bolt-js/issues/554
    """
    if payload is None or payload in ("", {}):
        return []
    action = payload.get("response_action") if isinstance(payload, dict) else None
    return _shape_for(action, view)(payload, "")


def _shape_for(action: object, view: Mapping[str, object] | None) -> Check:
    required: dict[str, Check] = {"response_action": choice(*_ACTIONS)}
    if action == "errors":
        required["errors"] = _errors(view)
    elif action in ("push", "update"):
        required["view"] = _modal
    return record(required, {} if action in _ACTIONS else {"view": anything, "errors": anything})


def _modal(view: object, _at: str) -> list[Problem]:
    if isinstance(view, dict) and view.get("type") == "home":
        return [Problem("/view/type", "must be a valid enum value")]
    return check_view(view)


def _errors(view: Mapping[str, object] | None) -> Check:
    inputs = None if view is None else _input_ids(view)

    def check(errors: object, at: str) -> list[Problem]:
        if not isinstance(errors, dict):
            return [Problem(at, "must provide an object")]
        if not errors:
            return [Problem(at, "must have minimum 1 properties")]
        unknown = [key for key in errors if inputs is not None and key not in inputs]
        found = [p for key, said in errors.items() for p in _SENTENCE(said, f"{at}/{key}")]
        return found + [
            Problem(f"{at}/{key}", "must be the id of an input block") for key in unknown
        ]

    return check


def _input_ids(view: Mapping[str, object]) -> set[object]:
    blocks = view.get("blocks")
    return {
        block.get("block_id")
        for block in (blocks if isinstance(blocks, list) else [])
        if isinstance(block, dict) and block.get("type") == "input"
    }
