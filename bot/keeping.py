"""The local Slack is kept in a file while it runs: now and then, and at its end."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import structlog

from playground import LocalSlack

KEEP_EVERY_SECONDS = 3.0
_LOG = structlog.get_logger()


class _Keeper:
    """Writes the file when something changed since it last did."""

    def __init__(self, slack: LocalSlack, file: Path) -> None:
        self._slack = slack
        self._file = file
        self._kept_version = -1
        self._has_jumped = False
        slack.clock.on_jump(self._note_jump)

    def _note_jump(self, _: datetime) -> None:
        self._has_jumped = True

    def keep(self) -> None:
        """A disk that is full is told of in the log; what was kept before stays."""
        from playground.saving import save  # noqa: PLC0415 - only where something is to be kept

        version = self._slack.workspace.version
        if version == self._kept_version and not self._has_jumped:
            return
        self._has_jumped = False
        try:
            save(self._slack, self._file)
        except OSError as fault:
            _LOG.error("not_kept", file=str(self._file), reason=fault.strerror)
        else:
            self._kept_version = version


@contextmanager
def kept_in(
    file: Path, slack: LocalSlack, every: float = KEEP_EVERY_SECONDS
) -> Iterator[Callable[[], None]]:
    """What is yielded begins to keep the Slack: now, every few seconds, and when all is over.

    Until it is called nothing is written, so that a start that fails leaves nothing behind.
    """
    keeper, is_over = _Keeper(slack, file), threading.Event()

    def keep_on() -> None:
        while not is_over.wait(every):
            keeper.keep()

    thread = threading.Thread(target=keep_on, name="keep-slack", daemon=True)

    def begin() -> None:
        keeper.keep()
        thread.start()

    try:
        yield begin
    finally:
        is_over.set()
        if thread.ident:
            thread.join()
            keeper.keep()
