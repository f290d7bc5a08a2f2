"""Finding what a person means by a label among the elements they see."""

from collections.abc import Iterator
from dataclasses import dataclass

from playground.content import elements_of
from playground.reading import Reader
from playground.reading_blocks import read_blocks
from playground.refusal import NotOnScreen
from playground.shapes import Blocks, Json

PRESSED = frozenset({"button", "workflow_button", "overflow"})


@dataclass(frozen=True)
class Spot:
    """One element, the block it is in, and how the person would call it."""

    block: Json
    element: Json
    label: str
    position: int

    @property
    def block_id(self) -> str:
        return str(self.block["block_id"])

    @property
    def action_id(self) -> str:
        return str(self.element["action_id"])

    @property
    def tells_app(self) -> bool:
        """Whether the app hears at once of what a person does here."""
        return self.block["type"] != "input" or bool(self.block.get("dispatch_action"))

    @property
    def names(self) -> set[str]:
        return {self.label, self.action_id, self.block_id}


def spots(reader: Reader, blocks: Blocks) -> Iterator[Spot]:
    """Yield every element that can be pressed, chosen from or filled in."""
    for position, block in enumerate(blocks):
        for element in elements_of(block):
            yield Spot(block, element, _label(reader, block, element), position)


def _label(reader: Reader, block: Json, element: Json) -> str:
    if block["type"] == "input":
        return reader.read_object(block["label"])
    if element["type"] == "overflow":
        return "..."
    said = element.get("text") or element.get("placeholder") or block.get("text")
    return reader.read_object(said) or str(element["action_id"])


def find_spot(reader: Reader, blocks: Blocks, wanted: str, beside: str | None = None) -> Spot:
    """Return the element with a label, action id or block id; NotOnScreen when there is none.

    With `beside`, the first one at or below the block that says these words.
    """
    lowest = 0
    if beside is not None:
        lowest = _position_of(reader, blocks, beside)
    there = [spot for spot in spots(reader, blocks) if spot.position >= lowest]
    for spot in there:
        if spot.label == wanted:
            return spot
    for spot in there:
        if wanted in spot.names or wanted.casefold() == spot.label.casefold():
            return spot
    labels = ", ".join(repr(spot.label) for spot in there)
    raise NotOnScreen(f"there is no {wanted!r}, only: {labels or 'nothing to press'}")


def _position_of(reader: Reader, blocks: Blocks, words: str) -> int:
    for position, block in enumerate(blocks):
        if words in read_blocks(reader, [block], {}):
            return position
    raise NotOnScreen(f"nothing here says {words!r}")
