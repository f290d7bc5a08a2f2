"""The documentation is held against the product: what is there is documented, and the other way."""

import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import typer.main

from bot.cli import app
from bot.manifest import declared_scopes, load_manifest
from bot.settings import Settings
from domain.line_client import KnownName, read_leading
from domain.log_line import read_line
from domain.warmth import CADENCE_DAYS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
NOW = datetime(2026, 11, 23, 15, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def command_names() -> list[str]:
    group = typer.main.get_command(app)
    names = []
    for name, command in group.commands.items():  # type: ignore[attr-defined] # a group has them
        inner = getattr(command, "commands", None)
        names += [f"{name} {one}" for one in inner] if inner else [name]
    return names


@pytest.mark.parametrize("name", command_names())
def test_every_command_of_the_command_line_is_in_the_readme(name: str) -> None:
    assert f"`rapport {name}" in README


@pytest.mark.parametrize("name", command_names())
def test_every_option_of_a_command_is_in_the_readme(name: str) -> None:
    command = typer.main.get_command(app)
    for part in name.split():
        command = command.commands[part]  # type: ignore[attr-defined] # a group has them
    row = next(line for line in README.splitlines() if f"`rapport {name}" in line)
    for parameter in command.params:
        for option in parameter.opts:
            assert not option.startswith("--") or option == "--help" or option in row


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_in_the_readme_with_its_default(name: str) -> None:
    row = next(line for line in README.splitlines() if line.startswith(f"| `{name.upper()}`"))
    default = Settings.model_fields[name].default
    if isinstance(default, str):
        assert f"`{default}`" in row


def test_the_readme_names_no_setting_that_is_not_there() -> None:
    named = set(re.findall(r"^\| `([A-Z_]+)`", README, re.MULTILINE))
    assert named == {name.upper() for name in Settings.model_fields}


def test_every_scope_is_in_the_readme_and_no_other() -> None:
    paragraph = next(part for part in README.split("\n\n") if "asks for these scopes" in part)
    assert set(re.findall(r"`([a-z]+:?[a-z]*)`", paragraph)) == declared_scopes()


def test_every_slash_command_and_shortcut_is_in_the_readme() -> None:
    features = load_manifest()["features"]
    for command in features["slash_commands"]:
        assert f"`{command['command']}" in README
    for shortcut in features["shortcuts"]:
        assert shortcut["name"] in README


@pytest.mark.parametrize("target", ["setup", "tour", "run", "test", "lint", "bench"])
def test_every_make_target_is_there_and_documented(target: str) -> None:
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)
    assert f"make {target}" in README + CONTRIBUTING


def test_the_readme_says_the_cadence_of_each_tier() -> None:
    said = ", ".join(f"{tier} {days}" for tier, days in CADENCE_DAYS.items())
    assert said.replace("A 7", "A 7 days") in README


def test_every_link_of_the_docs_leads_to_a_file() -> None:
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_lines_of_the_readme_are_read_as_it_says() -> None:
    lines = re.findall(r"^    /logcall (.+)$", README, re.MULTILINE)
    known = {"acme": [KnownName("1", "Acme", "Acme")]}
    first, second, third, planned = (
        read_line(read_leading(line), NOW, known, day_first=True) for line in lines
    )
    assert (first.people, first.minutes, first.happened_at.day) == (("Dana", "Raj"), 25, 22)
    assert [str(step.due_on) for step in first.steps] == ["2026-11-27"]
    assert (second.kind.value, second.steps[0].is_promise) == ("meeting", True)
    assert (third.in_confidence, third.topic) == (True, "personal")
    assert (planned.is_future, planned.has_hour, planned.summary) == (True, True, "Q3 roadmap")


def test_the_docs_name_no_private_place() -> None:
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "Makefile"]:
        text = page.read_text(encoding="utf-8")
        assert "/work/" not in text
        assert "../shared" not in text
