"""A person, or another app's bot, writes a message."""

import uuid

from playground.channels import Channel
from playground.content import name_blocks
from playground.messages import Message
from playground.people import Member
from playground.refusal import NotOnScreen
from playground.shapes import Blocks
from playground.typed_text import mark_up
from playground.workspace import Workspace


def say(
    ws: Workspace,
    member: Member,
    channel: Channel,
    text: str,
    *,
    files: Blocks | None = None,
    blocks: Blocks | None = None,
) -> Message:
    """Put a person's message into a channel; NotOnScreen when they cannot write there."""
    if member.id not in channel.member_ids:
        raise NotOnScreen(f"{member.name} is not in #{channel.name}")
    if channel.kind == "im" and not (ws.manifest.messages_tab and ws.manifest.people_may_write):
        raise NotOnScreen("Sending messages to this app has been turned off.")
    message = ws.new_message(channel, member, mark_up(ws, text))
    message.files = files or []
    if member.is_bot:
        message.subtype = "bot_message"
    else:
        message.client_msg_id = str(uuid.uuid4())
    if files:
        message.subtype = "file_share"
    if blocks is not None:
        message.blocks = name_blocks(blocks)
    channel.keep(message)
    return message
