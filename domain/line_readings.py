"""How the unknown client of a line could be read: "Made", or "Made with Love"."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.kinds import read_kind
from domain.line_client import leading_kind, quoted_name
from domain.line_head import HeadReader
from domain.line_markers import first_marker
from domain.line_words import Word, find_separator, words_from

_CONNECTORS = frozenset("with of and the & de du la for in on".split())
_MOST_WORDS = 8
_MOST_READINGS = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to read the unknown client of a line: its name and where that ends."""

    name: str
    end: int


def read_unknown_client(text: str, reader: HeadReader) -> tuple[Reading, ...]:
    """Ways to read the client, the likeliest first; empty where no words lead the line."""
    quoted = quoted_name(text)
    if quoted:
        return (Reading(*quoted),)
    start, _ = leading_kind(text)
    words = [word for word in words_from(text, start) if word.end <= first_marker(text)]
    if not words or not words[0].bare:
        return ()
    lengths = dict.fromkeys(_lengths(text, words, reader))
    return tuple(
        Reading(text[start : words[length - 1].bare_end], words[length - 1].bare_end)
        for length in lengths
    )[:_MOST_READINGS]


def _lengths(text: str, words: Sequence[Word], reader: HeadReader) -> list[int]:
    """How many words the name may take, the likeliest first."""
    short = _until_head(words, reader)
    separated = _until_separator(text, words, reader)
    lengths = [short] if _is_closed(words, short) else [_as_written(words), short]
    if separated and separated <= _MOST_WORDS:
        lengths.append(separated)
    return lengths


def _until_head(words: Sequence[Word], reader: HeadReader) -> int:
    for count in range(1, len(words)):
        if words[count - 1].is_last_of_its_kind or words[count].text in {"-", "–", "—"}:
            return count
        if reader.begins_item(words[count:]):
            return count
    return len(words)


def _is_closed(words: Sequence[Word], length: int) -> bool:
    """Whether what follows shows that the name is over; a kind does not ("great call")."""
    if words[length - 1].is_last_of_its_kind:
        return True
    return length < len(words) and read_kind(words[length].text) is None


def _as_written(words: Sequence[Word]) -> int:
    """The leading words written with capitals, small joining words between them; at least one."""
    length = 1
    if words[0].text[0].islower():
        return length
    for count, word in enumerate(words[1:], start=2):
        if word.is_last_of_its_kind or count > _MOST_WORDS:
            break
        if not word.text[0].islower():
            length = count
        elif word.text not in _CONNECTORS:
            break
    return length


def _until_separator(text: str, words: Sequence[Word], reader: HeadReader) -> int:
    """How many words stand before the first separator; people may be part of a name there."""
    place = find_separator(text, words[0].start, words[-1].end)
    if place is None:
        return 0
    before = [word for word in words if word.start < place]
    lengths = (n for n in range(1, len(before)) if reader.begins_item(before[n:], people=False))
    return next(lengths, len(before))
