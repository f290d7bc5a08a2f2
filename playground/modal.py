"""A form in front of a person: what it says, filling it in, sending it."""

from playground.backend import Backend
from playground.choosing import Choice
from playground.element_kinds import KINDS
from playground.field_errors import FieldErrors, labels_of
from playground.finding import PRESSED, Spot, find_spot, spots
from playground.named_choice import choice_by_name
from playground.payloads import place_of_view
from playground.people import Member
from playground.pressing import press
from playground.reading import Reader
from playground.reading_blocks import read_blocks
from playground.refusal import NotOnScreen
from playground.shapes import Json
from playground.submitting import close, submit
from playground.suggesting import EXTERNAL, options_for
from playground.views import View


class Modal:
    """One view; it stays live when the app updates it. Fields are named by their labels."""

    def __init__(self, backend: Backend, member: Member, view: View) -> None:
        self._backend = backend
        self._member = member
        self._reader = Reader(backend.ws, member)
        self.view = view

    @property
    def title(self) -> str:
        return self._reader.read_object(self.view.body["title"])

    @property
    def is_open(self) -> bool:
        return self.view.is_open

    @property
    def callback_id(self) -> str:
        return str(self.view.body.get("callback_id", ""))

    @property
    def private_metadata(self) -> str:
        return str(self.view.body.get("private_metadata", ""))

    def text(self) -> str:
        """Return everything readable, inputs with what is in them."""
        with self._backend.ws.changed:
            return read_blocks(self._reader, self.view.blocks, self.view.state)

    @property
    def labels(self) -> list[str]:
        """The labels of the fields and menus, in order."""
        return [spot.label for spot in self._spots() if spot.element["type"] not in PRESSED]

    @property
    def buttons(self) -> list[str]:
        return [spot.label for spot in self._spots() if spot.element["type"] in PRESSED]

    def _spots(self) -> list[Spot]:
        return list(spots(self._reader, self.view.blocks))

    def _find(self, wanted: str) -> Spot:
        if not self.view.is_open:
            raise NotOnScreen(f"the form {self.title!r} is closed")
        return find_spot(self._reader, self.view.blocks, wanted)

    def value(self, label: str) -> object:
        """Return what a field holds: text, the chosen option's text (or texts), an id or a date."""
        spot = self._find(label)
        kept = KINDS[spot.element["type"]]
        held = self.view.state[spot.block_id][spot.action_id][kept.field]
        if kept.way == "option":
            return self._reader.read_object(held["text"]) if held else None
        if kept.way == "options":
            return [self._reader.read_object(option["text"]) for option in held or []]
        return held

    def fill(self, label: str, value: Choice) -> None:
        """Type into a field; the app hears of it where the block has dispatch_action."""
        self.choose(label, None if value == "" else value)

    def choose(self, label: str, choice: Choice, *, typed: str | None = None) -> None:
        """Choose from a menu by the option's text.

        An external menu is asked with what is `typed`, the option's text unless told.
        """
        self._press(self._find(label), choice, typed)

    def _press(self, spot: Spot, choice: Choice, typed: str | None = None) -> None:
        backend, member = self._backend, self._member
        kept = choice_by_name(backend, member, self.view, spot, choice, typed=typed)
        press(backend, member, self.view, spot, kept)

    def _suggested(self, spot: Spot, typed: str) -> list[Json]:
        place = place_of_view(self.view)
        return options_for(self._backend, self._member, spot, place, typed)

    def options(self, label: str, typed: str = "") -> list[str]:
        """Return the texts a menu offers after some typing; an external one asks the app."""
        spot = self._find(label)
        texts = [
            self._reader.read_object(option["text"]) for option in self._suggested(spot, typed)
        ]
        if spot.element["type"] in EXTERNAL:
            return texts
        return [text for text in texts if typed.casefold() in text.casefold()]

    def press(self, label: str, *, choosing: Choice = None) -> None:
        """Press a button in the form, not its submit; wait for the app's ack."""
        self._press(self._find(label), choosing)

    def submit(self) -> dict[str, str]:
        """Send the form; return sentences by the labels of their fields, {} when it was taken.

        They are also found by block id; the key "" is what Slack says about the form as a whole.
        """
        labels = labels_of(self.view)
        errors = submit(self._backend, self._member, self.view)
        return FieldErrors({labels.get(key, key): said for key, said in errors.items()}, labels)

    def close(self, *, everything: bool = False) -> None:
        """Press the close button; `everything` is the cross, which closes those below too."""
        close(self._backend, self._member, self.view, everything=everything)

    def __repr__(self) -> str:
        return f"<Modal {self.title!r}: {self.text()!r}>"
