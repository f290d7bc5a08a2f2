"""Transactions: durable, consistent, and down in time for Slack's three seconds."""

import stat
import time
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError

from domain.errors import NotFound, StorageDown
from storage.database import Database, answers, open_database
from storage.members import find_member
from storage.models import Workspace
from tests.office import Office
from tests.processes import heard, python_process, tell

HOLD_THE_LOCK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
input()
connection.execute("COMMIT")
print("free", flush=True)
"""

WRITE_UNTIL_KILLED = """
import sys
from itertools import count
from storage.database import open_database
from storage.members import add_member
from storage.schema import upgrade
from domain.records import Member, Standing
from tests.office import NOW
database = open_database(sys.argv[1])
upgrade(database)
for number in count():
    member = Member("T1", f"U{number}", "Ana", "UTC", "en-GB", Standing.MEMBER)
    with database.write() as connection:
        add_member(connection, member, NOW)
    print(number, flush=True)
"""


def test_a_sqlite_file_is_its_owners_only(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    database = open_database(f"sqlite:///{path}")
    with database.write() as connection:
        connection.exec_driver_sql("CREATE TABLE things (id integer)")
        modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in tmp_path.glob("new.db*")}
    database.close()
    assert modes == {"new.db": 0o600, "new.db-wal": 0o600, "new.db-shm": 0o600}


def test_an_existing_sqlite_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "shared.db"
    path.touch(mode=0o640)
    open_database(f"sqlite:///{path}").close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_commits_reach_the_disk(sqlite_database: Database) -> None:
    with sqlite_database.write() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL


def test_what_raises_in_a_transaction_leaves_nothing_behind(office: Office) -> None:
    with suppress(NotFound), office.database.write() as connection:
        connection.execute(text("DELETE FROM workspaces"))
        raise NotFound("no")
    with office.database.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM workspaces")).scalar() == 1


def test_another_process_that_writes_leads_to_storage_down_in_time(
    sqlite_database: Database,
) -> None:
    path = str(sqlite_database.engine.url.database)
    office = Office(sqlite_database)
    with python_process(HOLD_THE_LOCK, path) as other:
        assert heard(other) == "locked"
        start = time.monotonic()
        with pytest.raises(StorageDown):
            office.a_member("U1")
        assert 1 < time.monotonic() - start < 2
        assert answers(sqlite_database) is None
        with sqlite_database.read() as connection:
            assert find_member(connection, "T1", "U1") is None
        tell(other)
        assert heard(other) == "free"
    assert office.a_member("U1").user_id == "U1"


def test_waiting_for_a_writer_of_this_process_ends_in_time_too(sqlite_database: Database) -> None:
    has_begun, may_end = Event(), Event()

    def write_slowly() -> None:
        with sqlite_database.write():
            has_begun.set()
            may_end.wait(10)

    slow = Thread(target=write_slowly)
    slow.start()
    has_begun.wait(10)
    start = time.monotonic()
    with pytest.raises(StorageDown), sqlite_database.write():
        pass
    assert 1 < time.monotonic() - start < 2
    may_end.set()
    slow.join()
    with sqlite_database.write() as connection:
        assert connection.execute(text("SELECT 1")).scalar() == 1


def test_a_lock_that_is_held_on_postgresql_leads_to_storage_down_in_time(
    postgres_database: Database,
) -> None:
    Office(postgres_database)
    with postgres_database.write() as holder:
        holder.execute(text("UPDATE workspaces SET name = 'Held'"))
        start = time.monotonic()
        with pytest.raises(StorageDown), postgres_database.write() as waiting:
            waiting.execute(text("UPDATE workspaces SET name = 'Waiting'"))
        assert 1 < time.monotonic() - start < 2
    with postgres_database.read() as connection:
        assert connection.execute(text("SELECT name FROM workspaces")).scalar() == "Held"


def test_a_read_sees_one_instant_of_the_data(office: Office) -> None:
    count_members = text("SELECT count(*) FROM members")
    with office.database.read() as reading:
        assert reading.execute(count_members).scalar() == 0
        office.a_member("U1")
        assert reading.execute(count_members).scalar() == 0
    with office.database.read() as reading:
        assert reading.execute(count_members).scalar() == 1


def test_readers_are_answered_while_another_process_writes(sqlite_database: Database) -> None:
    with python_process(HOLD_THE_LOCK, str(sqlite_database.engine.url.database)) as other:
        assert heard(other) == "locked"
        start = time.monotonic()
        with sqlite_database.read() as connection:
            assert connection.execute(text("SELECT 1")).scalar() == 1
        assert time.monotonic() - start < 1


def test_what_was_committed_survives_kill_9(empty_url: str) -> None:
    with python_process(WRITE_UNTIL_KILLED, empty_url) as writer:
        acked = [heard(writer) for _ in range(20)]
        writer.kill()
        assert writer.wait() == -9
    assert acked[-1] == "19"
    database = open_database(empty_url)
    with database.write() as connection:
        assert all(find_member(connection, "T1", f"U{number}") for number in acked)
    database.close()


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////nowhere/at/all/rapport.db",
        "sqlite:////",
        "postgresql://nobody@127.0.0.1:1/rapport",
        "postgres://nobody@127.0.0.1:1/rapport?connect_timeout=1",
    ],
)
def test_a_database_that_is_not_there_is_down(url: str) -> None:
    database = open_database(url)
    with pytest.raises(StorageDown, match="nothing was saved"), database.write():
        pass
    with pytest.raises(StorageDown), database.read():
        pass
    assert answers(database)
    database.close()


def test_a_database_that_answers_has_no_complaint(database: Database) -> None:
    assert answers(database) is None


def test_a_complaint_never_holds_what_was_typed(database: Database) -> None:
    with pytest.raises(IntegrityError) as failed, database.write() as connection:
        connection.execute(insert(Workspace).values(workspace_id="T1", name="secret words"))
    assert "INSERT INTO workspaces" in str(failed.value)
    assert "secret" not in str(failed.value).split("DETAIL")[0]
