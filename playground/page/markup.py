"""All texts of Slack as HTML that one viewer sees, in which nothing from people is a tag.

What the HTML is made of: b i s u code pre blockquote br div p a ul ol li span, in Markdown also
em strong hr and tables. Classes: mention, mention-me, mention-all, channel, emoji, color, heading,
indent-0 to indent-8. Sources stand in the files that write each kind.
"""

from datetime import datetime

from playground.page.emoji_names import with_emoji
from playground.page.markdown import write_markdown
from playground.page.mentions import Mentions
from playground.page.message_times import write_day, write_time
from playground.page.mrkdwn import write_mrkdwn
from playground.page.rich_text import write_rich_text
from playground.page.safe_html import escape
from playground.people import Member
from playground.reading import unescape
from playground.shapes import Json
from playground.workspace import Workspace


class Markup:
    def __init__(self, ws: Workspace, viewer: Member) -> None:
        self._viewer = viewer
        self._mentions = Mentions(ws, viewer)

    def mrkdwn(self, text: str, *, verbatim: bool = False) -> str:
        """Return mrkdwn as HTML; bare addresses become links unless it is verbatim."""
        return write_mrkdwn(self._mentions, text, verbatim=verbatim)

    def plain(self, text: str, *, emoji: bool = True) -> str:
        """Return plain text as HTML, its three escapes undone; `emoji` draws the short names."""
        write = with_emoji if emoji else escape
        return write(unescape(text)).replace("\n", "<br>")

    def text_object(self, obj: Json | str | None) -> str:
        """Return a text object as HTML; a string is mrkdwn, nothing is nothing."""
        if not obj:
            return ""
        if isinstance(obj, str):
            return self.mrkdwn(obj)
        text: str = obj.get("text", "")
        if obj.get("type") == "mrkdwn":
            verbatim = bool(obj.get("verbatim"))
            return write_mrkdwn(self._mentions, text, verbatim=verbatim, names=True)
        return self.plain(text, emoji=obj.get("emoji") is not False)

    def rich_text(self, block: Json) -> str:
        return write_rich_text(self._mentions, block)

    def markdown(self, text: str) -> str:
        return write_markdown(text)

    def time(self, instant_ts: str) -> str:
        """Return a message's ts as the viewer's time: 09:30, in American 9:30 AM."""
        return write_time(instant_ts, self._viewer)

    def day(self, instant_ts: str, now: datetime) -> str:
        """Return a message's ts as the viewer's day: Today, Yesterday, Tuesday, March 5th."""
        return write_day(instant_ts, now, self._viewer)
