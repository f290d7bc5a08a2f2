"""Being told to stop by SIGTERM or SIGINT, and stopping within 10 s."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

LONGEST_STOP_SECONDS = 9.0
_LOG = structlog.get_logger()


@contextmanager
def stop_signals() -> Iterator[threading.Event]:
    """An event that SIGTERM and SIGINT set, from before the start on."""
    told = threading.Event()
    numbers = (signal.SIGTERM, signal.SIGINT)
    before = [signal.signal(number, lambda *_: told.set()) for number in numbers]
    try:
        yield told
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


def leave_at_the_latest() -> None:
    """End the process when Slack keeps a call waiting: what is kept is safe at any moment."""
    timer = threading.Timer(LONGEST_STOP_SECONDS, _leave)
    timer.daemon = True
    timer.start()


def _leave() -> None:
    _LOG.warning("stopped_in_haste")
    os._exit(0)
