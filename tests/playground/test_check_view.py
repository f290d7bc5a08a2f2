"""Modals and Home tabs."""

import pytest

from playground.check_problem import Problem, Refused
from playground.check_view import check_view, refuse_view

Json = dict[str, object]


def plain(text: str = "a") -> Json:
    return {"type": "plain_text", "text": text}


FIELD: Json = {"type": "input", "label": plain(), "element": {"type": "plain_text_input"}}
DIVIDER: Json = {"type": "divider"}


def modal(*blocks: Json, **more: object) -> Json:
    return {"type": "modal", "title": plain(), "blocks": list(blocks), **more}


def home(*blocks: Json, **more: object) -> Json:
    return {"type": "home", "blocks": list(blocks), **more}


def heavy(kilobytes: int) -> Json:
    """A modal of about so many KB, each part of which is within its own limit."""
    section: Json = {"type": "section", "fields": [plain("x" * 1970)] * 5}
    return modal(*[section] * (kilobytes // 10))


@pytest.mark.parametrize(
    "view",
    [
        modal(),
        modal(DIVIDER, title=plain("x" * 24), close=plain("x" * 24), submit=plain("x" * 24)),
        modal(FIELD, submit=plain("Save"), clear_on_close=True, notify_on_close=False),
        modal(callback_id="x" * 255, external_id="x" * 255, private_metadata="x" * 3000),
        modal(*[DIVIDER] * 100),
        home(),
        home(DIVIDER, callback_id="home", private_metadata="", external_id="home-U1"),
        home(FIELD),
        home(title=plain()),
    ],
)
def test_view_within_slacks_limits_is_accepted(view: Json) -> None:
    assert check_view(view) == []
    assert refuse_view(view) is None


@pytest.mark.parametrize(
    ("view", "pointer", "said"),
    [
        (None, "", "must provide an object"),
        ({"blocks": []}, "", "missing required field: type"),
        (modal() | {"type": "dialog"}, "/type", "must be a valid enum value"),
        ({"type": "modal", "blocks": []}, "", "missing required field: title"),
        ({"type": "modal", "title": plain()}, "", "missing required field: blocks"),
        ({"type": "home"}, "", "missing required field: blocks"),
        (modal(title=plain("x" * 25)), "/title/text", "must be less than 25 characters"),
        (modal(title=plain("")), "/title/text", "must be more than 0 characters"),
        (modal(title="Log a call"), "/title", "must provide an object"),
        (modal(title={"type": "mrkdwn", "text": "a"}), "/title/type", "must be a valid enum value"),
        (modal(submit=plain("x" * 25)), "/submit/text", "must be less than 25 characters"),
        (modal(close=plain("x" * 25)), "/close/text", "must be less than 25 characters"),
        (modal(close=None), "/close", "must provide an object"),
        (modal(callback_id="x" * 256), "/callback_id", "must be less than 256 characters"),
        (modal(external_id="x" * 256), "/external_id", "must be less than 256 characters"),
        (
            modal(private_metadata="x" * 3001),
            "/private_metadata",
            "must be less than 3001 characters",
        ),
        (modal(private_metadata={}), "/private_metadata", "must provide a string"),
        (modal(notify_on_close="true"), "/notify_on_close", "must be a boolean"),
        (modal(submit_disabled=True), "", "invalid additional property: submit_disabled"),
        (modal(*[DIVIDER] * 101), "/blocks", "no more than 100 items allowed"),
        (modal({"type": "markdown", "text": "a"}), "/blocks/0/type", "unsupported type: markdown"),
        (
            modal(DIVIDER, {"type": "section"}),
            "/blocks/1/type",
            "must define either `text` or `fields`",
        ),
        (home({"type": "alert", "text": plain()}), "/blocks/0/type", "unsupported type: alert"),
        (home(submit=plain()), "", "invalid additional property: submit"),
        (home(notify_on_close=True), "", "invalid additional property: notify_on_close"),
        (home(*[DIVIDER] * 101), "/blocks", "no more than 100 items allowed"),
    ],
)
def test_view_beyond_slacks_limits_is_refused(view: object, pointer: str, said: str) -> None:
    found = [Problem(f"/view{pointer}", said)]

    assert check_view(view) == found
    assert refuse_view(view) == Refused("invalid_arguments", tuple(found))


def test_modal_with_an_input_block_and_no_submit_is_refused() -> None:
    found = check_view(modal(DIVIDER, FIELD))

    assert [problem.as_slack() for problem in found] == [
        Problem(
            "/view/blocks/1/input", "must define `submit` to use an `input` block in modals"
        ).as_slack()
    ]


def test_same_block_id_twice_in_a_view_is_refused() -> None:
    twice = {**DIVIDER, "block_id": "b"}

    assert check_view(modal(twice, twice)) == [
        Problem("/view/blocks/1/block_id", '`block_id` "b" already exists')
    ]


def test_view_of_more_than_250_kilobytes_is_too_large() -> None:
    assert refuse_view(heavy(240)) is None
    assert refuse_view(heavy(270)) == Refused("view_too_large")
    assert check_view(heavy(270)) == [Problem("/view", "must be less than 250 KB")]


def test_view_with_half_a_surrogate_pair_is_still_measured() -> None:
    assert check_view(modal(title=plain("\ud83d"))) == []
