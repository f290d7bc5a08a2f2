"""Words to search by: a text as it is kept for search, and what was typed as what is asked for.

Case, accents and Arabic marks make no difference. Scripts without spaces between words are cut
into overlapping pairs of letters, so that a word of two letters is found inside a sentence.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from domain.name import UNDECOMPOSED

MOST_WORDS = 8
MOST_LETTERS = 40  # of a word; longer ones are cut, here and in what is asked for
_WITHOUT_SPACES = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
# Marks of letters, which are no letters to Python; whole blocks where a script is full of them.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0711"
    "\u0730-\u074a\u07a6-\u07b0\u07eb-\u07f3\u0816-\u082d\u0859-\u085b\u08d3-\u0dff\u0f00-\u0fff"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
)
_VOICED = "\u3099\u309a"  # ha, ba and pa are letters of their own
_UNSEEN = "\u0640\u200c\u200d"  # the Arabic stretch, joiners
_POSSESSIVE = re.compile(r"(?<=\w)['’][sS](?!\w)")
_RUN = re.compile(rf"([{_WITHOUT_SPACES}]+)|((?:(?![{_WITHOUT_SPACES}_])[\w{_MARKS}])+)")
_KEPT_FOR_PREFIX = 2  # letters from which on the beginning of a word is enough


@dataclass(frozen=True, slots=True)
class SearchWord:
    """One word that is asked for, or the beginning of one."""

    text: str
    is_beginning: bool

    def fits(self, word: str) -> bool:
        return word.startswith(self.text) if self.is_beginning else word == self.text


def search_text(*texts: str) -> str:
    """The words of texts as they are kept for search, a space between them."""
    return " ".join(word for text in texts for run in runs_of(text) for word in run.words)


def read_search(typed: str) -> tuple[SearchWord, ...]:
    """What is asked for, MOST_WORDS at most; nothing where signs only were typed."""
    asked: dict[SearchWord, None] = {}
    for run in runs_of(typed):
        if run.is_pairs:
            pairs = run.words[:-1] or run.words
            asked |= dict.fromkeys(SearchWord(one, len(one) == 1) for one in pairs)
        else:
            asked |= dict.fromkeys(
                SearchWord(one, len(one) >= _KEPT_FOR_PREFIX) for one in run.words
            )
    return tuple(asked)[:MOST_WORDS]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of letters in a text, from `start` to before `end`, and its words."""

    start: int
    end: int
    words: tuple[str, ...]
    is_pairs: bool = False


def runs_of(text: str) -> Iterator[Run]:
    """The stretches of letters in a text, in order."""
    possessives = {found.start() + 1 for found in _POSSESSIVE.finditer(text)}
    for found in _RUN.finditer(text):
        if found.start() in possessives:
            continue
        folded = fold_letters(found[0])
        if found[1]:
            pairs = tuple(folded[at : at + 2] for at in range(len(folded)))
            yield Run(*found.span(), pairs, is_pairs=True)
        elif folded:
            words = tuple(word[:MOST_LETTERS] for word in folded.split())
            yield Run(*found.span(), words)


def fold_letters(letters: str) -> str:
    """Without case, accents and marks."""
    if letters.isascii():
        return letters.lower()
    apart = unicodedata.normalize("NFKD", letters.casefold().translate(UNDECOMPOSED))
    bare = "".join(one for one in apart if _is_kept(one))
    return _letters_only(unicodedata.normalize("NFKC", bare.casefold()))


def _is_kept(part: str) -> bool:
    if part in _VOICED:
        return True
    return not unicodedata.combining(part) and part not in _UNSEEN


def _letters_only(folded: str) -> str:
    """A letter may come apart into signs (℅ is c/o), which would be none of a word's."""
    return "".join(one if unicodedata.category(one)[0] in "LNM" else " " for one in folded).strip()
