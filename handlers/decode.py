"""Text as Slack sends it, turned back into what the person typed. Done once, at the edge.

Source: docs.slack.dev/messaging/formatting-message-text (retrieving messages) and
docs.slack.dev/interactivity/implementing-slash-commands (escaping).
"""

import re
from collections.abc import Mapping

_ENTITY = re.compile(r"<([^<>]*)>")
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(\|[^<>]*)?>")
_SCHEME = re.compile(r"^(?:https?://|mailto:|tel:)", re.IGNORECASE)


def mentioned_ids(text: str, *, named: bool = False) -> list[str]:
    """Users mentioned without their name; with `named`, those with it too."""
    return [found[1] for found in _MENTION.finditer(text) if named or found[2] in {None, "|"}]


def decode_text(text: str, names: Mapping[str, str]) -> str:
    """What was typed: entities, links, mentions and channels as they looked on screen.

    `names` are the names of mentioned users by id; one that is missing stays an id.
    """
    pieces = []
    end = 0
    for found in _ENTITY.finditer(text):
        pieces += [_unescape(text[end : found.start()]), _entity(found[1], names)]
        end = found.end()
    return "".join([*pieces, _unescape(text[end:])])


def _unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _entity(inside: str, names: Mapping[str, str]) -> str:
    target, _, label = map(_unescape, inside.partition("|"))
    match target[:1]:
        case "@":
            return "@" + (label or names.get(target[1:], target[1:])).removeprefix("@")
        case "#":
            return "#" + (label or "private-channel").removeprefix("#")
        case "!":
            return _special(target[1:], label)
        case _:
            return _link(target, label)


def _special(target: str, label: str) -> str:
    if target in {"here", "channel", "everyone"}:
        return f"@{target}"
    return label or "@" + target.partition("^")[0]


def _link(target: str, label: str) -> str:
    if not label:
        return target.removeprefix("mailto:").removeprefix("tel:")
    if target.startswith("tel:"):
        return label
    bare = _SCHEME.sub("", target).rstrip("/")
    is_what_was_typed = bare.casefold() == _SCHEME.sub("", label).rstrip("/").casefold()
    return label if is_what_was_typed else f"{label} ({target})"
