"""What moves between clients is found by an index, however much others have (SQLite)."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection

from storage import client_counts, client_moves, client_names, clients
from storage.client_moves import OwnAction
from storage.database import Database
from tests.office import NOW
from tests.storage.test_index_use import plans

W = "T1"
MOVED = {"interactions": ["1", "2"], "actions": ["1", "2"], "people": ["1", "2"], "facts": ["1"]}

HOT: dict[str, Callable[[Connection], object]] = {
    "names": lambda c: client_names.list_names_of(c, W, "1"),
    "new names": lambda c: client_names.set_names(c, W, "1", []),
    "named members": lambda c: clients.find_named_ids(c, W, "1"),
    "what it has": lambda c: client_counts.count_things(c, W, "1", viewer_id="U1"),
    "moved": lambda c: client_moves.move_everything(c, W, "1", "2"),
    "moved back": lambda c: client_moves.move_back(c, W, "2", "1", MOVED),
    "cards that follow": lambda c: client_moves.move_owed_cards(c, W, "1", "2", ["1", "2"]),
    "cards struck out": lambda c: client_moves.close_owed_cards_of(
        c, W, ["1", "2"], outcome="", now=NOW
    ),
    "days of cards": lambda c: client_moves.find_card_days(c, W, ["1", "2"]),
    "unseen": lambda c: client_moves.list_unseen(c, W, "1", readers=["U1"], reader_id="U1"),
    "passed on": lambda c: client_moves.set_owners(c, W, [OwnAction("1", "U1", None, None, None)]),
}


@pytest.mark.parametrize("name", HOT)
def test_what_moves_is_found_by_an_index(sqlite_database: Database, name: str) -> None:
    with sqlite_database.write() as connection, plans(connection) as found:
        HOT[name](connection)
    assert found
    looked = [plan for plan in found if plan.startswith("SCAN") and "CONSTANT ROW" not in plan]
    assert looked == []
