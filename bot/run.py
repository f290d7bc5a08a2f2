"""`rapport run`: connect, serve, and stop within 10 s when told to."""

import gc

import structlog

from bot.app import Rapport
from bot.logs import set_up_logs
from bot.settings import Settings
from bot.stopping import leave_at_the_latest, stop_signals

_LOG = structlog.get_logger()


def run(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT. Raises as Rapport does when it cannot start."""
    set_up_logs(settings.log_level, settings.log_format)
    with stop_signals() as told_to_stop:
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
            leave_at_the_latest()
        finally:
            rapport.stop()
        _LOG.info("stopped")


def _spare_the_collector() -> None:
    """What was made at start stays: to look through it again costs an answer 50 ms now and then."""
    gc.collect()
    gc.freeze()
