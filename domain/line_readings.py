"""How the unknown client of a line could be read: "Made", or "Made with Love"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.kinds import read_kind
from domain.line_client import quoted_name, read_lead
from domain.line_head import HeadReader
from domain.line_markers import first_mark
from domain.line_words import DASHES, Word, find_separator, words_from
from domain.name import MAX_NAME

_CONNECTORS = frozenset("with of and the & de du la for in on".split())
_NO_NAMES = frozenset({"with", "w/"}) | DASHES
_JOINTS = frozenset({"and", "&"})
MOST_WORDS = 8
_MOST_READINGS = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to read the unknown client of a line: its name and where that ends."""

    name: str
    end: int


def read_unknown_client(text: str, reader: HeadReader) -> tuple[Reading, ...]:
    """Ways to read the client, the likeliest first; empty where no words lead the line."""
    lead = read_lead(text)
    quoted = quoted_name(text, lead.start) or quoted_name(text, lead.marks_end)
    if quoted:
        return (Reading(*quoted),)
    stop = first_mark(text, lead.start)
    words = [word for word in words_from(text, lead.start) if word.end <= stop]
    if not words or not words[0].bare or words[0].text.casefold() in _NO_NAMES:
        return ()
    ends = [words[length - 1].bare_end for length in _lengths(text, words, reader)]
    readings = [Reading(text[lead.start : end], end) for end in dict.fromkeys(ends)]
    if lead.may_be_name and words[0].text[0].isupper():
        readings.insert(1, Reading(text[lead.marks_end : readings[0].end], readings[0].end))
    short_enough = [reading for reading in readings if len(reading.name) <= MAX_NAME]
    return tuple((short_enough or readings)[:_MOST_READINGS])


def _lengths(text: str, words: Sequence[Word], reader: HeadReader) -> Iterator[int]:
    """How many words the name may take, the likeliest first."""
    short, written = _until_head(words, reader), as_written(words)
    is_clear = _is_closed(words, short)
    if is_clear:
        yield short
    if not is_clear or (written > short and not _join_people(words[short:written])):
        yield written
    if short <= MOST_WORDS:
        yield short
    separated = _until_separator(text, words, reader)
    if 0 < separated <= MOST_WORDS and not _join_people(words[short:separated]):
        yield separated


def _join_people(words: Sequence[Word]) -> bool:
    """Whether these are several people ("with Dana and Raj") rather than more of a name."""
    return any(word.text.casefold() in _JOINTS for word in words)


def _until_head(words: Sequence[Word], reader: HeadReader) -> int:
    for count in range(1, len(words)):
        if words[count - 1].is_last_of_its_kind or words[count].text in DASHES:
            return count
        if reader.begins_item(words[count:]):
            return count
    return len(words)


def _is_closed(words: Sequence[Word], length: int) -> bool:
    """Whether what follows shows that the name is over; a kind does not ("great call")."""
    if words[length - 1].is_last_of_its_kind:
        return True
    return length < len(words) and read_kind(words[length].text) is None


def as_written(words: Sequence[Word]) -> int:
    """The leading words written with capitals, small joining words between them; at least one."""
    length = 1
    if not words[0].text[0].isupper() or words[0].is_last_of_its_kind:
        return length
    for count, word in enumerate(words[1:MOST_WORDS], start=2):
        if word.text[0].isupper():
            length = count
        elif word.text not in _CONNECTORS:
            break
        if word.is_last_of_its_kind:
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
