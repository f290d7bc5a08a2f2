"""Answers that ride on the ack."""

from slack_bolt import Ack

from views.message import Message


def answer(ack: Ack, message: Message, welcome: Message | None = None) -> None:
    """Answer a command to its asker only; a new member's welcome comes below."""
    blocks = list(message.blocks)
    if welcome and blocks:
        blocks += [{"type": "divider"}, *welcome.blocks]
    ack(text=message.text, blocks=blocks or None, response_type="ephemeral")
