"""The list below (or above) a field that one types into, and which of its options is meant.

Keys and roles: w3.org/WAI/ARIA/apg/patterns/listbox.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from nicegui.events import GenericEventArguments

from playground.page.glue import PICKED
from playground.page.tag import Tag

Pick = Callable[[str], Awaitable[None] | None]


@dataclass(frozen=True)
class Option:
    """`key` is what is picked, and how the browser names it."""

    key: str
    title: str
    hint: str = ""
    note: str = ""


class OptionList:
    """Options of a field. The list itself hears what is picked: no press is lost in a redraw."""

    def __init__(self, label: str, classes: str, pick: Pick) -> None:
        self._field: Tag | None = None
        self._active = 0
        self.options: Sequence[Option] = ()
        self.box = Tag("ul", classes=f"options {classes}", role="listbox", hidden=True)
        self.box.give(aria_label=label)

        def take(event: GenericEventArguments) -> Awaitable[None] | None:
            return pick(event.args)

        self.box.on("mousedown", take, js_handler=PICKED)

    def serve(self, field: Tag) -> None:
        """Belong to a field, which tells screen readers of the option that is meant."""
        self._field = field.give(aria_controls=self.box.html_id, aria_autocomplete="list")

    @property
    def active(self) -> Option | None:
        """The option that Enter would pick."""
        return self.options[self._active] if self.options else None

    def show(self, options: Sequence[Option], otherwise: str = "") -> None:
        """Show options; `otherwise` is said when there are none.

        The first is meant, or the one that somebody had gone to where it is still there.
        """
        chosen = self.active.key if self.active and self._active else ""
        keys = [option.key for option in options]
        self.options, self._active = options, keys.index(chosen) if chosen in keys else 0
        self.box.clear()
        with self.box:
            for option in options:
                self._draw(option)
            if not options and otherwise:
                Tag("li", otherwise, "option-none", role="option", aria_disabled="true")
        self.box.give(hidden=None if options or otherwise else True)
        self._mark()

    def hide(self) -> None:
        self.show(())

    def move(self, key: str) -> None:
        """Mean the next option, or with ArrowUp the one before."""
        if self.options:
            step = -1 if key == "ArrowUp" else 1
            self._active = (self._active + step) % len(self.options)
            self._mark()

    def _draw(self, option: Option) -> None:
        with Tag("li", classes="option", role="option", data_key=option.key):
            Tag("span", option.title, "option-title")
            if option.hint:
                Tag("span", option.hint, "option-hint")
            if option.note:
                Tag("span", option.note, "menu-note")

    def _mark(self) -> None:
        drawn = self.box.default_slot.children if self.options else []
        for number, one in enumerate(drawn):
            is_meant = "true" if number == self._active else "false"
            if one.props.get("aria-selected") != is_meant:
                one.props["aria-selected"] = is_meant
        if self._field:
            meant = drawn[self._active].html_id if drawn else None
            self._field.give(aria_activedescendant=meant)
