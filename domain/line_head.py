"""The head of a line after its client: kind, people, duration and when, in any order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from domain.contact_time import When, read_when
from domain.duration import read_duration_at
from domain.kinds import read_kind_at
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


@dataclass(frozen=True, slots=True)
class HeadReader:
    """Reads heads in the local time of `now`; month first or day first."""

    now: datetime
    day_first: bool

    def read(self, text: str, start: int, kind: Kind | None = None) -> Head:
        """Read from `start` until a separator or the first word that is no part of a head.

        A comma or a dash does not end the head where nothing but more of it stands before the
        next separator or the end of the line: "Acme - 25m, yesterday: they like it".
        """
        head = Head(end=start, kind=kind)
        self._read_items(head, text)
        while True:
            place = skip_blanks(text, head.end)
            after = separator_end(text, place)
            if after is None:
                return head
            further = None if text[place] == ":" else self._read_further(head, text, after)
            if further is None:
                head.end = after
                return head
            head = further

    def begins_item(self, words: Sequence[Word], *, people: bool = True) -> bool:
        """Whether a part of a head begins at these words; people count unless told not to."""
        head = Head(end=0) if people else Head(end=0, people=("someone",))
        return self._read_item(head, words) > 0

    def _read_further(self, head: Head, text: str, start: int) -> Head | None:
        """The head read on; None where other words come before a separator or the line's end."""
        further = replace(head, end=start)
        if not self._read_items(further, text):
            return None
        place = skip_blanks(text, further.end)
        is_line_end = text[place : place + 1] in {"", "\n"}
        return further if is_line_end or separator_end(text, place) is not None else None

    def _read_items(self, head: Head, text: str) -> int:
        """Read parts of a head from its end on; how many words they took."""
        words = words_from(text, head.end)
        place = 0
        while place < len(words):
            used = self._read_item(head, words[place:])
            if not used:
                break
            place += used
            last = words[place - 1]
            head.end = last.bare_end
            if last.is_last_of_its_kind or _begins_sentence(words, place):
                break
        return place

    def _read_item(self, head: Head, words: Sequence[Word]) -> int:
        """Read one part of a head into it; how many words it took, 0 when none begins there."""
        return (
            self._kind(head, words)
            or self._people(head, words)
            or self._minutes(head, words)
            or self._when(head, words)
        )

    def _kind(self, head: Head, words: Sequence[Word]) -> int:
        if head.kind is not None:
            return 0
        found = read_kind_at([word.text for word in words[:2]])
        if found is None:
            return 0
        head.kind, used = found
        return used

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


def _begins_sentence(words: Sequence[Word], place: int) -> bool:
    """Whether a sentence ends before this word, and the next one begins with a capital."""
    return place < len(words) and words[place - 1].ends_sentence and words[place].text[0].isupper()
