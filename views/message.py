"""A message as it goes to Slack: blocks, and the text beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    InteractiveElement,
    MarkdownTextObject,
    SectionBlock,
)

from views.drawn import draw
from views.room import MOST, that_fit
from views.text import MOST_SECTION, cut, cut_escaped, fallback, quotations

_MOST_BUTTON = 75
_ROOM_BESIDE_WORDS = 1_000


@dataclass(frozen=True, slots=True)
class Message:
    """`text` is plain, at most 300 characters; `blocks` are Slack's JSON."""

    text: str
    blocks: tuple[dict[str, Any], ...] = ()

    def payload(self) -> dict[str, Any]:
        """The arguments for Slack's posting methods and response URLs."""
        if not self.blocks:
            return {"text": self.text}
        return {"text": self.text, "blocks": list(self.blocks)}


def build_message(text: str, blocks: Sequence[Block]) -> Message:
    """Raises SlackObjectFormationError where a block breaks a limit of Slack's."""
    return Message(fallback(text), tuple(draw(block) for block in blocks))


def plain_message(text: str) -> Message:
    """One sentence or two, already escaped."""
    return Message(text)


def section(text: str, block_id: str | None = None) -> SectionBlock:
    return SectionBlock(text=MarkdownTextObject(text=cut_escaped(text, 3000)), block_id=block_id)


def small_print(text: str) -> ContextBlock:
    return ContextBlock(elements=[MarkdownTextObject(text=cut_escaped(text, MOST_SECTION))])


def quotation(text: str) -> list[Block]:
    """The whole of a text, quoted; where a message cannot hold it, that is said."""
    pieces = [section(piece) for piece in quotations(text)]
    shown = that_fit(pieces, MOST - _ROOM_BESIDE_WORDS)
    cut_off = [small_print("… The rest is too long to be shown here.")]
    return shown if len(shown) == len(pieces) else [*shown, *cut_off]


def button(label: str, action_id: str, value: str, style: str | None = None) -> ButtonElement:
    return ButtonElement(
        text=cut(label, _MOST_BUTTON), action_id=action_id, value=value, style=style
    )


def buttons(elements: Sequence[InteractiveElement], block_id: str | None = None) -> ActionsBlock:
    return ActionsBlock(elements=list(elements), block_id=block_id)
