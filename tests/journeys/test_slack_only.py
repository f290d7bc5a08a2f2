"""`rapport play --slack-only` is a Slack for any Bolt app: a stock one of a few lines."""

import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.play import opening_lines
from bot.play_scene import Scene, Wish
from tests.bot.scenes import Played, opened

MANIFEST = """
display_information:
  name: Hello
features:
  bot_user:
    display_name: Hello
  app_home:
    home_tab_enabled: true
    messages_tab_enabled: true
  slash_commands:
    - command: /hello
      description: Says hello
oauth_config:
  scopes:
    bot: [commands, chat:write, im:write]
settings:
  event_subscriptions:
    bot_events: [app_home_opened]
  interactivity:
    is_enabled: true
  socket_mode_enabled: true
"""
LISTENERS = """
@app.command("/hello")
def hello(ack, command):
    button = {"type": "button", "action_id": "wave", "text": {"type": "plain_text", "text": "Wave"}}
    text = f"Hello {command['user_name']}, you said {command['text']}"
    section = {"type": "section", "text": {"type": "mrkdwn", "text": text}}
    ack(text=text, blocks=[section, {"type": "actions", "elements": [button]}])

@app.action("wave")
def wave(ack, body, client):
    ack()
    client.chat_postMessage(channel=body["user"]["id"], text="It waves back.")

@app.event("app_home_opened")
def home(event, client):
    section = {"type": "section", "text": {"type": "plain_text", "text": "At home"}}
    client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [section]})
"""
PATIENCE = 30


@pytest.fixture
def played(tmp_path: Path) -> Iterator[Played]:
    manifest = tmp_path / "manifest.yml"
    manifest.write_text(MANIFEST)
    with opened(slack_only=True, manifest=manifest, starts_at=None) as scene:
        yield scene


@pytest.fixture
def printed(played: Played) -> list[str]:
    """What `rapport play --slack-only` says."""
    scene = Scene(played.slack, played.cast, is_restored=False)
    return opening_lines(Wish(slack_only=True), scene, 0)


def exported(printed: list[str]) -> dict[str, str]:
    lines = (line.removeprefix("export ") for line in printed if line.startswith("export "))
    return dict(line.split("=", 1) for line in lines)


def program_of(printed: list[str]) -> str:
    """The lines that are printed for a Bolt app, with a few listeners before its start."""
    code = textwrap.dedent("\n".join(line for line in printed if line.startswith("    ")))
    *before, connecting, starting = code.splitlines()
    return "\n".join([*before, LISTENERS, connecting, starting])


@pytest.fixture
def app(played: Played, printed: list[str]) -> Iterator["subprocess.Popen[bytes]"]:
    """A stock Bolt app, run as its author would, in the environment that was printed."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    with subprocess.Popen(
        [sys.executable, "-c", program_of(printed)], env=environment | exported(printed)
    ) as process:
        played.slack.wait_for_app(PATIENCE)
        yield process
        process.kill()


@pytest.mark.usefixtures("app")
def test_a_stock_bolt_app_answers_its_command_and_its_button(played: Played) -> None:
    mia = played.cast.mia
    shown = mia.types("/hello there")
    assert "Hello mia, you said there" in shown.text
    mia.presses("Wave", on=shown)
    played.slack.wait_until(lambda: any("It waves back." in one.text for one in mia.dm))


@pytest.mark.usefixtures("app")
def test_it_has_a_home_of_its_own(played: Played) -> None:
    kai = played.cast.kai
    kai.opens_home()
    played.slack.wait_until(lambda: kai.home)
    assert kai.home
    assert kai.home.text == "At home"


@pytest.mark.usefixtures("app")
def test_rapport_is_not_there(played: Played) -> None:
    assert played.slack.connections == 1
    assert "/logcall is not a valid command" in played.cast.mia.types("/logcall Acme").text
    assert played.slack.workspace.manifest.bot_name == "Hello"


def test_an_app_without_a_manifest_of_its_own_has_rapports_commands() -> None:
    with opened(slack_only=True) as played:
        assert "/logcall" in played.slack.workspace.manifest.commands
