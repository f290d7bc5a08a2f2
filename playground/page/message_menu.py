"""What can be done with a message: reply, copy its link, and the app's message shortcuts."""

import json

from playground.manifest import Shortcut
from playground.messages import Message
from playground.methods_chat import permalink
from playground.page.screen import Screen, has_app
from playground.page.tag import Tag
from playground.shown import Shown


def draw_menu(screen: Screen, message: Message) -> None:
    """Draw the menu and the button that opens it."""
    button = Tag("button", "⋮", "icon-button message-more", type="button")
    button.give(aria_label="More actions", data_field=f"more-{message.ts}")
    with Tag("div", classes="menu menu-end", popover=True) as menu:
        for shortcut in screen.ws.manifest.shortcuts.values():
            if shortcut.on_message and has_app(screen.person):
                _draw_shortcut(screen, message, shortcut, menu.html_id)
        reply = _draw_item("Reply in thread", menu.html_id)
        thread_ts = message.thread_ts or message.ts
        reply.on("click", lambda: screen.open_panel("thread", thread_ts))
        link = _draw_item("Copy link", menu.html_id)
        address = permalink(screen.ws, message)
        link.on("click", js_handler=f"() => navigator.clipboard?.writeText({json.dumps(address)})")
    button.give(popovertarget=menu.html_id)


def _draw_item(label: str, menu_id: str) -> Tag:
    item = Tag("button", label, "menu-item", type="button")
    return item.give(popovertarget=menu_id, popovertargetaction="hide")


def _draw_shortcut(screen: Screen, message: Message, shortcut: Shortcut, menu_id: str) -> None:
    item = _draw_item(shortcut.name, menu_id)
    with item:
        Tag("span", screen.app_name, "menu-note")
    shown = Shown(screen.ws, screen.person.member, lambda: message)

    person = screen.person

    async def use() -> None:
        await screen.do(lambda: person.uses_shortcut(shortcut.callback_id, shown), item)

    item.on("click", use)
