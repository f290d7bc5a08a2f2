"""What stands between < and > in Slack's texts, as HTML: people, channels, groups, dates, links.

Source: docs.slack.dev/messaging/formatting-message-text ("Advanced formatting"). Names and rights
to see them are the ones by which `playground.reading` reads.
"""

import re

from playground.page.safe_html import escape, write_link
from playground.people import Member
from playground.reading import ENTITY, Reader, unescape
from playground.workspace import Workspace

EPOCH = re.compile(r"[0-9]{1,12}")
GROUP = "@group"


class Mentions:
    """Writes for one viewer, whose own mention is marked."""

    def __init__(self, ws: Workspace, viewer: Member) -> None:
        self._reader = Reader(ws, viewer)
        self._viewer = viewer

    def person(self, user_id: str) -> str:
        is_me = user_id == self._viewer.id
        return _mention(self._reader.person(user_id), "mention-me" if is_me else "")

    def channel(self, channel_id: str) -> str:
        return f'<span class="channel">{escape(self._reader.channel(channel_id))}</span>'

    def named_channel(self, name: str) -> str:
        """Write the public channel of a name; nothing when there is none."""
        channel_id = self._reader.public_channel_id(name)
        return self.channel(channel_id) if channel_id else ""

    def all_of(self, whom: str) -> str:
        """Write @here, @channel or @everyone."""
        return _mention(f"@{whom}", "mention-all")

    def group(self, label: str = GROUP) -> str:
        return _mention(label)

    def date(self, epoch: int, form: str, fallback: str, url: str = "") -> str:
        """Write a date in the viewer's zone; the fallback when there is no such day."""
        try:
            return write_link(url, escape(self._reader.date(epoch, form)))
        except (ValueError, OverflowError, OSError):
            return escape(fallback)

    def entity(self, inner: str) -> str:
        """Write what stood between < and >."""
        target, _, label = inner.partition("|")
        label = unescape(label)
        match target[0:1]:
            case "@":
                return self.person(target[1:])
            case "#":
                return self.channel(target[1:])
            case "!":
                return self._special(target[1:], label)
        url = unescape(target)
        return write_link(url, escape(label or url.removeprefix("mailto:").removeprefix("tel:")))

    def entities(self, text: str) -> str:
        """Write text in which nothing but entities and escapes means anything, such as code."""
        pieces = ENTITY.split(text)
        pieces[::2] = [escape(unescape(words)) for words in pieces[::2]]
        pieces[1::2] = [self.entity(inner) for inner in pieces[1::2]]
        return "".join(pieces)

    def _special(self, command: str, label: str) -> str:
        if command.startswith("date^"):
            _, epoch, form, url, *_ = [*unescape(command).split("^"), "", ""]
            is_time = EPOCH.fullmatch(epoch)
            return self.date(int(epoch), form, label, url) if is_time else escape(label)
        if command.startswith("subteam"):
            return self.group(label or GROUP)
        return self.all_of(command)


def _mention(shown: str, more: str = "") -> str:
    return f'<span class="{f"mention {more}".strip()}">{escape(shown)}</span>'
