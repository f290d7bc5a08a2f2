"""Forgetting looks at what the client or person has, by an index, however much others have."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection

from domain.found import FoundKind
from domain.taken_out import TakenOut
from storage import forgetting, taken_texts, workspaces
from storage.database import Database
from tests.storage.test_index_use import plans

W = "T1"
OUT = TakenOut(("Dana Whitfield",), ("Dana",))

HOT: dict[str, Callable[[Connection], object]] = {
    "names": lambda c: forgetting.list_family_names(c, W, ["1", "2"]),
    "who they are": lambda c: forgetting.list_known(c, W, "1"),
    "all of people": lambda c: forgetting.drop_people(c, W, ["1", "2"]),
    "facts told": lambda c: forgetting.list_told(c, W, ["1", "2"]),
    "counted": lambda c: forgetting.count_about(c, W, ["1", "2"], "U1"),
    "namesakes": lambda c: forgetting.list_namesake_clients(c, W, ["1"], ["Dana W"], but=["2"]),
    "their texts": lambda c: taken_texts.take_out_of_clients(c, W, ["1"], OUT),
    "named": lambda c: taken_texts.find_named(c, W, OUT.whole),
    "what a tick asks": lambda c: workspaces.find_unclean_since(c, W),
}


@pytest.mark.parametrize("name", HOT)
def test_all_that_is_looked_at_is_found_by_an_index(sqlite_database: Database, name: str) -> None:
    with sqlite_database.write() as connection, plans(connection) as found:
        HOT[name](connection)
    assert found
    assert scans(found) == []


def scans(found: list[str]) -> list[str]:
    """Looks at whole tables and indexes, but those of the full-text search."""
    looked = [plan for plan in found if plan.startswith("SCAN")]
    none = ("VIRTUAL", "CONSTANT ROW", "subquery")  # the last two are of an empty list
    return [plan for plan in looked if not any(one in plan for one in none)]


def test_deleting_a_client_looks_through_no_table_but_by_its_index(
    sqlite_database: Database,
) -> None:
    """Foreign keys ask whether anything is left of it: an index of each big table answers."""
    with sqlite_database.write() as connection, plans(connection) as found:
        forgetting.drop_clients(connection, W, ["1", "2"])
    whole = [plan for plan in scans(found) if "USING COVERING INDEX" not in plan]
    assert whole == ["SCAN client_members"]


@pytest.mark.parametrize("owner_id", [None, "U1"])
def test_texts_elsewhere_are_looked_up_where_the_names_stand(
    sqlite_database: Database, owner_id: str | None
) -> None:
    """Only dates and planned talks, which no search knows, are looked through."""
    named = {FoundKind.INTERACTION: ["1"], FoundKind.FACT: ["2"]}
    with sqlite_database.write() as connection, plans(connection) as found:
        taken_texts.take_out_elsewhere(connection, W, ["1"], OUT, named, owner_id=owner_id)
    assert scans(found) == []
    looked = [plan for plan in found if plan.startswith("SEARCH") and "(id=?)" not in plan]
    assert {plan.split()[1] for plan in looked} == {"clients", "important_dates", "preps"}
