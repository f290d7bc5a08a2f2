"""The due date in the words of a next action: "send proposal by Friday".

Running text is read more strictly than a date box. The date stands at the end of the text, or of
one of its sentences; after by, on, before, due or until also before a comma, a dash or a bracket.
A date without a year in figures, "the 15th" and holidays need by, on, before, due or until in
front. What a preposition ties to its own words is not cut out ("notes from Monday", "every
Friday", "Monday to Friday"), only "for Friday" is due then and stays in the text as well.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import NamedTuple

from domain.day_grammar import Clearness
from domain.day_phrase import Reading, read_phrase
from domain.day_reckoning import Reckoning
from domain.day_tokens import cut, fold
from domain.day_words import is_shortened

_MOST_WORDS = 9
_MOST_ENDS = 40
_LEADS = frozenset({"by", "on", "before", "due", "until", "till", "til", "no", "not"})
_LONGEST_WORD = 32
_WORD = re.compile(r"\S+")
_LETTER = re.compile(r"[^\W_]")
_SENTENCE_ENDS = frozenset(".!?;…")
_CLAUSE_ENDS = (",", ":", ")", "]")
_CLOSING = ".!?;…,:)]}\"'”’»*_~"
_OPENING = "([{\"'“‘«*_~"
_PAIRS = dict(zip(_OPENING, ")]}\"'”’»*_~", strict=True))
_DASHES = frozenset("-–—")
_DANGLING = re.compile(r"\s*(?:[,;:]|(?<=\s)[-–—])?\s*$")
_AFTERTHOUGHT = re.compile(r"(?:please|pls|plz|thanks|thx)\b|[@#]\w|:[\w+-]+:$", re.IGNORECASE)
_TIED = frozenset(
    "a about after and around as at between black casual during each early every except from happy"
    " his if its last late like merry mid my next no nor not of or our past per previous re"
    " regarding since than the their through thru to until via vs was were when with your".split()
)
_NEGATIONS = frozenset({"not", "never", "except", "don't", "don’t"})
_CAPITAL_DAYS = frozenset({"sat", "sun", "wed"})


@dataclass(frozen=True, slots=True)
class DueDate:
    """A next action without its date, the date, and the words that named it, as typed."""

    text: str
    due_on: date | None
    phrase: str | None


class _End(NamedTuple):
    """The word after which a date may have ended; `is_clause`: only a clause ends there."""

    place: int
    is_clause: bool = False


def find_due_date(text: str, now: datetime, *, day_first: bool = False) -> DueDate:
    """Split "send proposal by Friday" in "send proposal" and Friday.

    The longest phrase at the end of the text counts, else the first at the end of a sentence, else
    of a clause. Words after it stay in the text, and no word is lost: each is in `text` or in
    `phrase`. Where nothing else would be left, and after "for", the text stays as typed. A date
    not understood stays in the text and `due_on` is None. Never raises.
    """
    at = Reckoning.of(now, day_first=day_first)
    words = _Words(text, [found.span() for found in _WORD.finditer(text)])
    for end in islice(words.ends(), _MOST_ENDS):
        found = words.date_before(end, at)
        if found:
            return found
    return DueDate(text, None, None)


class _Words(NamedTuple):
    """A text and where its words stand."""

    text: str
    spans: list[tuple[int, int]]

    def word(self, place: int) -> str:
        """Return a word as typed, nothing before the first."""
        return self.text[slice(*self.spans[place])] if place >= 0 else ""

    def bare(self, place: int) -> str:
        return self.word(place).strip(_OPENING + _CLOSING).casefold()

    def ends(self) -> Iterator[_End]:
        """Give where a date may end: the text first, then sentences, then clauses."""
        last = len(self.spans) - 1
        while last >= 0 and self._is_afterthought(last):
            last -= 1
        if last >= 0:
            yield _End(last)
        yield from (_End(place) for place in range(last) if self._ends_sentence(place))
        yield from (
            _End(place, is_clause=True) for place in range(last) if self._ends_clause(place)
        )

    def _is_afterthought(self, place: int) -> bool:
        word = self.word(place)
        return bool(_AFTERTHOUGHT.match(word)) or not _LETTER.search(word)

    def _ends_sentence(self, place: int) -> bool:
        word = self.word(place)
        if "\n" in self.text[self.spans[place][1] : self.spans[place + 1][0]]:
            return True
        return not _SENTENCE_ENDS.isdisjoint(word[len(word.rstrip(_CLOSING)) :])

    def _ends_clause(self, place: int) -> bool:
        return self.word(place).endswith(_CLAUSE_ENDS) or self.word(place + 1) in _DASHES

    def _first_of_days(self, last: int) -> int:
        """Return where the run of words that may speak of days and ends with `last` begins."""
        first = last + 1
        while first > 0 and last - first < _MOST_WORDS - 1 and self._may_begin_before(first, last):
            first -= 1
        return first

    def _may_begin_before(self, first: int, last: int) -> bool:
        """Whether a phrase may begin a word earlier: "Oct. 2", not "deck. Friday"."""
        word = self.word(first - 1)
        if first <= last and self._ends_sentence(first - 1) and not is_shortened(word):
            return False
        return cut(fold(word[:_LONGEST_WORD])) is not None

    def date_before(self, end: _End, at: Reckoning) -> DueDate | None:
        """Return the split at the longest phrase that ends there, if it is meant as a due date."""
        first = self._first_of_days(end.place)
        if end.is_clause and not any(self.bare(n) in _LEADS for n in range(first, end.place)):
            return None
        stop = self.spans[end.place][0] + len(self.word(end.place).rstrip(_CLOSING))
        for place in range(first, end.place + 1):
            word = self.word(place)
            start = self.spans[place][0] + len(word) - len(word.lstrip(_OPENING))
            reading = read_phrase(self.text[start:stop], at) if start < stop else None
            if reading and reading.day >= at.today:
                is_meant = self._is_meant(reading, place, end, at)
                return self._split(start, stop, place, reading) if is_meant else None
        return None

    def _is_meant(self, reading: Reading, place: int, end: _End, at: Reckoning) -> bool:
        """Whether the phrase from `place` on says when, and is no part of the wording."""
        before = self.bare(place - 1)
        if reading.is_time_only and not reading.time.is_today:
            return False
        if reading.lead:
            is_listed = end.is_clause and read_phrase(self.bare(end.place + 1), at) is not None
            return before not in _NEGATIONS and not is_listed
        if end.is_clause or reading.clearness is Clearness.LED or before in _TIED:
            return False
        if reading.kinds == ("WEEKDAY",) and self.word(place)[:3] in _CAPITAL_DAYS:
            return len(self.bare(place)) > len("wed")
        if before == "for":
            return reading.clearness is Clearness.DAY
        listed = place - 2 if self.word(place - 1) in _DASHES else place - 1
        return read_phrase(self.bare(listed), at) is None

    def _split(self, start: int, stop: int, place: int, reading: Reading) -> DueDate:
        phrase = self.text[start:stop]
        opening = self.text[start - 1] if start else ""
        is_paired = opening in _PAIRS and self.text[stop : stop + 1] == _PAIRS[opening]
        head = self.text[: start - is_paired]
        rest = _DANGLING.sub("", head) + self.text[stop + is_paired :]
        if not _LETTER.search(rest) or (self.bare(place - 1) == "for" and not reading.lead):
            return DueDate(self.text, reading.day, phrase)
        is_first = not _LETTER.search(head)
        return DueDate(rest.lstrip(" \t\n,.;:-–—!?") if is_first else rest, reading.day, phrase)
