"""The marks of a line: what comes next, what the talk was about, and who may read it."""

import re
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from domain.records import Topic

_MARKER = re.compile(r"(?:(?<=\s)|^)(next(?:\s+steps?)?|todo|promise)[:：](?!//)", re.IGNORECASE)
_TOPIC = re.compile(r"(?:(?<=\s)|^)#(personal|mixed|business)\b(?![-\w])", re.IGNORECASE)
_PRIVACY = re.compile(r"(?:(?<=\s)|^)!(confidence|conf|private)(?![\w-])[.,;:]?", re.IGNORECASE)
_BANG_WORD = re.compile(r"(?:(?<=\s)|^)!(\w[\w-]*)")
_BANG_WORD_AT_END = re.compile(r"(?:(?<=\s)|^)!(\w[\w-]*)[.,;:!?)]*\s*$")
_PRIVACY_WORDS = ("confidence", "confidential", "conf", "private")
_NONE = frozenset({"none", "nothing", "no", "-", "n/a", "none needed"})
_CLOSE = 70


@dataclass(frozen=True, slots=True)
class Step:
    """What one `next:` or `promise:` says."""

    text: str
    is_promise: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """A text without its marks, and what they said."""

    text: str
    topic: Topic | None
    in_confidence: bool
    unclear_mark: str | None


@dataclass(frozen=True, slots=True)
class Segments:
    """The words before the first marker (and on lines of their own), and the marked steps."""

    summary: str
    steps: tuple[Step, ...]
    needs_no_next: bool


def first_marker(text: str, start: int = 0) -> int:
    """Where the first marker stands; the text's length when there is none."""
    found = _MARKER.search(text, start)
    return found.start() if found else len(text)


def read_marks(text: str) -> Marks:
    """Take topic and privacy marks out of a text. A misspelt mark is named, not guessed."""
    topics = _TOPIC.findall(text)
    without = _PRIVACY.sub("", _TOPIC.sub("", text)) if topics or "!" in text else text
    return Marks(
        text=without,
        topic=Topic(topics[-1].casefold()) if topics else None,
        in_confidence=bool("!" in text and _PRIVACY.search(text)),
        unclear_mark=_unclear_mark(without) if "!" in without else None,
    )


def _unclear_mark(text: str) -> str | None:
    ends = [part for line in text.split("\n") for part in _before_markers(line)]
    at_end = next((found for part in ends if (found := _BANG_WORD_AT_END.search(part))), None)
    if at_end:
        return f"!{at_end[1]}"
    words = _BANG_WORD.findall(text)
    return next((f"!{word}" for word in words if _is_close_to_privacy(word)), None)


def _before_markers(line: str) -> list[str]:
    starts = [0, *(found.start() for found in _MARKER.finditer(line)), len(line)]
    return [line[start:end] for start, end in pairwise(starts)]


def _is_close_to_privacy(word: str) -> bool:
    return any(fuzz.ratio(word.casefold(), known) >= _CLOSE for known in _PRIVACY_WORDS)


def read_segments(text: str) -> Segments:
    """Cut a text at its markers; each step runs to the next marker or the end of its line."""
    summary: list[str] = []
    steps: list[Step] = []
    needs_no_next = False
    for line in text.split("\n"):
        found = list(_MARKER.finditer(line))
        summary.append(line[: found[0].start()] if found else line)
        for place, marker in enumerate(found, start=1):
            stop = found[place].start() if place < len(found) else len(line)
            said = line[marker.end() : stop].strip().rstrip(",;").strip()
            is_promise = marker[1].casefold() == "promise"
            if said.rstrip(".!").casefold() in _NONE and not is_promise:
                needs_no_next = True
            elif said:
                steps.append(Step(said, is_promise))
    return Segments("\n".join(summary), tuple(steps), needs_no_next and not steps)
