"""A person uses a shortcut, on a message or anywhere.

Source: docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload.
"""

from playground.backend import Backend
from playground.commands import action_ts
from playground.manifest import Shortcut
from playground.messages import Message
from playground.payloads import channel_of, interaction
from playground.people import Member
from playground.refusal import NotOnScreen
from playground.shapes import Json
from playground.workspace import Workspace


def use_shortcut(backend: Backend, member: Member, wanted: str, message: Message | None) -> None:
    """Use a shortcut by its name or callback id and wait for the app's ack."""
    ws = backend.ws
    shortcut = _find(ws, wanted, on_message=message is not None)
    kind = "message_action" if message else "shortcut"
    with ws.changed:
        payload = interaction(ws, kind, member)
        del payload["api_app_id"]
        payload |= {
            "callback_id": shortcut.callback_id,
            "trigger_id": ws.triggers.issue(member.id),
            "action_ts": action_ts(),
        }
        if message:
            payload |= _on_message(backend, member, message)
    envelope = backend.socket.deliver("interactive", payload, kind)
    backend.socket.wait(envelope, shortcut.name)


def _find(ws: Workspace, wanted: str, *, on_message: bool) -> Shortcut:
    for shortcut in ws.manifest.shortcuts.values():
        if wanted in {shortcut.callback_id, shortcut.name} and on_message == shortcut.on_message:
            return shortcut
    raise NotOnScreen(f"there is no shortcut {wanted!r} here")


def _on_message(backend: Backend, member: Member, message: Message) -> Json:
    channel = backend.ws.channels[message.channel_id]
    url = backend.urls.issue("app", member.id, channel.id, thread_ts=message.thread_ts)
    return {
        "channel": channel_of(channel),
        "message_ts": message.ts,
        "message": message.as_slack(),
        "response_url": url.url,
    }
