"""The words of a line with the places they stand at."""

import re
from typing import NamedTuple

_WORD = re.compile(r"[^\s–—]+|[–—]")
_SEPARATOR = re.compile(r":(?=\s|$)|[-–—](?=\s|$)|[–—]|,(?=\s|$)")
_INNER_SEPARATOR = re.compile(r":\s|,\s|\s-\s|[–—]")
_STOP = re.compile(r"\n|(?<=:)\s")
_BLANKS = re.compile(r"[^\S\n]*")
_SHORTENED = re.compile(r"(?:\w|dr|mrs?|ms|prof|st|[js]r|mins?|hrs?)\.", re.IGNORECASE)
PUNCTUATION = ",:;"
DASHES = frozenset("-–—")


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
        return self.text[-1] in PUNCTUATION

    @property
    def ends_sentence(self) -> bool:
        return self.text[-1] in ".!?" and not _SHORTENED.fullmatch(self.text)


def words_from(text: str, start: int, *, limit: int = 240) -> list[Word]:
    """The words from `start` to the first that a colon closes, or the end of that line.

    They are whole, and take `limit` characters at most.
    """
    most = min(start + limit, len(text))
    found = _STOP.search(text, start, most)
    words = [
        Word(word[0], *word.span())
        for word in _WORD.finditer(text, start, found.start() if found else most)
    ]
    is_cut = not found and words and words[-1].end == most < len(text) and not text[most].isspace()
    return words[:-1] if is_cut else words


def word_spans(text: str, start: int, *, limit: int) -> list[tuple[int, int]]:
    """Where each word of that line stands, colons or not, in `limit` characters at most."""
    stop = text.find("\n", start)
    stop = min(start + limit, len(text) if stop < 0 else stop)
    return [word.span() for word in _WORD.finditer(text, start, stop)]


def first_word(text: str, start: int) -> str:
    found = _WORD.match(text, start)
    return found[0] if found else ""


def last_word(text: str) -> str:
    words: list[str] = _WORD.findall(text)
    return words[-1] if words else ""


def skip_space(text: str, start: int) -> int:
    """Where the first word from `start` on stands, on this line or a later one."""
    found = _WORD.search(text, start)
    return found.start() if found else len(text)


def skip_blanks(text: str, start: int) -> int:
    found = _BLANKS.match(text, start)
    return found.end() if found else start


def separator_end(text: str, start: int) -> int | None:
    """Where the separator that stands at `start` ends; None when none stands there."""
    found = _SEPARATOR.match(text, start)
    return found.end() if found else None


def find_separator(text: str, start: int, stop: int) -> int | None:
    """Where the first separator between `start` and `stop` begins."""
    found = _INNER_SEPARATOR.search(text[start:stop] + " ")
    return found.start() + start if found else None
