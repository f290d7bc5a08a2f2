"""conversations.open, history and info."""

from decimal import Decimal, InvalidOperation

from playground.channels import Channel
from playground.messages import Message
from playground.methods_chat import find_readable, open_direct
from playground.methods_users import cut_page
from playground.refusal import SlackRefusal
from playground.shapes import Json
from playground.tokens import HISTORY_SCOPES, READ_SCOPES, require_scope
from playground.web_call import Call
from playground.workspace import Workspace

MOST_MESSAGES = 999


def open_conversation(ws: Workspace, call: Call) -> Json:
    channel_id, users = call.text("channel"), call.text("users")
    if channel_id:
        channel = find_readable(ws, channel_id)
        return _opened(channel, call, is_new=False)
    if not users:
        raise SlackRefusal("users_list_not_supplied")
    if "," in users:
        require_scope(ws, "mpim:write")
    is_new = users not in ws.direct
    return _opened(open_direct(ws, users), call, is_new=is_new)


def _opened(channel: Channel, call: Call, *, is_new: bool) -> Json:
    shown = channel.as_slack() if call.flag("return_im") else {"id": channel.id}
    return {"channel": shown} if is_new else {"no_op": True, "already_open": True, "channel": shown}


def get_conversation(ws: Workspace, call: Call) -> Json:
    channel = ws.channels.get(call.require("channel"))
    if channel is None:
        raise SlackRefusal("channel_not_found")
    require_scope(ws, READ_SCOPES[channel.kind])
    if channel.kind != "public" and ws.bot_user_id not in channel.member_ids:
        raise SlackRefusal("channel_not_found")
    is_member = ws.bot_user_id in channel.member_ids
    return {"channel": channel.as_slack() | {"is_member": is_member}}


def get_history(ws: Workspace, call: Call) -> Json:
    """Answer newest first.

    Metadata comes only with include_all_metadata; the scope metadata.message:read is for the
    message_metadata_* events (docs.slack.dev/reference/scopes/metadata.message.read) and is not
    asked for here.
    """
    channel = ws.channels.get(call.require("channel"))
    if channel is None:
        raise SlackRefusal("channel_not_found")
    require_scope(ws, HISTORY_SCOPES[channel.kind])
    find_readable(ws, channel.id)
    messages = [message for message in _in_range(channel, call) if _is_in_history(message)]
    messages.reverse()
    if call.number("limit", 1) > MOST_MESSAGES:
        raise SlackRefusal("invalid_limit")
    page, cursor = cut_page(len(messages), call, default=100)
    with_metadata = call.flag("include_all_metadata")
    answer: Json = {
        "messages": [one.as_slack(with_metadata=with_metadata) for one in messages[page]],
        "has_more": bool(cursor),
        "pin_count": 0,
    }
    if cursor:
        answer["response_metadata"] = {"next_cursor": cursor}
    return answer


def _is_in_history(message: Message) -> bool:
    is_hidden = message.is_ephemeral or message.is_deleted
    return not is_hidden and (not message.is_reply or message.is_broadcast)


def _in_range(channel: Channel, call: Call) -> list[Message]:
    oldest, latest = _instant(call, "oldest"), _instant(call, "latest")
    if oldest is None and latest is None:
        return list(channel.messages)
    inclusive = call.flag("inclusive")
    low = Decimal(-1) if oldest is None else oldest
    high = Decimal("Infinity") if latest is None else latest
    return [
        message
        for message in channel.messages
        if low < Decimal(message.ts) < high
        or (inclusive and Decimal(message.ts) in {oldest, latest})
    ]


def _instant(call: Call, name: str) -> Decimal | None:
    value = call.text(name)
    if not value or (name == "latest" and value == "now"):
        return None
    try:
        return Decimal(value)
    except InvalidOperation:
        raise SlackRefusal(f"invalid_ts_{name}") from None
