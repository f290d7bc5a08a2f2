"""Reading Slack's payloads: ids of requests, values of buttons and inputs."""

import json
from datetime import date
from hashlib import sha256
from typing import Any

from domain.errors import Unreadable
from domain.log_line import NextStep

Body = dict[str, Any]


def request_id(body: Body) -> str:
    """The id that a second delivery of the same request has too.

    A form keeps its id and hash when it is corrected and sent again: what stands in it tells.
    """
    view = body.get("view")
    if body.get("type") == "view_submission" and view:
        filled_in = json.dumps(view.get("state"), sort_keys=True).encode()
        return f"{view['id']}:{view['hash']}:{sha256(filled_in).hexdigest()[:32]}"
    return str(body.get("trigger_id") or body.get("event_id"))


def asker_id(body: Body) -> str:
    """Who pressed, submitted or typed."""
    return str(body["user"]["id"] if "user" in body else body["user_id"])


def pressed(body: Body) -> list[str]:
    """The parts of the value of the button or option that was chosen.

    Raises Unreadable where a menu was cleared: Slack tells of that, too.
    """
    action = body["actions"][0]
    option = action.get("selected_option")
    value = option["value"] if option else action.get("value")
    if value is None:
        raise Unreadable("Nothing was chosen, so nothing was changed. Choose one of the menu.")
    return str(value).split("|")


def place_pressed(body: Body) -> int:
    """Which of several buttons of one kind was pressed, counted from 0."""
    return int(body["actions"][0]["action_id"].rpartition(":")[2])


def input_value(view: Body, input_id: str) -> Body:
    """The state of one input; empty when the form has none of it."""
    block = view["state"]["values"].get(input_id) or {}
    return dict(block.get(input_id) or {})


def typed(view: Body, input_id: str) -> str:
    """What stands in a text input."""
    return (input_value(view, input_id).get("value") or "").strip()


def chosen(view: Body, input_id: str) -> str | None:
    """The value chosen in a select."""
    option = input_value(view, input_id).get("selected_option")
    return str(option["value"]) if option else None


def chosen_user(view: Body, input_id: str) -> str | None:
    return input_value(view, input_id).get("selected_user")


def chosen_users(view: Body, input_id: str) -> list[str]:
    return list(input_value(view, input_id).get("selected_users") or ())


def chosen_day(view: Body, input_id: str) -> date | None:
    day = input_value(view, input_id).get("selected_date")
    return date.fromisoformat(day) if day else None


def is_checked(view: Body, input_id: str) -> bool:
    return bool(input_value(view, input_id).get("selected_options"))


def next_step(
    view: Body, text_id: str, due_id: str, promise_id: str | None = None
) -> NextStep | None:
    """The next action that a form names; None without text."""
    text = typed(view, text_id)
    if not text:
        return None
    is_promise = bool(promise_id) and is_checked(view, str(promise_id))
    return NextStep(text, chosen_day(view, due_id), is_promise=is_promise)
