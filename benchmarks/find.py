"""`/client find` over 100,000 clients and 1,000,000 logs, beside the raw query of each database.

    python -m benchmarks.find [ROUNDS]

A word that is everywhere, one that is rare, two that stand together, two that seldom do, a name,
the beginning of a word, Japanese, and words that are nowhere. The floor is the newest ten records
with the same words, by the bare index, whoever may read them.
"""

import gc
import sys
from collections.abc import Callable
from itertools import cycle

from sqlalchemy import text

from benchmarks.figures import against, interleave, note, percentile, title
from benchmarks.fill import NOW, Size, fill, names_of_clients
from benchmarks.fill_texts import RARE, fill_texts
from benchmarks.places import folder, migrated, postgres_url
from domain.records import Member
from services.search import search_clients
from storage.database import Database
from storage.members import find_member

CLIENTS = 100_000
LOGS = 10  # of each client
ROUNDS = 100
MOST_MS = 100
WORKSPACE = "T1"
USER = "UFILLED0001"

_IN_SQLITE = """SELECT rowid FROM search_words WHERE search_words MATCH :asked
ORDER BY rowid DESC LIMIT 10"""
_IN_POSTGRES = """SELECT id FROM search_texts
WHERE search_beginnings(folded) @@ CAST(:asked AS tsquery)
AND NOT (kind IN ('client', 'person')) LIMIT 10"""

Act = Callable[[], object]


def questions() -> dict[str, list[str]]:
    """What is asked for, by the words that the figures stand beside."""
    names = names_of_clients(2_000)
    return {
        "a word everywhere": ["pricing", "meeting"],
        "a rare word": RARE[1_000:1_400],
        "two words": ["pricing jazz", "roadmap puppy", "renewal Oslo"],
        "two rare words": [f"{one} {RARE[-place]}" for place, one in enumerate(RARE[:200], 1)],
        "four words": ["the pricing jazz Lisbon", "call about puppy Kyoto"],
        "a name": names[:500],
        "a name and a word": [f"{name} pricing" for name in names[500:800]],
        "two letters": ["pr", "ro", "ma"],
        "Japanese": ["会議", "東京 価格"],
        "nowhere": ["xylophonist", "pricing xylophonist"],
    }


def searches(database: Database, who: Member) -> dict[str, Act]:
    acts: dict[str, Act] = {}
    for words, asked in questions().items():
        each = cycle(asked)
        acts[words] = lambda each=each: search_clients(database, who, next(each), NOW)  # type: ignore[misc]
    return acts


def floor(database: Database) -> Act:
    wanted = text(_IN_SQLITE if database.is_sqlite else _IN_POSTGRES)
    asked = {"asked": '"pricing"* AND "jazz"*' if database.is_sqlite else "'pricing' & 'jazz'"}

    def act() -> object:
        with database.read() as connection:
            return connection.execute(wanted, asked).all()

    return act


def measure(what: str, url: str, rounds: int) -> None:
    with migrated(url) as database:
        fill(database, WORKSPACE, Size(CLIENTS, members=100, due_actions=3_000, members_due=False))
        fill_texts(database, WORKSPACE, LOGS)
        with database.read() as connection:
            who = find_member(connection, WORKSPACE, USER)
        if who is None:
            raise LookupError("the member is not there")
        gc.freeze()  # as `rapport run` does once it is connected
        acts = searches(database, who)
        times = interleave(rounds, *acts.values(), floor(database))
    title(f"Find on {what}, {CLIENTS:,} clients, {CLIENTS * LOGS:,} logs, {rounds} rounds")
    for words, taken in zip([*acts, "floor, the bare index for two words"], times, strict=True):
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
