"""What was forgotten is in SQLite's file no more: not in rows, not in the index, not beside it."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from domain.records import Client, Member
from services.wipe_forgotten import wipe_forgotten
from storage.database import Database, open_database
from storage.workspaces import clear_unclean_since, find_unclean_since
from tests.databases import SqliteFiles
from tests.office import A_DAY, A_MINUTE, NOW, Office
from tests.services.forget_ground import a_person, forget, forget_one
from tests.services.test_forget_client import SECRETS, fill
from tests.services.test_search_kept_up import check_index


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rapport.db"


@pytest.fixture
def own(sqlite_files: SqliteFiles, tmp_path: Path) -> Iterator[Office]:
    """An office in a file of its own."""
    with sqlite_files.copy(tmp_path) as url, closing(open_database(url)) as database:
        yield Office(database)


@pytest.fixture
def ana_there(own: Office) -> Member:
    return own.a_member("U1")


@pytest.fixture
def client(own: Office, ana_there: Member) -> Client:
    found = own.a_client(ana_there, "Zephyrine Holdings")
    fill(own, ana_there, found)
    others(own, ana_there)
    return found


def others(own: Office, who: Member) -> None:
    """So many that rows and words lie in many pages, and change places in them."""
    own.a_client(who, "Borealis")
    for place in range(150):
        own.log(who, f"Borealis: talk {place} about word{place}x and more. next: do {place}y")


def raw(path: Path) -> bytes:
    """The bytes of the file, of its write-ahead log and of what lies beside it."""
    return b"".join(one.read_bytes() for one in path.parent.glob("rapport.db*")).lower()


def left(path: Path, words: tuple[str, ...] = SECRETS) -> list[str]:
    found = raw(path)
    return [word for word in words if word.encode() in found]


def is_unclean(database: Database) -> bool:
    with database.read() as connection:
        return find_unclean_since(connection, "T1") is not None


def test_no_word_of_a_forgotten_client_is_in_the_file(
    own: Office, ana_there: Member, client: Client, path: Path
) -> None:
    assert set(left(path)) == set(SECRETS)
    for place in range(20):
        own.log(ana_there, f"Zephyrine Holdings: {place} {'long talk ' * 300} next: none")
    forget(own, ana_there, client)
    assert is_unclean(own.database)
    with own.database.read() as connection:
        assert connection.exec_driver_sql("PRAGMA freelist_count").scalar()
    assert wipe_forgotten(own.database, "T1", NOW)
    assert left(path) == []
    assert not is_unclean(own.database)
    with own.database.read() as connection:
        check_index(connection)
        assert connection.exec_driver_sql("PRAGMA freelist_count").scalar() == 0


def test_a_part_of_a_word_is_not_there_either(
    own: Office, ana_there: Member, client: Client, path: Path
) -> None:
    """The index of SQLite leaves out the letters that a word begins with like its neighbour."""
    forget(own, ana_there, client)
    wipe_forgotten(own.database, "T1", NOW)
    assert left(path, ("ephyrine", "akatoa", "artzite", "ylography", "mfuzzle", "dermark")) == []


def test_no_word_of_someone_forgotten_is_in_the_file(
    own: Office, ana_there: Member, path: Path
) -> None:
    acme = own.a_client(ana_there, "Acme")
    one = a_person(own, ana_there, acme, "Quillon Vandermark", phone="+49 30 901820")
    own.log(ana_there, "Acme with Quillon: roadmap. fact: Quillon keeps xylography next: none")
    others(own, ana_there)
    forget_one(own, ana_there, one)
    assert wipe_forgotten(own.database, "T1", NOW)
    assert left(path, ("quillon", "vandermark", "901820", "xylography")) == []


def test_where_nothing_was_forgotten_nothing_is_wiped(own: Office) -> None:
    assert not wipe_forgotten(own.database, "T1", NOW)


def test_who_reads_meanwhile_makes_it_be_done_again(
    own: Office, ana_there: Member, client: Client, path: Path
) -> None:
    forget(own, ana_there, client)
    with closing(open_database(own.url)) as other, other.read() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM clients").scalar()
        assert not wipe_forgotten(own.database, "T1", NOW)
        assert is_unclean(own.database)
    assert wipe_forgotten(own.database, "T1", NOW)
    assert left(path) == []


@pytest.mark.parametrize(
    ("later", "is_wiped"),
    [
        (timedelta(0), False),
        (29 * A_MINUTE, False),
        (30 * A_MINUTE, True),
        (A_DAY, True),
    ],
)
def test_a_big_file_waits_until_nobody_has_asked_for_half_an_hour(
    own: Office, ana_there: Member, client: Client, later: timedelta, *, is_wiped: bool
) -> None:
    forget(own, ana_there, client)
    assert wipe_forgotten(own.database, "T1", NOW + later, small=0) is is_wiped


def test_a_big_file_waits_a_day_at_most(own: Office, ana_there: Member, client: Client) -> None:
    forget(own, ana_there, client)
    own.log(ana_there, "Borealis: again. next: none", NOW + A_DAY - A_MINUTE)
    assert not wipe_forgotten(own.database, "T1", NOW + A_DAY - A_MINUTE, small=0)
    assert wipe_forgotten(own.database, "T1", NOW + A_DAY, small=0)


def test_what_is_forgotten_while_it_is_wiped_is_wiped_after(
    own: Office, ana_there: Member, client: Client
) -> None:
    forget(own, ana_there, client)
    with own.database.read() as connection:
        since = find_unclean_since(connection, "T1")
    assert since == NOW
    with own.database.write() as connection:
        clear_unclean_since(connection, "T1", NOW - A_MINUTE)
    assert is_unclean(own.database)


def test_on_postgresql_there_is_nothing_to_wait_for(postgres_database: Database) -> None:
    office = Office(postgres_database)
    who = office.a_member("U1")
    forget(office, who, office.a_client(who, "Zephyrine Holdings"))
    assert wipe_forgotten(postgres_database, "T1", NOW)
    assert not is_unclean(postgres_database)
