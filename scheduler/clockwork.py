"""APScheduler's wiring: it only ticks. Who is due is in the database."""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

import structlog
from apscheduler.events import EVENT_JOB_ERROR, JobExecutionEvent
from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler

from domain.fault import tell_fault

_LOG = structlog.get_logger()
TICK_SECONDS = 15
_TICK = "tick"
_DAY_SECONDS = 24 * 60 * 60


class Clockwork:
    """Calls the tick every 15 s and at once when woken, the roll call of members once a day."""

    def __init__(self, tick: Callable[[], None], roll_call: Callable[[], None]) -> None:
        self._call = tick
        self._one_at_a_time = threading.Lock()
        self._wake_lock = threading.Lock()
        self._is_woken = False
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        self._scheduler.add_listener(_log_failure, EVENT_JOB_ERROR)
        first = {"next_run_time": datetime.now(UTC)}
        # Two, so that a tick may wait for the one under way.
        self._scheduler.add_job(
            self._tick, "interval", seconds=TICK_SECONDS, id=_TICK, max_instances=2, **first
        )
        self._scheduler.add_job(roll_call, "interval", seconds=_DAY_SECONDS, id="roll", **first)

    def start(self) -> None:
        self._scheduler.start()

    def wake(self) -> None:
        """Tick at once, after the tick that may be under way; once for many wakes."""
        with self._wake_lock:
            if self._is_woken or not self._scheduler.running:
                return
            self._is_woken = True
        with suppress(JobLookupError):  # stopped meanwhile
            self._scheduler.modify_job(_TICK, next_run_time=datetime.now(UTC))

    def stop(self) -> None:
        """Let the tick under way end, then stop."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)

    def _tick(self) -> None:
        with self._one_at_a_time:
            with self._wake_lock:
                self._is_woken = False
            self._call()


def _log_failure(event: JobExecutionEvent) -> None:
    _LOG.error("tick_failed", job=event.job_id, **tell_fault(event.exception))
