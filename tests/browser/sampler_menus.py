"""A message of the sampler whose menus and pickers tell the app; it says what it heard."""

import re
from itertools import count
from threading import Event
from typing import Any

from slack_bolt import Ack, App, Respond

Json = dict[str, Any]
HEARD = re.compile("heard:")


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text, "emoji": True}


def options(*texts: str) -> list[Json]:
    return [{"text": plain(text), "value": text.lower()} for text in texts]


ASKS_FIRST: Json = {
    "title": plain("Are you sure?"),
    "text": plain("Everybody will see it."),
    "confirm": plain("Yes"),
    "deny": plain("No"),
}
COLOURS = options("Red", "Green", "Blue")
FIRST: Json = {"initial_option": COLOURS[0]}


def block(name: str, kind: str, **more: Any) -> Json:  # noqa: ANN401
    element = {"type": kind, "action_id": f"heard:{name}"} | more
    words = {"type": "mrkdwn", "text": name}
    return {"type": "section", "block_id": name, "text": words, "accessory": element}


MENUS: list[Json] = [
    {
        "type": "actions",
        "elements": [{"type": "button", "action_id": "count", "text": plain("Count")}],
    },
    block("Day", "datepicker", initial_date="2041-03-05"),
    block("Colour", "static_select", options=COLOURS, **FIRST),
    block("Risky", "static_select", options=COLOURS, confirm=ASKS_FIRST, **FIRST),
    block("Boxes", "checkboxes", options=COLOURS, confirm=ASKS_FIRST),
    block("Radio", "radio_buttons", options=COLOURS, confirm=ASKS_FIRST, **FIRST),
    block("Many", "multi_static_select", options=COLOURS, confirm=ASKS_FIRST),
    block("When", "datepicker", initial_date="2041-03-05", confirm=ASKS_FIRST),
]


def add_menus(app: App) -> None:
    presses = count(1)

    @app.action("count")
    def tell_how_often(ack: Ack, respond: Respond) -> None:
        Event().wait(0.5)
        ack()
        respond(text=f"Pressed {next(presses)}", replace_original=False)

    @app.command("/menus")
    def show(ack: Ack) -> None:
        ack(blocks=MENUS, text="Menus")

    @app.action(HEARD)
    def hear(ack: Ack, action: Json, respond: Respond) -> None:
        ack()
        respond(text=f"Heard {_say(action)}", replace_original=False)


def _say(action: Json) -> str:
    chosen = action.get("selected_option") or action.get("selected_date")
    return chosen["value"] if isinstance(chosen, dict) else str(chosen)
