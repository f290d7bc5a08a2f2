"""Parts of forms, as an app would send them."""

from typing import Any


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def option(text: str) -> dict[str, Any]:
    return {"text": plain(text), "value": text.lower()}


def field(label: str, element: dict[str, Any], **more: object) -> dict[str, Any]:
    return {
        "type": "input",
        "block_id": label.lower(),
        "label": plain(label),
        "element": element,
    } | more


def text_input(**more: object) -> dict[str, Any]:
    return {"type": "plain_text_input", "action_id": "text"} | more


def form(*blocks: dict[str, Any], **more: object) -> dict[str, Any]:
    view = {
        "type": "modal",
        "callback_id": "form",
        "title": plain("A form"),
        "blocks": list(blocks),
    }
    return view | {"submit": plain("Save")} | more
