"""Pieces of rich text, as apps send them."""

from typing import Any

from playground.page.markup import Markup

Piece = dict[str, Any]


def text(words: str, **style: bool) -> Piece:
    return {"type": "text", "text": words} | ({"style": style} if style else {})


def section(*pieces: Piece) -> Piece:
    return {"type": "rich_text_section", "elements": list(pieces)}


def listed(*items: str, indent: int = 0, style: str = "bullet", **more: int) -> Piece:
    return {
        "type": "rich_text_list",
        "style": style,
        "indent": indent,
        "elements": [section(text(item)) for item in items],
    } | more


def rich(*parts: Piece) -> Piece:
    return {"type": "rich_text", "elements": list(parts)}


def inner(markup: Markup, *pieces: Piece) -> str:
    """What one section becomes, without the block around it."""
    return markup.rich_text(rich(section(*pieces))).removeprefix("<div>").removesuffix("</div>")
