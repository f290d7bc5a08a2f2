"""What a client menu suggests while a name is typed, over 10,000 clients, beside one raw look-up.

    python -m benchmarks.typeahead [ROUNDS]

A prefix, a word inside the name, a misspelt name (matched roughly against every name), a name that
is like none, and nothing typed yet. The floor is the bare driver's query for names by prefix.
"""

import gc
import sqlite3
import sys
from collections.abc import Callable, Iterator
from itertools import cycle
from random import Random

from benchmarks.figures import against, interleave, note, percentile, title
from benchmarks.fill import NOW, Size, fill, names_of_clients
from benchmarks.places import folder, migrated, postgres_url
from domain.name import fold_name
from domain.records import Member, Standing
from services.know_member import SlackUser, know_member
from services.open_client import suggest_clients
from storage.database import Database

CLIENTS = 10_000
ROUNDS = 300
SHOWN = 100  # as Slack's menus do
MOST_MS = 20
WORKSPACE = "T1"
_FLOOR = """SELECT client_id, name FROM client_names
WHERE workspace_id = ? AND key >= ? AND key < ? ORDER BY key LIMIT 100"""


def prefix(name: str) -> str:
    return name[:4]


def word_inside(name: str) -> str:
    return name.split()[1][:5]


def misspelt(name: str) -> str:
    """Two letters inside the name changed places."""
    return f"{name[:2]}{name[3]}{name[2]}{name[4:]}"


def unlike_all(name: str) -> str:
    return f"{name[::-1]}"


def nothing(name: str) -> str:
    del name
    return ""


KINDS = (prefix, word_inside, misspelt, unlike_all, nothing)


def asking(database: Database, who: Member, typed: Iterator[str]) -> Callable[[], object]:
    return lambda: suggest_clients(database, who, next(typed), limit=SHOWN)


def measure(what: str, url: str, rounds: int) -> None:
    names = names_of_clients(CLIENTS)
    Random(4).shuffle(names)
    with migrated(url) as database:
        fill(database, WORKSPACE, Size(CLIENTS, members_due=False))
        told = SlackUser("UASKS", "Asks", "UTC", "en-GB", Standing.MEMBER, is_admin=False)
        who = know_member(database, WORKSPACE, told, NOW)
        gc.freeze()  # as `rapport run` does once it is connected
        asks = [asking(database, who, cycle([kind(name) for name in names])) for kind in KINDS]
        times = interleave(rounds, *asks)
    title(f"Typeahead on {what}, {CLIENTS:,} clients, {rounds} rounds")
    for kind, taken in zip(KINDS, times, strict=True):
        words = kind.__name__.replace("_", " ")
        against(f"{words}: p99", percentile(taken, 99), MOST_MS)
        note(f"{words}: p50", percentile(taken, 50))


def measure_floor(path: str, rounds: int) -> None:
    """The bare driver on the SQLite file just filled."""
    keys = cycle([fold_name(prefix(name)) for name in names_of_clients(CLIENTS)])
    driver = sqlite3.connect(path)

    def ask() -> None:
        key = next(keys)
        driver.execute(_FLOOR, (WORKSPACE, key, f"{key}\U0010ffff")).fetchall()

    (times,) = interleave(rounds, ask)
    note("floor, one query of the bare driver: p50", percentile(times, 50))


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with folder() as path:
        measure("SQLite", f"sqlite:///{path}/rapport.db", rounds)
        measure_floor(f"{path}/rapport.db", rounds)
    with postgres_url() as url:
        if url:
            measure("PostgreSQL", url, rounds)


if __name__ == "__main__":
    main()
