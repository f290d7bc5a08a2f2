"""The record of everything that went between Slack and the app."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from playground.shapes import Json

KEPT = 10_000

Kind = Literal["web_api", "response_url", "slash_commands", "interactive", "events_api", "socket"]


@dataclass(frozen=True)
class Exchange:
    """One request and its answer.

    `direction` is "in" for the app calling Slack and "out" for Slack calling the app; `name` is a
    method, a command, an interaction's type or an event's type; `answer` is None when none came.
    """

    at: datetime
    direction: Literal["in", "out"]
    kind: Kind
    name: str
    sent: Json
    answer: Json | None
    milliseconds: float


@dataclass(frozen=True)
class Refusal:
    """Something Slack would not take: what it was, the error word, and the reasons in full."""

    at: datetime
    what: str
    error: str
    reasons: list[str] = field(default_factory=list)


class Traffic:
    def __init__(self, now: Callable[[], datetime], on_change: Callable[[], None]) -> None:
        self.exchanges: deque[Exchange] = deque(maxlen=KEPT)
        self.refusals: deque[Refusal] = deque(maxlen=KEPT)
        self._now = now
        self._on_change = on_change

    def record(
        self,
        direction: Literal["in", "out"],
        kind: Kind,
        name: str,
        sent: Json,
        answer: Json | None,
        *,
        milliseconds: float = 0.0,
    ) -> None:
        exchange = Exchange(self._now(), direction, kind, name, sent, answer, milliseconds)
        self.exchanges.append(exchange)
        self._on_change()

    def refuse(self, what: str, error: str, reasons: list[str] | None = None) -> None:
        self.refusals.append(Refusal(self._now(), what, error, reasons or []))
        self._on_change()

    def calls(self, name: str) -> list[Exchange]:
        """Return the exchanges of one name, oldest first."""
        return [exchange for exchange in list(self.exchanges) if exchange.name == name]
