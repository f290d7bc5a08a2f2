"""Whether what is chosen in a menu was offered there: people, places, and the app's suggestions."""

from collections.abc import Iterator

from playground.element_kinds import KINDS
from playground.finding import Spot
from playground.messages import Message
from playground.people import Member
from playground.pressing import state_of
from playground.refusal import NotOnScreen
from playground.shapes import Blocks, Json
from playground.suggesting import EXTERNAL
from playground.views import View
from playground.workspace import Workspace

Place = Message | View
REMEMBERED = 1000


def note_suggested(
    ws: Workspace, member: Member, place: Place, spot: Spot, options: Blocks
) -> None:
    """Remember what the app suggested to a person in a menu, the last of it."""
    menus = ws.suggested.setdefault(place, {})
    key = (member.id, spot.block_id, spot.action_id)
    known = menus.get(key, [])
    menus[key] = [*known, *(one for one in options if one not in known)][-REMEMBERED:]


def require_offered(ws: Workspace, member: Member, place: Place, spot: Spot, choice: Json) -> None:
    """Raise NotOnScreen for a person, a place or a suggestion that a menu does not offer them.

    What an element holds already, or began with, may be held on.
    """
    kind = spot.element["type"]
    kept = KINDS.get(kind)
    if kept is None or not (kept.way in {"id", "ids"} or kind in EXTERNAL):
        return
    key = (member.id, spot.block_id, spot.action_id)
    held = state_of(place, member).get(spot.block_id, {}).get(spot.action_id, {})
    fine = [*_many(held.get(kept.field)), *_many(spot.element.get(kept.initial))]
    fine += ws.suggested.get(place, {}).get(key, [])
    for one in _many(choice.get(kept.field)):
        if one not in fine and not (isinstance(one, str) and is_offered(ws, member, kind, one)):
            raise NotOnScreen(f"the menu {spot.label!r} does not offer that (any more)")


def is_offered(ws: Workspace, member: Member, kind: str, some_id: str) -> bool:
    """Whether a menu of people or places offers an id to a person."""
    if kind.endswith("users_select"):
        return some_id in ws.members and not ws.members[some_id].is_deleted
    channel = ws.channels.get(some_id)
    if channel is None or channel.is_archived:
        return False
    is_theirs = member.id in channel.member_ids and kind.endswith("conversations_select")
    return channel.kind == "public" or is_theirs


def _many(held: object) -> Iterator[object]:
    if isinstance(held, list):
        yield from held
    elif held:
        yield held
