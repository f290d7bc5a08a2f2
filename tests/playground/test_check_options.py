"""Options, and the answer to a block_suggestion."""

import pytest

from playground.check_options import BOX_OPTION, MENU_OPTION, OVERFLOW_OPTION, check_options
from playground.check_problem import Problem

Json = dict[str, object]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(text: str = "Acme", value: str = "1", **more: object) -> Json:
    return {"text": plain(text), "value": value, **more}


def group(label: str = "Clients", count: int = 1) -> Json:
    return {"label": plain(label), "options": [option(value=str(i)) for i in range(count)]}


def test_option_with_a_description_is_accepted() -> None:
    assert MENU_OPTION(option(description=plain("Since May")), "") == []


@pytest.mark.parametrize(
    ("changed", "pointer", "most"),
    [
        ({"text": plain("x" * 76)}, "/text/text", 75),
        ({"value": "x" * 151}, "/value", 150),
        ({"description": plain("x" * 76)}, "/description/text", 75),
    ],
)
def test_option_part_that_is_too_long_is_refused(changed: Json, pointer: str, most: int) -> None:
    assert MENU_OPTION({**option(), **changed}, "") == [
        Problem(pointer, f"must be less than {most + 1} characters")
    ]


def test_option_of_75_and_value_of_150_characters_is_accepted() -> None:
    assert MENU_OPTION(option("x" * 75, "y" * 150), "") == []


def test_option_without_a_value_is_refused() -> None:
    assert MENU_OPTION({"text": plain("a")}, "") == [Problem("", "missing required field: value")]


def test_only_boxes_take_mrkdwn_in_an_option() -> None:
    marked = {"text": {"type": "mrkdwn", "text": "*a*"}, "value": "1"}

    assert BOX_OPTION(marked, "") == []
    assert MENU_OPTION(marked, "") == [Problem("/text/type", "must be a valid enum value")]


def test_only_overflow_menus_take_a_url_in_an_option() -> None:
    linked = option(url="https://example.com")

    assert OVERFLOW_OPTION(linked, "") == []
    assert MENU_OPTION(linked, "") == [Problem("", "invalid additional property: url")]


def test_empty_url_of_an_option_is_refused() -> None:
    assert OVERFLOW_OPTION(option(url=""), "") == [
        Problem("/url", "must be more than 0 characters")
    ]


@pytest.mark.parametrize(
    "answer",
    [
        {"options": []},
        {"options": [option()]},
        {"options": [option(value=str(i)) for i in range(100)]},
        {"option_groups": [group(), group("Others", 100)]},
    ],
)
def test_suggestions_slack_can_show_are_accepted(answer: Json) -> None:
    assert check_options(answer) == []


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (None, Problem("", "must provide an object")),
        ([option()], Problem("", "must provide an object")),
        ({}, Problem("", "`options` or `option_groups` must be specified")),
        ({"options": None}, Problem("/options", "must provide an array")),
        (
            {"options": [option("x" * 76)]},
            Problem("/options/0/text/text", "must be less than 76 characters"),
        ),
        (
            {"options": [option("")]},
            Problem("/options/0/text/text", "must be more than 0 characters"),
        ),
        ({"options": ["Acme"]}, Problem("/options/0", "must provide an object")),
        (
            {"options": [option()], "option_groups": [group()]},
            Problem("", "cannot provide both `options` and `option_groups`"),
        ),
        (
            {"option_groups": [group("x" * 76)]},
            Problem("/option_groups/0/label/text", "must be less than 76 characters"),
        ),
        (
            {"option_groups": [group(count=101)]},
            Problem("/option_groups/0/options", "no more than 100 items allowed"),
        ),
        (
            {"option_groups": [group(count=0)]},
            Problem("/option_groups/0/options", "must provide at least 1 items"),
        ),
    ],
)
def test_suggestions_slack_would_drop_are_refused(answer: object, problem: Problem) -> None:
    assert check_options(answer) == [problem]


def test_hundred_and_one_suggestions_are_refused() -> None:
    answer = {"options": [option(value=str(i)) for i in range(101)]}

    assert check_options(answer) == [Problem("/options", "no more than 100 items allowed")]
