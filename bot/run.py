"""`rapport run`: connect, serve, and stop within 10 s when told to."""

import signal
import threading
from types import FrameType

import structlog

from bot.app import Rapport
from bot.logs import set_up_logs
from bot.settings import Settings

_LOG = structlog.get_logger()


def run(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT. Raises as Rapport does when it cannot start."""
    set_up_logs(settings.log_level, settings.log_format)
    stop = threading.Event()
    rapport = Rapport(settings)

    def told_to_stop(signum: int, frame: FrameType | None) -> None:
        del signum, frame
        stop.set()

    signal.signal(signal.SIGTERM, told_to_stop)
    signal.signal(signal.SIGINT, told_to_stop)
    rapport.start()
    _LOG.info(
        "connected",
        workspace=rapport.identity.workspace_id,
        database=rapport.database.engine.dialect.name,
    )
    stop.wait()
    _LOG.info("stopping")
    rapport.stop()
    _LOG.info("stopped")
