"""Buttons, overflow menus and images, and which element stands where."""

import pytest

from playground.check_elements import Place, Surface, elements_in
from playground.check_problem import Problem

Json = dict[str, object]
PLACES: tuple[Place, ...] = ("section", "actions", "input", "context")
SURFACES: tuple[Surface, ...] = ("message", "modal", "home")


def plain(text: str = "a") -> Json:
    return {"type": "plain_text", "text": text}


def options(count: int) -> list[Json]:
    return [{"text": plain(str(i)), "value": str(i)} for i in range(count)]


def longer_than(most: int) -> str:
    return f"must be less than {most + 1} characters"


BUTTON: Json = {"type": "button", "text": plain(), "action_id": "go"}
OVERFLOW: Json = {"type": "overflow", "options": options(2)}
IMAGE: Json = {"type": "image", "alt_text": "", "image_url": "https://example.com/a.png"}
FILE_IMAGE: Json = {"type": "image", "alt_text": "a", "slack_file": {"id": "F1"}}
CONFIRM: Json = {"title": plain(), "text": plain(), "confirm": plain(), "deny": plain()}
ENUM = "must be a valid enum value"

RIGHT: list[Json] = [
    BUTTON,
    {**BUTTON, "style": "primary", "value": "x" * 2000, "url": "u" * 3000, "confirm": CONFIRM},
    {**BUTTON, "accessibility_label": "x" * 75, "action_id": "x" * 255, "style": "danger"},
    {**OVERFLOW, "options": options(1)},
    {**OVERFLOW, "options": options(5), "confirm": CONFIRM},
    IMAGE,
    FILE_IMAGE,
    {**FILE_IMAGE, "slack_file": {"url": "https://files.slack.com/a.png"}},
]

WRONG: list[tuple[Json, str, str]] = [
    ({"type": "button"}, "", "missing required field: text"),
    ({**BUTTON, "text": plain("x" * 76)}, "/text/text", longer_than(75)),
    ({**BUTTON, "text": {"type": "mrkdwn", "text": "a"}}, "/text/type", ENUM),
    ({**BUTTON, "value": "x" * 2001}, "/value", longer_than(2000)),
    ({**BUTTON, "url": "x" * 3001}, "/url", longer_than(3000)),
    ({**BUTTON, "url": ""}, "/url", "must be more than 0 characters"),
    ({**BUTTON, "style": "default"}, "/style", ENUM),
    ({**BUTTON, "style": None}, "/style", ENUM),
    ({**BUTTON, "confirm": "Sure?"}, "/confirm", "must provide an object"),
    ({**BUTTON, "accessibility_label": "x" * 76}, "/accessibility_label", longer_than(75)),
    ({**BUTTON, "action_id": "x" * 256}, "/action_id", longer_than(255)),
    ({**BUTTON, "disabled": True}, "", "invalid additional property: disabled"),
    ({**OVERFLOW, "options": options(6)}, "/options", "no more than 5 items allowed"),
    ({**OVERFLOW, "options": []}, "/options", "must provide at least 1 items"),
    ({**OVERFLOW, "placeholder": plain()}, "", "invalid additional property: placeholder"),
    (
        {"type": "image", "alt_text": "a"},
        "/type",
        "must define either `image_url` or `slack_file`",
    ),
    ({**IMAGE, "slack_file": {"id": "F"}}, "", "cannot provide both `image_url` and `slack_file`"),
    ({**FILE_IMAGE, "slack_file": {}}, "/slack_file", "must have minimum 1 properties"),
    ({"type": "image", "image_url": "u"}, "", "missing required field: alt_text"),
    ({**IMAGE, "alt_text": "x" * 2001}, "/alt_text", longer_than(2000)),
]

ALL: tuple[Surface, ...] = SURFACES
TOUCHED: tuple[Place, ...] = ("section", "actions")
CHOSEN: tuple[Place, ...] = ("section", "actions", "input")
STANDS: list[tuple[Json, tuple[Place, ...], tuple[Surface, ...]]] = [
    (BUTTON, TOUCHED, ALL),
    (OVERFLOW, TOUCHED, ALL),
    ({"type": "checkboxes", "options": options(1)}, CHOSEN, ALL),
    ({"type": "radio_buttons", "options": options(1)}, CHOSEN, ALL),
    ({"type": "static_select", "options": options(1)}, CHOSEN, ALL),
    ({"type": "multi_static_select", "options": options(1)}, CHOSEN, ALL),
    ({"type": "external_select"}, CHOSEN, ALL),
    ({"type": "users_select"}, CHOSEN, ALL),
    ({"type": "conversations_select"}, CHOSEN, ALL),
    ({"type": "datepicker"}, CHOSEN, ALL),
    ({"type": "timepicker"}, CHOSEN, ALL),
    ({"type": "datetimepicker"}, ("actions", "input"), ("message", "modal")),
    ({"type": "plain_text_input"}, ("input",), ALL),
    ({"type": "number_input", "is_decimal_allowed": True}, ("input",), ("modal",)),
    ({"type": "email_text_input"}, ("input",), ("modal",)),
    ({"type": "url_text_input"}, ("input",), ("modal",)),
    ({"type": "file_input"}, ("input",), ("modal",)),
    ({"type": "rich_text_input"}, ("actions", "input"), ("modal", "home")),
    (IMAGE, ("section", "context"), ALL),
    (plain(), ("context",), ALL),
    ({"type": "mrkdwn", "text": "*a*"}, ("context",), ALL),
]


@pytest.mark.parametrize("element", RIGHT)
def test_element_within_slacks_limits_is_accepted(element: Json) -> None:
    assert elements_in("section", "message")(element, "") == []


@pytest.mark.parametrize(("element", "pointer", "said"), WRONG)
def test_element_beyond_slacks_limits_is_refused(element: Json, pointer: str, said: str) -> None:
    assert elements_in("section", "message")(element, "") == [Problem(pointer, said)]


@pytest.mark.parametrize(("element", "places", "surfaces"), STANDS)
def test_element_stands_only_in_its_blocks_and_on_its_surfaces(
    element: Json, places: tuple[Place, ...], surfaces: tuple[Surface, ...]
) -> None:
    found = {(p, s): elements_in(p, s)(element, "") for p in PLACES for s in SURFACES}

    assert {where for where, wrong in found.items() if not wrong} == {
        (p, s) for p in places for s in surfaces
    }
    unsupported = Problem("/type", f"unsupported type: {element['type']}")
    assert all(wrong in ([], [unsupported]) for wrong in found.values())
