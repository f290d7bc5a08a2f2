"""The schema: brought up to date by migrations at start, and compared with the models."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from storage.database import Database
from storage.models import Base

_OF_SEARCH = ("search_names", "search_words")
_MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(database: Database) -> None:
    """Bring the schema to the newest migration. Beside another process the second one waits."""
    with database.migrate() as connection:
        if current_revision(connection) != newest_revision():
            command.upgrade(_config(connection), "head")


def current_revision(connection: Connection) -> str | None:
    """The migration that the database is at; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def is_set_up(database: Database) -> bool:
    """Whether the tables are there and up to date."""
    with database.read() as connection:
        return current_revision(connection) == newest_revision()


def newest_revision() -> str:
    """The one head of the migrations; more than one is refused by Alembic."""
    head = ScriptDirectory.from_config(_config(None)).get_current_head()
    if head is None:
        raise LookupError("there is no migration")
    return head


def differences(connection: Connection) -> list[Any]:
    """What the models say and the migrated schema does not; empty when they agree."""
    opts = {"compare_type": True, "include_object": _is_of_models}
    context = MigrationContext.configure(connection, opts=opts)
    return list(compare_metadata(context, Base.metadata))


def _is_of_models(
    thing: object, name: str | None, kind: str, reflected: object, other: object
) -> bool:
    """The index of the words that are searched is the database's own: the models know none."""
    del thing, reflected, other
    return not (name or "").startswith(_OF_SEARCH) and (kind, name) != ("column", "words")


def write_migration(connection: Connection, message: str) -> None:
    """Write the migration that turns the present schema into the models'."""
    command.revision(_config(connection), message=message, autogenerate=True)


def _config(connection: Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config
