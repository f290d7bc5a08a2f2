"""How far each person has read in each conversation, and how much has come since."""

from dataclasses import dataclass

from playground.channels import Channel

Marks = dict[str, dict[str, int]]


@dataclass
class Tally:
    """What is unread for one person, counted up to a message and valid until one is taken away."""

    upto: int
    removals: int
    count: int = 0


class ReadMarks:
    """Marks are numbers of messages (seq): all up to the mark is read."""

    def __init__(self) -> None:
        self._marks: Marks = {}
        self._tallies: dict[tuple[str, str], Tally] = {}

    def mark(self, member_id: str, channel: Channel, seq: int) -> None:
        """Take all up to a message as read."""
        self._marks.setdefault(member_id, {})[channel.id] = seq
        self._tallies.pop((member_id, channel.id), None)

    def count(self, member_id: str, channel: Channel) -> int:
        """Count what is unread; only what came since the last count is looked at.

        Somebody without a mark is new in the channel: what is there is read.
        """
        mark = self._marks.get(member_id, {}).get(channel.id)
        if mark is None:
            self.mark(member_id, channel, channel.last_seq)
            return 0
        tally = self._tallies.get((member_id, channel.id))
        if tally is None or tally.removals != channel.removals:
            tally = self._tallies[member_id, channel.id] = Tally(mark, channel.removals)
        for message in channel.since(tally.upto):
            tally.count += message.is_seen_by(member_id) and message.author_id != member_id
        tally.upto = max(tally.upto, channel.last_seq)
        return tally.count

    def as_saved(self) -> Marks:
        return self._marks

    def put_back(self, marks: Marks) -> None:
        """Take over marks that were saved."""
        self._marks = marks
        self._tallies.clear()
