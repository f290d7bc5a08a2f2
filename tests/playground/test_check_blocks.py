"""Blocks, on each surface."""

import pytest

from playground.check_blocks import check_blocks
from playground.check_elements import Surface
from playground.check_problem import Problem

Json = dict[str, object]
SURFACES: tuple[Surface, ...] = ("message", "modal", "home")


def plain(text: str = "a") -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str = "a") -> Json:
    return {"type": "mrkdwn", "text": text}


def section(text: str = "a", **more: object) -> Json:
    return {"type": "section", "text": mrkdwn(text), **more}


def button(action_id: str, **more: object) -> Json:
    return {"type": "button", "text": plain(), "action_id": action_id, **more}


def actions(*elements: Json, **more: object) -> Json:
    return {"type": "actions", "elements": list(elements), **more}


def field(**element: object) -> Json:
    return {
        "type": "input",
        "label": plain(),
        "element": {"type": "plain_text_input", **element},
    }


IMAGE: Json = {"type": "image", "alt_text": "Logo", "image_url": "https://example.com/a.png"}
MARKDOWN: Json = {"type": "markdown", "text": "**Hi**"}
ALERT: Json = {"type": "alert", "text": plain(), "level": "warning"}
VIDEO: Json = {
    "type": "video",
    "video_url": "https://example.com/v",
    "thumbnail_url": "https://example.com/t",
    "alt_text": "v",
    "title": plain(),
}
RICH: Json = {"type": "rich_text", "elements": []}

RIGHT_EVERYWHERE: list[Json] = [
    {"type": "divider"},
    {"type": "divider", "block_id": "x" * 255},
    section("x" * 3000),
    section(accessory=button("a"), expand=True),
    {"type": "section", "fields": [mrkdwn("x" * 2000)] * 10},
    section(fields=[plain()]),
    {"type": "header", "text": plain("x" * 150)},
    {"type": "context", "elements": [mrkdwn(), plain(), IMAGE]},
    {"type": "context", "elements": [mrkdwn()] * 10},
    actions(*(button(str(i)) for i in range(25))),
    {**IMAGE, "title": plain("x" * 2000)},
    RICH,
    VIDEO,
    field(action_id="x"),
    {**field(), "label": plain("x" * 2000), "hint": plain("x" * 2000)},
    {**field(), "optional": True, "dispatch_action": True},
]

WRONG_EVERYWHERE: list[tuple[object, str, str]] = [
    ("divider", "", "must provide an object"),
    ({}, "", "missing required field: type"),
    ({"type": "carpet"}, "/type", "unsupported type: carpet"),
    ({"type": "divider", "text": plain()}, "", "invalid additional property: text"),
    ({"type": "divider", "block_id": "x" * 256}, "/block_id", "must be less than 256 characters"),
    ({"type": "section"}, "/type", "must define either `text` or `fields`"),
    ({"type": "section", "text": "Hi"}, "/text", "must provide an object"),
    ({"type": "section", "fields": []}, "/fields", "must provide at least 1 items"),
    ({"type": "section", "fields": [plain()] * 11}, "/fields", "no more than 10 items allowed"),
    (
        {"type": "section", "fields": [plain("x" * 2001)]},
        "/fields/0/text",
        "must be less than 2001 characters",
    ),
    (section(""), "/text/text", "must be more than 0 characters"),
    (section(accessory=None), "/accessory", "must provide an object"),
    (section(accessory=field()), "/accessory/type", "unsupported type: input"),
    (
        section(accessory={"type": "plain_text_input"}),
        "/accessory/type",
        "unsupported type: plain_text_input",
    ),
    (
        {"type": "header", "text": plain("x" * 151)},
        "/text/text",
        "must be less than 151 characters",
    ),
    ({"type": "header", "text": mrkdwn()}, "/text/type", "must be a valid enum value"),
    ({"type": "context", "elements": []}, "/elements", "must provide at least 1 items"),
    ({"type": "context", "elements": [plain()] * 11}, "/elements", "no more than 10 items allowed"),
    (
        {"type": "context", "elements": [button("a")]},
        "/elements/0/type",
        "unsupported type: button",
    ),
    (actions(), "/elements", "must provide at least 1 items"),
    (actions(*(button(str(i)) for i in range(26))), "/elements", "no more than 25 items allowed"),
    (
        actions({"type": "plain_text_input"}),
        "/elements/0/type",
        "unsupported type: plain_text_input",
    ),
    ({**IMAGE, "title": mrkdwn()}, "/title/type", "must be a valid enum value"),
    ({**IMAGE, "title": plain("x" * 2001)}, "/title/text", "must be less than 2001 characters"),
    ({**IMAGE, "alt_text": "x" * 2001}, "/alt_text", "must be less than 2001 characters"),
    ({**VIDEO, "title": plain("x" * 200)}, "/title/text", "must be less than 200 characters"),
    ({**VIDEO, "author_name": "x" * 50}, "/author_name", "must be less than 50 characters"),
    ({**field(), "label": plain("x" * 2001)}, "/label/text", "must be less than 2001 characters"),
    ({**field(), "label": mrkdwn()}, "/label/type", "must be a valid enum value"),
    ({**field(), "hint": plain("x" * 2001)}, "/hint/text", "must be less than 2001 characters"),
    ({**field(), "element": button("a")}, "/element/type", "unsupported type: button"),
    ({**field(), "optional": "no"}, "/optional", "must be a boolean"),
    ({"type": "input", "label": plain()}, "", "missing required field: element"),
]


