from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select

from storage import schema
from storage.database import Database, open_database
from storage.members import find_member
from storage.models import Base, Interaction
from storage.workspaces import find_workspace_ids
from tests.databases import SqliteFiles
from tests.office import Office
from tests.processes import heard, python_process, tell

UPGRADE = """
import sys
from storage.database import open_database
from storage.schema import current_revision, upgrade
print("ready", flush=True)
input()
database = open_database(sys.argv[1])
upgrade(database)
with database.read() as connection:
    print(current_revision(connection), flush=True)
"""


@pytest.fixture
def empty(empty_url: str) -> Iterator[Database]:
    opened = open_database(empty_url)
    yield opened
    opened.close()


def test_migrations_make_the_schema_of_the_models(database: Database) -> None:
    with database.read() as connection:
        assert schema.differences(connection) == []


def test_there_is_one_newest_migration() -> None:
    scripts = ScriptDirectory.from_config(schema._config(None))
    assert scripts.get_heads() == [schema.newest_revision()]


def test_an_empty_database_is_at_no_revision(empty: Database) -> None:
    with empty.read() as connection:
        assert schema.current_revision(connection) is None


def test_upgrade_brings_an_empty_database_to_the_newest_revision(empty: Database) -> None:
    schema.upgrade(empty)
    with empty.read() as connection:
        assert schema.current_revision(connection) == schema.newest_revision()
        assert set(inspect(connection).get_table_names()) >= set(Base.metadata.tables)


def test_upgrading_again_changes_nothing(database: Database, office: Office) -> None:
    ana = office.a_member("U1")
    schema.upgrade(database)
    with database.read() as connection:
        assert find_member(connection, "T1", "U1") == ana


def test_two_processes_may_upgrade_at_once(empty_url: str) -> None:
    with python_process(UPGRADE, empty_url) as other, closing(open_database(empty_url)) as own:
        assert heard(other) == "ready"
        tell(other)
        schema.upgrade(own)
        assert heard(other) == schema.newest_revision()
        with own.read() as connection:
            assert schema.differences(connection) == []


def test_downgrade_leaves_no_table_behind(empty: Database) -> None:
    schema.upgrade(empty)
    with empty.migrate() as connection:
        command.downgrade(schema._config(connection), "base")
    with empty.read() as connection:
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
    schema.upgrade(empty)
    with empty.read() as connection:
        assert find_workspace_ids(connection) == []


def test_a_migration_that_copies_a_table_keeps_what_refers_to_it(
    sqlite_files: SqliteFiles, tmp_path: Path
) -> None:
    with sqlite_files.copy(tmp_path) as url, closing(open_database(url)) as database:
        office = Office(database)
        ana = office.a_member("U1")
        office.a_client(ana, "Acme")
        logged = office.log(ana, "Acme great call")
        with database.migrate() as connection:  # as Alembic's batch mode does
            connection.exec_driver_sql("CREATE TABLE copied AS SELECT * FROM clients")
            connection.exec_driver_sql("DROP TABLE clients")
            connection.exec_driver_sql("ALTER TABLE copied RENAME TO clients")
        with database.read() as connection:
            kept = list(connection.execute(select(Interaction.id)).scalars())
    assert kept == [logged.interaction.id]


def test_foreign_keys_hold_again_after_a_migration(sqlite_database: Database) -> None:
    schema.upgrade(sqlite_database)
    with sqlite_database.read() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_failed_migration_leaves_the_schema_as_it_was(database: Database) -> None:
    with suppress(ZeroDivisionError), database.migrate() as connection:
        connection.exec_driver_sql("DROP TABLE requests")
        raise ZeroDivisionError
    with database.read() as connection:
        assert schema.differences(connection) == []


def test_every_table_carries_its_workspace() -> None:
    assert [
        table.name for table in Base.metadata.sorted_tables if "workspace_id" not in table.columns
    ] == []
