"""The queries of planned talks look at an index (SQLite): a tick costs what is due."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection

from domain.records import Member, Standing
from storage import preps, preps_due
from storage.database import Database
from storage.models import Base
from storage.rates import count_rates
from tests.office import A_DAY, NOW
from tests.storage.test_index_use import plans

W = "T1"
WHO = Member(W, "U1", "Ana", "UTC", "en-GB", Standing.MEMBER)
Query = Callable[[Connection], object]

HOT: dict[str, Query] = {
    "due?": lambda c: preps_due.has_due(c, W, NOW),
    "due": lambda c: preps_due.list_due(c, W, NOW, limit=9),
    "tied": lambda c: preps_due.list_tied(c, W, "1"),
    "state": lambda c: preps_due.find_state(c, W, "1"),
    "handed over": lambda c: preps_due.hand_over_preps(c, "U2", WHO, ["1", "2"]),
    "given back": lambda c: preps_due.give_preps_back(c, "U2", WHO, ["1", "2"]),
    "one": lambda c: preps.find_prep(c, WHO, "1"),
    "of a client": lambda c: preps.list_of_client(c, WHO, "1", NOW, since=NOW, limit=4),
    "of an owner": lambda c: preps.list_of_owner(
        c, WHO, NOW, since=NOW, until=NOW + A_DAY, limit=6
    ),
    "of a day": lambda c: preps.list_open_between(c, WHO, "1", NOW - A_DAY, NOW),
    "last notice": lambda c: preps.find_last_remind(c, W, "U1"),
    "changed": lambda c: preps.change_prep(c, W, "1", due_at=None),
    "rates": lambda c: count_rates(c, W, "U1", since=NOW),
}
# What each looks at, by the index that is made for it.
INDEX = {
    "due?": "ix_preps_workspace_id_due_at",
    "due": "ix_preps_workspace_id_due_at",
    "tied": "ix_preps_interaction_id",
    "of a client": "ix_preps_workspace_id_client_id_starts_at",
    "of an owner": "ix_preps_workspace_id_owner_id_starts_at",
    "last notice": "ix_preps_workspace_id_author_id_created_at",
    "rates": "ix_interactions_workspace_id_author_id_created_at",
}


@pytest.mark.parametrize("name", HOT)
def test_every_query_looks_at_an_index(sqlite_database: Database, name: str) -> None:
    with sqlite_database.write() as connection, plans(connection) as found:
        HOT[name](connection)
    assert found
    tables = [f"SCAN {table}" for table in Base.metadata.tables]
    assert [plan for plan in found if plan in tables] == []
    assert INDEX.get(name, "") in " ".join(found)
