"""Putting messages into conversations, changing and deleting them; and telling the app of it."""

from playground.channels import Channel
from playground.content import fill
from playground.events import emit, emit_message
from playground.messages import Message
from playground.shapes import Json
from playground.workspace import Workspace


def post(
    ws: Workspace,
    channel: Channel,
    content: Json,
    *,
    thread_ts: str | None = None,
    is_broadcast: bool = False,
) -> Message:
    """Post a message of the app for all in a channel to see."""
    message = ws.new_message(channel, ws.bot)
    fill(message, content)
    message.thread_ts, message.is_broadcast = thread_ts, is_broadcast
    channel.keep(message)
    emit_message(ws, channel, message.as_slack())
    ws.touch()
    return message


def post_ephemeral(
    ws: Workspace, channel: Channel, user_id: str, content: Json, thread_ts: str | None = None
) -> Message:
    """Show a message of the app to one person only; it is in no history."""
    message = ws.new_message(channel, ws.bot)
    fill(message, content)
    message.only_for, message.thread_ts = user_id, thread_ts
    channel.keep(message)
    ws.touch()
    return message


def change(ws: Workspace, message: Message, content: Json) -> None:
    """Replace the given parts of a message; what people had chosen in it is forgotten."""
    before = message.as_slack()
    fill(message, content)
    if "blocks" in content:
        message.states.clear()
    if not message.is_ephemeral:
        message.edited_ts = ws.timestamp()
        _emit_change(ws, message, "message_changed", before)
    ws.touch()


def delete(ws: Workspace, message: Message) -> None:
    message.is_deleted = True
    ws.channels[message.channel_id].removals += 1
    message.revision += 1
    if not message.is_ephemeral:
        _emit_change(ws, message, "message_deleted", message.as_slack())
    ws.touch()


def _emit_change(ws: Workspace, message: Message, subtype: str, before: Json) -> None:
    channel = ws.channels[message.channel_id]
    if channel.kind != "im":
        return
    event: Json = {
        "type": "message",
        "subtype": subtype,
        "previous_message": before,
        "channel": channel.id,
        "hidden": True,
        "ts": ws.timestamp(),
        "event_ts": ws.timestamp(),
        "channel_type": "im",
    }
    if subtype == "message_changed":
        event["message"] = message.as_slack()
    else:
        event["deleted_ts"] = message.ts
    emit(ws, "message.im", event)