def test_section_text_of_3001_characters_is_refused() -> None:
    found = check_blocks([section("x" * 3001)], "message")

    assert [problem.as_slack() for problem in found] == [
        "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    ]


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("block", RIGHT_EVERYWHERE)
def test_block_within_slacks_limits_is_accepted_on_every_surface(
    block: Json, surface: Surface
) -> None:
    assert check_blocks([block], surface) == []


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize(("block", "below", "said"), WRONG_EVERYWHERE)
def test_block_beyond_slacks_limits_is_refused_on_every_surface(
    block: object, below: str, said: str, surface: Surface
) -> None:
    assert check_blocks([{"type": "divider"}, block], surface) == [
        Problem(f"/blocks/1{below}", said)
    ]


@pytest.mark.parametrize(("block", "home_of_it"), [(MARKDOWN, "message"), (ALERT, "modal")])
def test_block_of_one_surface_is_refused_on_the_others(block: Json, home_of_it: Surface) -> None:
    assert check_blocks([block], home_of_it) == []
    unsupported = Problem("/blocks/0/type", f"unsupported type: {block['type']}")
    for surface in SURFACES:
        if surface != home_of_it:
            assert check_blocks([block], surface) == [unsupported]


def test_markdown_block_takes_12000_characters_and_no_more() -> None:
    assert check_blocks([{**MARKDOWN, "text": "x" * 12_000}], "message") == []
    assert check_blocks([{**MARKDOWN, "text": "x" * 12_001}], "message") == [
        Problem("/blocks/0/text", "must be less than 12001 characters")
    ]


@pytest.mark.parametrize(("surface", "most"), [("message", 50), ("modal", 100), ("home", 100)])
def test_surface_takes_so_many_blocks_and_no_more(surface: Surface, most: int) -> None:
    assert check_blocks([{"type": "divider"}] * most, surface) == []
    assert check_blocks([{"type": "divider"}] * (most + 1), surface) == [
        Problem("/blocks", f"no more than {most} items allowed")
    ]


def test_email_field_is_refused_in_a_message() -> None:
    block = field() | {"element": {"type": "email_text_input"}}

    assert check_blocks([block], "modal") == []
    assert check_blocks([block], "message") == [
        Problem("/blocks/0/element/type", "unsupported type: email_text_input")
    ]


@pytest.mark.parametrize("blocks", [None, {}, "[]", 5])
def test_blocks_that_are_no_list_are_refused(blocks: object) -> None:
    assert check_blocks(blocks, "message") == [Problem("/blocks", "must provide an array")]


def test_same_block_id_twice_is_refused() -> None:
    blocks = [section(block_id="b"), {"type": "divider"}, section(block_id="b")]

    assert check_blocks(blocks, "message") == [
        Problem("/blocks/2/block_id", '`block_id` "b" already exists')
    ]


def test_same_action_id_twice_in_one_block_is_refused() -> None:
    found = check_blocks([actions(button("vote"), button("vote"))], "message")

    assert [problem.as_slack() for problem in found] == [
        '[ERROR] `action_id` "vote" already exists [json-pointer:/blocks/0/elements/1/action_id]'
    ]


def test_same_action_id_in_two_blocks_is_accepted() -> None:
    assert check_blocks([actions(button("vote")), actions(button("vote"))], "message") == []
    assert check_blocks([section(accessory=button("a")), field(action_id="a")], "modal") == []


def test_elements_without_action_ids_do_not_clash() -> None:
    bare: Json = {"type": "button", "text": plain()}

    assert check_blocks([actions(bare, bare), section(), section()], "message") == []


def test_focus_goes_to_one_element_only() -> None:
    blocks = [field(focus_on_load=True), field(focus_on_load=False), field(focus_on_load=True)]

    assert check_blocks(blocks, "modal") == [
        Problem("/blocks/2/element/focus_on_load", "only one element can set `focus_on_load`")
    ]
    assert check_blocks(blocks[:2], "modal") == []


def test_problems_of_several_blocks_are_told_at_once() -> None:
    found = check_blocks([section(""), {"type": "divider"}, {"type": "header"}], "home")

    assert [problem.pointer for problem in found] == ["/blocks/0/text/text", "/blocks/2"]
