"""What the composer offers while someone types a slash command, a name or a channel.

Slack shows a command's description and usage hint as its manifest gives them
(docs.slack.dev/interactivity/implementing-slash-commands).
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from playground.manifest import Command, Manifest

BEING_NAMED = re.compile(r"(?<![\w@#&])[@#][\w.-]*\Z")


@dataclass(frozen=True)
class Suggestion:
    """`insert` is the whole text up to the caret as it becomes when this is taken."""

    insert: str
    title: str
    hint: str = ""
    description: str = ""


def complete(manifest: Manifest, typed: str) -> list[Suggestion]:
    """Offer commands while one is being typed: those that begin so first, then those with it."""
    if not typed.startswith("/") or re.search(r"\s", typed):
        return []
    sought = _fold(typed[1:])
    ranked = [(_rank(sought, [name[1:]]), name) for name in sorted(manifest.commands)]
    return [_suggest(manifest.commands[name]) for rank, name in sorted(ranked) if rank < MISSED]


def _suggest(command: Command) -> Suggestion:
    return Suggestion(f"{command.name} ", command.name, command.usage_hint, command.description)


def complete_mention(names: Iterable[tuple[str, str]], typed_before_caret: str) -> list[Suggestion]:
    """Offer people for "@na" and channels for "#cha" at the end of a text.

    Names are pairs of a handle with its sign and the name shown: ("@mia", "Mia Chen"),
    ("#general", "general"). Words of the shown name count too; accents do not.
    """
    found = BEING_NAMED.search(typed_before_caret)
    if not found:
        return []
    before, sign, sought = typed_before_caret[: found.start()], found[0][0], _fold(found[0][1:])
    ranked = sorted(
        (_rank(sought, [handle[1:], shown, *shown.split()]), shown.casefold(), handle, shown)
        for handle, shown in names
        if handle.startswith(sign)
    )
    return [
        Suggestion(f"{before}{handle} ", handle, description=shown)
        for rank, _, handle, shown in ranked
        if rank < MISSED
    ]


MISSED = 3


def _rank(sought: str, names: Iterable[str]) -> int:
    """Return 0 for the name itself, 1 where one begins so, 2 where one has it in it."""
    folded = [_fold(name) for name in names]
    if sought in folded:
        return 0
    if any(name.startswith(sought) for name in folded):
        return 1
    return 2 if any(sought in name for name in folded) else MISSED


def _fold(text: str) -> str:
    """Return text without case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))
