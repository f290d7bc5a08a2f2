"""What the Home tab shows of one member's work."""

from dataclasses import dataclass, field
from datetime import date, datetime

from domain.client_card import ClientWarmth
from domain.client_dates import OpenDate
from domain.client_lists import ClientPage
from domain.deliveries import Nudge
from domain.next_groups import NextPage, When
from domain.preps import Prep
from domain.rates import Rates
from domain.records import Member, NextAction


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of a member's active clients have an open next action or promise."""

    clients: int
    covered: int

    @property
    def percent(self) -> int:
        """Rounded down: 100 means all of them."""
        return 100 * self.covered // self.clients if self.clients else 0


@dataclass(frozen=True, slots=True)
class HomePage:
    """One screen. `nudge` is today's where it was sent; else `cold` are the coldest clients.

    `dates` are those that are open, then.
    """

    who: Member
    today: date
    nudge: Nudge | None
    cold: tuple[ClientWarmth, ...]
    cold_count: int
    clients: ClientPage
    coverage: Coverage
    actions: NextPage
    draft_count: int
    has_logged: bool
    next_nudge_at: datetime | None
    stand_in_name: str | None = None
    dates: tuple[OpenDate, ...] = ()
    coming: tuple[Prep, ...] = ()
    has_more_coming: bool = False
    rates: Rates = field(default_factory=Rates)

    @property
    def owed(self) -> list[NextAction]:
        """What is late or due today, as far as the first page of next actions has it."""
        return [one for one in self.actions.actions if one.due_on and one.due_on <= self.today]

    @property
    def owed_count(self) -> int:
        counts = self.actions.counts
        return counts.get(When.LATE, 0) + counts.get(When.TODAY, 0)

    @property
    def is_new(self) -> bool:
        """Nothing to show yet: the first steps are shown instead."""
        return not (self.coverage.clients or self.has_logged)
