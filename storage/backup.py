"""A backup that is consistent while Rapport runs: one file that opens as a database."""

import os
import shlex
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL

from domain.errors import DomainError, StorageDown
from storage.database import Database

_SECRETS = ("password", "passfile", "sslpassword")


class NoBackup(DomainError):
    """No backup was made, and nothing was overwritten."""


def backup(database: Database, to: Path) -> None:
    """Copy the database into a new file that only its owner may read.

    To restore it, point DATABASE_URL at the copy. Raises NoBackup, StorageDown.
    """
    if not database.is_sqlite:
        command = pg_dump_command(database.engine.url, to)
        raise NoBackup(f"Rapport runs on PostgreSQL, which brings its own backup: {command}")
    source = Path(database.engine.url.database or "")
    if not source.is_file():
        raise StorageDown
    _make_empty(to)
    try:
        _copy(source, to)
    except (sqlite3.Error, OSError) as fault:
        to.unlink(missing_ok=True)
        raise NoBackup(f"The backup could not be written to {to}: {fault}.") from fault


def pg_dump_command(url: URL, to: Path) -> str:
    """The command that backs up a PostgreSQL database, without any password."""
    bare = url.set(drivername="postgresql").difference_update_query(_SECRETS)
    bare = URL.create(
        bare.drivername, bare.username, None, bare.host, bare.port, bare.database, bare.query
    )
    connection = bare.render_as_string(hide_password=False)
    return shlex.join(["pg_dump", "--format=custom", f"--file={to}", f"--dbname={connection}"])


def _make_empty(to: Path) -> None:
    try:
        os.close(os.open(to, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as fault:
        raise NoBackup(f"{to} is there already, and a backup overwrites nothing.") from fault
    except OSError as fault:
        raise NoBackup(f"The backup could not be written to {to}: {fault.strerror}.") from fault


def _copy(source: Path, to: Path) -> None:
    """One step of SQLite's backup: writers go on, and the copy is of one instant."""
    address = f"{source.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as live, closing(sqlite3.connect(to)) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    with to.open("rb") as written:
        os.fsync(written.fileno())
