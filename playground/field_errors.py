"""What stops a form: checks that Slack makes on the person's side, and errors by the app."""

import re

from playground.content import elements_of
from playground.element_kinds import KINDS
from playground.messages import State
from playground.shapes import Json
from playground.views import View

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
REQUIRED = "Please complete this required field."


class FieldErrors(dict[str, str]):
    """Sentences by the labels of their fields; also found by block id."""

    def __init__(self, by_label: dict[str, str], labels: dict[str, str]) -> None:
        super().__init__(by_label)
        self._labels = labels

    def __missing__(self, block_id: str) -> str:
        return self[self._labels[block_id]]

    def __contains__(self, key: object) -> bool:
        return super().__contains__(self._labels.get(str(key), str(key)))


def labels_of(view: View) -> dict[str, str]:
    """Return the labels of the input blocks by block id."""
    return {
        block["block_id"]: block["label"]["text"]
        for block in view.blocks
        if block["type"] == "input"
    }


def check_fields(view: View) -> dict[str, str]:
    """Return what Slack finds wrong before it sends a form, by block id."""
    found: dict[str, str] = {}
    for block in view.blocks:
        if block["type"] == "input":
            sentence = _check(block, view.state)
            if sentence:
                found[block["block_id"]] = sentence
    return found


def _check(block: Json, state: State) -> str:
    (element,) = elements_of(block)
    kept = KINDS[element["type"]]
    value = state[block["block_id"]][element["action_id"]][kept.field]
    if value in (None, "", []):
        return "" if block.get("optional") else REQUIRED
    if isinstance(value, list):
        most = element.get("max_selected_items")
        return f"Choose at most {most}." if most and len(value) > most else ""
    return _check_text(element, value) if isinstance(value, str) else ""


def _check_text(element: Json, text: str) -> str:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    kind = element["type"]
    if kind == "number_input":
        return _check_number(element, text)
    if kind == "email_text_input" and not EMAIL.fullmatch(text):
        return "Enter a valid email address."
    if kind == "url_text_input" and not text.startswith(("http://", "https://")):
        return "Enter a valid URL."
    if kind == "plain_text_input" and len(text) < least:
        return f"Use at least {least} characters."
    if kind == "plain_text_input" and len(text) > most:
        return f"Use at most {most} characters."
    return ""


def _check_number(element: Json, text: str) -> str:
    try:
        number = float(text) if element.get("is_decimal_allowed") else int(text)
    except ValueError:
        return "Enter a number."
    if number < float(element.get("min_value", "-inf")):
        return f"Enter {element['min_value']} or more."
    if number > float(element.get("max_value", "inf")):
        return f"Enter {element['max_value']} or less."
    return ""
