"""Modals and Home tabs as Slack keeps them, with what a person has filled in."""

from copy import deepcopy
from dataclasses import dataclass, field

from playground.messages import State
from playground.shapes import Blocks, Json


@dataclass(eq=False)
class View:
    """`body` is what the app sent, block ids filled in; `hash` changes with each change of it.

    `window` is where the person did what it came of, "" where that was in none.
    """

    id: str
    user_id: str
    team_id: str
    body: Json
    hash: str
    app_id: str
    bot_id: str
    app_team_id: str
    root_id: str = ""
    previous_id: str | None = None
    state: State = field(default_factory=dict)
    revision: int = 0
    is_open: bool = True
    window: str = ""

    @property
    def blocks(self) -> Blocks:
        blocks: Blocks = self.body.get("blocks", [])
        return blocks

    @property
    def title(self) -> str:
        """The title as the app wrote it; a Home tab has none."""
        return str((self.body.get("title") or {}).get("text", ""))

    def as_slack(self) -> Json:
        """Return the view object of payloads and answers."""
        body = self.body
        return {
            "id": self.id,
            "team_id": self.team_id,
            "type": body["type"],
            "blocks": self.blocks,
            "private_metadata": body.get("private_metadata", ""),
            "callback_id": body.get("callback_id", ""),
            "state": {"values": deepcopy(self.state)},
            "hash": self.hash,
            "title": body.get("title"),
            "clear_on_close": bool(body.get("clear_on_close", False)),
            "notify_on_close": bool(body.get("notify_on_close", False)),
            "close": body.get("close"),
            "submit": body.get("submit"),
            "previous_view_id": self.previous_id,
            "root_view_id": self.root_id or self.id,
            "app_id": self.app_id,
            "external_id": body.get("external_id", ""),
            "app_installed_team_id": self.app_team_id,
            "bot_id": self.bot_id,
        }
