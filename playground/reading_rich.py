"""Rich text blocks as a person reads them.

Source: docs.slack.dev/reference/block-kit/blocks/rich-text-block.
"""

from collections.abc import Callable

from playground.reading import Reader
from playground.shapes import Json


def read_rich_text(reader: Reader, block: Json) -> str:
    """Read a rich_text block, each of its parts on its own lines."""
    return "\n".join(_read_part(reader, part) for part in block.get("elements", []))


def _read_part(reader: Reader, part: Json) -> str:
    if part["type"] == "rich_text_list":
        items = [_read_part(reader, item) for item in part["elements"]]
        ordered = part.get("style") == "ordered"
        marks = [f"{number}." if ordered else "•" for number in range(1, len(items) + 1)]
        indent = "  " * part.get("indent", 0)
        return "\n".join(f"{indent}{mark} {item}" for mark, item in zip(marks, items, strict=True))
    return "".join(_read_piece(reader, piece) for piece in part.get("elements", []))


def _read_piece(reader: Reader, piece: Json) -> str:
    read: dict[str, Callable[[], str]] = {
        "text": lambda: str(piece["text"]),
        "link": lambda: str(piece.get("text") or piece["url"]),
        "user": lambda: reader.person(piece["user_id"]),
        "channel": lambda: reader.channel(piece["channel_id"]),
        "emoji": lambda: f":{piece['name']}:",
        "date": lambda: reader.date(piece["timestamp"], piece["format"]),
        "broadcast": lambda: f"@{piece['range']}",
        "color": lambda: str(piece["value"]),
        "usergroup": lambda: "@group",
    }
    return read[piece["type"]]() if piece["type"] in read else ""
