"""How long a contact took, in minutes: 25m, 1.5h, 1h30, half an hour."""

import re
import unicodedata
from collections.abc import Sequence

from domain.day_words import WORDS

LONGEST = 24 * 60
"""Minutes; nothing longer is one contact."""

CLOSING = ",:;."
"""Punctuation which closes a word: nothing is read on past it."""

_HOUR = 60
_LONGEST_WORD = 16
_MOST_WORDS = 6
_NUMBER = r"(\d{1,4}(?:[.,]\d{1,2})?)"
_AND_MINUTES = r"(?:(?:and )?([0-5]?\d) ?(?:m|mins?|minutes?)?)?"
_HOURS = re.compile(_NUMBER + r" ?(?:h|hrs?|hours?) ?" + _AND_MINUTES)
_MINUTES = re.compile(_NUMBER + r" ?(?:m|'|mins?|minutes?)")
_BARE = re.compile(r"(?:(\d{1,2}):(?=[0-5]\d$))?(\d{1,4})")
_IN_WORDS = {
    "half an hour": 30,
    "half hour": 30,
    "a half hour": 30,
    "quarter of an hour": 15,
    "a quarter of an hour": 15,
    "an hour": _HOUR,
    "an hour and a half": 90,
    "1 and a half hours": 90,
}
_NOT_A_LENGTH = frozenset({"ago", "later", "before", "earlier", "after", "from", "hence", "late"})
_COUNTS = {word: str(value) for word, (kind, value) in WORDS.items() if kind == "COUNT"}


def read_duration(word: str) -> int | None:
    """Return the minutes (1 to 1440) that one word names: 25m, 90mins, 1.5h, 1,5h, 1h30, 1h30m.

    Punctuation that closes the word is passed over.
    """
    return None if " " in word or len(word) > _LONGEST_WORD else _minutes(_fold(word))


def read_duration_at(words: Sequence[str]) -> tuple[int, int] | None:
    """Return minutes and words used where the words begin with a duration: 25 min, an hour.

    The longest that fits. Nothing is read past a word that punctuation closes; "an hour ago" is
    no duration.
    """
    folded = [_fold(word) for word in words[: _MOST_WORDS + 1]]
    for size in range(_reach(words), 0, -1):
        minutes = _minutes_of_words(folded[:size])
        if minutes is not None:
            is_open = words[size - 1][-1:] not in CLOSING
            told = is_open and size < len(folded) and folded[size] in _NOT_A_LENGTH
            return None if told else (minutes, size)
    return None


def read_typed_duration(text: str) -> int | None:
    """Return the minutes of a text that stands where only a length can: also 25 and 1:30."""
    words = text.split()
    found = read_duration_at(words) if words else None
    if found:
        return found[0] if found[1] == len(words) else None
    bare = _BARE.fullmatch(_fold("".join(words)))
    if not bare:
        return None
    minutes = int(bare[1] or 0) * _HOUR + int(bare[2])
    return minutes if 1 <= minutes <= LONGEST else None


def say_duration(minutes: int) -> str:
    """Minutes as one types them: "25m", "1h", "1h30"."""
    hours, rest = divmod(minutes, _HOUR)
    if not hours:
        return f"{rest}m"
    return f"{hours}h{rest:02}" if rest else f"{hours}h"


def _fold(word: str) -> str:
    """Lower case, plain digits, without the punctuation that closes a word."""
    return unicodedata.normalize("NFKC", word[:_LONGEST_WORD]).casefold().rstrip(CLOSING)


def _reach(words: Sequence[str]) -> int:
    """Return how many words may be read on: up to the first that punctuation closes."""
    for count, word in enumerate(words[:_MOST_WORDS], start=1):
        if word[-1:] in CLOSING:
            return count
    return min(len(words), _MOST_WORDS)


def _minutes_of_words(words: Sequence[str]) -> int | None:
    if len(words) == 1:
        return _minutes(words[0])
    said = " ".join(_COUNTS.get(word, word) for word in words)
    if said in _IN_WORDS:
        return _IN_WORDS[said]
    is_unclear = words[-1].isdigit() or words[-1] == "m"  # "5 m" may be millions
    return None if is_unclear else _minutes(said)


def _minutes(said: str) -> int | None:
    """Return the minutes of a folded text which is a length of time throughout."""
    if found := _HOURS.fullmatch(said):
        minutes = _number(found[1]) * _HOUR + int(found[2] or 0)
    elif found := _MINUTES.fullmatch(said):
        minutes = _number(found[1])
    else:
        return None
    rounded = round(minutes)
    return rounded if 1 <= rounded <= LONGEST else None


def _number(text: str) -> float:
    return float(text.replace(",", "."))
