"""The parts that payloads of commands and interactions have in common.

Shapes: slackapi/bolt-python tests/scenario_tests, java-slack-sdk json-logs/samples/app-backend.
"""

from playground.channels import Channel
from playground.messages import Message
from playground.people import Member
from playground.shapes import Json
from playground.views import View
from playground.workspace import Workspace


def domain_of(ws: Workspace, member: Member) -> str:
    """Return the domain of a person's own organisation."""
    return ws.team_domain if member.team_id == ws.team_id else "other-organisation"


def user_of(member: Member) -> Json:
    return {
        "id": member.id,
        "username": member.name,
        "name": member.name,
        "team_id": member.team_id,
    }


def interaction(ws: Workspace, kind: str, member: Member) -> Json:
    """Return what every interaction's payload has; the team is the person's own."""
    return {
        "type": kind,
        "user": user_of(member),
        "api_app_id": ws.app_id,
        "token": ws.verification_token,
        "team": {"id": member.team_id, "domain": domain_of(ws, member)},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def place_of(ws: Workspace, on: Message | View) -> Json:
    """Return where something stands: container with view, or with channel and message."""
    return place_of_view(on) if isinstance(on, View) else place_of_message(ws, on)


def place_of_message(ws: Workspace, message: Message) -> Json:
    """Return container and channel, and the message itself unless it is ephemeral."""
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel_id,
        "is_ephemeral": message.is_ephemeral,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    place: Json = {
        "container": container,
        "channel": channel_of(ws.channels[message.channel_id]),
    }
    if not message.is_ephemeral:
        place["message"] = message.as_slack()
    return place


def place_of_view(view: View) -> Json:
    return {"container": {"type": "view", "view_id": view.id}, "view": view.as_slack()}


def channel_of(channel: Channel) -> Json:
    return {"id": channel.id, "name": channel.name_in_payloads}
