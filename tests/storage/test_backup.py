"""A backup is consistent while others write, and opens as a database."""

import stat
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import make_url, select

from domain.errors import DomainError, StorageDown
from storage.backup import backup, pg_dump_command
from storage.database import Database, open_database
from storage.models import Base, Interaction, NextAction
from storage.schema import differences, upgrade
from tests.office import A_MINUTE, NOW, Office


@pytest.fixture
def local(sqlite_database: Database) -> Office:
    office = Office(sqlite_database)
    ana = office.a_member("U1")
    office.a_client(ana, "Acme")
    office.log(ana, "Acme great call, next: send quote Fri")
    office.ask(ana, "Zenith called")
    return office


def rows(database: Database) -> dict[str, list[tuple[object, ...]]]:
    with database.read() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(table.select())), key=str)
            for table in Base.metadata.sorted_tables
        }


def test_the_copy_opens_and_holds_the_same(local: Office, tmp_path: Path) -> None:
    before = rows(local.database)
    backup(local.database, tmp_path / "copy.db")
    copy = open_database(f"sqlite:///{tmp_path / 'copy.db'}")
    upgrade(copy)
    with copy.read() as connection:
        assert differences(connection) == []
    assert rows(copy) == before
    assert len(before["interactions"]) == len(before["drafts"]) == 1
    copy.close()


def test_the_restored_copy_works_on(local: Office, tmp_path: Path) -> None:
    backup(local.database, tmp_path / "copy.db")
    copy = open_database(f"sqlite:///{tmp_path / 'copy.db'}")
    restored = Office(copy)
    ana = restored.fresh(restored.a_member("U1"))
    assert restored.log(ana, "Acme again", NOW + A_MINUTE).interaction.client_name == "Acme"
    copy.close()


def test_the_copy_is_one_file_that_only_its_owner_reads(local: Office, tmp_path: Path) -> None:
    backup(local.database, tmp_path / "copy.db")
    assert [one.name for one in tmp_path.glob("copy.db*")] == ["copy.db"]
    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600


def test_a_backup_works_while_nothing_runs(local: Office, tmp_path: Path) -> None:
    local.database.close()
    backup(local.database, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").stat().st_size > 0


def test_each_backup_is_of_one_instant_while_another_thread_writes(
    local: Office, tmp_path: Path
) -> None:
    ana = local.a_member("U1")
    has_begun, is_over = Event(), Event()

    def write_on() -> None:
        for number in range(10_000):
            local.log(ana, f"Acme call {number}, next: step one\nnext: step two")
            has_begun.set()
            if is_over.is_set():
                return

    writer = Thread(target=write_on)
    writer.start()
    has_begun.wait(10)
    try:
        for number in range(5):
            backup(local.database, tmp_path / f"{number}.db")
    finally:
        is_over.set()
        writer.join()
    sizes = [_count_whole_logs(tmp_path / f"{number}.db") for number in range(5)]
    assert sizes == sorted(sizes)
    assert sizes[-1] > 1


def _count_whole_logs(path: Path) -> int:
    """How many logs a copy has; each came with both of its next actions, or not at all."""
    copy = open_database(f"sqlite:///{path}")
    with copy.read() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        logs = list(connection.execute(select(Interaction.id)).scalars())
        steps = list(connection.execute(select(NextAction.interaction_id)).scalars())
    copy.close()
    assert len(steps) == 2 * len(logs) - 1  # the first log has one
    assert set(steps) == set(logs)
    return len(logs)


def test_a_backup_overwrites_nothing(local: Office, tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("precious")
    with pytest.raises(DomainError, match="is there already, and a backup overwrites nothing"):
        backup(local.database, precious)
    assert precious.read_text() == "precious"


def test_a_backup_to_nowhere_says_so(local: Office, tmp_path: Path) -> None:
    with pytest.raises(DomainError, match=r"could not be written to .*: No such file or directory"):
        backup(local.database, tmp_path / "nowhere" / "copy.db")


def test_a_file_that_is_no_database_leaves_no_copy(tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_text("this is no database at all" * 100)
    with pytest.raises(DomainError, match="file is not a database"):
        backup(open_database(f"sqlite:///{broken}"), tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_a_database_that_is_not_there_has_no_backup(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'gone.db'}")
    (tmp_path / "gone.db").unlink()
    with pytest.raises(StorageDown):
        backup(database, tmp_path / "copy.db")


def test_postgresql_is_backed_up_by_its_own_tool(
    postgres_database: Database, tmp_path: Path
) -> None:
    with pytest.raises(DomainError, match=r"pg_dump --format=custom --file=.*copy\.dump"):
        backup(postgres_database, tmp_path / "copy.dump")
    assert not (tmp_path / "copy.dump").exists()


def test_the_command_for_postgresql_tells_no_password() -> None:
    url = make_url(
        "postgresql+psycopg://rapport:s3cret@db:5433/crm?sslmode=require&password=s3cret"
    )
    assert pg_dump_command(url, Path("my backup.dump")) == (
        "pg_dump --format=custom '--file=my backup.dump' "
        "'--dbname=postgresql://rapport@db:5433/crm?sslmode=require'"
    )
