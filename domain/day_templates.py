"""Templates of the grammar: "(the) DAY (of) MONTH" stands for every way to say it.

A template is words and slots (capitals). What stands in brackets may be absent, `|` parts
alternatives. All ways are written out once into a dictionary keyed by the kinds of the tokens, so
that reading a phrase is a look-up.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Generic, NamedTuple, TypeVar

from domain.day_tokens import Token

SLOTS = {
    "DAY": ("N", "NTH", "FIRST"),
    "NTH": ("NTH", "FIRST"),
    "YMD": ("Y-M-D",),
    "DMY": ("D/M/Y",),
    "DOTTED": ("D.M.Y",),
    "SHORTDOTTED": ("D.M.YY",),
    "COMPACT": ("YYYYMMDD",),
    "DM": ("D/M", "D-M"),
    "HOUR": ("N", "COUNT", "D.M"),
    "SHORTYEAR": ("N",),
    "WEEKDAY": ("WEEKDAY",),
    "MONTH": ("MONTH",),
    "YEAR": ("YEAR",),
    "SPAN": ("SPAN",),
    "HOLIDAY": ("HOLIDAY",),
    "CLOCK": ("CLOCK",),
    "PART": ("PART",),
    "MERIDIEM": ("MERIDIEM",),
    "ZONE": ("ZONE",),
}
_PIECE = re.compile(r"\(([^)]*)\)|(\S+)")
Result = TypeVar("Result")
Kinds = tuple[str, ...]


class Template(NamedTuple, Generic[Result]):
    """One way to say something: where its slots stand and the function that reads them."""

    read: Callable[..., Result]
    slots: tuple[tuple[int, str], ...]

    def arguments(self, tokens: Sequence[Token]) -> dict[str, object]:
        """Return the values of the slots by their names in small letters."""
        return {slot: tokens[place].value for place, slot in self.slots}


def ways(template: str) -> Iterator[Kinds]:
    """Write out a template's brackets and alternatives; slots stay as they are."""
    pieces: list[list[list[str]]] = []
    for optional, needed in _PIECE.findall(template):
        choices = [way.split() for way in (optional or needed).split("|")]
        pieces.append([[], *choices] if optional else choices)
    for choice in product(*pieces):
        yield tuple(word for words in choice for word in words)


def write_out(
    template: str, read: Callable[..., Result]
) -> Iterator[tuple[Kinds, Template[Result]]]:
    """Give every sequence of kinds that a template stands for."""
    for way in ways(template):
        slots = tuple((place, word.lower()) for place, word in enumerate(way) if word in SLOTS)
        found = Template(read, slots)
        for kinds in product(*(SLOTS.get(word, (word,)) for word in way)):
            yield kinds, found
