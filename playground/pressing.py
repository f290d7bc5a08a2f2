"""A person presses a button or picks from a menu, in a message, on Home or in a modal."""

from playground.backend import Backend
from playground.commands import action_ts
from playground.element_kinds import KINDS, first_state, is_typed
from playground.finding import Spot
from playground.messages import Message, State
from playground.payloads import interaction, place_of
from playground.people import Member
from playground.shapes import Json
from playground.views import View
from playground.workspace import Workspace

BUTTON_PARTS = ("text", "value", "style", "url")


def press(backend: Backend, member: Member, on: Message | View, spot: Spot, choice: Json) -> None:
    """Do it and wait for the app's ack; OperationTimedOut when none comes.

    `choice` is what the element then keeps, {} for a button. The app hears nothing of an input
    block without dispatch_action.
    """
    if spot.element["type"] in KINDS:
        put(backend.ws, member, on, spot, choice)
    if spot.tells_app:
        send_action(backend, member, on, _entry(spot, choice))


def put(ws: Workspace, member: Member, on: Message | View, spot: Spot, choice: Json) -> None:
    """Have an element keep a choice, without telling the app."""
    with ws.changed:
        state_of(on, member).setdefault(spot.block_id, {})[spot.action_id] = choice
        ws.touch()


def tell(backend: Backend, member: Member, on: Message | View, spot: Spot) -> None:
    """Tell the app what an element holds and wait for the ack."""
    with backend.ws.changed:
        held = state_of(on, member)[spot.block_id][spot.action_id]
    send_action(backend, member, on, _entry(spot, held))


def _entry(spot: Spot, choice: Json) -> Json:
    element = spot.element
    entry: Json = {
        "type": element["type"],
        "action_id": spot.action_id,
        "block_id": spot.block_id,
    }
    if not choice:
        return entry | {name: element[name] for name in BUTTON_PARTS if name in element}
    if "placeholder" in element and not is_typed(element):
        entry["placeholder"] = element["placeholder"]
    return entry | choice


def send_action(backend: Backend, member: Member, on: Message | View, entry: Json) -> None:
    """Send block_actions for one action and wait for the ack."""
    ws = backend.ws
    with ws.changed:
        payload = interaction(ws, "block_actions", member) | place_of(ws, on)
        payload["trigger_id"] = ws.triggers.issue(member.id)
        payload["actions"] = [entry | {"action_ts": action_ts()}]
        if isinstance(on, Message):
            url = backend.urls.issue("actions", member.id, on.channel_id, on, on.thread_ts)
            payload["response_url"] = url.url
            payload["state"] = {"values": state_of(on, member)}
        ws.touch()
    envelope = backend.socket.deliver("interactive", payload, "block_actions")
    backend.socket.wait(envelope, entry["action_id"])


def state_of(on: Message | View, member: Member) -> State:
    """Return what a person has chosen in a view or, each for themselves, in a message."""
    if isinstance(on, View):
        return on.state
    return on.states.setdefault(member.id, first_state(on.blocks))
