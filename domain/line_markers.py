"""The marks of a line: what comes next, what the talk was about, and who may read it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from domain.records import Topic

_NO_MARKER = "".join(rf"(?<!\b{word}\s)" for word in ("in", "of", "actual", "the", "a"))
_MARKER = re.compile(
    r"(?<!\S)(next(?:[^\S\n]+steps?)?|todo|promise|fun[^\S\n]+fact|"
    rf"{_NO_MARKER}fact)[:：](?!//)",
    re.IGNORECASE,
)
_TOPIC = re.compile(r"(?<!\S)#(personal|mixed|business)(?![-\w])", re.IGNORECASE)
_PRIVACY = re.compile(r"(?<!\S)!(?:confidence|conf|private)(?![-\w])[.,;:!]*", re.IGNORECASE)
_ANY_MARK = re.compile(r"(?<!\S)(?:#(?:personal|mixed|business)(?![-\w])|[!！]\w)", re.IGNORECASE)
_LEADING_MARKS = re.compile(
    r"\s*(?:(?:#(?:personal|mixed|business)|!(?:confidence|conf|private))\s+)*", re.IGNORECASE
)
_MAY_BE_MARK = re.compile("[#!！]")

# What looks like a privacy mark but is none: "!prviate", "(!conf)", "!!conf", "#private".
_LOOKALIKE = re.compile(r"(?P<sign>[#!！])[^\w\s/]{0,4}(?P<word>\w[-\w]*)")
_BANG_WORD_AT_END = re.compile(r"(?<!\w)[!！][^\w\s/]{0,4}\w[-\w]*+[^\w\s]*+\Z")
_PRIVACY_WORDS = ("confidence", "confidential", "conf", "private")
_CLOSE = 70
_NONE = frozenset({"none", "nothing", "no", "-", "n/a", "none needed"})


@dataclass(frozen=True, slots=True)
class Step:
    """What one `next:` or `promise:` says."""

    text: str
    is_promise: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """A text without its marks, and what they said."""

    text: str
    topic: Topic | None = None
    in_confidence: bool = False
    unclear_mark: str | None = None


@dataclass(frozen=True, slots=True)
class Segments:
    """The words before the first marker (and on lines of their own), the marked steps and facts."""

    summary: str
    steps: tuple[Step, ...]
    needs_no_next: bool
    facts: tuple[str, ...] = ()


def first_mark(text: str, start: int) -> int:
    """Where the first marker or mark stands; the text's length when there is none."""
    places = (found.start() for kind in (_MARKER, _ANY_MARK) if (found := kind.search(text, start)))
    return min(places, default=len(text))


def leading_marks_end(text: str) -> int:
    """Where the blanks and marks end that a text begins with ("!conf Acme: ...")."""
    found = _LEADING_MARKS.match(text)
    return found.end() if found else 0


def read_marks(text: str) -> Marks:
    """Take topic and privacy marks out of a text. A misspelt mark is named, not guessed."""
    if not _MAY_BE_MARK.search(text):
        return Marks(text)
    topics = _TOPIC.findall(text)
    without, privacy_marks = _PRIVACY.subn("", _TOPIC.sub("", text))
    return Marks(
        text=without,
        topic=Topic(topics[-1].casefold()) if topics else None,
        in_confidence=privacy_marks > 0,
        unclear_mark=_unclear_mark(without),
    )


def _unclear_mark(text: str) -> str | None:
    """A mark as typed that may have been meant to hide the words; None when there is none."""
    parts = [part for line in text.split("\n") for part in _between_markers(line)]
    at_end = (_BANG_WORD_AT_END.search(part.rstrip()) for part in parts)
    alike = (found for found in _LOOKALIKE.finditer(text) if _is_like_privacy(**found.groupdict()))
    found = next((one for one in at_end if one), None) or next(alike, None)
    return found[0].rstrip(".,;:!?)") if found else None


def _between_markers(line: str) -> list[str]:
    starts = [0, *(found.start() for found in _MARKER.finditer(line)), len(line)]
    return [line[start:end] for start, end in pairwise(starts)]


def _is_like_privacy(sign: str, word: str) -> bool:
    if sign == "#":
        return word.casefold() in _PRIVACY_WORDS
    return any(fuzz.ratio(word.casefold(), known) >= _CLOSE for known in _PRIVACY_WORDS)


def read_segments(text: str) -> Segments:
    """Cut a text at its markers; each part runs to the next marker or the end of its line."""
    summary: list[str] = []
    steps: list[Step] = []
    facts: list[str] = []
    needs_no_next = False
    for line in text.split("\n"):
        found = list(_MARKER.finditer(line))
        summary.append(line[: found[0].start()] if found else line)
        stops = [marker.start() for marker in found[1:]] + [len(line)]
        for marker, stop in zip(found, stops, strict=False):
            said = line[marker.end() : stop].strip().rstrip(",;").rstrip()
            kind = marker[1].casefold()
            is_none = said.rstrip(".!").casefold() in _NONE
            if kind.endswith("fact"):
                facts += [said] if said and not is_none else []
                continue
            is_promise = kind == "promise"
            if is_none and not is_promise:
                needs_no_next = True
            elif said:
                steps.append(Step(said, is_promise))
    is_waived = needs_no_next and not steps
    return Segments("\n".join(summary), tuple(steps), is_waived, tuple(facts))


def fact_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the words of each fact stand, after its marker."""
    offset = 0
    for line in text.split("\n"):
        found = list(_MARKER.finditer(line))
        stops = [marker.start() for marker in found[1:]] + [len(line)]
        for marker, stop in zip(found, stops, strict=False):
            if marker[1].casefold().endswith("fact"):
                yield offset + marker.end(), offset + stop
        offset += len(line) + 1
