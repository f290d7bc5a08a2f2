"""A message in a conversation, for all or (ephemeral) for one person."""

from dataclasses import dataclass, field
from typing import Any

from playground.shapes import Blocks, Json

State = dict[str, dict[str, Json]]


@dataclass(eq=False)
class Message:
    """`ts` is unique in its channel; `only_for` names the one person who sees an ephemeral."""

    ts: str
    channel_id: str
    author_id: str
    team_id: str
    seq: int
    text: str = ""
    blocks: Blocks = field(default_factory=list)
    attachments: Blocks = field(default_factory=list)
    files: Blocks = field(default_factory=list)
    metadata: Json | None = None
    thread_ts: str | None = None
    is_broadcast: bool = False
    only_for: str | None = None
    bot_id: str = ""
    app_id: str = ""
    subtype: str = ""
    client_msg_id: str = ""
    edited_ts: str | None = None
    is_deleted: bool = False
    revision: int = 0
    states: dict[str, State] = field(default_factory=dict)

    @property
    def is_ephemeral(self) -> bool:
        return self.only_for is not None

    def is_seen_by(self, user_id: str) -> bool:
        """Whether a person in the conversation sees it."""
        return not self.is_deleted and self.only_for in {None, user_id}

    @property
    def is_reply(self) -> bool:
        return self.thread_ts is not None and self.thread_ts != self.ts

    def as_slack(self, *, with_metadata: bool = False) -> Json:
        """Return the message object of histories, events and payloads."""
        message: Json = {"type": "message"}
        optional: dict[str, Any] = {
            "subtype": self.subtype,
            "client_msg_id": self.client_msg_id,
            "bot_id": self.bot_id,
            "app_id": self.app_id,
            "blocks": self.blocks,
            "attachments": self.attachments,
            "files": self.files,
            "thread_ts": self.thread_ts,
        }
        message |= {"user": self.author_id, "text": self.text, "ts": self.ts, "team": self.team_id}
        message |= {key: value for key, value in optional.items() if value}
        if self.edited_ts:
            message["edited"] = {"user": self.author_id, "ts": self.edited_ts}
        if with_metadata and self.metadata:
            message["metadata"] = self.metadata
        return message
