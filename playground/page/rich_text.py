"""Slack's rich text blocks as HTML.

Source: docs.slack.dev/reference/block-kit/blocks/rich-text-block; fields of the pieces from
@slack/types (docs.slack.dev/tools/node-slack-sdk/reference/types). Nothing in the words of a piece
is a mark: they are shown as they are.
"""

import re
from collections.abc import Callable, Iterable
from itertools import groupby

from playground.page.emoji_names import write_emoji
from playground.page.mentions import Mentions
from playground.page.rich_text_lists import write_lists
from playground.page.safe_html import escape, write_link
from playground.shapes import Json

TAGS = {"code": "code", "strike": "s", "underline": "u", "italic": "i", "bold": "b"}
COLOR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
TONE = re.compile(r"::skin-tone-([2-6])$")


def write_rich_text(mentions: Mentions, block: Json) -> str:
    """Write a rich_text block; lists that follow each other are nested by their indent."""
    parts = block.get("elements", [])
    return "".join(
        write_lists(list(some), lambda item: _write_line(mentions, item["elements"]))
        if is_list
        else "".join(_write_part(mentions, part) for part in some)
        for is_list, some in groupby(parts, lambda part: part["type"] == "rich_text_list")
    )


def _write_part(mentions: Mentions, part: Json) -> str:
    pieces = part.get("elements", [])
    if part["type"] == "rich_text_preformatted":
        return f"<pre>{_write_pieces(mentions, pieces)}</pre>"
    tag = "blockquote" if part["type"] == "rich_text_quote" else "div"
    return f"<{tag}>{_write_line(mentions, pieces)}</{tag}>"


def _write_line(mentions: Mentions, pieces: Iterable[Json]) -> str:
    return _write_pieces(mentions, pieces).replace("\n", "<br>")


def _write_pieces(mentions: Mentions, pieces: Iterable[Json]) -> str:
    return "".join(_write_piece(mentions, piece) for piece in pieces)


def _write_piece(mentions: Mentions, piece: Json) -> str:
    write = PIECES.get(piece["type"])
    html = write(mentions, piece) if write else ""
    style = piece.get("style") or {}
    for name, tag in TAGS.items():
        if style.get(name):
            html = f"<{tag}>{html}</{tag}>"
    return html


def _write_link(_: Mentions, piece: Json) -> str:
    return write_link(piece["url"], escape(piece.get("text") or piece["url"]))


def _write_date(mentions: Mentions, piece: Json) -> str:
    fallback = piece.get("fallback") or piece["format"]
    return mentions.date(piece["timestamp"], piece["format"], fallback, piece.get("url") or "")


def _write_emoji(_: Mentions, piece: Json) -> str:
    name = piece["name"]
    found = TONE.search(name)
    tone = int(found[1]) if found else piece.get("skin_tone") or 0
    plain = TONE.sub("", name)
    shown = write_emoji(plain, tone if 2 <= tone <= 6 else 0, piece.get("unicode") or "")
    return shown or escape(f":{name}:")


def _write_color(_: Mentions, piece: Json) -> str:
    value = piece["value"]
    if not COLOR.fullmatch(value):
        return escape(value)
    return f'<span class="color" style="--color: {value}">{value}</span>'


PIECES: dict[str, Callable[[Mentions, Json], str]] = {
    "text": lambda _, piece: escape(piece["text"]),
    "link": _write_link,
    "user": lambda mentions, piece: mentions.person(piece["user_id"]),
    "channel": lambda mentions, piece: mentions.channel(piece["channel_id"]),
    "emoji": _write_emoji,
    "date": _write_date,
    "broadcast": lambda mentions, piece: mentions.all_of(piece["range"]),
    "usergroup": lambda mentions, _: mentions.group(),
    "color": _write_color,
}
