"""Brief, card, lists and Home of one member over 100,000 clients and 1,000,000 interactions.

    python -m benchmarks.surfaces [ROUNDS]

Each as the service reads it for one member, who owns 1,000 clients, beside the raw query that
floors it: the same rows, read by the bare driver's connection in one statement.
"""

import gc
import sys
from collections.abc import Callable, Iterator
from itertools import cycle
from random import Random

from sqlalchemy import Connection, select, text

from benchmarks.figures import against, interleave, note, percentile, title
from benchmarks.fill import NOW, Size, fill
from benchmarks.fill_memory import fill_memory
from benchmarks.places import folder, migrated, postgres_url
from domain.client_lists import ClientListing, Only, Sort, Whose
from domain.records import Member
from services.brief import read_brief
from services.home import load_home
from services.list_clients import list_clients
from services.list_next import list_next
from services.open_client import open_client
from storage.database import Database
from storage.members import find_member
from storage.models import Client

CLIENTS = 100_000
MEMBERS = 100
LOGS = 10  # of each client
ROUNDS = 200
MOST_MS = 50
WORKSPACE = "T1"
USER = "UFILLED0001"

_LAST_FIVE = """SELECT summary FROM interactions WHERE workspace_id = :w AND client_id = :c
ORDER BY happened_at DESC LIMIT 5"""
_OWN = """SELECT id, name, tier, last_contact_at FROM clients
WHERE workspace_id = :w AND owner_id = :u"""
_COLDEST = """SELECT id, name, tier, last_contact_at FROM clients
WHERE workspace_id = :w AND former_on IS NULL ORDER BY going_cold_on, id LIMIT 16"""

Act = Callable[[], object]


def lists() -> dict[str, ClientListing]:
    """What is asked for, by the words that the figures stand beside."""
    mine, everyones = ClientListing(), ClientListing(whose=Whose.ALL)
    return {
        "my 1,000 clients": mine,
        "mine without a next action": ClientListing(only=Only.NO_NEXT),
        "everyone's": everyones,
        "everyone's, page 100": everyones.at(99),
        "everyone's, by name": ClientListing(whose=Whose.ALL, sort=Sort.NAME),
        "everyone's, cold": ClientListing(whose=Whose.ALL, only=Only.COLD),
        "everyone's without a next action": ClientListing(whose=Whose.ALL, only=Only.NO_NEXT),
        "everyone's of tier A": ClientListing(whose=Whose.ALL, only=Only.TIER_A),
    }


def surfaces(database: Database, who: Member, client_ids: Iterator[str]) -> dict[str, Act]:
    acts: dict[str, Act] = {
        "brief": lambda: read_brief(database, who, next(client_ids), NOW),
        "card": lambda: open_client(database, who, next(client_ids), NOW),
        "Home": lambda: load_home(database, who, ClientListing(), NOW),
        "next actions": lambda: list_next(database, who, 0, NOW),
    }
    for words, asked in lists().items():
        acts[words] = lambda asked=asked: list_clients(database, who, asked, NOW)  # type: ignore[misc]
    return acts


def floors(database: Database, client_ids: Iterator[str]) -> dict[str, Act]:
    def ask(statement: str) -> Act:
        wanted = text(statement)

        def act() -> object:
            with database.read() as connection:
                return connection.execute(
                    wanted, {"w": WORKSPACE, "u": USER, "c": next(client_ids)}
                ).all()

        return act

    return {
        "floor of card and brief: its last five": ask(_LAST_FIVE),
        "floor of mine and Home: the 1,000 rows": ask(_OWN),
        "floor of everyone's: 16 rows of the index": ask(_COLDEST),
    }


def some_ids(connection: Connection) -> list[str]:
    every = select(Client.id).where(Client.workspace_id == WORKSPACE)
    found = list(connection.execute(every).scalars())
    return Random(5).sample(found, 2_000)


def measure(what: str, url: str, rounds: int) -> None:
    size = Size(
        CLIENTS, members=MEMBERS, due=30_000, due_actions=3_000, members_due=False, logs=LOGS
    )
    with migrated(url) as database:
        fill(database, WORKSPACE, size)
        fill_memory(database, WORKSPACE)
        with database.read() as connection:
            who = find_member(connection, WORKSPACE, USER)
            client_ids = cycle(some_ids(connection))
        if who is None:
            raise LookupError("the member is not there")
        gc.freeze()  # as `rapport run` does once it is connected
        acts = surfaces(database, who, client_ids)
        bare = floors(database, client_ids)
        times = interleave(rounds, *acts.values(), *bare.values())
    title(f"Surfaces on {what}, {CLIENTS:,} clients, {CLIENTS * LOGS:,} logs, {rounds} rounds")
    for words, taken in zip([*acts, *bare], times, strict=True):
        if words in acts:
            against(f"{words}: p99", percentile(taken, 99), MOST_MS)
        note(f"{words}: p50", percentile(taken, 50))


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with folder() as path:
        measure("SQLite", f"sqlite:///{path}/rapport.db", rounds)
    with postgres_url() as url:
        if url:
            measure("PostgreSQL", url, rounds)


if __name__ == "__main__":
    main()
