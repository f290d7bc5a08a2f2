"""Conversations: public, private and shared channels, and DMs with the app's bot."""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from playground.messages import Message
from playground.shapes import Json

KEPT_MESSAGES = 20_000


@dataclass(eq=False)
class Channel:
    """`user_id` is the person of a DM; messages are in order of their ts and of their seq.

    `removals` counts how often some of them were taken away.
    """

    id: str
    name: str
    kind: Literal["public", "private", "im"]
    created: int
    member_ids: set[str] = field(default_factory=set)
    user_id: str = ""
    is_shared: bool = False
    is_archived: bool = False
    messages: list[Message] = field(default_factory=list)
    last_micros: int = 0
    removals: int = 0

    @property
    def name_in_payloads(self) -> str:
        """Return the name an app is told: private ones and DMs keep theirs to themselves."""
        return {"public": self.name, "private": "privategroup", "im": "directmessage"}[self.kind]

    def next_ts(self, micros: int) -> str:
        """Return a ts for microseconds since 1970, later than all before in this channel."""
        self.last_micros = max(micros, self.last_micros + 1)
        seconds, rest = divmod(self.last_micros, 1_000_000)
        return f"{seconds}.{rest:06d}"

    def keep(self, message: Message) -> None:
        self.messages.append(message)
        if len(self.messages) > KEPT_MESSAGES:
            del self.messages[: KEPT_MESSAGES // 2]
            self.removals += 1

    def find(self, ts: str) -> Message | None:
        """Return the message all can see at a ts."""
        for message in reversed(self.messages):
            if message.ts == ts and not message.is_ephemeral and not message.is_deleted:
                return message
        return None

    def seen_by(self, user_id: str) -> list[Message]:
        """Return what one person sees here, oldest first."""
        return [message for message in self.messages if message.is_seen_by(user_id)]

    @property
    def last_seq(self) -> int:
        """The number of the newest message, 0 when there is none."""
        return self.messages[-1].seq if self.messages else 0

    def since(self, seq: int) -> list[Message]:
        """Return the messages with a later number, oldest first."""
        return self.messages[bisect_right(self.messages, seq, key=lambda one: one.seq) :]

    def as_slack(self) -> Json:
        """Return the channel object of conversations.info."""
        if self.kind == "im":
            return {
                "id": self.id,
                "created": self.created,
                "is_archived": False,
                "is_im": True,
                "is_org_shared": False,
                "user": self.user_id,
                "is_open": True,
                "priority": 0,
            }
        return {
            "id": self.id,
            "name": self.name,
            "name_normalized": self.name,
            "created": self.created,
            "is_channel": self.kind == "public",
            "is_group": False,
            "is_im": False,
            "is_mpim": False,
            "is_private": self.kind == "private",
            "is_archived": self.is_archived,
            "is_general": self.name == "general",
            "is_shared": self.is_shared,
            "is_ext_shared": self.is_shared,
            "is_org_shared": False,
            "num_members": len(self.member_ids),
        }
