from pathlib import Path
from typing import Any

import yaml

from tests.views.seen import says, texts
from views.guide import (
    build_client_help,
    build_guide,
    build_logcall_help,
    build_nudge_help,
    welcome_message,
)

MANIFEST: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[2] / "manifest.yml").read_text(encoding="utf-8")
)


def test_guide_names_every_command_and_shortcut() -> None:
    said = says(build_guide())
    declared = [one["command"] for one in MANIFEST["features"]["slash_commands"]]
    declared.remove("/rapport")
    shortcuts = [one["name"] for one in MANIFEST["features"]["shortcuts"]]
    assert [name for name in declared + shortcuts if name not in said] == []


def test_logcall_help_names_every_mark_and_reserved_word() -> None:
    said = says(build_logcall_help())
    for word in ("next:", "promise:", "next: none", "#personal", "#mixed", "#business"):
        assert f"`{word}" in said
    for word in ("!confidence", "/logcall undo", "/logcall drafts"):
        assert f"`{word}`" in said


def test_nudge_help_names_every_word_that_nudge_takes() -> None:
    said = says(build_nudge_help())
    for word in ("status", "now", "at", "days", "pause until", "resume"):
        assert f"`/nudge {word}" in said


def test_client_help_shows_how_to_add_one_with_all_its_parts() -> None:
    assert "`/client add Acme tier A owner @mia last 3 May`" in says(build_client_help())


def test_welcome_teaches_one_thing() -> None:
    first, more = texts(welcome_message())
    assert first.count("`") == 2
    assert "/rapport" in more


def test_examples_stand_in_code_that_is_closed() -> None:
    for drawn in (build_guide(), build_logcall_help(), build_client_help(), build_nudge_help()):
        for text in texts(drawn):
            assert all(line.count("`") % 2 == 0 for line in text.splitlines())
