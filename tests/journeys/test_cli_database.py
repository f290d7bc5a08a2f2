"""`rapport backup` and `rapport db upgrade`."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.schema import newest_revision
from tests.databases import PostgresServer
from tests.journeys.cli_ground import Shell
from tests.journeys.process_ground import Site, open_site


@pytest.fixture
def shell(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Shell:
    return Shell(monkeypatch, capsys, tmp_path)


def count(file: Path, table: str) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_an_upgrade_makes_the_database_and_may_be_repeated(shell: Shell) -> None:
    for _ in range(2):
        said = shell.rapport("db", "upgrade")
        assert said.status == 0
        assert f"The database is at migration {newest_revision()}" in said.out
    assert count(shell.directory / "rapport.db", "clients") == 0


def test_an_upgrade_that_cannot_reach_the_database_says_so(shell: Shell) -> None:
    shell.sets(DATABASE_URL="sqlite:///nowhere/rapport.db")
    said = shell.rapport("db", "upgrade")
    assert said.status == 1
    assert "could not reach its database" in said.err


def test_a_backup_is_whole_while_the_bot_runs(shell: Shell, tmp_path: Path) -> None:
    with open_site(tmp_path) as site:
        mia = site.slack.add_person("mia")
        with site.runs():
            mia.types("/client add Acme")
            mia.types("/logcall Acme: hello")
            said = shell.rapport("backup", "copy.db")
            mia.types("/logcall Acme: and again")
        assert said.status == 0
        assert "Wrote copy.db" in said.out
        assert count(tmp_path / "copy.db", "interactions") == 1
        restored_and_used(site, tmp_path / "copy.db")


def restored_and_used(site: Site, copy: Path) -> None:
    """The copy put in the place of the database carries on where it was made."""
    for left in site.directory.glob("rapport.db*"):
        left.unlink()
    copy.rename(site.file)
    with site.runs():
        assert "hello" in site.slack.people["mia"].types("/client Acme").text


def test_a_backup_overwrites_nothing(shell: Shell) -> None:
    shell.rapport("db", "upgrade")
    (shell.directory / "copy.db").write_text("mine")
    said = shell.rapport("backup", "copy.db")
    assert said.status == 1
    assert "is there already" in said.err
    assert (shell.directory / "copy.db").read_text() == "mine"


def test_without_a_database_nothing_is_copied_or_made(shell: Shell) -> None:
    said = shell.rapport("backup", "copy.db")
    assert said.status == 1
    assert "There is no database at rapport.db" in said.err
    assert list(shell.directory.iterdir()) == []


def test_for_postgresql_the_command_is_told_without_its_password(
    shell: Shell, postgres: PostgresServer
) -> None:
    with postgres.migrated() as url:
        shell.sets(DATABASE_URL=url)
        said = shell.rapport("backup", "copy.dump")
    assert said.status == 1
    assert "pg_dump" in said.err
