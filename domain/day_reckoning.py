"""From where days are reckoned: today, and whether the nearest one ahead or behind is meant."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

_YEARS_TO_A_LEAP_DAY = 8


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Today, the minute of the day (0 to 1439), the order of 3/5, and the direction."""

    today: date
    minute: int
    day_first: bool = False
    past: bool = False

    @classmethod
    def of(cls, now: datetime, *, day_first: bool, past: bool = False) -> "Reckoning":
        """Reckon from the wall clock of `now`, whatever its zone."""
        return cls(now.date(), now.hour * 60 + now.minute, day_first, past)

    def backwards(self) -> "Reckoning":
        return replace(self, past=True)

    @property
    def step(self) -> int:
        return -1 if self.past else 1

    def nearest(self, days: Iterable[date | None]) -> date | None:
        """Return the first of the days that lies on our side of today, today included."""
        for day in days:
            if day and (day <= self.today if self.past else day >= self.today):
                return day
        return None

    def nearest_year(
        self, make: Callable[[int], date | None], *, years: int = _YEARS_TO_A_LEAP_DAY
    ) -> date | None:
        """Return the nearest of one day a year, this year's first; February may lack its 29th."""
        around = range(self.today.year, self.today.year + self.step * (years + 1), self.step)
        return self.nearest(_try_day(make, year) for year in around)


def _try_day(make: Callable[[int], date | None], year: int) -> date | None:
    """Return the day, or None where that year has no such day."""
    try:
        return make(year)
    except ValueError:
        return None
