"""One browser tab: who looks at what, and what they do there."""

import asyncio
import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeVar

from nicegui import background_tasks, ui
from nicegui.client import Client
from nicegui.element import Element

from playground.channels import Channel
from playground.local_slack import LocalSlack
from playground.page.faults import NOT_SHOWN, Faults
from playground.page.guide import Guide
from playground.page.markup import Markup
from playground.page.tag import Tag
from playground.person import Person
from playground.reading import Reader
from playground.refusal import DispatchFailed, NotOnScreen, OperationTimedOut
from playground.steps import Step
from playground.triggers import WINDOW
from playground.unread import mark_read
from playground.views import View
from playground.workspace import Workspace

Tab = Literal["messages", "home"]
Panel = Literal["", "guide", "inspector", "thread"]
Done = TypeVar("Done")
NOTICE_SECONDS = 20.0


class Part(Protocol):
    """A region of the page that can be brought up to date."""

    def refresh(self) -> None: ...


class Writes(Protocol):
    """Where one writes in the place in front."""

    def offer(self, text: str) -> None: ...


@dataclass(eq=False)
class Screen:
    """`errors` are what stops a form, by view id and block id; `notice` what the page says."""

    slack: LocalSlack
    guide: Guide
    client: Client
    person: Person
    channel: Channel
    tab: Tab = "messages"
    panel: Panel = ""
    panel_was_asked: bool = False
    thread_ts: str = ""
    nav_is_open: bool = False
    has_arrived: bool = False
    notice: str = ""
    drafts: dict[Hashable, str] = field(default_factory=dict)
    errors: dict[str, dict[str, str]] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    faults: Faults = field(default_factory=Faults)
    overlay: Element = field(init=False)
    composer: "Writes | None" = None

    @property
    def ws(self) -> Workspace:
        return self.person.workspace

    @property
    def is_watched(self) -> bool:
        """Whether the tab is still there."""
        return self.client.has_socket_connection

    @property
    def forms(self) -> list[View]:
        """The person's forms, the one in front last: those that came of what was done here.

        None before the tab is there.
        """
        stack = self.ws.stacks.get(self.person.id, []) if self.has_arrived else []
        return stack if stack and stack[0].window in {"", self.client.id} else []

    @property
    def app_name(self) -> str:
        return self.ws.manifest.app_name

    @property
    def markup(self) -> Markup:
        return Markup(self.ws, self.person.member)

    @property
    def reader(self) -> Reader:
        return Reader(self.ws, self.person.member)

    @property
    def is_app(self) -> bool:
        """Whether the conversation in front is the one with the app."""
        return self.channel.kind == "im"

    def refresh(self) -> None:
        """Bring all that is shown up to date."""
        if self.client.is_deleted:
            return
        with self.ws.changed:
            is_here = self.tab == "messages" and self.person.id in self.channel.member_ids
            if is_here and self.is_watched:
                mark_read(self.ws, self.person.id, self.channel.id)
            for part in list(self.parts):
                if not self.faults.guard(type(part).__name__, part.refresh):
                    self.notice = self.notice or NOT_SHOWN

    def go(self, channel: Channel, tab: Tab = "messages") -> None:
        """Show a conversation, or the app's Home."""
        self.channel, self.tab, self.nav_is_open, self.notice = channel, tab, False, ""
        if self.panel == "thread":
            self.panel = ""
        if channel.kind == "im":
            self.person.opens_home(tab)
        self._keep_address()
        self.refresh()

    def become(self, person: Person) -> None:
        """Look through another person's eyes, at the same place where they can."""
        was_app = self.is_app
        self.person, self.thread_ts, self.errors = person, "", {}
        if was_app or person.id not in self.channel.member_ids:
            self.channel = first_place(self.slack, person, prefers_app=was_app)
        if not self.is_app:
            self.tab = "messages"
        self.go(self.channel, self.tab)

    def lead_to(self, step: Step) -> None:
        """Go where a step of the guide is done, as who does it, with its line typed."""
        person = self.slack.people.get(step.who)
        if person and person is not self.person:
            self.become(person)
        channel = self.slack.channels.get(step.place)
        is_app = step.place in {"dm", "home"}
        if channel or is_app:
            place = channel or self.ws.direct_channel(self.person.id)
            self.go(place, "home" if step.place == "home" else "messages")
        if step.line and self.composer:
            self.composer.offer(step.line)
        self.refresh()

    def open_panel(self, panel: Panel, thread_ts: str = "", *, is_narrow: bool = False) -> None:
        """Show a panel at the side; the one that is open is closed by asking for it again.

        On a narrow screen a panel that nobody asked for is not in sight, so it is not closed.
        """
        is_in_sight = self.panel_was_asked or not is_narrow
        closes = panel == self.panel and thread_ts == self.thread_ts and is_in_sight
        self.panel, self.thread_ts = ("" if closes else panel), thread_ts
        self.panel_was_asked = True
        self.refresh()

    async def do(self, work: Callable[[], Done], pressed: Tag | None = None) -> Done | None:
        """Do what waits for the app in a thread of its own; a failure is told in a sentence.

        What was pressed shows that it waits.
        """
        self.notice = ""
        WINDOW.set(self.client.id)
        if pressed:
            pressed.give(aria_busy="true")
        try:
            return await asyncio.to_thread(work)
        except DispatchFailed:
            self.tell(f"{self.app_name} is not connected, so nothing was done.")
        except OperationTimedOut:
            self.tell(f"{self.app_name} did not respond in time. Try again.")
        except NotOnScreen as gone:
            self.tell(str(gone))
        finally:
            if pressed and not pressed.is_deleted:
                pressed.give(aria_busy=None)
            self.refresh()
        return None

    def tell(self, sentence: str) -> None:
        """Show a sentence of the page's own, for a while or until the next thing is done."""
        self.notice = sentence
        self.refresh()
        background_tasks.create(self._fall_silent(sentence))

    async def _fall_silent(self, sentence: str) -> None:
        await asyncio.sleep(NOTICE_SECONDS)
        if self.notice == sentence:
            self.notice = ""
            self.refresh()

    def write(self, field: Tag, text: str, *, takes_focus: bool = False) -> None:
        """Put a text into a field, where the browser holds what stands in it."""
        focus = "field.focus();" if takes_focus else ""
        self.run_in_browser(
            f"const field = document.getElementById('{field.html_id}');"
            f"if (field) {{ field.value = {json.dumps(text)}; {focus} }}"
        )

    def run_in_browser(self, code: str) -> None:
        """Run a line in the browser once what was changed stands there."""
        with self.client:
            ui.run_javascript(f"requestAnimationFrame(() => {{ {code} }})")

    def _keep_address(self) -> None:
        """Let a reload lead to the same place."""
        where = "home" if self.tab == "home" else self.channel.name or "app"
        with self.client:
            ui.navigate.history.replace(f"/?who={self.person.name}&at={where}")


def first_place(slack: LocalSlack, person: Person, *, prefers_app: bool = False) -> Channel:
    """Return where a person begins: the app for members, else a channel they are in."""
    theirs = [one for one in slack.channels.values() if person.id in one.member_ids]
    if has_app(person) and (prefers_app or not theirs):
        return person.workspace.direct_channel(person.id)
    return theirs[0] if theirs else person.workspace.direct_channel(person.id)


def has_app(person: Person) -> bool:
    """Whether the app is there for a person: it is not for those of another organisation."""
    return not person.member.is_stranger


def may_write(screen: Screen, channel: Channel) -> bool:
    """Whether an app's manifest lets people write to it."""
    manifest = screen.ws.manifest
    return channel.kind != "im" or (manifest.messages_tab and manifest.people_may_write)
