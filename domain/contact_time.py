"""When a contact took place: the WHEN in the head of a log line, which is the past.

The grammar is that of due dates, read backwards. In a head other words follow at once, so that
a WHEN is read only where it can hardly be a word of the summary or a name:

    Sat, Sun, Mon, Wed, May, March   ("Sun Microsystems", "may 3 licences join")
        need an end, a separator, a duration, or a clock or date after them, or on, last or this
        before them; May and March before a number then need their capital, too
    a bare number at the end         ("Friday 3 people joined") needs an end or a separator, but
                                     for "yesterday at 4"
    the 3rd, Christmas               need "on"
    end of month, next week          name no day here
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from domain.day_grammar import Clearness
from domain.day_phrase import Reading, read_phrase
from domain.day_reckoning import Reckoning
from domain.day_spans import Span, join_spans
from domain.day_tokens import cut, fold
from domain.day_words import WORDS, is_shortened
from domain.duration import read_duration_at

_MOST_WORDS = 6
_LONGEST_WORD = 32
_LEADS = frozenset({(), ("on",)})
_CLOSING = (",", ":", ";")
_DASHES = frozenset("-–—")
_MAY_BE_WORDS = frozenset({"sat", "sun", "mon", "wed", "may", "march"})
_MONTHS_AND_WORDS = frozenset({"may", "march"})
_NOON = time(12)
_WEEKDAY = ("WEEKDAY",)
_FIGURES = ("D/M",)
_NOT_IN_A_HEAD = frozenset({"later", "eod", "end", "close"})


@dataclass(frozen=True, slots=True)
class When:
    """An instant in the zone of `now` and how many words of the line named it.

    `has_hour`: a clock time was given; without one it is noon there, or now where noon lies ahead.
    `is_future`: the words say a day or an hour that lies ahead of now.
    """

    happened_at: datetime
    words_used: int
    is_future: bool
    has_hour: bool


def read_when(words: Sequence[str], now: datetime, *, day_first: bool) -> When | None:
    """Read a WHEN at the start of the words, the longest that fits; None where none begins there.

    `now` is aware and local. Nothing is read past a word which `,` `:` `;` or a full stop closes.
    """
    if not words or not cut(fold(words[0][:_LONGEST_WORD])):
        return None
    at = Reckoning.of(now, day_first=day_first, past=True)
    for size in range(_reach(words), 0, -1):
        try:
            when = _read_head(words, size, at, now)
        except (ValueError, OverflowError):
            continue  # beyond the calendar
        if when:
            return when
    return None


def latest_day(phrase: str, now: datetime, *, day_first: bool) -> date | None:
    """Return the latest day, today or before, that the whole phrase names; None for any other."""
    at = Reckoning.of(now, day_first=day_first, past=True)
    reading = read_phrase(phrase, at)
    if reading is None or reading.day > at.today or reading.lead not in _LEADS:
        return None
    return None if reading.is_time_only and not reading.time.is_today else reading.day


def _reach(words: Sequence[str]) -> int:
    """Return how many words may be read on: up to the first that is closed, or a dash."""
    for place, word in enumerate(words[:_MOST_WORDS]):
        if word in _DASHES:
            return place
        if word.endswith(_CLOSING) or (word.endswith(".") and not is_shortened(word)):
            return place + 1
    return min(len(words), _MOST_WORDS)


def _read_head(words: Sequence[str], size: int, at: Reckoning, now: datetime) -> When | None:
    phrase = " ".join(words[:size])
    hours_ago = _hours_ago(phrase, now)
    if hours_ago:
        return When(hours_ago, size, is_future=False, has_hour=True)
    reading = read_phrase(phrase, at)
    if reading is None or not _fits_a_head(reading, phrase) or not _is_clear(words, size):
        return None
    return _when(reading, size, now)


def _hours_ago(phrase: str, now: datetime) -> datetime | None:
    """Return the instant of "an hour ago"; None for days ago, and for anything else."""
    tokens = join_spans(cut(fold(phrase)) or ())
    span = tokens[0].value if [token.kind for token in tokens] == ["SPAN", "ago"] else None
    if not isinstance(span, Span) or span != Span(minutes=span.minutes):
        return None
    return (now.astimezone(UTC) - timedelta(minutes=span.minutes)).astimezone(now.tzinfo)


def _fits_a_head(reading: Reading, phrase: str) -> bool:
    """Whether a phrase that names a day may say when a contact was."""
    if reading.lead not in _LEADS or reading.clearness is Clearness.PERIOD:
        return False
    if reading.clearness is Clearness.LED and reading.kinds != _FIGURES and not reading.lead:
        return False
    return fold(phrase).split()[0] not in _NOT_IN_A_HEAD


def _is_clear(words: Sequence[str], size: int) -> bool:
    """Whether the words can hardly be meant otherwise (see the top of this file)."""
    if _is_closed(words, size):
        return True
    first, last = fold(words[0]), fold(words[size - 1])
    if last.isdigit() and len(last) <= len("31") and not _is_date_or_hour(words[:size]):
        return False
    if first not in _MAY_BE_WORDS:
        return True
    if first in _MONTHS_AND_WORDS:
        return words[0][0].isupper()
    is_capital_with = words[0][0].isupper() and first != "sat" and fold(words[size]) == "with"
    return size > 1 or is_capital_with


def _is_date_or_hour(words: Sequence[str]) -> bool:
    """Whether the bare number that ends the words is the day of "May 3" or the hour after "at"."""
    before = WORDS.get(fold(words[-2]), ("", 0))[0] if len(words) > 1 else ""
    if before == "MONTH":
        return not (len(words) > 2 and words[-3][0].isdigit())
    return before == "at" and len(words) > 2


def _is_closed(words: Sequence[str], size: int) -> bool:
    """Whether an end, a separator or a duration follows."""
    if size == len(words) or words[size] in _DASHES or words[size - 1].endswith(_CLOSING):
        return True
    return read_duration_at(words[size:]) is not None


def _when(reading: Reading, size: int, now: datetime) -> When:
    minute = reading.time.minute
    if minute is None:
        noon = _instant(reading.day, _NOON, now)
        is_future = reading.day > now.date()
        happened_at = noon if is_future else _earlier(noon, now)
        return When(happened_at, size, is_future, has_hour=False)
    happened_at = _at_minute(reading.day, minute, now)
    if reading.kinds == _WEEKDAY and _is_after(happened_at, now):
        happened_at = _at_minute(reading.day - timedelta(days=7), minute, now)
    return When(happened_at, size, _is_after(happened_at, now), has_hour=True)


def _at_minute(day: date, minute: int, now: datetime) -> datetime:
    days, minute = divmod(minute, 24 * 60)
    return _instant(day + timedelta(days=days), time(*divmod(minute, 60)), now)


def _instant(day: date, at: time, now: datetime) -> datetime:
    """Return a local time of a day; one that a clock change leaves out moves forward."""
    zone = now.tzinfo or UTC
    return datetime.combine(day, at, zone).astimezone(UTC).astimezone(zone)


def _is_after(instant: datetime, now: datetime) -> bool:
    """Compare as instants: Python compares wall clocks within one zone."""
    return instant.timestamp() > now.timestamp()


def _earlier(instant: datetime, now: datetime) -> datetime:
    return now if _is_after(instant, now) else instant
