"""A message about a planned talk: before it, or after it."""

from dataclasses import dataclass
from datetime import datetime

from domain.deliveries import DeliveryKind
from domain.preps import Prep, PrepState, has_begun


@dataclass(frozen=True, slots=True)
class PrepNotice:
    """What a message is drawn from. `prep` is None where its reader sees the client no longer.

    `is_latest`: it is about the hour that is planned by now, or is the last time it was asked.
    """

    kind: DeliveryKind
    prep: Prep | None
    is_latest: bool

    def is_of_use(self, now: datetime) -> bool:
        """Whether it is worth posting by now: a brief before the talk, a question once."""
        if self.prep is None or not self.is_latest:
            return False
        if self.kind is DeliveryKind.PREP:
            return self.prep.state is PrepState.PLANNED and not has_begun(self.prep, now)
        return self.prep.state is PrepState.ASKED
