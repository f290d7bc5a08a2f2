"""Names taken out of texts: whoever is forgotten is "someone" there from then on.

Case, accents and the white space between words make no difference. A name in a script without
spaces is found inside its sentence.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from domain.people import Called, find_meant
from domain.search_words import fold_letters, runs_of

SOMEONE = "someone"
A_CLIENT = "a former client"
_LEAST = 2  # letters of a word that tells a name by itself, but in a script without spaces
_TAIL = 7  # digits at the end of a phone number, without which it is none
_SIGNS = re.compile(r"[^a-z0-9]")
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


# Words that a sentence may begin with, so that their capital letter tells nothing there.
_COMMON = frozenset(
    "a all an and any as at be best but by call can coffee do email event for from gift go good "
    "great guy has he home his how i if in is it its job key let lunch made make may me meet "
    "meeting message my new next no not note now of old on one open or our out own plan she so "
    "still talk team that the their them then they this time to too two up us was we week what "
    "when who why with work yes yesterday you zoom today tomorrow".split()
)
_SHORT = 3  # letters; so short a word counts with its capital letter


@dataclass(frozen=True, slots=True)
class TakenOut:
    """Names to be taken out, `instead` to stand in their place.

    `whole` names are found as they stand, in any case; so is each of the words in `short`, a
    capital letter first where it may be another word. Names in `spared` stay, whatever they have
    in common with these. Phone numbers go, too.
    `is_careful`: a name of one word needs its capital letter, whatever word it is. `called` is what
    someone goes by: in a list of names they are found as everywhere ("Dana W").
    """

    whole: tuple[str, ...]
    short: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    spared: tuple[str, ...] = ()
    instead: str = SOMEONE
    is_careful: bool = False
    called: tuple[str, ...] = ()

    def of(self, text: str) -> str:
        """The text without them."""
        for digits in self.phones:
            text = _phone(digits).sub("…", text)
        pieces, at = [], 0
        for start, end in self._spans(text):
            is_first = _begins_sentence(text, start)
            instead = self.instead[0].upper() + self.instead[1:] if is_first else self.instead
            pieces += [text[at:start], instead]
            at = end
        return "".join([*pieces, text[at:]])

    def is_in(self, text: str) -> bool:
        return self.of(text) != text

    def of_list(self, names: Iterable[str]) -> list[str]:
        """Names without those by which they alone are meant."""
        if not self.called:
            return [self.of(name) for name in names]
        first, *also = self.called
        them = Called("", first, tuple(also))
        others = [Called(name, name) for name in self.spared]
        return [name for name in names if find_meant(name, [them, *others]) != [them]]

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where they stand, in order, none over another."""
        names = self.whole + self.short
        pattern = _pattern(names + self.spared)
        if pattern is None or not _may_have(text, names):
            return
        spared = _keys(self.spared) - _keys(names)
        folded, places = fold_in_place(text)
        for found in pattern.finditer(folded):
            start, end = places[found.start()], places[found.end() - 1] + 1
            while end < len(text) and not _folded(text[end]):
                end += 1  # an accent that stands apart
            key = " ".join(found[0].split())
            if key not in spared and (" " in key or self._counts(text, start, key)):
                yield start, end

    def _counts(self, text: str, start: int, key: str) -> bool:
        """Whether one word there is the name, and no word of the language."""
        is_doubtful = self.is_careful or key in _WORDS_TOO | _COMMON or len(key) <= _SHORT
        if not is_doubtful or not (text[start].isupper() or text[start].islower()):
            return True
        is_capital = text[start].isupper()
        return is_capital and not (key in _COMMON and _begins_sentence(text, start))


def tells(name: str) -> bool:
    """Whether a name tells anybody where all kinds of things are written about: no "It", no "A"."""
    keys = _keys((name,))
    return any(
        " " in key or _is_spaceless(key[0]) or (key not in _COMMON and len(key) > _LEAST)
        for key in keys
    )


def words_of_name(name: str) -> list[str]:
    """The words by which someone is meant alone: "Dana" and "Whitfield", no "van" or "de"."""
    words = name.split()
    told = [word for word in words if not word.islower()] if len(words) > 1 else words
    return [word for word in told if len(word.strip(".")) >= _LEAST or _is_spaceless(word[:1])]


def fold_in_place(text: str) -> tuple[str, Sequence[int]]:
    """A text folded, signs as spaces, and for each character of it the place it comes from."""
    if text.isascii():
        return _SIGNS.sub(" ", text.lower()), range(len(text))
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
    keys = sorted(_keys(names), key=lambda key: (-len(key), key))
    return re.compile("|".join(map(_whole, keys))) if keys else None


@lru_cache(maxsize=64)
def _keys(names: tuple[str, ...]) -> frozenset[str]:
    """Names folded; none of signs alone."""
    return frozenset(filter(None, (" ".join(fold_in_place(one)[0].split()) for one in names)))


def _may_have(text: str, names: tuple[str, ...]) -> bool:
    """Whether it is worth a closer look, of which there may be thousands."""
    small = text.lower()
    return not text.isascii() or any(key.split()[0] in small for key in _keys(names))


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(' \t\n"“(')
    return not before or before[-1] in ".!?…" or "\n" in text[len(before) : start]


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
