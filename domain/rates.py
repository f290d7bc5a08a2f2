"""How well a member's talks begin and end: an agenda before, a next action after."""

from dataclasses import dataclass
from datetime import timedelta

from domain.records import Kind

COUNTED = timedelta(days=90)
TALKS = (Kind.CALL, Kind.MEETING)


@dataclass(frozen=True, slots=True)
class Rates:
    """Counts of the last 90 days.

    Of `talks` (logged as a call or meeting, or planned before) `prepared` had an agenda by the
    hour they were to start; of all `contacts` `ended` in a next action, a promise, or an explicit
    "none needed".
    """

    talks: int = 0
    prepared: int = 0
    contacts: int = 0
    ended: int = 0

    @property
    def agenda_percent(self) -> int:
        """Rounded down: 100 means all of them."""
        return 100 * self.prepared // self.talks if self.talks else 0

    @property
    def ended_percent(self) -> int:
        """Rounded down, as above."""
        return 100 * self.ended // self.contacts if self.contacts else 0
