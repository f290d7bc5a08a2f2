"""Stand-ins: who does the work of a member that is away, and until when."""

from dataclasses import dataclass
from datetime import date, datetime, time

from domain.local_time import local_day, say_day
from domain.nudge_schedule import NudgeSettings

_MOST_NAME = 60


@dataclass(frozen=True, slots=True)
class Away:
    """A member who is away until a day of their own zone `tz`, and the one who stands in.

    `stand_in_until_on` is when the stand-in is back, where they are away too.
    """

    user_id: str
    name: str
    tz: str
    until_on: date
    stand_in_id: str
    stand_in_until_on: date | None = None
    nudge_days: str = "01234"

    @property
    def settings(self) -> NudgeSettings:
        """What the days of their cards are reckoned by: their own weekdays, as if there."""
        return NudgeSettings.of(time(9), self.nudge_days, None)

    def is_away(self, now: datetime) -> bool:
        """Whether the pause, and the stand-in with it, still lasts."""
        return local_day(now, self.tz) < self.until_on

    def is_stood_in_for(self, now: datetime, stand_in_today: date) -> bool:
        """Whether the work comes to the stand-in; it waits where they are away as well."""
        is_there = self.stand_in_until_on is None or self.stand_in_until_on <= stand_in_today
        return is_there and self.is_away(now)

    def mark(self, today: date) -> str:
        """What a card says of whom it is for: "for Mia Chen, away until Fri 3 Jan"."""
        return f"for {self.name[:_MOST_NAME]}, away until {say_day(self.until_on, today)}"
