"""When a contact took place: always the past."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class When:
    """An instant in the zone of `now` and how many words of the line named it."""

    happened_at: datetime
    words_used: int
    is_future: bool
    has_hour: bool


def read_when(words: Sequence[str], now: datetime, *, day_first: bool) -> When | None:
    """Read a WHEN at the start of the words; None where they begin with something else."""
    del words, now, day_first
    return None


def latest_day(phrase: str, now: datetime, *, day_first: bool) -> date | None:
    """Return the latest day, today or before, that the whole phrase names."""
    del phrase, now, day_first
    return None
