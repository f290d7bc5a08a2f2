"""Select menus and multi-select menus."""

import pytest

from playground.check_menus import MENUS
from playground.check_problem import Problem
from playground.check_shape import by_type

Json = dict[str, object]


def plain(text: str = "a") -> Json:
    return {"type": "plain_text", "text": text}


def options(count: int, *, start: int = 0) -> list[Json]:
    return [{"text": plain(str(i)), "value": str(i)} for i in range(start, start + count)]


def groups(count: int) -> list[Json]:
    return [{"label": plain(), "options": options(1)} for _ in range(count)]


STATIC: Json = {"type": "static_select", "options": options(3), "placeholder": plain()}
GROUPED: Json = {"type": "static_select", "option_groups": groups(1)}
MULTI: Json = {"type": "multi_static_select", "options": options(3)}
EXTERNAL: Json = {"type": "external_select"}
PEOPLE: Json = {"type": "users_select"}
TALKS: Json = {"type": "conversations_select"}
CONFIRM: Json = {"title": plain(), "text": plain(), "confirm": plain(), "deny": plain()}
ENUM = "must be a valid enum value"
NO_ITEMS = "must provide at least 1 items"
NOT_OFFERED = "must be one of the provided options"
TOO_MANY = "no more than 100 items allowed"


RIGHT: list[Json] = [
    STATIC,
    {**STATIC, "options": options(100), "initial_option": options(1)[0], "focus_on_load": True},
    {**STATIC, "placeholder": plain("x" * 150), "action_id": "x" * 255, "confirm": CONFIRM},
    {**GROUPED, "option_groups": groups(100), "initial_option": options(1)[0]},
    {**MULTI, "initial_options": options(2), "max_selected_items": 1},
    {**EXTERNAL, "min_query_length": 0, "initial_option": options(1)[0]},
    {"type": "multi_external_select", "initial_options": options(2), "min_query_length": 3},
    {**PEOPLE, "initial_user": "U1", "confirm": CONFIRM},
    {"type": "multi_users_select", "initial_users": []},
    {**TALKS, "filter": {"include": ["im"], "exclude_bot_users": True}},
    {**TALKS, "response_url_enabled": True, "initial_conversation": "C1"},
    {"type": "multi_conversations_select", "default_to_current_conversation": True},
    {"type": "channels_select", "initial_channel": "C1"},
    {"type": "multi_channels_select", "initial_channels": ["C1"]},
]

WRONG: list[tuple[Json, str, str]] = [
    ({**STATIC, "options": []}, "/options", NO_ITEMS),
    ({**STATIC, "options": options(101)}, "/options", TOO_MANY),
    ({"type": "static_select"}, "", "`options` or `option_groups` must be specified"),
    ({**GROUPED, "options": options(1)}, "", "cannot provide both `options` and `option_groups`"),
    ({**GROUPED, "option_groups": groups(101)}, "/option_groups", TOO_MANY),
    (
        {**STATIC, "placeholder": plain("x" * 151)},
        "/placeholder/text",
        "must be less than 151 characters",
    ),
    ({**STATIC, "placeholder": "Pick one"}, "/placeholder", "must provide an object"),
    ({**STATIC, "action_id": "x" * 256}, "/action_id", "must be less than 256 characters"),
    ({**STATIC, "initial_option": None}, "/initial_option", "must provide an object"),
    ({**STATIC, "initial_option": options(1, start=9)[0]}, "/initial_option", NOT_OFFERED),
    ({**GROUPED, "initial_option": options(1, start=9)[0]}, "/initial_option", NOT_OFFERED),
    (
        {**STATIC, "initial_option": {**options(1)[0], "description": plain()}},
        "/initial_option",
        NOT_OFFERED,
    ),
    ({**MULTI, "initial_options": options(2, start=2)}, "/initial_options", NOT_OFFERED),
    ({**MULTI, "initial_options": []}, "/initial_options", NO_ITEMS),
    ({**MULTI, "max_selected_items": 0}, "/max_selected_items", "must be greater than 1"),
    ({**EXTERNAL, "min_query_length": -1}, "/min_query_length", "must be greater than 0"),
    ({**EXTERNAL, "options": options(1)}, "", "invalid additional property: options"),
    ({**PEOPLE, "initial_user": None}, "/initial_user", "must provide a string"),
    ({**PEOPLE, "initial_users": ["U1"]}, "", "invalid additional property: initial_users"),
    ({**TALKS, "filter": {}}, "/filter", "must have minimum 1 properties"),
    ({**TALKS, "filter": {"include": ["dm"]}}, "/filter/include/0", ENUM),
    ({"type": "multi_channels_select", "initial_channels": []}, "/initial_channels", NO_ITEMS),
]


@pytest.mark.parametrize("menu", RIGHT)
def test_menu_within_slacks_limits_is_accepted(menu: Json) -> None:
    assert by_type(MENUS)(menu, "") == []


@pytest.mark.parametrize(("menu", "pointer", "said"), WRONG)
def test_menu_beyond_slacks_limits_is_refused(menu: Json, pointer: str, said: str) -> None:
    assert by_type(MENUS)(menu, "") == [Problem(pointer, said)]
