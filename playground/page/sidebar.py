"""The list of places: channels one is in, and the app; with what is unread."""

from playground.channels import Channel
from playground.page.keyed import Item, KeyedList
from playground.page.screen import Screen, has_app
from playground.page.tag import Tag, hidden_text
from playground.unread import unread_count


class Sidebar:
    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._places: dict[str, PlaceButton] = {}
        with Tag("nav", classes="sidebar", id="places", aria_label="Places"):
            Tag("h2", "Channels")
            self._channels = KeyedList(Tag("ul"), "li")
            self._apps_title = Tag("h2", "Apps")
            self._apps = KeyedList(Tag("ul"), "li")

    def refresh(self) -> None:
        """Bring channels and unread marks up to date."""
        screen, person = self._screen, self._screen.person
        theirs = [one for one in screen.slack.channels.values() if person.id in one.member_ids]
        apps = [screen.ws.direct_channel(person.id)] if has_app(person) else []
        self._channels.show([self._item(channel) for channel in theirs])
        self._apps.show([self._item(channel) for channel in apps])
        self._apps_title.give(hidden=None if apps else True)
        for channel in [*theirs, *apps]:
            self._places[channel.id].refresh()

    def _item(self, channel: Channel) -> Item:
        def draw() -> None:
            self._places[channel.id] = PlaceButton(self._screen, channel)

        return Item(channel.id, "", draw)


class PlaceButton:
    """One place. It stays the same element whatever becomes unread: no press on it is lost."""

    def __init__(self, screen: Screen, channel: Channel) -> None:
        self._screen = screen
        self._channel = channel
        button = Tag("button", classes="nav-item", type="button", data_field=f"to-{channel.id}")
        button.on("click", lambda: screen.go(channel))
        with button:
            Tag("span", sign_of(channel), "nav-sign", aria_hidden="true")
            Tag("span", name_of(screen, channel), "nav-name")
            if channel.is_shared:
                with Tag("span", "⇄", "nav-shared", title="Shared with another organisation"):
                    hidden_text(" shared")
            with Tag("span", classes="badge") as self._badge:
                self._count = Tag("span")
                hidden_text(" unread")
        self._button = button

    def refresh(self) -> None:
        """Say what is unread, and whether one is here."""
        screen = self._screen
        unread = unread_count(screen.ws, screen.person.id, self._channel.id)
        self._count.say(str(unread))
        self._badge.give(hidden=None if unread else True)
        self._button.give(
            aria_current="page" if self._channel is screen.channel else None,
            data_unread=True if unread else None,
        )


def sign_of(channel: Channel) -> str:
    """Return the sign before a place's name."""
    return {"im": "◆", "private": "🔒", "public": "#"}[channel.kind]


def name_of(screen: Screen, channel: Channel) -> str:
    return screen.app_name if channel.kind == "im" else channel.name
