"""`rapport play`: a local Slack in the browser, with Rapport in it or for any other app."""

import os
import sys
import threading
import webbrowser
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import typer

from bot.free_port import find_free_port
from bot.logs import set_up_logs
from bot.play_scene import AddPage, Scene, Wish, open_scene
from bot.stopping import leave_at_the_latest, stop_signals
from domain.errors import DomainError
from playground import LocalSlack
from playground.steps import Step

_CONNECTING = """\
A Bolt app in Python connects with:

    import os
    from slack_bolt import App
    from slack_bolt.adapter.socket_mode import SocketModeHandler
    from slack_sdk import WebClient

    api, token = os.environ["SLACK_API_URL"], os.environ["SLACK_APP_TOKEN"]
    app = App(client=WebClient(os.environ["SLACK_BOT_TOKEN"], base_url=api))
    web_client = WebClient(token, base_url=api)
    SocketModeHandler(app, token, web_client=web_client).start()
"""


class NoPage(DomainError):
    """The page's libraries are not installed."""

    def __init__(self, missing: str) -> None:
        super().__init__(
            f"The page needs {missing}, which is not installed. "
            "Install it with pip install 'rapport[play]' (in a checkout: make play)."
        )


def play(
    port: int,
    *,
    opens_browser: bool,
    is_empty: bool = False,
    database: Path | None = None,
    slack_only: bool = False,
    manifest: Path | None = None,
    starts_at: datetime | None = None,
) -> None:
    """Serve until SIGTERM or SIGINT. Raises DomainError for what can't be."""
    wish = Wish(find_free_port(port), is_empty, database, slack_only, manifest, starts_at)
    add_page = load_page()
    set_up_logs("ERROR", "text")
    with stop_signals() as told_to_stop, open_scene(wish, add_page) as scene:
        typer.echo("\n".join(opening_lines(wish, scene, port)))
        if opens_browser and has_screen():
            _open_browser(scene.slack.url)
        told_to_stop.wait()
        typer.echo("Stopping.")
        leave_at_the_latest()


def load_page() -> AddPage:
    """What puts the page on a local Slack. Raises NoPage where its libraries are missing."""
    try:
        from playground.page.serve import add_page  # noqa: PLC0415 - it comes with an extra
    except ModuleNotFoundError as missing:
        name = (missing.name or "").partition(".")[0]
        if name == "playground":
            raise
        raise NoPage(name) from missing

    def add(slack: LocalSlack, steps: Sequence[Step]) -> None:
        add_page(slack, steps=steps)

    return add


def opening_lines(wish: Wish, scene: Scene, asked_port: int) -> list[str]:
    """Where the page is, who is there, what is kept, and how to stop."""
    url = scene.slack.url
    lines = [f"The page is at {url}"]
    if asked_port not in {0, wish.port}:
        lines = [f"Port {asked_port} is taken, so the page is at {url}"]
    if wish.slack_only:
        lines += ["", *(f"export {name}={value}" for name, value in _environment(scene))]
        lines += ["", *_CONNECTING.splitlines(), ""]
    elif scene.is_restored:
        lines.append(f"It goes on from what was kept in {wish.database}.")
    else:
        lines.append("You are Mia Chen of Studio North, a small agency that works with Rapport.")
    if wish.database:
        lines.append(f"What you do is kept in {wish.database}. Ctrl+C stops it.")
    else:
        lines.append("Ctrl+C stops it, and nothing is kept: --db FILE would keep what you do.")
    return lines


def _environment(scene: Scene) -> list[tuple[str, str]]:
    return list(scene.slack.environment().items())


def has_screen() -> bool:
    """Whether a browser with windows can be opened: one in the terminal would take it over."""
    if sys.platform in {"darwin", "win32"}:
        return True
    return any(os.environ.get(name) for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"))


def _open_browser(url: str) -> None:
    """Some browsers hold up who opens them."""
    threading.Thread(target=webbrowser.open, args=[url], daemon=True).start()
