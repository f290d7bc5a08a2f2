"""What a person has read, and how much they have not.

Counted from joining, as in Slack: what was said before is no news. Messages of others count, those
for this person alone too; one that was deleted does not.
"""

from playground.channels import Channel
from playground.workspace import Workspace


def mark_read(ws: Workspace, member_id: str, channel_id: str) -> None:
    """Take all that is in a conversation as read; nothing changes when nothing was unread."""
    with ws.changed:
        if unread_count(ws, member_id, channel_id):
            channel = ws.channels[channel_id]
            ws.read_marks.mark(member_id, channel, channel.last_seq)
            ws.touch()


def unread_count(ws: Workspace, member_id: str, channel_id: str) -> int:
    """Count what somebody has not read in a conversation; 0 where they are no member."""
    with ws.changed:
        channel = ws.channels.get(channel_id)
        if channel is None or member_id not in channel.member_ids:
            return 0
        return ws.read_marks.count(member_id, channel)


def join(ws: Workspace, member_id: str, channel: Channel) -> None:
    """Make somebody a member: what was said before counts as read."""
    with ws.changed:
        if member_id not in channel.member_ids:
            channel.member_ids.add(member_id)
            ws.read_marks.mark(member_id, channel, channel.last_seq)
            ws.touch()
