"""Where one writes: messages and slash commands, with what they can be completed to."""

import asyncio

from nicegui.events import GenericEventArguments

from playground.channels import Channel
from playground.page.completion import Suggestion, complete, complete_mention
from playground.page.glue import COMPOSER_INPUT, COMPOSER_KEYS, COMPOSER_SENDS
from playground.page.option_list import Option, OptionList
from playground.page.screen import Screen, has_app
from playground.page.sidebar import name_of
from playground.page.tag import Tag
from playground.shown import Shown


class Composer:
    """Of a place, or of a thread in it. What is typed stays with the place."""

    def __init__(self, screen: Screen, channel: Channel, thread: Shown | None = None) -> None:
        self._screen = screen
        self._channel = channel
        self._thread = thread
        self._draft = (screen.person.id, channel.id, thread.ts if thread else "")
        self._turn = asyncio.Lock()
        with Tag("div", classes="composer"):
            self._list = OptionList("Suggestions", "completion", self._insert)
            if thread is None and has_app(screen.person):
                self._draw_shortcuts()
            self._field = self._draw_field()
            send = Tag("button", "Send", "button button-primary send", type="button")
        send.on("click", self._key, js_handler=COMPOSER_SENDS)
        self._send = send

    def _draw_field(self) -> Tag:
        label = f"Message {name_of(self._screen, self._channel)}"
        if self._thread:
            label = "Reply in thread"
        field = Tag("textarea", classes="input composer-field", rows=1, placeholder=label)
        field.give(
            aria_label=label,
            data_field=f"composer/{'/'.join(self._draft)}",
            data_suggesting="false",
            defaultValue=self._text,
        )
        self._list.serve(field)
        field.on("input", self._take, js_handler=COMPOSER_INPUT)
        field.on("keydown", self._key, js_handler=COMPOSER_KEYS)
        field.on("blur", self._stop_offering)
        return field

    def _draw_shortcuts(self) -> None:
        shortcuts = [
            one for one in self._screen.ws.manifest.shortcuts.values() if not one.on_message
        ]
        if not shortcuts:
            return
        button = Tag("button", "⚡", "icon-button", type="button", aria_label="Shortcuts")
        with Tag("div", classes="menu menu-up", popover=True) as menu:
            for shortcut in shortcuts:
                self._draw_shortcut(shortcut.name, shortcut.callback_id, menu.html_id)
        button.give(popovertarget=menu.html_id)

    def _draw_shortcut(self, name: str, callback_id: str, menu_id: str) -> None:
        screen = self._screen
        item = Tag("button", name, "menu-item", type="button")
        item.give(popovertarget=menu_id, popovertargetaction="hide")

        async def use() -> None:
            await screen.do(lambda: screen.person.uses_shortcut(callback_id), item)

        item.on("click", use)

    @property
    def _text(self) -> str:
        return self._screen.drafts.get(self._draft, "")

    def _take(self, event: GenericEventArguments) -> None:
        self._screen.drafts[self._draft] = event.args
        self._offer(event.args)

    def _offer(self, typed: str) -> None:
        ws = self._screen.ws
        is_command = typed.startswith("/") and has_app(self._screen.person)
        names = [(f"@{one.name}", one.shown_name) for one in ws.members.values()]
        names += [(f"#{one.name}", one.name) for one in ws.channels.values() if one.name]
        found = complete(ws.manifest, typed) if is_command else []
        self._show(found or complete_mention(names, typed), typed)

    def _show(self, found: list[Suggestion], typed: str = "") -> None:
        self._list.show([Option(one.insert, one.title, one.hint, one.description) for one in found])
        is_open = "true" if found else "false"
        self._field.give(data_suggesting=is_open, data_suggesting_for=typed)

    def _stop_offering(self) -> None:
        self._show([])

    async def _key(self, event: GenericEventArguments) -> None:
        """Follow what the browser did at a key; it has changed the field itself."""
        done, text = event.args
        if done == "send":
            await self._send_now(text)
            return
        self._screen.drafts[self._draft] = text
        if done in {"ArrowDown", "ArrowUp"}:
            self._list.move(done)
        else:
            self._stop_offering()

    def _insert(self, text: str) -> None:
        self._stop_offering()
        self._write(text)

    def offer(self, text: str) -> None:
        """Put a text into the field, for the person to send; what they wrote there stays."""
        if self._text.strip() not in {"", text.strip()}:
            self._screen.tell(
                "Something is written here already: send or clear it, then try again."
            )
            return
        self._write(text)

    def _write(self, text: str) -> None:
        self._screen.drafts[self._draft] = text
        self._screen.write(self._field, text, takes_focus=True)

    async def _send_now(self, written: str) -> None:
        typed = written.strip()
        if not typed:
            return
        self._stop_offering()
        self._screen.drafts[self._draft] = ""
        screen, person = self._screen, self._screen.person
        if typed.startswith("/") and not has_app(person):
            screen.tell(f"{typed.split()[0]} is not a valid command.")
            return
        if typed.startswith("/"):
            place, thread = self._channel, self._thread
            await screen.do(lambda: person.types(typed, place, thread=thread), self._send)
            return
        async with self._turn:  # what is written first stands first
            await screen.do(lambda: person.says(typed, self._channel, thread=self._thread))
