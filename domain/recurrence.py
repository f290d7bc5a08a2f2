"""What comes again: "every quarter", "every 2 weeks", "every Monday".

A series is reckoned from its first day, so that one at the end of a month never drifts: 31 Jan,
28 Feb, 31 Mar.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

NEXT_STAYS = "the next one was changed since and stays"
_MONTHS = 12
_WEEK = 7
_LAST_YEAR = date.max.year - 1


class Unit(StrEnum):
    WEEK = "w"
    MONTH = "m"


MOST = {Unit.WEEK: 104, Unit.MONTH: 120}
_WORDS = {
    (1, Unit.WEEK): "every week",
    (1, Unit.MONTH): "every month",
    (3, Unit.MONTH): "every quarter",
    (12, Unit.MONTH): "every year",
}


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Every so many weeks or months; a year is twelve months."""

    every: int
    unit: Unit

    @property
    def code(self) -> str:
        """As it is kept: "3m", "2w"."""
        return f"{self.every}{self.unit}"

    @classmethod
    def of(cls, code: str) -> "Recurrence":
        """Raises ValueError."""
        return cls(int(code[:-1]), Unit(code[-1:]))

    @property
    def words(self) -> str:
        """Such as "every quarter", "every 2 weeks", "every 2 years"."""
        known = _WORDS.get((self.every, self.unit))
        if known:
            return known
        if self.unit is Unit.WEEK:
            return f"every {self.every} weeks"
        years, months = divmod(self.every, _MONTHS)
        return f"every {self.every} months" if months else f"every {years} years"


@dataclass(frozen=True, slots=True)
class Series:
    """What comes again, and the day from which that is counted."""

    recurrence: Recurrence
    from_on: date

    def nth(self, number: int) -> date:
        """Its day after so many turns; a day that the month lacks is its last one."""
        turns = number * self.recurrence.every
        if self.recurrence.unit is Unit.WEEK:
            return self.from_on + timedelta(days=turns * _WEEK)
        month = self.from_on.year * _MONTHS + self.from_on.month - 1 + turns
        year, month = month // _MONTHS, month % _MONTHS + 1
        return date(year, month, min(self.from_on.day, monthrange(year, month)[1]))

    def after(self, day: date) -> date | None:
        """The first of its days after this one; None where the calendar ends."""
        if day < self.from_on:
            return self.from_on
        if day.year >= _LAST_YEAR - MOST[Unit.MONTH] // _MONTHS:
            return None
        number = self._turns_before(day)
        while (found := self.nth(number)) <= day:
            number += 1
        return found

    def _turns_before(self, day: date) -> int:
        """So many turns are surely over by this day, but for two."""
        every = self.recurrence.every
        if self.recurrence.unit is Unit.WEEK:
            return (day - self.from_on).days // (_WEEK * every)
        months = (day.year - self.from_on.year) * _MONTHS + day.month - self.from_on.month
        return max(0, months // every - 1)
