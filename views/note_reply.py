"""The answer to a saved note."""

from datetime import datetime

from slack_sdk.models.blocks import Block

from domain.outcomes import Logged
from domain.records import Member
from views.log_reply import build_logged
from views.message import Message, section
from views.text import bold, escape


def build_note_kept(
    logged: Logged, who: Member, now: datetime, *, was_kept_before: bool
) -> Message:
    """What was kept; a message kept before shows the first record and says so."""
    message = build_logged(logged, who, now)
    if not was_kept_before:
        return message
    name = logged.interaction.client_name
    said: Block = section(f"This message was already kept for {bold(name)}; nothing was added:")
    return Message(
        f"This message was already kept for {escape(name)}", (said.to_dict(), *message.blocks)
    )
