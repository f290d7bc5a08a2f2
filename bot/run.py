"""`rapport run`: connect, serve, and stop within 10 s when told to."""

import gc
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from bot.app import Rapport
from bot.logs import set_up_logs
from bot.settings import Settings

LONGEST_STOP_SECONDS = 9.0
_LOG = structlog.get_logger()


def run(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT. Raises as Rapport does when it cannot start."""
    set_up_logs(settings.log_level, settings.log_format)
    with _signals() as told_to_stop:
        rapport = Rapport(settings)
        try:
            rapport.start()
            _spare_the_collector()
            _LOG.info(
                "connected",
                workspace=rapport.identity.workspace_id,
                database=rapport.database.engine.dialect.name,
            )
            told_to_stop.wait()
            _LOG.info("stopping")
            _leave_at_the_latest()
        finally:
            rapport.stop()
        _LOG.info("stopped")


def _spare_the_collector() -> None:
    """What was made at start stays: to look through it again costs an answer 50 ms now and then."""
    gc.collect()
    gc.freeze()


@contextmanager
def _signals() -> Iterator[threading.Event]:
    """An event that SIGTERM and SIGINT set, from before the start on."""
    told = threading.Event()
    numbers = (signal.SIGTERM, signal.SIGINT)
    before = [signal.signal(number, lambda *_: told.set()) for number in numbers]
    try:
        yield told
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


def _leave_at_the_latest() -> None:
    """End the process when Slack keeps a call waiting: what is kept is safe at any moment."""
    timer = threading.Timer(LONGEST_STOP_SECONDS, _leave)
    timer.daemon = True
    timer.start()


def _leave() -> None:
    _LOG.warning("stopped_in_haste")
    os._exit(0)
