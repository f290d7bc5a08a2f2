"""Two transactions at once: one is started at the very statement of another."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from storage.database import Database

_HEAD_START = 0.5  # seconds for what is started; it may have to wait for the other to end


@contextmanager
def started_at(database: Database, words: str, act: Callable[[], object]) -> Iterator[list[object]]:
    """Start `act` in a thread, once, right before the first statement with these words.

    Gives what it came to, the error included, once both are over.
    """
    came_to: list[object] = []
    here = threading.get_ident()

    def run() -> None:
        try:
            came_to.append(act())
        except Exception as error:  # noqa: BLE001 - the test looks at it
            came_to.append(error)

    other = threading.Thread(target=run)

    def start(*told: Any) -> None:  # noqa: ANN401 - as SQLAlchemy calls it
        statement, values = told[2], told[3]
        is_it = words in f"{statement} {values}" and not other.ident
        if threading.get_ident() == here and is_it:
            other.start()
            other.join(_HEAD_START)

    event.listen(database.engine, "before_cursor_execute", start)
    try:
        yield came_to
        assert other.ident, f"nothing said {words!r}"
        other.join()
    finally:
        event.remove(database.engine, "before_cursor_execute", start)
