"""chat.postMessage, postEphemeral, update, delete and getPermalink."""

from playground.channels import Channel
from playground.content import read_content
from playground.messages import Message
from playground.posting import change, delete, post, post_ephemeral
from playground.refusal import SlackRefusal
from playground.shapes import Json
from playground.web_api import rate_limited
from playground.web_call import Call
from playground.workspace import Workspace


def post_message(ws: Workspace, call: Call) -> Json:
    channel = find_writable(ws, call.require("channel"))
    content = read_content(call)
    thread_ts = call.text("thread_ts") or None
    if thread_ts and not channel.find(thread_ts):
        raise SlackRefusal("thread_not_found")
    wait = ws.limiter.check_post(channel.id)
    if wait:
        raise rate_limited(wait)
    broadcast = call.flag("reply_broadcast")
    message = post(ws, channel, content, thread_ts=thread_ts, is_broadcast=broadcast)
    shown = message.as_slack(with_metadata=True)
    return {"channel": channel.id, "ts": message.ts, "message": shown}


def post_ephemeral_message(ws: Workspace, call: Call) -> Json:
    channel = find_writable(ws, call.require("channel"))
    user_id = call.require("user")
    ws.member(user_id)
    if user_id not in channel.member_ids:
        raise SlackRefusal("user_not_in_channel")
    content = read_content(call)
    message = post_ephemeral(ws, channel, user_id, content, call.text("thread_ts") or None)
    return {"message_ts": message.ts}


def update_message(ws: Workspace, call: Call) -> Json:
    message = _find_own(ws, call, "cant_update_message")
    change(ws, message, read_content(call, update=True))
    shown = message.as_slack(with_metadata=True)
    return {
        "channel": message.channel_id,
        "ts": message.ts,
        "text": message.text,
        "message": shown,
    }


def delete_message(ws: Workspace, call: Call) -> Json:
    message = _find_own(ws, call, "cant_delete_message")
    delete(ws, message)
    return {"channel": message.channel_id, "ts": message.ts}


def get_permalink(ws: Workspace, call: Call) -> Json:
    channel = find_readable(ws, call.require("channel"))
    message = channel.find(call.require("message_ts"))
    if message is None:
        raise SlackRefusal("message_not_found")
    return {"channel": channel.id, "permalink": permalink(ws, message)}


def permalink(ws: Workspace, message: Message) -> str:
    """Return the address of a message, as "Copy link" gives it."""
    link = f"https://{ws.team_domain}.slack.com/archives/{message.channel_id}"
    link = f"{link}/p{message.ts.replace('.', '')}"
    if message.is_reply:
        link += f"?thread_ts={message.thread_ts}&cid={message.channel_id}"
    return link


def find_writable(ws: Workspace, channel_id: str) -> Channel:
    """Return the channel, or the DM with a user id, that the bot may post to."""
    channel = ws.channels.get(channel_id)
    if channel is None:
        if channel_id not in ws.members:
            raise SlackRefusal("channel_not_found")
        channel = open_direct(ws, channel_id)
    if channel.kind == "im" and not ws.manifest.messages_tab:
        raise SlackRefusal("messages_tab_disabled")
    if channel.is_archived:
        raise SlackRefusal("is_archived")
    if "chat:write.public" in ws.manifest.scopes and channel.kind == "public":
        return channel
    return _require_member(ws, channel)


def find_readable(ws: Workspace, channel_id: str) -> Channel:
    """Return a channel by its id, if the bot is in it."""
    channel = ws.channels.get(channel_id)
    if channel is None:
        raise SlackRefusal("channel_not_found")
    return _require_member(ws, channel)


def open_direct(ws: Workspace, user_id: str) -> Channel:
    """Return the DM with a person; bots and people who left have none."""
    member = ws.member(user_id)
    if member.is_bot:
        raise SlackRefusal("cannot_dm_bot")
    if member.is_deleted:
        raise SlackRefusal("user_disabled")
    return ws.direct_channel(user_id)


def _require_member(ws: Workspace, channel: Channel) -> Channel:
    if ws.bot_user_id not in channel.member_ids:
        raise SlackRefusal("not_in_channel" if channel.kind == "public" else "channel_not_found")
    return channel


def _find_own(ws: Workspace, call: Call, error: str) -> Message:
    channel = find_readable(ws, call.require("channel"))
    message = channel.find(call.require("ts"))
    if message is None:
        raise SlackRefusal("message_not_found")
    if message.author_id != ws.bot_user_id:
        raise SlackRefusal(error)
    return message
