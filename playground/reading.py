"""Text as a person reads it: mentions by name, dates in their zone, formatting marks gone.

Source: docs.slack.dev/messaging/formatting-message-text.
"""

import re

from playground.people import Member
from playground.shapes import Json
from playground.slack_dates import write_date
from playground.workspace import Workspace

ENTITY = re.compile(r"<([^<>\n]+)>")
FENCE = re.compile(r"```\n?(.*?)\n?```", re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
QUOTE = re.compile(r"^(?:&gt;|>)(?!\w*>) ?", re.MULTILINE)
STYLES = [
    re.compile(
        rf"(?<![^\W_])(?<!{mark}){mark}(?=\S)([^{mark}\n]*?[^\s{mark}]){mark}(?![^\W_])(?!{mark})"
    )
    for mark in (r"\*", "_", "~")
]


class Reader:
    """Reads as one person does."""

    def __init__(self, ws: Workspace, viewer: Member) -> None:
        self._ws = ws
        self._viewer = viewer

    def read(self, text: str) -> str:
        """Read mrkdwn."""
        kept: list[str] = []

        def keep(words: str) -> str:
            kept.append(words)
            return f"\0{len(kept) - 1}\0"

        text = text.replace("\0", "")
        text = FENCE.sub(lambda found: keep(self._entities(found[1])), text)
        text = CODE.sub(lambda found: keep(self._entities(found[1])), text)
        text = QUOTE.sub("", text)
        text = ENTITY.sub(lambda found: keep(self._entity(found[1])), text)
        for style in STYLES:
            text = style.sub(r"\1", text)
        text = unescape(text)
        while "\0" in text:
            text = re.sub(r"\0(\d+)\0", lambda found: kept[int(found[1])], text)
        return text

    def read_object(self, text: Json | str | None) -> str:
        """Read a text object, plain or mrkdwn; nothing reads as nothing."""
        if not text:
            return ""
        if isinstance(text, str):
            return self.read(text)
        words: str = text.get("text", "")
        return self.read(words) if text.get("type") == "mrkdwn" else unescape(words)

    def person(self, user_id: str) -> str:
        member = self._ws.members.get(user_id)
        return f"@{member.shown_name}" if member else "@unknown"

    def knows(self, some_id: str) -> bool:
        return some_id in self._ws.members or some_id in self._ws.channels

    def channel(self, channel_id: str) -> str:
        channel = self._ws.channels.get(channel_id)
        may_see = channel and (channel.kind == "public" or self._viewer.id in channel.member_ids)
        return f"#{channel.name}" if channel and may_see else "#private-channel"

    def public_channel_id(self, name: str) -> str:
        """Return the id of the public channel of a name, "" when there is none."""
        channels = self._ws.channels.values()
        found = (one.id for one in channels if one.kind == "public" and one.name == name)
        return next(found, "")

    def date(self, epoch: int, form: str) -> str:
        viewer = self._viewer
        return write_date(epoch, form, viewer.tz, viewer.locale, self._ws.clock.now())

    def _entities(self, text: str) -> str:
        return unescape(ENTITY.sub(lambda found: self._entity(found[1]), text))

    def _entity(self, inner: str) -> str:
        target, _, label = inner.partition("|")
        if target.startswith("@"):
            return self.person(target[1:])
        if target.startswith("#"):
            return self.channel(target[1:])
        if target.startswith("!date^"):
            return self._date(target, label)
        if target.startswith("!"):
            return label if target.startswith("!subteam") else f"@{target[1:]}"
        return unescape(label or target.removeprefix("mailto:").removeprefix("tel:"))

    def _date(self, target: str, fallback: str) -> str:
        _, epoch, form, *_ = [*target.split("^"), ""]
        try:
            return self.date(int(epoch), form)
        except (ValueError, OverflowError, OSError):  # no number, or no day that there is
            return unescape(fallback)


def unescape(text: str) -> str:
    """Return text with Slack's three escapes undone."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
