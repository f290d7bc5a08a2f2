"""Answers that ride on the ack."""

import structlog
from slack_bolt import Ack

from domain.errors import StorageDown
from domain.records import Member
from handlers.desk import Desk
from views.message import Message

_LOG = structlog.get_logger()


def answer(desk: Desk, ack: Ack, who: Member, message: Message) -> None:
    """Answer a command to its asker only; a new member's welcome comes below."""
    blocks = list(message.blocks)
    welcome = _welcome(desk, who) if blocks else None
    if welcome:
        blocks += [{"type": "divider"}, *welcome.blocks]
    ack(text=message.text, blocks=blocks or None, response_type="ephemeral")


def answer_with_form(desk: Desk, ack: Ack, who: Member) -> None:
    """The answer is the form that was opened; a new member's welcome comes beside it."""
    welcome = _welcome(desk, who)
    if welcome:
        blocks = list(welcome.blocks)
        ack(text=welcome.text, blocks=blocks, response_type="ephemeral")
    else:
        ack()


def _welcome(desk: Desk, who: Member) -> Message | None:
    """What was asked for is kept by now, and is answered whatever becomes of the welcome."""
    try:
        return desk.welcome(who)
    except StorageDown:
        _LOG.warning("not_welcomed")
        return None
