"""Slack's clock: real time plus what a test has moved it forward."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Lock

Jump = Callable[[datetime], None]


class Clock:
    """Runs on real time; moves forward only. All instants are aware and in UTC."""

    def __init__(self, starts_at: datetime | None = None) -> None:
        self._lock = Lock()
        self._ahead = starts_at - datetime.now(UTC) if starts_at else timedelta()
        self._callbacks: list[Jump] = []

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    @property
    def ahead(self) -> timedelta:
        """How far it is ahead of real time, or behind it when it began in the past."""
        return self._ahead

    def on_jump(self, callback: Jump) -> None:
        """Have the callback called with the new instant after each jump, in the mover's thread."""
        self._callbacks.append(callback)

    def forward(self, by: timedelta) -> datetime:
        """Move ahead by a duration; ValueError when it is negative."""
        if by < timedelta():
            raise ValueError("this clock moves forward only")
        with self._lock:
            self._ahead += by
        now = self.now()
        for callback in self._callbacks:
            callback(now)
        return now

    def move_to(self, instant: datetime) -> datetime:
        """Move to an aware instant; ValueError when it has passed."""
        if instant.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return self.forward(instant - self.now())
