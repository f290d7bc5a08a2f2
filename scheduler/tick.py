"""The tick: claim what is due, deliver what is owed, keep house. Ticks never overlap."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from domain.errors import StorageDown
from scheduler.delivery import Deliverer
from services import Database
from services.nudge_day import claim_due_nudges, forget_old, mark_tick
from services.prep_day import claim_due_preps
from services.wipe_forgotten import wipe_forgotten

_LOG = structlog.get_logger()
_KEEP_HOUSE_EVERY = timedelta(hours=1)


class Ticker:
    """One workspace's tick. `now` is the product's clock, `wall` the real one."""

    def __init__(
        self,
        database: Database,
        workspace_id: str,
        deliverer: Deliverer,
        now: Callable[[], datetime],
        wall: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._workspace_id = workspace_id
        self._deliverer = deliverer
        self._now = now
        self._wall = wall
        self._one_at_a_time = threading.Lock()
        self._kept_house_at: datetime | None = None

    def stop(self) -> None:
        """Begin no further delivery: what is owed is sent after the next start."""
        self._deliverer.stop()

    def tick(self) -> None:
        """Do what is due. A database that is down is said in the log; the next tick tries again."""
        with self._one_at_a_time:
            try:
                self._tick()
            except StorageDown:
                _LOG.warning("tick_without_database")

    def _tick(self) -> None:
        now, wall = self._now(), self._wall()
        mark_tick(self._database, self._workspace_id, now, wall)
        claimed = claim_due_nudges(self._database, self._workspace_id, now, wall)
        if claimed:
            _LOG.info("nudges_claimed", count=claimed)
        claimed = claim_due_preps(self._database, self._workspace_id, now, wall)
        if claimed:
            _LOG.info("preps_claimed", count=claimed)
        self._deliverer.work_off()
        if self._kept_house_at is None or wall - self._kept_house_at >= _KEEP_HOUSE_EVERY:
            self._kept_house_at = wall
            forget_old(self._database, self._workspace_id, now, wall)
        self._wipe(now)

    def _wipe(self, now: datetime) -> None:
        """Last: where it fails, for a disk that is full, all else was done."""
        try:
            if wipe_forgotten(self._database, self._workspace_id, now):
                _LOG.info("forgotten_wiped")
        except StorageDown:
            _LOG.warning("forgotten_not_wiped")
