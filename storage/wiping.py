"""What SQLite's file still holds of deleted rows, and how it is wiped."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, column, table, text

from storage.database import Database

_INDEXES = ("search_names", "search_words")
_PAGES = 400  # of a step: others wait for it about a tenth of a second
_NOTHING_DONE = 2  # a step without work counts fewer changes


def bytes_of_file(connection: Connection) -> int:
    """The size of SQLite's file; 0 for another database."""
    if connection.dialect.name != "sqlite":
        return 0
    sizes = ("page_count", "page_size")
    pages, page = (connection.execute(text(f"PRAGMA {one}")).scalar_one() for one in sizes)
    return int(pages * page)


def wipe(database: Database, since: datetime) -> bool:
    """False where somebody who reads kept it from being done whole: to be called again."""
    if database.is_sqlite:
        for index in _INDEXES:
            _merge_all(database, index)
    return database.wipe(since)


def _merge_all(database: Database, index: str) -> None:
    """Merge all of an index, in steps: FTS5 keeps the words of deleted texts until then."""
    pages = -_PAGES  # the first step takes all segments together
    while True:
        with database.write() as connection:
            if not _merge(connection, index, pages):
                return
        pages = _PAGES


def _merge(connection: Connection, index: str, pages: int) -> bool:
    """Whether there was anything to do. Source: sqlite.org/fts5.html, the 'merge' command."""
    driver: Any = connection.connection.driver_connection
    before = driver.total_changes
    command = table(index, column(index), column("rank")).insert()
    connection.execute(command.values({index: "merge", "rank": pages}))
    return bool(driver.total_changes - before >= _NOTHING_DONE)
