"""Faults of the page itself: one stops nothing but what it is in, and stands in the log once."""

import logging
from collections.abc import Callable

from nicegui.element import Element

from playground.page.tag import Tag

_LOG = logging.getLogger(__name__)
NOT_SHOWN = "This could not be shown. The log has why."


def draw_guarded(box: Element, draw: Callable[[], object]) -> None:
    """Draw into an empty box; where that fails, say so there."""
    try:
        with box:
            draw()
    except Exception:  # noqa: BLE001 - whatever it is, the rest of the page is drawn
        _LOG.exception("something could not be drawn")
        box.clear()
        with box:
            Tag("p", NOT_SHOWN, "unknown")


class Faults:
    """Tries things again and again; each that fails is logged the first time only."""

    def __init__(self) -> None:
        self._known: set[object] = set()

    def guard(self, key: object, work: Callable[[], object]) -> bool:
        """Do it; return whether it went well."""
        try:
            work()
        except Exception:  # noqa: BLE001 - whatever it is, the others go on
            if key not in self._known:
                self._known.add(key)
                _LOG.exception("a part of the page fails: %s", key)
            return False
        self._known.discard(key)
        return True
