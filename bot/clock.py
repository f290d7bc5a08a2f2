"""The product's clock: real time, which the playground may move forward."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def wall_now() -> datetime:
    """The real instant, aware UTC."""
    return datetime.now(UTC)


class Clock:
    """Real time plus an offset that only grows. A jump calls who asked to be woken."""

    def __init__(self, start_at: datetime | None = None) -> None:
        self._offset = max(timedelta(0), start_at - wall_now()) if start_at else timedelta(0)
        self._lock = threading.Lock()
        self._wakes: list[Callable[[], None]] = []

    def now(self) -> datetime:
        return wall_now() + self._offset

    def on_jump(self, wake: Callable[[], None]) -> None:
        self._wakes.append(wake)

    def move_to(self, instant: datetime) -> None:
        """Move forward to an instant; one in the past is refused."""
        with self._lock:
            ahead = instant - self.now()
            if ahead < timedelta(0):
                raise ValueError("the clock moves forward only")
            self._offset += ahead
        for wake in self._wakes:
            wake()
