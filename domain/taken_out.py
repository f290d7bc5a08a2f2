"""Names taken out of texts: whoever is forgotten is "someone" there from then on.

Case, accents and the white space between words make no difference. A name in a script without
spaces is found inside its sentence.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from domain.search_words import fold_letters, runs_of

SOMEONE = "someone"
A_CLIENT = "a former client"
_LEAST = 2  # letters of a word that tells a name by itself, but in a script without spaces
_TAIL = 7  # digits at the end of a phone number, without which it is none
_ENDED = re.compile(r"(?:^|[.!?…\n])[\s\"“(]*\Z")  # a sentence, before the next
_BETWEEN = r"[\s().\-/]{0,3}"
# Names that are words as well: they count with a capital letter only.
_WORDS_TOO = frozenset(
    "april art august baker bank banks bell best bill black bob brook brown carol carter cash "
    "chase cliff close cook day dean dawn don drew early eve faith field flora ford frank "
    "free gene good grace grant gray green hall harmony heath hill holly hope ivy jack jade "
    "jean joy june lane law lily long mark mason max may melody miles miller nick olive page "
    "park pat pearl penny pierce pope power price ray rich rob robin rose ruby ruth sandy "
    "sharp short skip small stone street strong sue summer taylor ted victor violet wade wall "
    "ward waters west white will wise wood woods young".split()
)


@dataclass(frozen=True, slots=True)
class TakenOut:
    """Names to be taken out, `instead` to stand in their place.

    `whole` names are found as they stand, in any case; so is each of the words in `short`, a
    capital letter first where it is a word of the language as well. Phone numbers go, too.
    `is_careful`: a name of one word needs its capital letter, whatever word it is.
    """

    whole: tuple[str, ...]
    short: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    instead: str = SOMEONE
    is_careful: bool = False

    def of(self, text: str) -> str:
        """The text without them."""
        for digits in self.phones:
            text = _phone(digits).sub("…", text)
        spans = list(self._spans(text))
        for start, end in reversed(spans):
            begins = _ENDED.search(text[:start])
            instead = self.instead[0].upper() + self.instead[1:] if begins else self.instead
            text = f"{text[:start]}{instead}{text[end:]}"
        return text

    def is_in(self, text: str) -> bool:
        return self.of(text) != text

    def of_list(self, texts: Iterable[str]) -> list[str]:
        """Those of these names that are not meant."""
        return [one for one in texts if not self.is_in(one)]

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where they stand, in order, none over another."""
        pattern = _pattern(self.whole + self.short)
        if pattern is None:
            return
        folded, places = fold_in_place(text)
        for found in pattern.finditer(folded):
            start, end = places[found.start()], places[found.end() - 1] + 1
            while end < len(text) and not _folded(text[end]):
                end += 1  # an accent that stands apart
            if text[start].islower() and self._needs_capital(found[0]):
                continue
            yield start, end

    def _needs_capital(self, folded: str) -> bool:
        return " " not in folded and (self.is_careful or folded in _WORDS_TOO)


def words_of_name(name: str) -> list[str]:
    """The words by which someone is meant alone: "Dana" and "Whitfield", no "van" or "de"."""
    words = name.split()
    told = [word for word in words if not word.islower()] if len(words) > 1 else words
    return [word for word in told if len(word.strip(".")) >= _LEAST or _is_spaceless(word[:1])]


def fold_in_place(text: str) -> tuple[str, list[int]]:
    """A text folded, signs as spaces, and for each character of it the place it comes from."""
    folded: list[str] = []
    places: list[int] = []
    for at, character in enumerate(text):
        for one in _folded(character):
            folded.append(one)
            places.append(at)
    return "".join(folded), places


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    """Letters of one character; a space for a sign, nothing for an accent."""
    letters = fold_letters(character)
    if letters.isalnum():
        return letters
    return "" if not letters and not character.isascii() and _is_mark(character) else " "


def _is_mark(character: str) -> bool:
    """Whether it belongs to the letter before it."""
    return any(run.start == 0 and run.end == 2 for run in runs_of(f"a{character}"))


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """Any of these names, the longest first."""
    keys = {" ".join(fold_in_place(name)[0].split()) for name in names}
    told = [_whole(key) for key in sorted(keys, key=lambda key: (-len(key), key)) if key]
    return re.compile("|".join(told)) if told else None


def _whole(key: str) -> str:
    """A folded name, not inside of another word."""
    parts = key.split()
    words = re.escape(parts[0])
    for left, right in pairwise(parts):
        is_one = _is_spaceless(left[-1]) and _is_spaceless(right[0])
        words += f" {'*' if is_one else '+'}{re.escape(right)}"
    before = "" if _is_spaceless(key[0]) else r"(?<!\w)"
    after = "" if _is_spaceless(key[-1]) else r"(?!\w)"
    return f"{before}{words}{after}"


def _is_spaceless(letter: str) -> bool:
    """Whether it is of a script without spaces between words."""
    return any(run.is_pairs for run in runs_of(letter))


@lru_cache(maxsize=64)
def _phone(digits: str) -> re.Pattern[str]:
    """A number however it is typed: with its country, with 0, or without both."""
    told = re.sub(r"\D", "", digits.partition(";")[0])
    head, tail = told[:-_TAIL], told[-_TAIL:]
    if len(tail) < _TAIL:
        return re.compile(r"(?!)")
    heads = "|".join(_BETWEEN.join(head[at:]) for at in range(len(head)))
    before = rf"(?:\(?(?:{heads}){_BETWEEN})?" if heads else ""
    return re.compile(rf"(?<![\d+])(?:\+|00|\(?0\)?)?{before}{_BETWEEN.join(tail)}(?!\d)")
