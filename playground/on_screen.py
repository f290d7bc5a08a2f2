"""Whether a person still sees a message or a view, and the exact spot in it."""

from playground.finding import Spot, spots
from playground.messages import Message
from playground.people import Member
from playground.reading import Reader
from playground.refusal import NotOnScreen
from playground.views import View
from playground.workspace import Workspace


def require_on_screen(ws: Workspace, member: Member, place: Message | View) -> None:
    """Raise NotOnScreen when a person does not see a message or a view (any more)."""
    if isinstance(place, View):
        if not place.is_open or place.user_id != member.id:
            raise NotOnScreen(f"the form {place.title!r} is closed")
    elif not is_seen(ws, member, place):
        raise NotOnScreen(f"{member.name} does not see that message (any more)")


def is_seen(ws: Workspace, member: Member, message: Message) -> bool:
    """Whether a message is there, and there for this person."""
    channel = ws.channels.get(message.channel_id)
    if channel is None or message not in channel.messages or not message.is_seen_by(member.id):
        return False
    return message.is_ephemeral or member.id in channel.member_ids


def spot_at(
    ws: Workspace, member: Member, place: Message | View, block_id: str, action_id: str
) -> Spot:
    """Return the element with these ids on a person's screen; NotOnScreen when it is gone."""
    with ws.changed:
        require_on_screen(ws, member, place)
        for spot in spots(Reader(ws, member), place.blocks):
            if (spot.block_id, spot.action_id) == (block_id, action_id):
                return spot
    raise NotOnScreen(f"there is no {action_id!r} in a block {block_id!r} here (any more)")
