"""The page of a local Slack: mounted on its application, one screen for each browser tab."""

from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import cast

from fastapi import FastAPI
from nicegui import app, background_tasks, core, ui
from nicegui.client import Client

from playground.channels import Channel
from playground.local_slack import LocalSlack
from playground.page.guide import Guide
from playground.page.layout import draw_page
from playground.page.screen import Screen, Tab, first_place, has_app
from playground.person import Person
from playground.steps import Step
from playground.view_stack import close_all
from playground.watching import Watcher

# A browser may be held up for so long: until then it finds its tab as it left it.
STALL_SECONDS = 600.0
ASSETS = Path(__file__).parent / "assets"
STYLES = ("base", "frame", "conversation", "blocks", "form", "panel")
SCRIPTS = ("page", "choosing", "composer")
HEAD = "".join(
    [f'<link rel="stylesheet" href="/page/{name}.css">' for name in STYLES]
    + [f'<script src="/page/{name}.js" defer></script>' for name in SCRIPTS]
)


class Page:
    """All screens that look at one local Slack."""

    def __init__(self, slack: LocalSlack, steps: Sequence[Step]) -> None:
        self.slack = slack
        self.guide = Guide(steps)
        self.screens: set[Screen] = set()
        self.drafts: dict[Hashable, str] = {}
        self.watcher = Watcher(slack.workspace, self._changed)

    def open(self, client: Client, who: str, at: str) -> None:
        """Draw the page for a new tab."""
        people = self.slack.people
        person = people.get(who) or next(iter(people.values()))
        channel, tab = self._place(person, at)
        screen = Screen(self.slack, self.guide, client, person, channel, tab, drafts=self.drafts)
        screen.panel = "guide" if self.guide.next_number is not None else ""
        self.screens.add(screen)
        client.on_connect(lambda: self._arrive(screen))
        client.on_delete(lambda: self._leave(screen))
        draw_page(screen)
        screen.refresh()

    def _arrive(self, screen: Screen) -> None:
        """Only now somebody is there: the app is told, and what is in front counts as read.

        A form does not outlive the tab it was in: reloading leaves it, as in Slack. A browser that
        was only held up comes back to the same tab, and finds it as it left it.
        """
        if screen.has_arrived:
            screen.refresh()
            return
        screen.has_arrived = True
        self._close_forsaken(screen.person.id)
        screen.go(screen.channel, screen.tab)

    def _leave(self, screen: Screen) -> None:
        """Its forms go with a tab that does not come back; those of others stay."""
        self.screens.discard(screen)
        ws = self.slack.workspace
        with ws.changed:
            for user_id, stack in list(ws.stacks.items()):
                if stack and stack[0].window == screen.client.id:
                    close_all(ws, user_id)

    def _close_forsaken(self, user_id: str) -> None:
        """Close a person's forms where nobody looks at the tab that they came up in."""
        ws = self.slack.workspace
        with ws.changed:
            stack = ws.stacks.get(user_id)
            seen = {one.client.id for one in self.screens if one.is_watched}
            if stack and stack[0].window not in seen:
                close_all(ws, user_id)

    def _place(self, person: Person, at: str) -> tuple[Channel, Tab]:
        named = self.slack.channels.get(at)
        if named and person.id in named.member_ids:
            return named, "messages"
        is_app = at in {"app", "home"} and has_app(person)
        tab: Tab = "home" if at == "home" and is_app else "messages"
        return first_place(self.slack, person, prefers_app=is_app), tab

    def _changed(self) -> None:
        """Called in the watcher's thread."""
        if core.loop and not core.loop.is_closed():
            core.loop.call_soon_threadsafe(self._refresh)

    def _refresh(self) -> None:
        self.guide.look()
        for screen in [one for one in self.screens if one.is_watched]:
            background_tasks.create(_bring_up_to_date(screen))


async def _bring_up_to_date(screen: Screen) -> None:
    """One screen's fault is logged by the library, and stops no other screen."""
    screen.refresh()


def add_page(slack: LocalSlack, *, steps: Sequence[Step] = ()) -> None:
    """Put the page on a local Slack that does not serve yet; one in a process.

    The page is at the address of the local Slack, `?who=HANDLE&at=CHANNEL` leads to a place.
    """
    if core.app.config.has_run_config:
        raise RuntimeError("there is a page in this process already")
    page = Page(slack, steps)

    def show(client: Client, who: str = "", at: str = "") -> None:
        page.open(client, who, at)

    ui.page("/")(show)
    app.add_static_files("/page", ASSETS)
    app.on_startup(page.watcher.start)
    app.on_shutdown(page.watcher.stop)
    ui.add_head_html(HEAD, shared=True)
    ui.run_with(
        cast("FastAPI", slack.asgi),  # which it only mounts on, as on any Starlette application
        title=slack.workspace.team_name,
        favicon=ASSETS / "icon.svg",
        dark=None,
        language="en-GB",
        tailwind=False,
        binding_refresh_interval=None,
        reconnect_timeout=STALL_SECONDS,
        show_welcome_message=False,
    )
