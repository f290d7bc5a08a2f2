"""Menus that one types into: of the app's own suggestions, and those with several choices.

Keys and roles: w3.org/WAI/ARIA/apg/patterns/combobox.
"""

import asyncio
from typing import Any

from nicegui.events import GenericEventArguments

from playground.acting import suggest
from playground.element_kinds import KINDS
from playground.page.choices import Choice, as_choices, chosen_in, groups_of
from playground.page.glue import COMBOBOX_KEYS, VALUE
from playground.page.option_list import Option, OptionList
from playground.page.surface import Spot
from playground.page.tag import Tag, hidden_text
from playground.refusal import NotOnScreen, OperationTimedOut
from playground.suggesting import EXTERNAL, SMALLEST_QUERY


def draw_combobox(spot: Spot, named: dict[str, Any]) -> Tag:
    return Combobox(spot, named).field


class Combobox:
    """A field to type into, a list of what fits, and with several choices what is chosen so far."""

    def __init__(self, spot: Spot, named: dict[str, Any]) -> None:
        self._spot = spot
        self._kept = KINDS[spot.element["type"]].field
        self._takes_many = spot.element["type"].startswith("multi_")
        self._chosen = chosen_in(spot, self._kept)
        self._known: dict[str, Choice] = {}
        self._asked = 0
        self._answered = 0
        self._enter_waits = False
        with Tag("div", classes="combobox"):
            self._chips = Tag("div", classes="chips", hidden=None if self._takes_many else True)
            self.field = self._draw_field(named)
            self._list = OptionList("Choices", "", self._choose)
        self._list.serve(self.field)
        self._draw_chips()

    def _draw_field(self, named: dict[str, Any]) -> Tag:
        words = "" if self._takes_many or not self._chosen else self._chosen[0].label
        placeholder = self._spot.words(self._spot.element.get("placeholder"))
        field = Tag("input", classes="input", type="text", role="combobox", autocomplete="off")
        field.give(
            defaultValue=words,
            placeholder=placeholder or "Type to search",
            aria_expanded="false",
            **named,
        )
        field.on("input", self._search, js_handler=VALUE)
        field.on("focus", js_handler="(e) => e.target.select()")
        field.on("click", self._open)
        field.on("blur", self._leave)
        field.on("keydown", self._key, js_handler=COMBOBOX_KEYS)
        return field

    @property
    def _is_open(self) -> bool:
        return self.field.props.get("aria-expanded") == "true"

    async def _open(self) -> None:
        if not self._is_open:
            await self._offer("")

    async def _search(self, event: GenericEventArguments) -> None:
        await self._offer(event.args)

    async def _offer(self, typed: str) -> None:
        """Show what fits; an answer that comes after a later question is dropped."""
        self._asked += 1
        self._enter_waits = False
        asked = self._asked
        least = self._spot.element.get("min_query_length", SMALLEST_QUERY)
        if self._spot.element["type"] not in EXTERNAL:
            found, otherwise = _fitting(self._own_choices(), typed), "Nothing found."
        elif len(typed) < least:
            found, otherwise = [], f"Type {least} or more letters."
        else:
            if not self._is_open:
                self._show([], "Searching…")
            found, otherwise = await self._ask_app(typed)
        if asked == self._asked and not self.field.is_deleted:
            self._answered = asked
            self._show(found, otherwise)
            if self._enter_waits:
                await self._choose_active()

    async def _ask_app(self, typed: str) -> tuple[list[Choice], str]:
        spot = self._spot
        ask = (spot.screen.person, spot.surface.place, *spot.ids, typed)
        try:
            options = await asyncio.to_thread(suggest, *ask)
        except OperationTimedOut:
            return [], f"{spot.screen.app_name} did not respond in time. Type again to ask again."
        except NotOnScreen as gone:
            return [], str(gone)
        return as_choices(spot, options), "Nothing found."

    def _own_choices(self) -> list[Choice]:
        return [choice for group in groups_of(self._spot) for choice in group.choices]

    def _show(self, choices: list[Choice], otherwise: str) -> None:
        taken = {choice.value for choice in self._chosen} if self._takes_many else set()
        offered = [choice for choice in choices if choice.value not in taken]
        self._known |= {choice.value: choice for choice in offered}
        options = [Option(one.value, one.label, note=one.note) for one in offered]
        self._list.show(options, otherwise)
        self.field.give(aria_expanded="true")

    async def _key(self, event: GenericEventArguments) -> None:
        key = event.args
        if key == "Escape":
            self._close()
        elif key == "Enter" and self._answered < self._asked:
            self._enter_waits = True
        elif key == "Enter":
            await self._choose_active()
        elif key == "Backspace":
            await self._take_back()
        elif not self._is_open:
            await self._offer("")
        else:
            self._list.move(key)

    async def _choose_active(self) -> None:
        if self._list.active:
            await self._choose(self._list.active.key)

    async def _choose(self, value: str) -> None:
        choice = self._known.get(value)
        if choice is None:
            return
        self._chosen = [*self._chosen, choice] if self._takes_many else [choice]
        self._close()
        await self._fill()

    async def _take_back(self) -> None:
        """Backspace in an empty field: the last of several choices goes, or the only one."""
        if self._chosen:
            await self._remove(self._chosen[-1])

    async def _remove(self, choice: Choice) -> None:
        self._chosen = [one for one in self._chosen if one.value != choice.value]
        await self._fill()

    async def _fill(self) -> None:
        kept: Any = [choice.kept for choice in self._chosen]
        if not self._takes_many:
            kept = kept[0] if kept else None
        self._draw_chips()
        self._write_words()
        if not await self._spot.fill(self.field, kept or None):
            self._chosen = chosen_in(self._spot, self._kept)
            self._draw_chips()
            self._write_words()

    def _leave(self) -> None:
        """What was typed and not chosen is no choice: the field says what is chosen."""
        self._close()
        self._write_words()

    def _close(self) -> None:
        self._asked += 1
        self._answered = self._asked
        self._list.hide()
        self.field.give(aria_expanded="false")

    def _write_words(self) -> None:
        words = "" if self._takes_many or not self._chosen else self._chosen[0].label
        self._spot.screen.write(self.field, words)

    def _draw_chips(self) -> None:
        if not self._takes_many:
            return
        self._chips.clear()
        with self._chips:
            for choice in self._chosen:
                with Tag("span", choice.label, "chip"):
                    cross = Tag("button", "×", "chip-remove", type="button")
                    with cross:
                        hidden_text(f" Remove {choice.label}")
                    cross.on("click", lambda choice=choice: self._remove(choice))


def _fitting(choices: list[Choice], typed: str) -> list[Choice]:
    sought = typed.casefold()
    return [one for one in choices if sought in f"{one.label} {one.note}".casefold()]
