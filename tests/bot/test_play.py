"""What `rapport play` says when it opens, and what it looks for before that."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.play import has_screen, opening_lines
from bot.play_scene import Scene, Wish
from tests.bot.scenes import opened


def said(wish: Wish, asked_port: int = 0, *, is_restored: bool = False) -> str:
    """The lines for a Slack alone: what they say does not depend on an app."""
    with opened(slack_only=True, port=wish.port) as played:
        scene = Scene(played.slack, played.cast, is_restored)
        text = "\n".join(opening_lines(wish, scene, asked_port))
        return text.replace(played.slack.url, "URL").replace(played.slack.bot_token, "xoxb-…")


def test_it_says_where_the_page_is_and_how_to_stop() -> None:
    assert said(Wish()).splitlines() == [
        "The page is at URL",
        "You are Mia Chen of Studio North, a small agency that works with Rapport.",
        "Ctrl+C stops it, and nothing is kept: --db FILE would keep what you do.",
    ]


def test_a_port_that_was_taken_is_said() -> None:
    with opened(slack_only=True) as played:
        port = int(played.slack.url.rsplit(":", 1)[1].strip("/"))
    assert said(Wish(port=port), port).startswith("The page is at URL")
    assert said(Wish(port=port), port - 1).startswith(
        f"Port {port - 1} is taken, so the page is at URL"
    )


def test_it_says_what_is_kept_where() -> None:
    wish = Wish(database=Path("mine.db"))
    assert "What you do is kept in mine.db. Ctrl+C stops it." in said(wish)
    assert "goes on" not in said(wish)
    assert "It goes on from what was kept in mine.db." in said(wish, is_restored=True)


def test_a_slack_alone_prints_the_environment_of_an_app() -> None:
    text = said(Wish(slack_only=True))
    assert "export SLACK_BOT_TOKEN=xoxb-…\n" in text
    assert "export SLACK_APP_TOKEN=xapp-1-" in text
    assert "export SLACK_API_URL=URLapi/\n" in text
    assert "SocketModeHandler(app, token, web_client=web_client).start()" in text
    assert "Mia Chen" not in text


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "BROWSER"])
def test_a_browser_is_opened_only_where_there_is_a_screen(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for each in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(each, raising=False)
    assert not has_screen()
    monkeypatch.setenv(name, ":0")
    assert has_screen()


@pytest.mark.parametrize("library", ["nicegui", "emoji", "markdown_it"])
@pytest.mark.parametrize("more", [[], ["--slack-only"]])
def test_without_the_libraries_of_the_page_it_says_how_to_install_them(
    library: str, more: list[str]
) -> None:
    """In a process that can't import it, as where it was never installed."""
    program = (
        f"import sys; sys.modules[{library!r}] = None\n"
        f"from bot.cli import main; main(['play', '--no-browser', '--port', '0', *{more!r}])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
    )
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr == (
        f"The page needs {library}, which is not installed. "
        "Install it with pip install 'rapport[play]' (in a checkout: make play).\n"
    )
