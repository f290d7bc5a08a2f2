"""The people a line names after `with`: names joined by `,` `and` `&`."""

import re
from collections.abc import Callable, Sequence

from domain.kinds import read_kind
from domain.line_words import Word

_WITH = frozenset({"with", "w/"})
_JOINTS = frozenset({"and", "&", "+"})
_PARTICLES = frozenset(
    "de da di del della dos du van von der den ten al el bin ibn la le mc st".split()
)
_MOST = 20
_CLEAN = re.compile(r"[.;:,]+$")

StartsHead = Callable[[Sequence[Word]], bool]


def read_people(words: Sequence[Word], starts_head: StartsHead) -> tuple[tuple[str, ...], int]:
    """Names after `with` and how many words they took; ((), 0) when there are none.

    `starts_head` tells whether other parts of the head begin at the words given.
    """
    if len(words) < 2 or words[0].text.casefold() not in _WITH:
        return (), 0
    names: list[str] = []
    place = 1
    while len(names) < _MOST:
        used = _name_length(words[place:], starts_head, is_first=not names)
        if not used or not _may_follow(names, words, place, used, starts_head):
            break
        names.append(" ".join(_bare(word) for word in words[place : place + used]))
        place += used
        if place < len(words) and words[place].text.casefold() in _JOINTS:
            place += 1
        elif not words[place - 1].text.endswith(","):
            break
    return tuple(names), _without_joint(words, place) if names else 0


def _without_joint(words: Sequence[Word], place: int) -> int:
    return place - 1 if words[place - 1].text.casefold() in _JOINTS else place


def _bare(word: Word) -> str:
    return word.bare.lstrip("@")


def _name_length(words: Sequence[Word], starts_head: StartsHead, *, is_first: bool) -> int:
    if not words or not _can_begin_name(words[0], is_first=is_first):
        return 0
    used = 1
    while used < len(words) and used < 5 and not words[used - 1].is_last_of_its_kind:
        if starts_head(words[used:]) or not _continues_name(words, used):
            break
        used += 1
    return used


def _can_begin_name(word: Word, *, is_first: bool) -> bool:
    bare = _bare(word)
    if not bare or not any(c.isalpha() for c in bare) or bare.casefold() in _JOINTS:
        return False
    return is_first or not bare[0].islower() or word.text.startswith("@")


def _continues_name(words: Sequence[Word], place: int) -> bool:
    word = words[place].text
    if word.casefold() in _PARTICLES and place + 1 < len(words):
        return _is_capitalised(words[place + 1].text)
    return _is_capitalised(word)


def _is_capitalised(word: str) -> bool:
    return (
        word[0].isalpha()
        and not word[0].islower()
        and _CLEAN.sub("", word).casefold() not in _JOINTS
    )


def _may_follow(
    names: Sequence[str], words: Sequence[Word], place: int, used: int, starts_head: StartsHead
) -> bool:
    """After a comma only what ends like a name is one; else a sentence begins."""
    if not names or words[place - 1].text.casefold() in _JOINTS:
        return not names or names[0][0].islower() or not words[place].text[0].islower()
    last, after = words[place + used - 1], words[place + used :]
    if read_kind(words[place].text) or starts_head(words[place:]):
        return False
    return (
        last.is_last_of_its_kind
        or not after
        or after[0].text.casefold() in _JOINTS
        or after[0].text in {"-", "–", "—"}
        or starts_head(after)
    )
