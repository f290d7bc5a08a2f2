"""The words of a line with the places they stand at."""

import re
from typing import NamedTuple

_WORD = re.compile(r"[^\s–—]+|[–—]")
_SEPARATOR = re.compile(r":(?=\s|$)|[-–—](?=\s|$)|[–—]|,(?=\s|$)")
_INNER_SEPARATOR = re.compile(r":\s|,\s|\s-\s|[–—]")
_BLANKS = re.compile(r"[^\S\n]*")
PUNCTUATION = ",:;"


class Word(NamedTuple):
    """A word and the characters [start, end) it takes in its line."""

    text: str
    start: int
    end: int

    @property
    def bare(self) -> str:
        return self.text.rstrip(PUNCTUATION)

    @property
    def bare_end(self) -> int:
        return self.start + len(self.bare)

    @property
    def is_last_of_its_kind(self) -> bool:
        """Whether punctuation closes it, so that nothing is read on past it."""
        return self.bare != self.text


def words_from(text: str, start: int, *, limit: int = 240) -> list[Word]:
    """The words from `start` to the end of that line of the text, `limit` characters at most."""
    stop = text.find("\n", start)
    stop = len(text) if stop < 0 else stop
    return [
        Word(found.group(), found.start(), found.end())
        for found in _WORD.finditer(text, start, min(stop, start + limit))
    ]


def skip_blanks(text: str, start: int) -> int:
    found = _BLANKS.match(text, start)
    return found.end() if found else start


def separator_end(text: str, start: int) -> int | None:
    """Where the separator that stands at `start` ends; None when none stands there."""
    found = _SEPARATOR.match(text, start)
    return found.end() if found else None


def find_separator(text: str, start: int, stop: int) -> int | None:
    """Where the first separator between `start` and `stop` begins."""
    found = _INNER_SEPARATOR.search(text + " ", start, stop + 1)
    return found.start() if found else None
