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

from views.text import MOST_SECTION, cut, fallback

_MOST_BUTTON = 75


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
    return Message(fallback(text), tuple(block.to_dict() for block in blocks))


def plain_message(text: str) -> Message:
    """One sentence or two, already escaped."""
    return Message(text)


def section(text: str, block_id: str | None = None) -> SectionBlock:
    return SectionBlock(text=MarkdownTextObject(text=text[:3000]), block_id=block_id)


def small_print(text: str) -> ContextBlock:
    return ContextBlock(elements=[MarkdownTextObject(text=text[:MOST_SECTION])])


def button(label: str, action_id: str, value: str, style: str | None = None) -> ButtonElement:
    return ButtonElement(
        text=cut(label, _MOST_BUTTON), action_id=action_id, value=value, style=style
    )


def buttons(elements: Sequence[InteractiveElement], block_id: str | None = None) -> ActionsBlock:
    return ActionsBlock(elements=list(elements), block_id=block_id)
