"""Rich text."""

import pytest

from playground.check_problem import Problem
from playground.check_rich_text import RICH_TEXT

Json = dict[str, object]


def block(*parts: Json) -> Json:
    return {"type": "rich_text", "elements": list(parts)}


def section(*pieces: Json) -> Json:
    return {"type": "rich_text_section", "elements": list(pieces)}


def said(text: str, **style: object) -> Json:
    return {"type": "text", "text": text, **({"style": style} if style else {})}


PIECES: list[Json] = [
    said("Hi"),
    said("Hi", bold=True, italic=False, strike=True, code=True),
    {"type": "link", "url": "https://example.com"},
    {"type": "link", "url": "tel:+15551234", "text": "call", "style": {"bold": True}},
    {"type": "emoji", "name": "wave"},
    {"type": "user", "user_id": "U1"},
    {"type": "usergroup", "usergroup_id": "S1"},
    {"type": "channel", "channel_id": "C1"},
    {"type": "team", "team_id": "T1"},
    {"type": "broadcast", "range": "here"},
    {"type": "color", "value": "#ff0000"},
    {"type": "date", "timestamp": 1_720_710_212, "format": "{date}", "fallback": "11 July"},
]

PARTS: list[Json] = [
    section(),
    {"type": "rich_text_quote", "elements": [said("Hi")], "border": 1},
    {"type": "rich_text_preformatted", "elements": [said("x = 1")], "border": 0},
    {"type": "rich_text_list", "style": "bullet", "elements": [section(said("a"))], "indent": 8},
    {"type": "rich_text_list", "style": "ordered", "elements": [section(said("a"))], "offset": 2},
]

WRONG: list[tuple[Json, str, str]] = [
    (block({"type": "text", "text": "Hi"}), "/elements/0/type", "unsupported type: text"),
    (block(section({"type": "bold"})), "/elements/0/elements/0/type", "unsupported type: bold"),
    (block(section(said(""))), "/elements/0/elements/0/text", "must be more than 0 characters"),
    (
        block(section(said("a", bold="yes"))),
        "/elements/0/elements/0/style/bold",
        "must be a boolean",
    ),
    (
        block(section(said("a", big=True))),
        "/elements/0/elements/0/style",
        "invalid additional property: big",
    ),
    (
        block(section({"type": "link", "text": "a"})),
        "/elements/0/elements/0",
        "missing required field: url",
    ),
    (
        block(section({"type": "text", "text": None})),
        "/elements/0/elements/0/text",
        "must provide a string",
    ),
    (
        block({"type": "rich_text_list", "style": "square", "elements": []}),
        "/elements/0/style",
        "must be a valid enum value",
    ),
    (
        block({"type": "rich_text_list", "style": "bullet", "elements": [said("a")]}),
        "/elements/0/elements/0/type",
        "unsupported type: text",
    ),
    (
        block({"type": "rich_text_list", "style": "bullet", "elements": [], "indent": 9}),
        "/elements/0/indent",
        "must be less than 8",
    ),
    (
        block({"type": "rich_text_preformatted", "elements": [{"type": "emoji", "name": "wave"}]}),
        "/elements/0/elements/0/type",
        "unsupported type: emoji",
    ),
    ({"type": "rich_text"}, "", "missing required field: elements"),
]


@pytest.mark.parametrize("piece", PIECES)
def test_each_kind_of_piece_is_accepted_in_a_section(piece: Json) -> None:
    assert RICH_TEXT(block(section(piece)), "") == []


@pytest.mark.parametrize("part", PARTS)
def test_each_kind_of_part_is_accepted(part: Json) -> None:
    assert RICH_TEXT({**block(part), "block_id": "b"}, "") == []


@pytest.mark.parametrize(("wrong", "pointer", "message"), WRONG)
def test_malformed_rich_text_is_refused(wrong: Json, pointer: str, message: str) -> None:
    assert RICH_TEXT(wrong, "") == [Problem(pointer, message)]
