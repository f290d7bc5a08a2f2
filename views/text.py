"""Text on its way to Slack: escaped, cut where Slack cuts, names that format nothing."""

import re

MOST_SECTION = 2900  # characters; Slack takes 3000
MOST_NAME = 160  # characters once escaped; a name has 120 at most
_FORMATTING = frozenset("*_~`")
_BROKEN_ENTITY = re.compile(r"&[a-z]*\Z")


def escape(text: str) -> str:
    """Text from people as mrkdwn shows it literally: it can ping nobody and link nothing."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cut(text: str, most: int) -> str:
    """At most `most` characters, the cut made visible."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def escape_cut(text: str, most: int) -> str:
    """Escaped text of at most `most` characters, no entity broken."""
    return cut_escaped(escape(text), most)


def cut_escaped(escaped: str, most: int) -> str:
    """At most `most` characters of text that is escaped already, no entity broken."""
    if len(escaped) <= most:
        return escaped
    return whole_entities(escaped[: most - 1]).rstrip() + "…"


def whole_entities(escaped: str) -> str:
    """The start of an escaped text without the entity that its end broke."""
    return _BROKEN_ENTITY.sub("", escaped)


def bold(name: str) -> str:
    """A name in bold, or plain where its own characters would break the bold."""
    escaped = escape_cut(" ".join(name.split()), MOST_NAME)
    return escaped if not escaped or _FORMATTING & set(name) else f"*{escaped}*"


def link(url: str, label: str) -> str:
    """A link whose label is ours."""
    return f"<{escape(url)}|{label}>"


def quote(text: str, most: int = MOST_SECTION) -> str:
    """Text as a quotation of at most `most` characters, each line marked."""
    return cut_escaped(mark_lines(text), most)


def mark_lines(text: str) -> str:
    """The whole of a text escaped, each line marked as a quotation."""
    if not text.strip():
        return "> (no words)"
    return "\n".join(f"> {line}" for line in escape(text).splitlines())


def quotations(text: str) -> list[str]:
    """The whole of a text as quotations, each as long as a section may be."""
    left = mark_lines(text)
    pieces = []
    while len(left) > MOST_SECTION:
        piece = whole_entities(left[:MOST_SECTION])
        pieces.append(piece)
        left = "> " + left[len(piece) :].removeprefix("\n").removeprefix("> ")
    return [*pieces, left]


def fallback(text: str) -> str:
    """The escaped text of a message beside its blocks, for notifications and screen readers."""
    return cut_escaped(text, 300)


def plural(count: int, one: str, many: str | None = None) -> str:
    """Such as "1 client", "7 clients"."""
    return f"{count} {one if count == 1 else many or one + 's'}"
