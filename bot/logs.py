"""Logs: one line an event, ids only. Libraries are kept from logging what people wrote."""

import logging
import sys
from contextlib import suppress

import structlog

# These print payloads or exception messages with values in them below this level.
_QUIET = {
    "slack_bolt": logging.CRITICAL,
    "slack_sdk": logging.CRITICAL,
    "apscheduler": logging.CRITICAL,
    "sqlalchemy": logging.ERROR,
    "alembic": logging.ERROR,
    "websockets": logging.ERROR,
}


class _Lines:
    """Writes lines to standard error. A log that cannot be written holds up no answer."""

    def __init__(self, *_: object) -> None:
        self._stream = sys.stderr

    def msg(self, line: str) -> None:
        with suppress(OSError, ValueError):
            print(line, file=self._stream, flush=True)

    debug = info = warning = error = critical = msg


def set_up_logs(level: str, style: str) -> None:
    """Write to standard error, as text or as JSON lines."""
    renderer = (
        structlog.processors.JSONRenderer()
        if style == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level.lower()),
        logger_factory=_Lines,
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)
    for name, least in _QUIET.items():
        logging.getLogger(name).setLevel(least)
