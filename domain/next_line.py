"""The words of `/next CLIENT what by Friday`: what comes next, its day, and who may read it.

The marks and the date are those of `/logcall`. One line is one next action: a marker after its
first words is a part of them.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from domain.contact_time import latest_day
from domain.day_in_text import DueDate, find_due_date
from domain.line_client import quoted_name, read_lead
from domain.line_markers import first_mark, leading_marks_end, read_marks
from domain.line_readings import MOST_WORDS, Reading, as_written
from domain.line_words import words_from
from domain.log_line import NextStep
from domain.name import MAX_NAME
from domain.recurrence_in_text import find_due_again

_LEAD = re.compile(
    r"\A[\s,;:–—-]*(?:(?:next(?:[^\S\n]+steps?)?|todo)[:：]|(?P<promise>promised?\b[:：]?))?\s*",
    re.IGNORECASE,
)
# Not "they expect this report": there it is a part of the words.
_EXPECTED = re.compile(
    r"[\s,;:–—(-]*\bthey\s+expect\s+(?:this|it)\b"
    r"(?=\s*(?:\Z|[).,;:!\n]|(?:by|on|before|until)\b))[):,;]*",
    re.IGNORECASE,
)
_ADD = re.compile(r"add[:\s]\s*(?=\S)", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|on|before|until|till|due)\s+", re.IGNORECASE)
_BLANKS = re.compile(r"[^\S\n]+")
_EDGES = " ,;\n\t–—"
_QUOTES = '"“”„«'


@dataclass(frozen=True, slots=True)
class NextLine:
    """A line understood but for its client; `is_past`: the day it names is over."""

    step: NextStep
    in_confidence: bool
    unclear_mark: str | None
    is_past: bool = False


def words_of(text: str, start: int, end: int) -> str:
    """The words of a line without its client's name, which stands from `start` to `end`.

    Where more than marks stands before the name ("call Acme on Friday"), all is what comes next.
    """
    before = text[:start].rstrip(_EDGES + _QUOTES)
    is_led = before[leading_marks_end(f"{before} ") :].strip()
    return text if is_led else f"{before} {text[end:]}".strip()


def read_unknown_name(text: str) -> tuple[Reading, ...]:
    """Ways to read the unknown client that leads a line: quoted, before a colon, with capitals."""
    lead = read_lead(text)
    quoted = quoted_name(text, lead.start) or quoted_name(text, lead.marks_end)
    if quoted:
        return (Reading(*quoted),)
    stop = first_mark(text, lead.start)
    words = [word for word in words_from(text, lead.start) if word.end <= stop]
    if not words or not words[0].bare:
        return ()
    is_closed = words[-1].text.endswith(":") and len(words) <= MOST_WORDS
    lengths = dict.fromkeys([*([len(words)] if is_closed else []), as_written(words)])
    ends = [words[length - 1].bare_end for length in lengths]
    readings = (Reading(text[lead.start : end], end) for end in ends)
    return tuple(one for one in readings if len(one.name) <= MAX_NAME)


def read_next_line(words: str, now: datetime, *, day_first: bool) -> NextLine:
    """Read the words after the client's name. `now` is local. No word is lost."""
    marks = read_marks(words)
    lead = _LEAD.match(marks.text)
    text = marks.text[lead.end() :] if lead else marks.text
    text, told = _EXPECTED.subn(" ", text)
    wants_promise = bool(told or (lead and lead["promise"]))
    again = find_due_again(_tidy(text), now, day_first=day_first)
    due = again.due
    is_only_day = _is_only_day(due, now, day_first=day_first)
    topic = f" #{marks.topic.value}" if marks.topic and not is_only_day else ""
    said = "" if is_only_day else _tidy(due.text) + topic
    is_promise = wants_promise and due.due_on is not None
    step = NextStep(
        said.strip(), due.due_on, is_promise, wants_promise and not is_promise, again.series
    )
    is_past = due.due_on is None and _names_past(due.text, now, day_first=day_first)
    return NextLine(step, marks.in_confidence, marks.unclear_mark, is_past)


def without_add(text: str) -> str | None:
    """The line without an "add" before it; None where there is none."""
    found = _ADD.match(text)
    return text[found.end() :] if found else None


def _is_only_day(due: DueDate, now: datetime, *, day_first: bool) -> bool:
    """Whether nothing is said but the day, which then stays in the text."""
    if due.due_on is None or not due.text:
        return False
    after = find_due_date(f"x {due.text}", now, day_first=day_first).text
    return not after.removeprefix("x").strip(".!?" + _EDGES)


def _names_past(text: str, now: datetime, *, day_first: bool) -> bool:
    """Whether it ends with a day that is over ("by yesterday")."""
    found = list(_BY.finditer(text))
    if not found:
        return False
    day = latest_day(text[found[-1].end() :].strip(_EDGES + "."), now, day_first=day_first)
    return day is not None and day < now.date()


def _tidy(text: str) -> str:
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line).strip(_EDGES)
