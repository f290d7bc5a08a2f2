from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.manifest import read_manifest
from playground.page.completion import Suggestion, complete, complete_mention

COMMANDS = [
    {
        "command": "/logcall",
        "description": "Log a contact",
        "usage_hint": "Acme with Dana: what was said",
        "should_escape": True,
    },
    {"command": "/client", "description": "Your clients", "usage_hint": "[NAME]"},
    {"command": "/clients-all", "description": "All of them"},
    {"command": "/next"},
]
MANIFEST: dict[str, Any] = {
    "features": {
        "slash_commands": COMMANDS,
        "shortcuts": [
            {"name": "Keep", "type": "message", "callback_id": "keep", "description": "Keep it"},
            {"name": "New", "type": "global", "callback_id": "new"},
        ],
    }
}
NAMES = [
    ("@mia", "Mia Chen"),
    ("@noah", "Noah Ito"),
    ("@zoe.k", "Zoë Krämer"),
    ("@helper", "Mia's Helper"),
    ("#general", "general"),
    ("#naming", "naming"),
]


def offered(typed: str) -> list[str]:
    return [one.title for one in complete(read_manifest(MANIFEST), typed)]


def named(typed: str) -> list[str]:
    return [one.title for one in complete_mention(NAMES, typed)]


def test_a_manifest_tells_what_commands_and_shortcuts_are_for() -> None:
    manifest = read_manifest(MANIFEST)
    command = manifest.commands["/logcall"]
    assert (command.description, command.usage_hint, command.escapes) == (
        "Log a contact",
        "Acme with Dana: what was said",
        True,
    )
    assert manifest.commands["/next"].description == ""
    assert manifest.commands["/next"].usage_hint == ""
    assert manifest.shortcuts["keep"].description == "Keep it"
    assert manifest.shortcuts["new"].description == ""


def test_a_command_is_offered_with_its_hint_and_description() -> None:
    assert complete(read_manifest(MANIFEST), "/lo") == [
        Suggestion(
            insert="/logcall ",
            title="/logcall",
            hint="Acme with Dana: what was said",
            description="Log a contact",
        )
    ]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("/", ["/client", "/clients-all", "/logcall", "/next"]),
        ("/c", ["/client", "/clients-all", "/logcall"]),
        ("/CLI", ["/client", "/clients-all"]),
        ("/l", ["/logcall", "/client", "/clients-all"]),
        ("/all", ["/clients-all", "/logcall"]),
        ("/ext", ["/next"]),
        ("/client", ["/client", "/clients-all"]),
        ("/next", ["/next"]),
        ("/nothing", []),
    ],
)
def test_commands_that_begin_so_come_before_those_that_have_it_in_them(
    typed: str, titles: list[str]
) -> None:
    assert offered(typed) == titles


@pytest.mark.parametrize(
    "typed", ["", "hi", "client", " /client", "/client ", "/c x", "/\n", "a/c"]
)
def test_nothing_is_offered_where_no_command_is_being_typed(typed: str) -> None:
    assert offered(typed) == []


@given(st.text(max_size=10))
def test_all_that_is_offered_has_what_was_typed_in_it(typed: str) -> None:
    for one in complete(read_manifest(MANIFEST), typed):
        assert typed.casefold()[1:] in one.title or typed[1:] == "" or not typed.isascii()
        assert one.insert == f"{one.title} "


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("@", ["@mia", "@helper", "@noah", "@zoe.k"]),
        ("hi @m", ["@mia", "@helper", "@zoe.k"]),
        ("hi @mia", ["@mia", "@helper"]),
        ("(@NO", ["@noah"]),
        ("@ito", ["@noah"]),
        ("@kram", ["@zoe.k"]),
        ("@ZOE.", ["@zoe.k"]),
        ("@oa", ["@noah"]),
        ("#", ["#general", "#naming"]),
        ("see #na", ["#naming"]),
        ("see #al", ["#general"]),
        ("@xyz", []),
    ],
)
def test_names_are_offered_for_the_sign_at_the_end(typed: str, titles: list[str]) -> None:
    assert named(typed) == titles


@pytest.mark.parametrize("typed", ["", "mia", "a@m", "@mia ", "@@m", "#@", "me@example.com", "&#x"])
def test_no_names_are_offered_elsewhere(typed: str) -> None:
    assert named(typed) == []


def test_what_is_taken_is_the_whole_text_with_the_name() -> None:
    (only,) = complete_mention(NAMES, "ask @no")
    assert only == Suggestion("ask @noah ", "@noah", description="Noah Ito")
    (channel,) = complete_mention(NAMES, "line one\nin #gen")
    assert channel.insert == "line one\nin #general "


def test_an_exact_name_comes_first() -> None:
    names = [("@anna", "Anna"), ("@ann", "Zed"), ("@joan", "Joann")]
    titles = [one.title for one in complete_mention(names, "@ann")]
    assert titles == ["@ann", "@anna", "@joan"]


@given(st.text(max_size=12), st.sampled_from(["@", "#", ""]), st.text("miagen.-", max_size=4))
def test_what_stood_before_the_sign_is_kept(before: str, sign: str, sought: str) -> None:
    typed = f"{before} {sign}{sought}"
    for one in complete_mention(NAMES, typed):
        assert one.insert == f"{before} {one.title} "
