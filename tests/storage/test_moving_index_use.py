"""The queries of importing, handing over and standing in look at an index (SQLite)."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection

from storage import hand_over, imports, stand_ins
from storage.database import Database
from storage.models import Base
from tests.office import NOW, TODAY
from tests.storage.test_index_use import plans

W = "T1"
Query = Callable[[Connection], object]
DAYS = {name: TODAY for name in hand_over.CLIENT_DAYS if name.endswith("_on")}

HOT: dict[str, Query] = {
    "paste": lambda c: imports.find_paste_id(c, W, "U1", now=NOW),
    "close names": lambda c: imports.list_keys_by_start(c, W, ["acm"]),
    "untouched": lambda c: imports.list_untouched(c, W, ["1", "2"]),
    "there": lambda c: imports.list_there(c, W, ["1", "2"]),
    "removed": lambda c: imports.remove_clients(c, W, ["1", "2"], TODAY),
    "detail": lambda c: imports.set_detail(c, W, "1", {}),
    "away": lambda c: stand_ins.list_away(c, W, ["U1", "U2"]),
    "due for": lambda c: stand_ins.list_due_for(c, W, ["U1", "U2"], by=TODAY),
    "given back": lambda c: stand_ins.give_back_cards(c, W, "U1", "Back", TODAY),
    "owned clients": lambda c: hand_over.list_owned_clients(c, W, "U1"),
    "owned actions": lambda c: hand_over.list_owned_actions(c, W, "U1", "U2"),
    "locked": lambda c: imports.lock_clients(c, W, ["1", "2"]),
    "moved clients": lambda c: hand_over.move_clients(c, W, "U2", {"1": DAYS}),
    "moved actions": lambda c: hand_over.move_actions(c, W, "U2", {"1": {"next_card_on": TODAY}}),
    "closed cards": lambda c: hand_over.close_cards(c, W, ["1"], ["2"], "Now with Lee"),
    "counted": lambda c: hand_over.count_owned(c, W, "U1"),
}


@pytest.mark.parametrize("name", HOT)
def test_every_query_looks_at_an_index(sqlite_database: Database, name: str) -> None:
    with sqlite_database.write() as connection, plans(connection) as found:
        HOT[name](connection)
    assert found
    tables = [f"SCAN {table}" for table in Base.metadata.tables]
    assert [plan for plan in found if plan in tables] == []
