"""The answer to a saved note."""

from datetime import datetime

from slack_sdk.models.blocks import Block

from domain.outcomes import Logged
from domain.records import Member
from views.log_reply import build_logged
from views.message import Message, section
from views.text import bold, escape, fallback


def build_note_kept(
    logged: Logged, who: Member, now: datetime, *, was_kept_before: bool
) -> Message:
    """What was kept; a message kept before shows the first record and says so."""
    message = build_logged(logged, who, now)
    if not was_kept_before:
        return message
    name = logged.interaction.client_name
    said: Block = section(f"This message was kept for {bold(name)} before, so not once more:")
    text = fallback(f"This message was kept for {escape(name)} before")
    return Message(text, (said.to_dict(), *message.blocks))
