"""Text on its way to Slack: escaped, cut where Slack cuts, names that format nothing."""

MOST_SECTION = 2900  # characters; Slack takes 3000
_FORMATTING = frozenset("*_~`")


def escape(text: str) -> str:
    """Text from people as mrkdwn shows it literally: it can ping nobody and link nothing."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cut(text: str, most: int) -> str:
    """At most `most` characters, the cut made visible."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def escape_cut(text: str, most: int) -> str:
    """Escaped text of at most `most` characters, no entity broken."""
    escaped = escape(text)
    if len(escaped) <= most:
        return escaped
    kept = text[:most]
    while len(escape(kept)) > most - 1:
        kept = kept[: len(kept) - max(1, (len(escape(kept)) - most + 1) // 5)]
    return escape(kept.rstrip()) + "…"


def bold(name: str) -> str:
    """A name in bold, or plain where its own characters would break the bold."""
    escaped = escape_cut(name, 500)
    return escaped if _FORMATTING & set(name) else f"*{escaped}*"


def quote(text: str, most: int = MOST_SECTION) -> str:
    """Text as a quotation, each line marked."""
    return "\n".join(f"> {line}" for line in escape_cut(text, most).splitlines())


def fallback(text: str) -> str:
    """The text of a message beside its blocks: notifications and screen readers use it."""
    return cut(text, 300)


def plural(count: int, one: str, many: str | None = None) -> str:
    """Such as "1 client", "7 clients"."""
    return f"{count} {one if count == 1 else many or one + 's'}"
