"""The recurrence in the words of a next action: "check in every quarter", "review monthly".

It stands at the end, or before a due date that ends the text; "from DATE" after it is its first
day. What is not understood, or may be a part of the wording ("the quarterly", "why they meet every
Monday") or of a name ("The Economist Weekly"), stays in the text.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.day_in_text import DueDate, find_due_date
from domain.local_time import WEEKDAYS
from domain.recurrence import MOST, Recurrence, Series, Unit

_NUMBERS = "two three four five six seven eight nine ten eleven twelve".split()
_COUNTS = {word: number for number, word in enumerate(_NUMBERS, 2)} | {"other": 2, "second": 2}
_UNITS = {
    "week": (1, Unit.WEEK),
    "fortnight": (2, Unit.WEEK),
    "month": (1, Unit.MONTH),
    "quarter": (3, Unit.MONTH),
    "half-year": (6, Unit.MONTH),
    "half year": (6, Unit.MONTH),
    "year": (12, Unit.MONTH),
}
_ADVERBS = {
    "weekly": (1, Unit.WEEK),
    "fortnightly": (2, Unit.WEEK),
    "monthly": (1, Unit.MONTH),
    "quarterly": (3, Unit.MONTH),
    "half-yearly": (6, Unit.MONTH),
    "yearly": (12, Unit.MONTH),
    "annually": (12, Unit.MONTH),
}
_OTHER = 2  # weeks of "every other Monday"
_DAYS = {day.casefold(): place for place, day in enumerate(WEEKDAYS)}
_DAYS |= {day[:3]: place for day, place in list(_DAYS.items())}
_DAY_NAMES = "|".join(sorted(_DAYS, key=len, reverse=True))
_UNIT_NAMES = "|".join(map(re.escape, _UNITS))
_AT_END = re.compile(
    rf"""(?:\A|(?<=[\s,;:(–—])|(?<=\s-))
    (?P<said>
      (?:once\s+)?(?:every|each)\s+
      (?:
        (?:(?P<count>\d{{1,3}}|{"|".join(_COUNTS)})\s+)?(?P<unit>{_UNIT_NAMES})(?P<many>s?)
        (?:\s+on\s+(?=(?:{_DAY_NAMES})\b))?
        | (?P<other>other\s+)?(?=(?:{_DAY_NAMES})\b)
      )
      | (?P<adverb>{"|".join(_ADVERBS)})
    )
    (?P<day>(?<=\s)(?:{_DAY_NAMES})\b)?
    (?:[,\s]+(?:starting|beginning|from)(?:\s+(?:on|from))?\s+(?P<start>[^\n]{{1,40}}?))?
    [\s.!)]*\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_TIED = frozenset(
    "a about almost an and are as at be by each every first for from his her in is its last my"
    " nearly new next not of on or our per than the their this those times to twice was were with"
    " your".split()
)
# What somebody else does: who is told to do something is not told of with these.
_TOLD = re.compile(
    r"\b(?:he|if|she|that|they|what|when|where|whether|which|who|why|appears|are|attends|"
    r"begins|closes|comes|does|expires|falls|gets|goes|happens|has|is|likes|lives|makes|meets|"
    r"opens|pays|plays|publishes|renews|rises|teaches|travels|wants|was|were)\b",
    re.IGNORECASE,
)
_QUOTES = re.compile('["“”„«»]')
_EDGES = " \t\n,;:–—-("
_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class DueAgain:
    """A next action without its date and recurrence; `series` where it comes again."""

    due: DueDate
    series: Series | None = None


def find_due_again(text: str, now: datetime, *, day_first: bool = False) -> DueAgain:
    """Split "check in every quarter" in "check in", its first day, and the series.

    Without a day the first is one turn from today; of a weekday it is the next one. `now` is local.
    """
    found = _AT_END.search(text)
    due = DueDate(text, None, None)
    if found is None:
        due = find_due_date(text, now, day_first=day_first)
        found = _AT_END.search(due.text)
        if found is None or found["start"]:
            return DueAgain(due)
    said = due.text[: found.start()]
    read = _recurrence(found)
    if read is None or not (_is_meant(said) and _is_plain(found["said"], said)):
        return DueAgain(due if due.due_on else find_due_date(text, now, day_first=day_first))
    if due.due_on is None:
        due = _first_day(said, found["start"], now, day_first=day_first)
        if found["start"] and due.due_on is None:
            return DueAgain(find_due_date(text, now, day_first=day_first))
    rest = due.text if due.phrase and not found["start"] and due.text != text else said
    rest = _cut(rest)
    return _again(text, rest or text.strip(), due, read, found["day"], now.date())


def _again(
    text: str, rest: str, due: DueDate, read: Recurrence, weekday: str | None, today: date
) -> DueAgain:
    """Its first day and what counts from it."""
    first_on = due.due_on
    if weekday:
        first_on = _weekday_from(first_on or today + timedelta(days=1), _DAYS[weekday.casefold()])
        series = Series(read, first_on)
    else:
        series = Series(read, first_on or today)
        first_on = first_on or series.after(today)
    words = rest if _LETTER.search(rest) else text
    return DueAgain(DueDate(words, first_on, due.phrase), series)


def _cut(text: str) -> str:
    """The text without a recurrence at its end."""
    found = _AT_END.search(text)
    return (text[: found.start()] if found else text).rstrip(_EDGES)


def _first_day(said: str, start: str | None, now: datetime, *, day_first: bool) -> DueDate:
    """The day that "from DATE" tells, else one that stands before the recurrence."""
    if start:
        found = find_due_date(f"x by {start}", now, day_first=day_first)
        is_all = found.text.strip(" .") == "x"
        return DueDate(said, found.due_on if is_all else None, start)
    return find_due_date(said.rstrip(_EDGES), now, day_first=day_first)


def _recurrence(found: re.Match[str]) -> Recurrence | None:
    """None where the number makes no sense."""
    if found["day"] and not found["unit"]:
        return Recurrence(_OTHER if found["other"] else 1, Unit.WEEK)
    if found["adverb"]:
        return Recurrence(*_ADVERBS[found["adverb"].casefold()])
    count = (found["count"] or "1").casefold()
    number = _COUNTS.get(count) or int(count)
    size, unit = _UNITS[found["unit"].casefold()]
    is_read = 0 < number * size <= MOST[unit] and (number > 1 or not found["many"])
    is_read = is_read and (unit is Unit.WEEK or not found["day"])
    return Recurrence(number * size, unit) if is_read else None


def _is_meant(said: str) -> bool:
    """Whether it says when, and is no part of the wording before it."""
    words = [word.strip("(").casefold() for word in said.split()]
    if words and words[-1] in _TIED and words[-2:] != ["check", "in"]:
        return False
    return not _TOLD.search(said)


def _is_plain(words: str, before: str) -> bool:
    """In lower case and outside of quotation marks, so that it is no part of a name.

    Where a sentence begins with it, its first letter may be a capital.
    """
    before = before.rstrip()
    if len(_QUOTES.findall(before)) % 2:
        return False
    if not before or before[-1] in ".!?:":
        words = words[0].casefold() + words[1:]
    return words == words.lower()


def _weekday_from(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)
