"""The page as a whole: bar, list of places, the place itself, a panel, the form in front."""

from dataclasses import dataclass

from playground.page.modal_view import ModalHost
from playground.page.panel import SidePanel
from playground.page.place import PlaceView
from playground.page.screen import Screen
from playground.page.sidebar import Sidebar
from playground.page.tag import Tag
from playground.page.topbar import TopBar


@dataclass
class Frame:
    """What the page's outermost box says of its state, for the style sheets."""

    screen: Screen
    box: Tag

    def refresh(self) -> None:
        screen = self.screen
        self.box.give(
            data_nav="open" if screen.nav_is_open else "closed",
            data_panel=screen.panel or "none",
            data_panel_asked="yes" if screen.panel_was_asked else "no",
        )


@dataclass
class Notice:
    """A sentence of the page's own, read out by screen readers too."""

    screen: Screen
    box: Tag

    def refresh(self) -> None:
        self.box.say(self.screen.notice).give(hidden=None if self.screen.notice else True)


def draw_page(screen: Screen) -> None:
    """Draw everything that stays for as long as the tab is open.

    The library's own place for content is a landmark that would stand around ours: it stays away.
    """
    screen.client.page_container.set_visibility(False)
    with screen.client.layout, Tag("div", classes="page") as page:
        bar = TopBar(screen)
        with Tag("div", classes="columns"):
            sidebar = Sidebar(screen)
            place = PlaceView(screen)
            panel = SidePanel(screen)
        with Tag("div", classes="notices", role="status", aria_live="polite"):
            notice = Notice(screen, Tag("p", "", "notice"))
        screen.overlay = Tag("div")
        modal = ModalHost(screen)
    screen.parts = [Frame(screen, page), bar, sidebar, place, panel, notice, modal]
