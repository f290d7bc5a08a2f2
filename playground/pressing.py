"""A person presses a button or picks from a menu, in a message, on Home or in a modal."""

from playground.backend import Backend
from playground.choosing import Choice, choose_option, keep_choice, options_of
from playground.commands import action_ts
from playground.element_kinds import KINDS, first_state
from playground.finding import Spot
from playground.messages import Message, State
from playground.payloads import interaction, place_of_message, place_of_view
from playground.people import Member
from playground.reading import Reader
from playground.shapes import Json
from playground.suggesting import EXTERNAL, options_for
from playground.views import View


def press(
    backend: Backend, member: Member, on: Message | View, spot: Spot, choosing: Choice
) -> None:
    """Do it and wait for the app's ack; OperationTimedOut when none comes."""
    ws, reader = backend.ws, Reader(backend.ws, member)
    kind = spot.element["type"]
    entry: Json = {"type": kind, "action_id": spot.action_id, "block_id": spot.block_id}
    if kind in KINDS:
        options = options_of(spot.element)
        if kind in EXTERNAL and choosing is not None:
            options = options_for(backend, member, spot, place_of(backend, on), str(choosing))
        kept = keep_choice(ws, reader, spot.element, choosing, options)
        set_state(on, member, spot, kept)
        entry |= kept
        if "placeholder" in spot.element:
            entry["placeholder"] = spot.element["placeholder"]
    elif kind == "overflow":
        options = options_of(spot.element)
        entry["selected_option"] = choose_option(reader, options, str(choosing))
    else:
        entry |= {name: spot.element[name] for name in BUTTON_PARTS if name in spot.element}
    send_action(backend, member, on, entry)


BUTTON_PARTS = ("text", "value", "style", "url")


def send_action(backend: Backend, member: Member, on: Message | View, entry: Json) -> None:
    """Send block_actions for one action and wait for the ack."""
    ws = backend.ws
    with ws.changed:
        payload = interaction(ws, "block_actions", member) | place_of(backend, on)
        payload["trigger_id"] = ws.triggers.issue(member.id)
        payload["actions"] = [entry | {"action_ts": action_ts()}]
        if isinstance(on, Message):
            url = backend.urls.issue("actions", member.id, on.channel_id, on, on.thread_ts)
            payload["response_url"] = url.url
            payload["state"] = {"values": state_of(on, member)}
        ws.touch()
    envelope = backend.socket.deliver("interactive", payload, "block_actions")
    backend.socket.wait(envelope, entry["action_id"])


def place_of(backend: Backend, on: Message | View) -> Json:
    return place_of_view(on) if isinstance(on, View) else place_of_message(backend.ws, on)


def state_of(on: Message | View, member: Member) -> State:
    """Return what a person has chosen in a view or, each for themselves, in a message."""
    if isinstance(on, View):
        return on.state
    return on.states.setdefault(member.id, first_state(on.blocks))


def set_state(on: Message | View, member: Member, spot: Spot, kept: Json) -> None:
    state_of(on, member).setdefault(spot.block_id, {})[spot.action_id] = kept
