"""The Events API: what happened, told to an app that subscribed to it in its manifest.

Shape of the outer payload: docs.slack.dev/apis/events-api.
"""

from playground.channels import Channel
from playground.shapes import Json
from playground.workspace import Workspace


def emit(ws: Workspace, name: str, event: Json, *, is_shared: bool = False) -> None:
    """Send an event if the app subscribed to it by its name in the manifest, as "message.im"."""
    if name in ws.manifest.events and ws.deliver is not None:
        ws.deliver("events_api", wrap(ws, event, is_shared=is_shared), event["type"])


def wrap(ws: Workspace, event: Json, *, is_shared: bool) -> Json:
    """Return the outer payload around an event."""
    authorization = {
        "enterprise_id": None,
        "team_id": ws.team_id,
        "user_id": ws.bot_user_id,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    return {
        "token": ws.verification_token,
        "team_id": ws.team_id,
        "context_team_id": ws.team_id,
        "context_enterprise_id": None,
        "api_app_id": ws.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": ws.ids.new("Ev"),
        "event_time": int(ws.clock.now().timestamp()),
        "authorizations": [authorization],
        "is_ext_shared_channel": is_shared,
        "event_context": f"4-{ws.ids.new('E')}",
    }


def emit_message(ws: Workspace, channel: Channel, message: Json) -> None:
    """Tell the app of a new message, if it listens in this kind of conversation."""
    kind = {"im": "im", "public": "channels", "private": "groups"}[channel.kind]
    channel_type = {"im": "im", "public": "channel", "private": "group"}[channel.kind]
    if ws.bot_user_id not in channel.member_ids:
        return
    more = {"channel": channel.id, "event_ts": message["ts"], "channel_type": channel_type}
    emit(ws, f"message.{kind}", message | more, is_shared=channel.is_shared)


def emit_home_opened(ws: Workspace, user_id: str, tab: str) -> None:
    """Tell the app that a person opened its Home or Messages tab."""
    event: Json = {
        "type": "app_home_opened",
        "user": user_id,
        "channel": ws.direct_channel(user_id).id,
        "tab": tab,
        "event_ts": ws.timestamp(),
    }
    view = ws.homes.get(user_id)
    if tab == "home" and view:
        event["view"] = view.as_slack()
    emit(ws, "app_home_opened", event)


def emit_user_change(ws: Workspace, user_id: str) -> None:
    """Tell the app that something about a person changed."""
    now = ws.clock.now()
    event = {
        "type": "user_change",
        "user": ws.members[user_id].as_slack(now, with_locale=True),
        "cache_ts": int(now.timestamp()),
        "event_ts": ws.timestamp(),
    }
    emit(ws, "user_change", event)
