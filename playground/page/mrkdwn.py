"""Slack's mrkdwn as HTML, read by the same marks by which `playground.reading` reads it.

Source: docs.slack.dev/messaging/formatting-message-text; bare addresses and, in a text object, the
names of conversations become links unless it is verbatim
(docs.slack.dev/reference/block-kit/composition-objects/text-object).

Whatever is finished is taken out of the text and stands there as NUL number NUL, so that no later
mark reaches into it; a style stands as NUL [ tag NUL ... NUL ] tag NUL until its line is written.
"""

import re
from collections.abc import Callable
from itertools import groupby

from playground.page.emoji_names import EMOJI, write_found
from playground.page.mentions import Mentions
from playground.page.safe_html import escape, write_link
from playground.reading import CODE, ENTITY, FENCE, QUOTE, unescape

STYLES = {
    tag: re.compile(
        rf"(?<![^\W_])(?<!{mark})"
        rf"{mark}(?=\S)([^{mark}\n]*?[^\s{mark}]){mark}"
        rf"(?![^\W_])(?!{mark})"
    )
    for tag, mark in (("b", r"\*"), ("i", "_"), ("s", "~"))
}
BARE_URL = re.compile(
    r"(?<![^\W_])https?://(?:&amp;|[^\s<>|&\0])*[^\s<>|&\0.,;:!?)'\"*_~]", re.IGNORECASE
)
BARE_CHANNEL = re.compile(r"(?<![\w&#/\0])#([^\W_A-Z][\w-]{0,79})")
STAND_IN = re.compile(r"\0([^\0]*)\0")
AROUND_PRE = re.compile(r"(?:<br>)?(<pre>.*?</pre>)(?:<br>)?", re.DOTALL)

Found = re.Match[str]


def write_mrkdwn(
    mentions: Mentions, text: str, *, verbatim: bool = False, names: bool = False
) -> str:
    """Write it; with `names` a public channel's name with its sign is the channel."""
    return _Writing(mentions, names=names).write(text, verbatim=verbatim)


class _Writing:
    """One text on its way to HTML, with the pieces of it that are finished."""

    def __init__(self, mentions: Mentions, *, names: bool) -> None:
        self._mentions = mentions
        self._names = names
        self._kept: list[str] = []

    def write(self, text: str, *, verbatim: bool) -> str:
        text = text.replace("\0", "")
        text = FENCE.sub(self._keep_code("pre"), text)
        text = CODE.sub(self._keep_code("code"), text)
        html = ""
        for is_quote, lines in groupby(text.split("\n"), lambda line: bool(QUOTE.match(line))):
            words = "<br>".join(self._line(QUOTE.sub("", one), verbatim) for one in lines)
            html += f"<blockquote>{words}</blockquote>" if is_quote else words
        return AROUND_PRE.sub(r"\1", self._put_back(html))

    def _line(self, line: str, verbatim: bool) -> str:
        line = ENTITY.sub(lambda found: self._keep(self._mentions.entity(found[1])), line)
        if not verbatim:
            line = BARE_URL.sub(self._keep_address, line)
        if self._names and not verbatim:
            line = BARE_CHANNEL.sub(self._keep_channel, line)
        line = EMOJI.sub(self._keep_emoji, line)
        for tag, style in STYLES.items():
            line = style.sub(rf"\0[{tag}\0\1\0]{tag}\0", line)
        return _write_styles(line)

    def _keep(self, html: str) -> str:
        self._kept.append(html)
        return f"\0{len(self._kept) - 1}\0"

    def _keep_code(self, tag: str) -> Callable[[Found], str]:
        return lambda found: self._keep(f"<{tag}>{self._mentions.entities(found[1])}</{tag}>")

    def _keep_address(self, found: Found) -> str:
        url = unescape(found[0])
        return self._keep(write_link(url, escape(url)))

    def _keep_channel(self, found: Found) -> str:
        shown = self._mentions.named_channel(found[1])
        return self._keep(shown) if shown else found[0]

    def _keep_emoji(self, found: Found) -> str:
        shown = write_found(found)
        return self._keep(shown) if shown else found[0]

    def _put_back(self, html: str) -> str:
        """Put the finished pieces in their places; one may hold an earlier one."""
        while "\0" in html:
            html = STAND_IN.sub(lambda found: self._kept[int(found[1])], html)
        return html


def _write_styles(line: str) -> str:
    """Write the styles of a line as tags that close in the order in which they opened."""
    html, is_open = "", list[str]()
    for place, part in enumerate(STAND_IN.split(line)):
        if place % 2 == 0:
            html += escape(unescape(part))
        elif part[0] == "[":
            is_open.append(part[1:])
            html += f"<{part[1:]}>"
        elif part[0] == "]":
            html += _close(part[1:], is_open)
        else:
            html += f"\0{part}\0"
    return html


def _close(tag: str, is_open: list[str]) -> str:
    """Close a tag; those opened after it end with it and go on behind it."""
    place = is_open.index(tag)
    later = is_open[place + 1 :]
    del is_open[place]
    ends = "".join(f"</{one}>" for one in reversed([tag, *later]))
    return ends + "".join(f"<{one}>" for one in later)
