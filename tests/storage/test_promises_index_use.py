"""With 10,000 promises stored, those of one client are found by an index, on both databases."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, text

from benchmarks.fill import Size, fill
from domain.records import Interaction, Kind
from storage import followers, history, promises
from storage.database import Database, open_database
from storage.models import Client, NextAction, PromiseMove
from storage.models import Interaction as InteractionRow
from tests.databases import SqliteFiles
from tests.office import NOW, TODAY
from tests.storage.test_index_use import plans
from tests.storage.test_search_index_use import asked, nodes

W = "T1"
MANY = 10_000
CLIENTS = 500
TABLES = {"next_actions", "promise_moves", "clients"}
LOG = Interaction("7", W, "1", "Acme", "U1", "Ana", Kind.CALL, True, NOW, NOW)
HOT: dict[str, Callable[[Connection, str], object]] = {
    "counted": lambda c, one: promises.count_promises(c, W, one, viewer_id="U1", today=TODAY),
    "a page": lambda c, one: promises.list_promises(
        c, W, one, viewer_id="U1", today=TODAY, limit=11
    ),
    "moves": lambda c, _: promises.list_moves(c, W, "a10", TODAY),
    "the next one": lambda c, _: followers.find_follower(c, W, "a10"),
    "all that follow a log": lambda c, _: history.mark_actions_of(
        c, W, LOG, with_followers=True, in_confidence=True
    ),
}


def an_action(place: int, client_id: str, log_id: str) -> dict[str, Any]:
    due_on, is_open = TODAY + timedelta(days=place % 90 - 60), place % 2 == 0
    follows = place % 10 == 1
    return {
        "id": f"a{place}",
        "workspace_id": W,
        "client_id": client_id,
        "interaction_id": None if follows else log_id,
        "owner_id": f"U{place % 20}",
        "author_id": "U1",
        "text": "the quote",
        "due_on": due_on,
        "first_due_on": due_on - timedelta(days=2),
        "is_promise": True,
        "wanted_promise": False,
        "was_moved_late": False,
        "in_confidence": False,
        "state": "open" if is_open else "done",
        "created_at": NOW,
        "closed_on": None if is_open else due_on,
        "next_card_on": due_on if is_open else None,
        "follows_id": f"a{place - 1}" if follows else None,
    }


def a_move(action: dict[str, Any], day: int) -> dict[str, Any]:
    """To the due day, or so many days before it."""
    to_on = action["due_on"] - timedelta(days=day)
    return {
        "id": f"m{action['id']}-{day}",
        "workspace_id": W,
        "next_action_id": action["id"],
        "from_on": to_on - timedelta(days=1),
        "to_on": to_on,
        "moved_on": TODAY,
        "moved_at": NOW,
        "moved_by_id": "U1",
    }


def add_promises(connection: Connection) -> str:
    """Half of them done, each with two moves; a tenth follow another, the rest came with logs.

    The id of a client that has some.
    """
    client_ids = list(connection.execute(select(Client.id).limit(CLIENTS)).scalars())
    log_ids = list(connection.execute(select(InteractionRow.id)).scalars())
    actions = [
        an_action(place, client_ids[place % len(client_ids)], log_ids[place % len(log_ids)])
        for place in range(MANY)
    ]
    moves = [a_move(one, day) for one in actions for day in (1, 0)]
    connection.execute(insert(NextAction), actions)
    connection.execute(insert(PromiseMove), moves)
    connection.execute(text("ANALYZE"))
    return str(client_ids[0])


@pytest.fixture
def grown(sqlite_files: SqliteFiles, tmp_path: Path) -> Iterator[Database]:
    """A database of its own: each open connection keeps what SQLite once saw in many rows."""
    with sqlite_files.copy(tmp_path) as url, closing(open_database(url)) as database:
        fill(database, W, Size(CLIENTS, members=20, logs=2))
        yield database


def test_sqlite_scans_no_table_of_them(grown: Database, subtests: pytest.Subtests) -> None:
    with grown.write() as connection:
        client_id = add_promises(connection)
    for name, query in HOT.items():
        with subtests.test(name), grown.write() as connection:
            with plans(connection) as found:
                query(connection, client_id)
            assert found
            scanned = {plan.split()[1] for plan in found if plan.startswith("SCAN")}
            assert scanned & TABLES == set()
            connection.rollback()


def test_postgresql_reads_no_table_of_them_in_full(
    postgres_database: Database, subtests: pytest.Subtests
) -> None:
    fill(postgres_database, W, Size(CLIENTS, members=20, logs=2))
    with postgres_database.write() as connection:
        client_id = add_promises(connection)
    for name, query in HOT.items():
        with subtests.test(name), postgres_database.write() as connection:
            with asked(connection) as found:
                query(connection, client_id)
            for statement, told in found:
                rows = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", told)
                used = {table for kind, table in nodes(rows.scalar()) if kind == "Seq Scan"}
                assert used & TABLES == set()
            connection.rollback()
