"""A database that an earlier version left is brought up to date with nothing lost, and works."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlalchemy import MetaData

from services.history import list_history
from services.know_member import find_member
from services.open_client import find_client
from storage import schema
from storage.database import Database, open_database
from tests.office import NOW
from tests.storage.stored_rows import REVISIONS, Rows, restore, stored_rows


@pytest.fixture(params=REVISIONS)
def revision(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def upgraded(empty_url: str, revision: str) -> Iterator[Database]:
    with closing(open_database(empty_url)) as database:
        restore(database, revision)
        schema.upgrade(database)
        yield database


def rows_of(database: Database) -> Rows:
    with database.read() as connection:
        tables = MetaData()
        tables.reflect(connection)
        return {
            table.name: [dict(row._mapping) for row in connection.execute(table.select())]
            for table in tables.sorted_tables
        }


def as_text(value: object) -> str:
    """Instants of both databases alike."""
    told = value.isoformat() if hasattr(value, "isoformat") else value
    return str(told).removesuffix("+00:00")


def test_every_row_of_before_is_there_with_every_value(upgraded: Database, revision: str) -> None:
    after = rows_of(upgraded)
    for name, rows in stored_rows(revision).items():
        columns = sorted(rows[0])
        kept = sorted(str([as_text(row[one]) for one in columns]) for row in after[name])
        assert kept == sorted(str([as_text(row[one]) for one in columns]) for row in rows), name


def test_its_schema_is_that_of_the_models(upgraded: Database) -> None:
    with upgraded.read() as connection:
        assert schema.differences(connection) == []


def test_its_people_work_on_as_before(upgraded: Database, revision: str) -> None:
    ana, eve = (find_member(upgraded, "T1", one) for one in ("U1", "U3"))
    assert ana
    assert eve
    card = find_client(upgraded, ana, "Logged Ana", NOW)
    assert "her father is ill" in str(card)
    assert "her father is ill" not in str(find_client(upgraded, eve, "Logged Ana", NOW))
    assert "Hidden" in str(find_client(upgraded, eve, "secret", NOW))
    (client,) = (row for row in stored_rows(revision)["clients"] if row["name"] == "Kept")
    kept = [
        one for one in stored_rows(revision)["interactions"] if one["client_id"] == client["id"]
    ]
    assert len(list_history(upgraded, ana, client["id"], NOW).rows) == len(kept) > 0


@pytest.mark.parametrize("revision", ["0005"])
def test_what_is_known_of_people_is_told_as_before(upgraded: Database) -> None:
    ana, eve = (find_member(upgraded, "T1", one) for one in ("U1", "U3"))
    assert ana
    assert eve
    card = str(find_client(upgraded, ana, "Kept", NOW))
    for told in ("Dana Whitfield", "+49-30-901820", "Ola", "Dana sails", "another job"):
        assert told in card
    assert "another job" not in str(find_client(upgraded, eve, "Kept", NOW))
