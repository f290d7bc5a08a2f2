"""A phrase cut in tokens: words of the vocabulary, numbers, dates in figures, clock times."""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from domain.day_words import WORDS

LONGEST_PHRASE = 80
"""Characters; no day needs more words than fit in it."""

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_ODD = str.maketrans("’‘ʼ`´‐‑‒–—−", "'''''------", _INVISIBLE)
_ENDS = " \t\n,.;:!?()[]{}<>\"“”„«»*_~'"
_HALF_DAY = 12


class Token(NamedTuple):
    """Its kind, and a number, a tuple of numbers or a Clock, as the kind asks."""

    kind: str
    value: object = 0


class Clock(NamedTuple):
    """Minutes after midnight; `is_sure` when no other half of the day can be meant."""

    minute: int
    is_sure: bool = True


_TOKEN = re.compile(
    r"""
      (?P<ymd>     \d{4} ([-/.]) \d{1,2} \2 \d{1,2} (?!\d) )
    | (?P<compact> (?:19|2[01]) \d{6} (?!\d) )
    | (?P<dmy>     \d{1,2} ([-/.]) \d{1,2} \5 (?:\d{4}|\d{2}) (?![\d:]) )
    | (?P<clock>   (?:(?<=\d)t)? \d{1,2} [:h] \d{2} (?::\d{2})? (?!\d) (?:\s?[ap]\.?(?:m\b)?\b)?
                 | \d{1,2} (?:\.\d{2})? \s? [ap]\.?m\b )
    | (?P<dm>      \d{1,2} [-/] \d{1,2} (?!\d) )
    | (?P<dotted>  \d{1,2} \. \d{1,2} (?!\d) )
    | (?P<nth>     \d{1,2} (?:st|nd|rd|th) \b )
    | (?P<yy>      '\d\d (?!\d) )
    | (?P<number>  \d+ )
    | (?P<word>    [ap]\.m\b | [a-z]+ (?:['-][a-z]+)* )
    | (?P<sign>    [-/@] )
    | (?P<skip>    [\s,.]+ )
    """,
    re.VERBOSE,
)
_NUMBERS = re.compile(r"\d+")
_YEARS = range(1900, 2200)


def fold(phrase: str) -> str:
    """Lower case, plain digits and spaces, plain quotes and dashes, nothing around it."""
    return unicodedata.normalize("NFKC", phrase).casefold().translate(_ODD).strip(_ENDS)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, _NUMBERS.findall(text)))


def _clock(text: str) -> Token:
    hour, minute, *_ = (*_numbers(text), 0)
    half = next((letter for letter in "ap" if letter in text), "")
    if hour > 2 * _HALF_DAY or minute >= 60:  # no such time
        return Token("?")
    if half:
        hour = hour % _HALF_DAY + (_HALF_DAY if half == "p" else 0)
    sure = bool(half) or hour > _HALF_DAY or text[0] in "0t" or "h" in text
    return Token("CLOCK", Clock(hour * 60 + minute, sure))


def _number(text: str) -> Token:
    value = int(text)
    short = len(text) <= 2
    return Token("N" if short else "YEAR" if value in _YEARS else "BIG", value)


def _date_in_figures(text: str) -> Token:
    if "." not in text:
        return Token("D/M/Y", _numbers(text))
    return Token("D.M.Y" if text[-3].isdigit() else "D.M.YY", _numbers(text))


def _day_and_month(text: str) -> Token:
    return Token("D/M" if "/" in text else "D-M", _numbers(text))


def _word(text: str) -> Token:
    kind, value = WORDS[text]
    return Token(kind, value)


_READERS: dict[str, Callable[[str], Token]] = {
    "ymd": lambda text: Token("Y-M-D", _numbers(text)),
    "compact": lambda text: Token("YYYYMMDD", (int(text[:4]), int(text[4:6]), int(text[6:]))),
    "dmy": _date_in_figures,
    "clock": _clock,
    "dm": _day_and_month,
    "dotted": lambda text: Token("D.M", _numbers(text)),
    "nth": lambda text: Token("NTH", int(text[:-2])),
    "yy": lambda text: Token("YEAR", 2000 + int(text[1:])),
    "number": _number,
    "word": _word,
    "sign": lambda text: Token("at" if text == "@" else "-"),
}


def cut(phrase: str) -> list[Token] | None:
    """Return the tokens of a folded phrase; None where it holds anything unknown."""
    tokens = []
    place = 0
    while place < len(phrase):
        found = _TOKEN.match(phrase, place)
        if found is None or found.lastgroup is None:
            return None
        place = found.end()
        if found.lastgroup == "skip":
            continue
        text = found.group(found.lastgroup)
        if found.lastgroup == "word" and text not in WORDS:
            return None
        tokens.append(_READERS[found.lastgroup](text))
    return tokens
