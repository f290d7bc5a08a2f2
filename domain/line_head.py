"""The head of a line after its client: kind, people, duration and when, in any order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from domain.contact_time import When, read_when
from domain.duration import read_duration_at
from domain.kinds import read_kind
from domain.line_people import read_people
from domain.line_words import Word, separator_end, skip_blanks, words_from
from domain.records import Kind

_LOOK_AHEAD = 8


@dataclass(slots=True)
class Head:
    """What the head said; `end` is where the summary starts."""

    end: int
    kind: Kind | None = None
    people: tuple[str, ...] = ()
    minutes: int | None = None
    when: When | None = None
    has_separator: bool = False


@dataclass(frozen=True, slots=True)
class HeadReader:
    """Reads heads in the local time of `now`; month first or day first."""

    now: datetime
    day_first: bool

    def read(self, text: str, start: int, kind: Kind | None = None) -> Head:
        """Read from `start` until a separator or the first word that is no part of a head."""
        head = Head(end=start, kind=kind)
        while True:
            place = skip_blanks(text, head.end)
            separator = separator_end(text, place)
            if separator is not None:
                head.end, head.has_separator = separator, True
                return head
            used = self._read_item(head, words_from(text, place))
            if used is None:
                return head
            head.end = used

    def begins_item(self, words: Sequence[Word], *, people: bool = True) -> bool:
        """Whether a part of a head begins at these words; people count unless told not to."""
        head = Head(end=0) if people else Head(end=0, people=("someone",))
        return self._read_item(head, words) is not None

    def _read_item(self, head: Head, words: Sequence[Word]) -> int | None:
        if not words:
            return None
        for read in (self._kind, self._people, self._minutes, self._when):
            used = read(head, words)
            if used:
                return words[used - 1].bare_end
        return None

    def _kind(self, head: Head, words: Sequence[Word]) -> int:
        if head.kind is not None or (kind := read_kind(words[0].text)) is None:
            return 0
        head.kind = kind
        return 1

    def _people(self, head: Head, words: Sequence[Word]) -> int:
        if head.people:
            return 0
        head.people, used = read_people(words, partial(self.begins_item, people=False))
        return used

    def _minutes(self, head: Head, words: Sequence[Word]) -> int:
        if head.minutes is not None:
            return 0
        found = read_duration_at([word.text for word in words[:_LOOK_AHEAD]])
        if found is None:
            return 0
        head.minutes, used = found
        return used

    def _when(self, head: Head, words: Sequence[Word]) -> int:
        if head.when is not None:
            return 0
        texts = [word.text for word in words[:_LOOK_AHEAD]]
        head.when = read_when(texts, self.now, day_first=self.day_first)
        return head.when.words_used if head.when else 0
