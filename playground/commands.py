"""A person types a slash command.

Source: docs.slack.dev/interactivity/implementing-slash-commands.
"""

import time

from playground.backend import Backend
from playground.channels import Channel
from playground.content import PARTS, require_content
from playground.manifest import Command
from playground.messages import Message
from playground.payloads import domain_of
from playground.people import Member
from playground.refusal import OperationTimedOut, SlackRefusal
from playground.response_urls import ResponseUrl
from playground.shapes import Json
from playground.shown import Shown
from playground.typed_text import mark_up
from playground.workspace import SLACKBOT, Workspace


def run_command(
    backend: Backend, member: Member, line: str, channel: Channel, thread_ts: str | None = None
) -> Shown:
    """Send a command to the app and return what the person sees for it; threads take none."""
    ws = backend.ws
    name, *rest = line.split(maxsplit=1)
    command = ws.manifest.commands.get(name)
    if command is None:
        return tell(ws, member, channel, f"{name} is not a valid command.", thread_ts)
    if thread_ts:
        text = f"{name} is not supported in threads. Sorry!"
        return tell(ws, member, channel, text, thread_ts)
    with ws.changed:
        url = backend.urls.issue("commands", member.id, channel.id)
        payload = _payload(ws, member, command, "".join(rest).rstrip(), url)
    envelope = backend.socket.deliver("slash_commands", payload, name)
    try:
        answer = backend.socket.wait(envelope, name)
    except OperationTimedOut as failure:
        tell(ws, member, channel, str(failure))
        raise
    return _draw(backend, member, name, url, answer or {})


def _payload(ws: Workspace, member: Member, command: Command, text: str, url: ResponseUrl) -> Json:
    channel = ws.channels[url.channel_id]
    return {
        "token": ws.verification_token,
        "team_id": member.team_id,
        "team_domain": domain_of(ws, member),
        "channel_id": channel.id,
        "channel_name": channel.name_in_payloads,
        "user_id": member.id,
        "user_name": member.name,
        "command": command.name,
        "text": mark_up(ws, text, labelled=ws.labels_mentions) if command.escapes else text,
        "api_app_id": ws.app_id,
        "is_enterprise_install": "false",
        "response_url": url.url,
        "trigger_id": ws.triggers.issue(member.id),
    }


def _draw(backend: Backend, member: Member, name: str, url: ResponseUrl, answer: Json) -> Shown:
    ws = backend.ws
    content = {part: answer[part] for part in PARTS if answer.get(part)}
    if not content:
        return Shown(ws, member, lambda: url.answer)
    try:
        require_content(content)
    except SlackRefusal as refusal:
        ws.traffic.refuse(name, refusal.error, refusal.messages)
        text = f'{name} failed with the error "invalid_command_response"'
        return tell(ws, member, ws.channels[url.channel_id], text)
    with ws.changed:
        message = backend.urls.draw(url, content, answer)
    return Shown(ws, member, lambda: message)


def tell(
    ws: Workspace, member: Member, channel: Channel, text: str, thread_ts: str | None = None
) -> Shown:
    """Show a sentence of Slack's own to one person."""
    with ws.changed:
        message: Message = ws.new_message(channel, ws.members[SLACKBOT], text)
        message.only_for, message.thread_ts = member.id, thread_ts
        channel.keep(message)
        ws.touch()
    return Shown(ws, member, lambda: message)


def action_ts() -> str:
    """Return the time of a press, in seconds since 1970."""
    return f"{time.time():.6f}"
