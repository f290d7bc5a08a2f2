"""The queries of lists look at an index, and those of everyone's stop after a page (SQLite)."""

from collections.abc import Callable
from itertools import product

import pytest
from sqlalchemy import Connection

from domain.client_lists import PAGE, ClientListing, Only, Sort, Whose
from storage import client_lists, next_actions, own_next
from storage.database import Database
from tests.office import A_DAY, TODAY
from tests.storage.test_index_use import plans

W = "T1"
Query = Callable[[Connection], object]
EVERYONES = [
    asked
    for only, sort in product(Only, Sort)
    if not (asked := ClientListing(Whose.ALL, only, sort)).is_read_whole and asked.order is sort
]
DAYS = {TODAY - A_DAY: ["Pacific/Honolulu"], TODAY: ["UTC"], TODAY + A_DAY: ["Pacific/Auckland"]}

OTHERS: dict[str, Query] = {
    "private": lambda c: client_lists.weigh_seen_private(c, W, "U1"),
    "counts": lambda c: own_next.count_open_of(c, W, "U1", today=TODAY, sunday=TODAY),
    "owed": lambda c: own_next.list_open_of(c, W, "U1", offset=10, limit=10),
    "next action": lambda c: next_actions.list_by_ids(c, W, ["1"], viewer_id="U1"),
    "page": lambda c: client_lists.list_in_order(c, W, ["1", "2"], viewer_id="U1"),
    "zones": lambda c: client_lists.list_zones(c, W),
} | {f"own {only}": lambda c, only=only: client_lists.weigh_own(c, W, "U1", only) for only in Only}


def everyones(connection: Connection, asked: ClientListing) -> None:
    client_lists.list_page(connection, W, "U1", asked, rows=(0, PAGE + 1), days=DAYS)


@pytest.mark.parametrize("asked", EVERYONES, ids=str)
def test_a_page_of_everyones_is_read_in_the_order_of_an_index(
    sqlite_database: Database, asked: ClientListing
) -> None:
    """Nothing is sorted: however many there are, no more is read than the page shows."""
    with sqlite_database.write() as connection, plans(connection) as found:
        everyones(connection, asked)
    assert found
    assert [plan for plan in found if plan.startswith("SCAN") or "TEMP B-TREE" in plan] == []


@pytest.mark.parametrize(
    ("only", "columns"),
    [
        (Only.ANY, "workspace_id=?"),
        (Only.COLD, "workspace_id=? AND going_cold_on<?"),
        (Only.TIER_D, "workspace_id=? AND tier=?"),
        (Only.FORMER, "workspace_id=? AND former_on>?"),
    ],
)
def test_a_filter_is_found_in_the_index(
    sqlite_database: Database, only: Only, columns: str
) -> None:
    with sqlite_database.write() as connection, plans(connection) as found:
        everyones(connection, ClientListing(Whose.ALL, only))
    assert f"({columns})" in found[0]


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_ones_own_is_found_by_an_index(sqlite_database: Database, name: str) -> None:
    with sqlite_database.write() as connection, plans(connection) as found:
        OTHERS[name](connection)
    assert [plan for plan in found if plan.startswith("SCAN")] == []
