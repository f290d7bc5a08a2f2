"""What the Home tab shows of one member's work."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.client_card import OpenWork
from domain.client_lists import ClientPage
from domain.deliveries import Nudge
from domain.next_groups import NextPage
from domain.records import Member


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
    """One screen. `nudge` is today's where it was sent; without it `work` is what is open."""

    who: Member
    today: date
    nudge: Nudge | None
    work: OpenWork | None
    clients: ClientPage
    coverage: Coverage
    actions: NextPage
    draft_count: int
    has_logged: bool
    next_nudge_at: datetime | None
    stand_in_name: str | None = None

    @property
    def is_new(self) -> bool:
        """Nothing to show yet: the first steps are shown instead."""
        return not (self.coverage.clients or self.has_logged)
