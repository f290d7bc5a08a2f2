"""Telling somebody, as a page, that something in a workspace changed: soon, and not too often."""

import threading
from collections.abc import Callable

from playground.workspace import Workspace

PAUSE_SECONDS = 0.015


class Watcher:
    """Calls `on_change` from a thread of its own after changes, with no lock held.

    Bursts become one call: there are at least `pause` seconds between the end of a call and the
    next, and the last change is always followed by one. `on_change` must not raise.
    """

    def __init__(
        self, ws: Workspace, on_change: Callable[[], None], pause: float = PAUSE_SECONDS
    ) -> None:
        self._ws = ws
        self._on_change = on_change
        self._pause = pause
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to watch: what changes from now on is told. Does nothing when it watches."""
        if self._thread is None:
            self._stopping.clear()
            version = self._ws.version
            self._thread = threading.Thread(
                target=self._watch, args=(version,), name="watcher", daemon=True
            )
            self._thread.start()

    def stop(self) -> None:
        """Stop watching; nothing is called after this has returned. May be called twice."""
        thread, self._thread = self._thread, None
        if thread is None:
            return
        self._stopping.set()
        with self._ws.changed:
            self._ws.changed.notify_all()
        if thread is not threading.current_thread():
            thread.join()

    def _watch(self, seen: int) -> None:
        ws, stopping = self._ws, self._stopping
        while not stopping.is_set():
            with ws.changed:
                while ws.version == seen and not stopping.is_set():
                    ws.changed.wait()
                seen = ws.version
            if not stopping.is_set():
                self._on_change()
                stopping.wait(self._pause)
