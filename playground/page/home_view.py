"""The app's Home tab, as the app has published it."""

from playground.page.block_view import block_items
from playground.page.keyed import Item, KeyedList
from playground.page.screen import Screen
from playground.page.surface import Surface
from playground.page.tag import Tag


class HomeView:
    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._surface: Surface | None = None
        with Tag("div", classes="home", tabindex="0", role="region", aria_label="Home"):
            self._blocks = KeyedList(Tag("div", classes="blocks"), classes="block-box")

    def refresh(self) -> None:
        """Show what the app published last."""
        view = self._screen.ws.homes.get(self._screen.person.id)
        if view is None:
            self._blocks.show([Item("empty", self._screen.app_name, self._draw_empty)])
            return
        if self._surface is None or self._surface.place is not view:
            self._surface = Surface(self._screen, view)
        self._blocks.show(block_items(self._surface, view.blocks))

    def _draw_empty(self) -> None:
        Tag("p", f"{self._screen.app_name} has not shown its Home yet.", "empty")
