"""users.info and users.list."""

import base64

from playground.refusal import SlackRefusal
from playground.shapes import Json
from playground.web_call import Call
from playground.workspace import Workspace


def get_user(ws: Workspace, call: Call) -> Json:
    member = ws.member(call.require("user"))
    return {"user": member.as_slack(ws.clock.now(), with_locale=call.flag("include_locale"))}


def list_users(ws: Workspace, call: Call) -> Json:
    now = ws.clock.now()
    with_locale = call.flag("include_locale")
    members = list(ws.members.values())
    page, cursor = cut_page(len(members), call, default=1000)
    return {
        "members": [one.as_slack(now, with_locale=with_locale) for one in members[page]],
        "cache_ts": int(now.timestamp()),
        "response_metadata": {"next_cursor": cursor},
    }


def cut_page(total: int, call: Call, *, default: int) -> tuple[slice, str]:
    """Return the slice of a list that `limit` and `cursor` ask for, and the next cursor."""
    limit = call.number("limit", 0) or default
    start = _read_cursor(call.text("cursor"))
    end = start + limit
    cursor = base64.b64encode(f"next:{end}".encode()).decode() if end < total else ""
    return slice(start, end), cursor


def _read_cursor(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        return int(base64.b64decode(cursor).decode().removeprefix("next:"))
    except ValueError:
        raise SlackRefusal("invalid_cursor") from None
