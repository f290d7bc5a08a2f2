"""The people a line names after `with`: names joined by `,` `and` `&`.

A name is one word and the capitalised ones that follow it ("Ludwig van Beethoven"). In small
letters it is one word, since a sentence may follow ("with dana great talk"), or two where a colon,
a dash, a duration or a day comes next ("with dana smith 25m").
"""

import re
from collections.abc import Callable, Sequence

from domain.kinds import read_kind
from domain.line_words import DASHES, Word

_WITH = frozenset({"with", "w/"})
_JOINTS = frozenset({"and", "&", "+"})
_PARTICLES = frozenset(
    "de da di del della dos du van von der den ten al el bin ibn la le mc st".split()
)
_NO_SURNAMES = _JOINTS | frozenset(
    "i i'm i’m i've i’ve he she we they it the this that our their her his my about re for".split()
)
_SMALL_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-])*:?")
_BETWEEN_NAMES = re.compile(r"\s*,\s*(?:(?:and|&|\+)\s+)?|\s+(?:and|&|\+)\s+", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_MOST = 20
_LONGEST = 5

StartsHead = Callable[[Sequence[Word]], bool]


def read_people(words: Sequence[Word], starts_head: StartsHead) -> tuple[tuple[str, ...], int]:
    """Names after `with` and how many words they took; ((), 0) when there are none.

    `starts_head` tells whether other parts of the head begin at the words given.
    """
    if len(words) < 2 or words[0].text.casefold() not in _WITH:
        return (), 0
    names: list[str] = []
    place = 1
    while len(names) < _MOST and place < len(words):
        used = _name_length(words[place:], starts_head)
        if not used or (names and not _may_follow(words, place, used, starts_head)):
            break
        names.append(" ".join(_said(word) for word in words[place : place + used]))
        place += used
        if place < len(words) and words[place].text.casefold() in _JOINTS:
            place += 1
        elif not words[place - 1].text.endswith(","):
            break
    return tuple(names), _without_joint(words, place) if names else 0


def split_people(typed: str) -> list[str]:
    """Names that were typed on their own: "Dana, Raj and Lee" are three."""
    names = (name.strip() for name in _BETWEEN_NAMES.split(typed))
    return [name for name in names if name]


def _without_joint(words: Sequence[Word], place: int) -> int:
    return place - 1 if words[place - 1].text.casefold() in _JOINTS else place


def _said(word: Word) -> str:
    return (word.bare.rstrip(".!?") if word.ends_sentence else word.bare).lstrip("@")


def _name_length(words: Sequence[Word], starts_head: StartsHead) -> int:
    said = _said(words[0])
    if not _LETTER.search(said) or said[0].isdigit() or said.casefold() in _JOINTS:
        return 0
    used = 1
    while used < min(len(words), _LONGEST) and not _is_closed(words[used - 1]):
        if not _continues_name(words[used:]) or starts_head(words[used:]):
            break
        used += 1
    is_small = used == 1 and _is_small(words[0]) and not _is_closed(words[0])
    return 2 if is_small and _is_small_surname(words[1:], starts_head) else used


def _is_closed(word: Word) -> bool:
    return word.is_last_of_its_kind or word.ends_sentence


def _is_small(word: Word) -> bool:
    return not word.text.startswith("@") and not _is_capitalised(word.text)


def _continues_name(words: Sequence[Word]) -> bool:
    """Whether a capitalised word comes, small particles before it ("van der Berg")."""
    for word in words[:3]:
        if _is_capitalised(word.text):
            return word.bare.casefold() not in _NO_SURNAMES
        if word.text not in _PARTICLES:
            return False
    return False


def _is_capitalised(word: str) -> bool:
    is_capital = word[0].isupper() or word[0].istitle()
    return is_capital and not _DIGIT.search(word)


def _has_no_case(word: str) -> bool:
    """Whether its letters are neither small nor capital, as those of Japanese and Arabic."""
    return word[0].isalpha() and word[0].lower() == word[0].upper()


def _is_small_surname(words: Sequence[Word], starts_head: StartsHead) -> bool:
    """Whether the first word is the last one before a colon, a dash, a duration or a day."""
    if not words or not _SMALL_WORD.fullmatch(words[0].text):
        return False
    if words[0].bare.casefold() in _NO_SURNAMES | _WITH or starts_head(words):
        return False
    if words[0].is_last_of_its_kind:
        return True
    if len(words) < 2:
        return False
    after = words[1].text
    return after in DASHES or (read_kind(after) is None and starts_head(words[1:]))


def _may_follow(words: Sequence[Word], place: int, used: int, starts_head: StartsHead) -> bool:
    """Whether one more name comes, or a sentence begins.

    After `and` a small word is a name where the first name was small, too, and one without case
    always; after a comma only what ends like a name is one.
    """
    if words[place - 1].text.casefold() in _JOINTS:
        if not _is_small(words[place]) or _has_no_case(words[place].text):
            return True
        return _is_small(words[1]) and not starts_head(words[place:])
    if words[place].text[0].islower() or starts_head(words[place:]):
        return False
    last, after = words[place + used - 1], words[place + used :]
    return (
        _is_closed(last)
        or not after
        or after[0].text.casefold() in _JOINTS
        or after[0].text in DASHES
        or starts_head(after)
    )
