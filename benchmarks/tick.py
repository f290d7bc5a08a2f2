"""The tick: finding who and what is due, beside the one indexed query that it cannot do without.

    python -m benchmarks.tick [CLIENTS]

100,000 clients of 5,000 members, 5 % of the clients due, and everyone's hour has come at once: the
worst morning. The floor is one query of the bare driver for the due clients as tuples, with all
columns that a card is ranked by; ours also finds the members, their local days and what they owe.
With nothing due, a tick's look is measured with 1,000 clients and with all.
"""

import gc
import sqlite3
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

import psycopg

from benchmarks.figures import against, compare, interleave, milliseconds, note, percentile, title
from benchmarks.fill import NOW, Size, fill
from benchmarks.places import folder, migrated, postgres_url
from services.deliver import take_delivery
from services.nudge_day import claim_due_nudges, find_due
from storage.database import Database
from storage.due import DueClient

CLIENTS, FEW_CLIENTS, MEMBERS = 100_000, 1_000, 5_000
ROUNDS = 15
MOST_TIMES_THE_FLOOR = 3.0
MOST_WITH_NOTHING_DUE_MS = 5
BUSY, QUIET = "TBUSY", "TQUIET"
_FLOOR = f"""SELECT {", ".join(DueClient._fields)} FROM clients
WHERE workspace_id = {{0}} AND next_card_on <= {{0}}"""


def find(database: Database) -> int:
    """Who is due and what, for all; how many clients and actions."""
    with database.read() as connection:
        _, work = find_due(connection, BUSY, NOW)
    return sum(len(one.owed) + len(one.cold) for one in work.values())


def floor_of(url: str) -> Callable[[], list[Any]]:
    """One query of the bare driver, on a connection of its own."""
    path = url.removeprefix("sqlite:///")
    is_sqlite = path != url
    driver: Any = sqlite3.connect(path) if is_sqlite else psycopg.connect(url, autocommit=True)
    statement = _FLOOR.format("?" if is_sqlite else "%s")
    today = NOW.date().isoformat() if is_sqlite else NOW.date()
    return lambda: driver.execute(statement, (BUSY, today)).fetchall()


def look(database: Database) -> None:
    """All that a tick asks with nothing due and nothing to post."""
    claim_due_nudges(database, QUIET, NOW, NOW)
    take_delivery(database, QUIET, NOW)


def measure_busy(what: str, url: str, clients: int) -> None:
    due = clients // 20
    with migrated(url) as database:
        fill(database, BUSY, Size(clients, MEMBERS, due, due // 50))
        floor = floor_of(url)
        gc.freeze()  # as `rapport run` does once it is connected
        if find(database) != len(floor()) + due // 50:
            raise AssertionError("ours and the floor do not find the same")
        ours, raw = interleave(ROUNDS, partial(find, database), floor)
        title(f"The tick on {what}: {clients:,} clients, {MEMBERS:,} members, {due:,} clients due")
        compare(
            "finding who and what is due, p50",
            percentile(ours, 50),
            percentile(raw, 50),
            MOST_TIMES_THE_FLOOR,
        )
        claim = partial(claim_due_nudges, database, BUSY, NOW, NOW)
        note("claiming it all, in batches of 100 members", milliseconds(claim))


def measure_quiet(url: str, clients: int) -> None:
    with migrated(url) as database:
        fill(database, QUIET, Size(clients, clients // 20, members_due=False))
        (ours,) = interleave(100, partial(look, database))
        against(
            f"a look with nothing due, {clients:,} clients, p50",
            percentile(ours, 50),
            MOST_WITH_NOTHING_DUE_MS,
        )


def main() -> None:
    clients = int(sys.argv[1]) if len(sys.argv) > 1 else CLIENTS
    with folder() as path:
        measure_busy("SQLite", f"sqlite:///{path}/busy.db", clients)
        for many in (FEW_CLIENTS, clients):
            measure_quiet(f"sqlite:///{path}/{many}.db", many)
    with postgres_url() as url:
        if url:
            measure_busy("PostgreSQL", url, clients)
            measure_quiet(url, FEW_CLIENTS)


if __name__ == "__main__":
    main()
