"""The panel at the side: the guide, the inspector, or a thread."""

from playground.page.guide_view import GuideView
from playground.page.inspector import Inspector
from playground.page.keyed import Item, KeyedList
from playground.page.screen import Panel, Part, Screen
from playground.page.tag import Tag
from playground.page.thread_view import ThreadView

TITLES: dict[Panel, str] = {"guide": "Guide", "inspector": "Inspector", "thread": "Thread"}


class SidePanel:
    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._inside: Part | None = None
        self._aside = Tag("aside", classes="panel", id="panel", aria_label="Panel")
        self._box = KeyedList(self._aside, classes="panel-inside")

    def refresh(self) -> None:
        """Show the panel that is open, if there is one."""
        screen = self._screen
        self._aside.give(hidden=None if screen.panel else True)
        if not screen.panel:
            self._inside = None
            self._box.show([])
            return
        self._aside.give(aria_label=TITLES[screen.panel])
        look = (screen.panel, screen.thread_ts, screen.channel.id, screen.person.id)
        self._box.show([Item(look, look, self._draw)])
        if self._inside:
            self._inside.refresh()

    def _draw(self) -> None:
        screen = self._screen
        with Tag("header", classes="panel-header"):
            Tag("h2", TITLES[screen.panel])
            cross = Tag("button", "×", "icon-button", type="button")
            cross.give(aria_label=f"Close the {TITLES[screen.panel].lower()}")
            cross.on("click", lambda: screen.open_panel(screen.panel, screen.thread_ts))
        if screen.panel == "thread":
            self._inside = ThreadView(screen)
        elif screen.panel == "inspector":
            self._inside = Inspector(screen)
        else:
            self._inside = GuideView(screen)
