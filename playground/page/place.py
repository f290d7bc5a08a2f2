"""The place in front: a channel, or the app with its Home and Messages tabs."""

from playground.channels import Channel
from playground.page.composer import Composer
from playground.page.home_view import HomeView
from playground.page.keyed import Item, KeyedList
from playground.page.message_list import MessageList
from playground.page.screen import Part, Screen, Tab, may_write
from playground.page.sidebar import name_of, sign_of
from playground.page.tag import Tag


class PlaceView:
    """Drawn anew when one goes elsewhere; inside it, things change in place."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._inside: list[Part] = []
        self._main = KeyedList(Tag("main", classes="place"), classes="place-inside")

    def refresh(self) -> None:
        """Bring what is in front up to date."""
        screen = self._screen
        here = (screen.person.id, screen.channel.id, screen.tab)
        self._main.show([Item("here", here, self._draw)])
        for part in self._inside:
            part.refresh()

    def _draw(self) -> None:
        screen = self._screen
        with Tag("header", classes="place-header"):
            self._draw_title(screen.channel)
        if screen.is_app:
            self._draw_tabs()
        if screen.tab == "home":
            self._inside, screen.composer = [HomeView(screen)], None
            return
        self._inside = [MessageList(screen, screen.channel)]
        if may_write(screen, screen.channel):
            screen.composer = Composer(screen, screen.channel)
        else:
            Tag("p", "Sending messages to this app has been turned off.", "empty")

    def _draw_title(self, channel: Channel) -> None:
        screen = self._screen
        with Tag("h2"):
            Tag("span", sign_of(channel), "nav-sign", aria_hidden="true")
            Tag("span", name_of(screen, channel))
        if screen.is_app:
            Tag("span", "APP", "tag")
            return
        count = len(channel.member_ids - {screen.ws.bot_user_id})
        Tag("span", f"{count} people", "place-facts")
        if channel.is_shared:
            Tag("span", "shared with another organisation", "tag")

    def _draw_tabs(self) -> None:
        manifest = self._screen.ws.manifest
        with Tag("nav", classes="tabs", aria_label=f"{manifest.app_name}'s tabs"):
            if manifest.home_tab:
                self._draw_tab("Home", "home")
            if manifest.messages_tab:
                self._draw_tab("Messages", "messages")

    def _draw_tab(self, label: str, tab: Tab) -> None:
        screen = self._screen
        button = Tag("button", label, "tab", type="button", data_field=f"tab-{tab}")
        button.give(aria_current="page" if screen.tab == tab else None)
        button.on("click", lambda: screen.go(screen.channel, tab))
