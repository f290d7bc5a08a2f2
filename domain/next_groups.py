"""What one owes, by day: late, today, this week, later, no date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.records import NextAction

PAGE = 10  # next actions
_SUNDAY, _WEEK = 6, 7


class When(StrEnum):
    """In the order of the list."""

    LATE = "Late"
    TODAY = "Today"
    THIS_WEEK = "This week"
    LATER = "Later"
    NO_DATE = "No date"


def end_of_week(today: date) -> date:
    """The coming Sunday. On a Sunday that of the week ahead: tomorrow is never far away."""
    return today + timedelta(days=(_SUNDAY - today.weekday()) or _WEEK)


def when_due(due_on: date | None, today: date) -> When:
    """Where a due day stands by the member's own today."""
    if due_on is None:
        return When.NO_DATE
    if due_on < today:
        return When.LATE
    if due_on == today:
        return When.TODAY
    return When.THIS_WEEK if due_on <= end_of_week(today) else When.LATER


@dataclass(frozen=True, slots=True)
class NextPage:
    """A page of a member's open next actions, the earliest due first, those without a day last."""

    actions: tuple[NextAction, ...]
    page: int
    counts: Mapping[When, int]
    today: date

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def last_page(self) -> int:
        return last_page(self.total)


def last_page(total: int) -> int:
    """The number of the last page, counted from 0."""
    return max(0, (total - 1) // PAGE)
