"""What of a workspace outlives a restart: what was said, Home tabs, people as they are, counters.

Ephemeral and deleted messages, forms, triggers, response_urls, tokens and the traffic do not.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Annotated

from pydantic import Field

from playground.channels import Channel
from playground.people import Member
from playground.read_marks import Marks
from playground.views import View
from playground.workspace import SLACKBOT, Workspace

MICROSECOND = timedelta(microseconds=1)
FARTHEST = timedelta(days=365 * 6000) // MICROSECOND

Micros = Annotated[int, Field(ge=-FARTHEST, le=FARTHEST)]


@dataclass(frozen=True)
class Snapshot:
    """`ahead` and `at` are in microseconds: the clock's lead over real time, and its time then."""

    team_domain: str
    ahead: Micros
    at: Micros
    next_number: int
    seq: int
    people: list[Member]
    channels: list[Channel]
    homes: list[View]
    read_marks: Marks


def take_snapshot(ws: Workspace) -> Snapshot:
    """Return what is to be kept; it shares its parts with the workspace, so hold `changed`."""
    return Snapshot(
        team_domain=ws.team_domain,
        ahead=ws.clock.ahead // MICROSECOND,
        at=ws.now_in_micros(),
        next_number=ws.ids.next_number,
        seq=ws.last_seq,
        people=people_of(ws),
        channels=[_kept(channel) for channel in ws.channels.values()],
        homes=list(ws.homes.values()),
        read_marks=ws.read_marks.as_saved(),
    )


def people_of(ws: Workspace) -> list[Member]:
    """Return all but the app's bot and Slackbot, which come with the manifest."""
    return [one for one in ws.members.values() if one.id not in {ws.bot_user_id, SLACKBOT}]


def _kept(channel: Channel) -> Channel:
    said = [one for one in channel.messages if not one.is_ephemeral and not one.is_deleted]
    return replace(channel, messages=said)


def put_back(ws: Workspace, snapshot: Snapshot) -> None:
    """Make a workspace with the same people and channels what it was."""
    with ws.changed:
        ws.clock.forward(_lead(ws, snapshot))
        ws.ids.skip_to(snapshot.next_number)
        ws.skip_seq(snapshot.seq)
        for member in snapshot.people:
            vars(ws.members[member.id]).update(vars(member))
        known = {member.id for member in snapshot.people}
        _drop_new(ws)
        for channel in snapshot.channels:
            _put_channel(ws, channel, known)
        for view in snapshot.homes:
            ws.homes[view.user_id] = ws.views[view.id] = view
        ws.read_marks.put_back(snapshot.read_marks)
        ws.touch()


def _lead(ws: Workspace, snapshot: Snapshot) -> timedelta:
    """Return how far the clock must jump to be where it was, even if real time was set back."""
    behind = snapshot.ahead - ws.clock.ahead // MICROSECOND
    return max(behind, snapshot.at - ws.now_in_micros(), 0) * MICROSECOND


def _drop_new(ws: Workspace) -> None:
    """Drop what has come before: its ids are those of the conversations and views that return."""
    for channel in ws.direct.values():
        del ws.channels[channel.id]
    for view in ws.homes.values():
        del ws.views[view.id]
    ws.direct.clear()
    ws.homes.clear()


def _put_channel(ws: Workspace, saved: Channel, known: set[str]) -> None:
    if saved.kind == "im":
        ws.direct[saved.user_id] = ws.channels[saved.id] = saved
        return
    channel = ws.channels[saved.id]
    new = channel.member_ids - known - {ws.bot_user_id}
    vars(channel).update(vars(saved) | {"member_ids": saved.member_ids | new})
