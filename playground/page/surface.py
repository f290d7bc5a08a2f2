"""Where blocks stand on one person's screen: a message, a form or Home; and what a touch does."""

from dataclasses import dataclass, field
from typing import Protocol

from playground.acting import TOLD_AT_FIRST, Trigger, press_spot, set_input, tell_input
from playground.exact_choice import Value
from playground.messages import Message
from playground.page.confirm import ask
from playground.page.markup import Markup
from playground.page.screen import Screen
from playground.page.tag import Tag
from playground.pressing import state_of
from playground.reading_rich import read_rich_text
from playground.refusal import NotOnScreen
from playground.shapes import Json
from playground.views import View


class SaysError(Protocol):
    """An input block that is drawn."""

    def say_error(self, error: str) -> None: ...


@dataclass(frozen=True)
class Surface:
    """The blocks of one message or view, as one person has them; `inputs` by their block id.

    A block that is drawn stays while nothing in it changes, even when it has a new block id:
    `renamed` are the new ids by those it was drawn with.
    """

    screen: Screen
    place: Message | View
    inputs: dict[str, SaysError] = field(default_factory=dict)
    drawn: dict[object, str] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)

    @property
    def markup(self) -> Markup:
        return self.screen.markup

    def spot(self, block: Json, element: Json) -> "Spot":
        return Spot(self, block, element)


@dataclass(frozen=True)
class Spot:
    """One element that can be pressed, chosen from or filled in."""

    surface: Surface
    block: Json
    element: Json

    @property
    def screen(self) -> Screen:
        return self.surface.screen

    @property
    def markup(self) -> Markup:
        return self.surface.markup

    @property
    def ids(self) -> tuple[str, str]:
        block_id = str(self.block["block_id"])
        return self.surface.renamed.get(block_id, block_id), self.element["action_id"]

    @property
    def field_name(self) -> str:
        """The name by which the browser finds the field again after it was drawn anew."""
        place = self.surface.place
        kind = place.body["type"] if isinstance(place, View) else place.ts
        return "/".join([kind, *self.ids])

    @property
    def is_input(self) -> bool:
        return bool(self.block["type"] == "input")

    @property
    def kept(self) -> Json:
        """What the person has filled in or chosen, as the view's state has it."""
        state = state_of(self.surface.place, self.screen.person.member)
        block_id, action_id = self.ids
        return state.get(block_id, {}).get(action_id, {})

    def words(self, text: Json | None) -> str:
        """Return a text object, or rich text, as plain words."""
        if text and text.get("type") == "rich_text":
            return read_rich_text(self.screen.reader, text)
        return self.screen.reader.read_object(text)

    def hears(self, trigger: Trigger) -> bool:
        """Whether the app wants to hear of typing, at Enter or at each character."""
        config = self.element.get("dispatch_action_config") or {}
        wanted = config.get("trigger_actions_on") or TOLD_AT_FIRST
        return trigger in wanted and (not self.is_input or bool(self.block.get("dispatch_action")))

    async def press(self, pressed: Tag, choice: Value = None) -> bool:
        """Press or choose; where the app wants it confirmed, the person is asked first.

        False when they denied it. A button that waits for the app already takes no second press; a
        menu takes a second choice.
        """
        if pressed.is_busy and self.element["type"] in {"button", "workflow_button"}:
            return True
        screen, place, person = self.screen, self.surface.place, self.screen.person
        asked = self.element.get("confirm")
        if asked and not await ask(screen, asked):
            return False
        await screen.do(lambda: press_spot(person, place, *self.ids, choice), pressed)
        return True

    def keep(self, value: Value) -> None:
        """Keep what stands in an input; the app does not hear of it yet."""
        try:
            set_input(self.screen.person, self.surface.place, *self.ids, value)
        except NotOnScreen as gone:
            self.screen.tell(str(gone))

    async def tell(self, pressed: Tag, trigger: Trigger = "on_enter_pressed") -> None:
        """Let the app hear of an input that it listens to."""
        screen, place, person = self.screen, self.surface.place, self.screen.person
        await screen.do(lambda: tell_input(person, place, *self.ids, trigger), pressed)

    async def fill(self, pressed: Tag, value: Value, *, is_made: bool = True) -> bool:
        """Choose in a form, or in a menu that stands among the text; False when it was denied.

        Of a choice that is on its way, by key, a form keeps how far it is; the app hears nothing.
        """
        if not self.is_input:
            return not is_made or await self.press(pressed, value)
        self.keep(value)
        if is_made and self.block.get("dispatch_action"):
            await self.tell(pressed)
        return True
