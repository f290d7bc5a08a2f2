"""Text objects, confirmations and dispatch settings."""

import pytest

from playground.check_problem import Problem
from playground.check_text import CONFIRM, DISPATCH, any_text, plain_text

Json = dict[str, object]


def plain(text: str, **more: object) -> Json:
    return {"type": "plain_text", "text": text, **more}


def mrkdwn(text: str, **more: object) -> Json:
    return {"type": "mrkdwn", "text": text, **more}


def confirm(**changed: object) -> Json:
    return {
        "title": plain("Sure?"),
        "text": plain("It is gone then."),
        "confirm": plain("Delete"),
        "deny": plain("Keep"),
        **changed,
    }


@pytest.mark.parametrize("text", [plain("a"), plain("a", emoji=True), plain("x" * 75)])
def test_plain_text_within_its_length_is_accepted(text: Json) -> None:
    assert plain_text(75)(text, "") == []


def test_plain_text_one_character_too_long_is_refused() -> None:
    assert plain_text(75)(plain("x" * 76), "/text") == [
        Problem("/text/text", "must be less than 76 characters")
    ]


def test_length_is_counted_in_characters_not_bytes() -> None:
    assert plain_text(75)(plain("é" * 75), "") == []
    assert plain_text(75)(plain("👩" * 75), "") == []


def test_empty_text_is_refused() -> None:
    said = "must be more than 0 characters"
    assert plain_text()(plain(""), "") == [Problem("/text", said)]
    assert any_text()(mrkdwn(""), "") == [Problem("/text", said)]


def test_mrkdwn_where_only_plain_text_goes_is_refused() -> None:
    assert plain_text()(mrkdwn("a"), "") == [Problem("/type", "must be a valid enum value")]


@pytest.mark.parametrize(
    "text", [plain("a"), plain("a", emoji=False), mrkdwn("a"), mrkdwn("a", verbatim=True)]
)
def test_either_kind_of_text_is_accepted_where_both_go(text: Json) -> None:
    assert any_text()(text, "") == []


@pytest.mark.parametrize(
    ("text", "field"),
    [(mrkdwn("a", emoji=True), "emoji"), (plain("a", verbatim=True), "verbatim")],
)
def test_setting_of_the_other_kind_of_text_is_refused(text: Json, field: str) -> None:
    assert any_text()(text, "") == [Problem("", f"invalid additional property: {field}")]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Hello", Problem("", "must provide an object")),
        ({"text": "Hello"}, Problem("", "missing required field: type")),
        ({"type": "mrkdwn"}, Problem("", "missing required field: text")),
        ({"type": "html", "text": "a"}, Problem("/type", "must be a valid enum value")),
        ({"type": "mrkdwn", "text": None}, Problem("/text", "must provide a string")),
    ],
)
def test_thing_that_is_no_text_object_is_refused(text: object, problem: Problem) -> None:
    assert any_text()(text, "") == [problem]


def test_confirmation_takes_mrkdwn_in_its_text_and_a_style() -> None:
    assert CONFIRM(confirm(text=mrkdwn("*Gone*"), style="danger"), "") == []


@pytest.mark.parametrize(
    ("field", "most"), [("title", 100), ("text", 300), ("confirm", 30), ("deny", 30)]
)
def test_confirmation_texts_have_their_own_lengths(field: str, most: int) -> None:
    assert CONFIRM(confirm(**{field: plain("x" * most)}), "") == []
    assert CONFIRM(confirm(**{field: plain("x" * (most + 1))}), "") == [
        Problem(f"/{field}/text", f"must be less than {most + 1} characters")
    ]


@pytest.mark.parametrize("field", ["title", "text", "confirm", "deny"])
def test_confirmation_without_one_of_its_texts_is_refused(field: str) -> None:
    without = {name: value for name, value in confirm().items() if name != field}

    assert CONFIRM(without, "") == [Problem("", f"missing required field: {field}")]


def test_confirmation_style_other_than_primary_or_danger_is_refused() -> None:
    assert CONFIRM(confirm(style="warning"), "") == [
        Problem("/style", "must be a valid enum value")
    ]


@pytest.mark.parametrize(
    "triggers", [["on_enter_pressed"], ["on_enter_pressed", "on_character_entered"]]
)
def test_dispatch_on_enter_or_each_character_is_accepted(triggers: list[str]) -> None:
    assert DISPATCH({"trigger_actions_on": triggers}, "") == []


@pytest.mark.parametrize("triggers", [[], ["on_blur"], "on_enter_pressed"])
def test_dispatch_on_anything_else_is_refused(triggers: object) -> None:
    assert DISPATCH({"trigger_actions_on": triggers}, "")
