"""A database filled by an earlier version is brought up to date with nothing lost."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from alembic import command
from sqlalchemy import MetaData, inspect, text

from domain.warmth import Tier
from storage import schema
from storage.database import Database, open_database
from tests.office import A_DAY, NOW, TODAY, Office

Rows = dict[str, list[dict[str, Any]]]
FIRST = "0001"


@pytest.fixture
def filled(empty_url: str) -> Iterator[Database]:
    """One of everything, for owners on both sides of the date line."""
    with closing(open_database(empty_url)) as database:
        schema.upgrade(database)
        office = Office(database)
        far, near = (
            office.a_member("U1", tz="Pacific/Kiritimati"),
            office.a_member("U2", tz="Pacific/Pago_Pago"),
        )
        for who in (far, near):
            office.a_client(who, f"Never {who.user_id}", tier=Tier.A)
            office.a_client(who, f"Told {who.user_id}", last_spoke_on=TODAY - 40 * A_DAY)
            office.a_client(who, f"Logged {who.user_id}", tier=Tier.C)
            office.log(who, f"Logged {who.user_id} call next: send quote by Friday", NOW - A_DAY)
            office.ask(who, "Nobody known called")
        office.nudge()
        yield database


def downgrade(database: Database, to: str = FIRST) -> None:
    with database.migrate() as connection:
        command.downgrade(schema._config(connection), to)


def rows_of(database: Database) -> Rows:
    """Every row there is, by table."""
    with database.read() as connection:
        tables = MetaData()
        tables.reflect(connection)
        return {
            table.name: [dict(row._mapping) for row in connection.execute(table.select())]
            for table in tables.sorted_tables
            if table.name != "alembic_version"
        }


def in_order(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(str(sorted(row.items())) for row in rows)


@pytest.mark.parametrize("earlier", ["0001", "0002"])
def test_nothing_of_an_earlier_database_is_lost(filled: Database, earlier: str) -> None:
    downgrade(filled, earlier)
    before = rows_of(filled)
    assert all(before[name] for name in ("clients", "interactions", "next_actions", "cards"))
    schema.upgrade(filled)
    after = rows_of(filled)
    for name, rows in before.items():
        columns = set(rows[0]) if rows else set()
        kept = [{one: row[one] for one in columns} for row in after[name]]
        assert in_order(kept) == in_order(rows)


def test_the_day_a_client_goes_cold_is_filled_in_by_its_owners_zone(filled: Database) -> None:
    before = rows_of(filled)["clients"]
    downgrade(filled)
    with filled.read() as connection:
        names = {column["name"] for column in inspect(connection).get_columns("clients")}
    assert "going_cold_on" not in names
    schema.upgrade(filled)
    days = {row["name"]: row["going_cold_on"] for row in before}
    assert {row["name"]: row["going_cold_on"] for row in rows_of(filled)["clients"]} == days
    assert days["Logged U1"] - days["Logged U2"] == A_DAY


def test_every_client_of_before_is_a_team_client(filled: Database) -> None:
    downgrade(filled)
    schema.upgrade(filled)
    assert {row["visibility"] for row in rows_of(filled)["clients"]} == {"team"}


def test_an_upgraded_schema_is_that_of_the_models(filled: Database) -> None:
    downgrade(filled)
    schema.upgrade(filled)
    with filled.read() as connection:
        assert schema.differences(connection) == []


def test_a_former_client_has_a_far_day_where_there_was_no_such_thing(filled: Database) -> None:
    with filled.write() as connection:
        connection.execute(text("UPDATE clients SET next_card_on = NULL"))
    downgrade(filled)
    days = {str(row["next_card_on"]) for row in rows_of(filled)["clients"]}
    assert days == {"9999-12-31"}
