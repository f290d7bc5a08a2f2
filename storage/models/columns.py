"""What all tables share: names of constraints, and the type of an instant."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Any

from sqlalchemy import DateTime, Dialect, Index, MetaData, String, text
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import JSON, TypeDecorator

Read = Callable[[Any], datetime | None]


class Instant(TypeDecorator[datetime]):
    """An aware UTC instant; a naive one is refused. SQLite keeps it without its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its zone")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def result_processor(self, dialect: Dialect, coltype: object) -> Read | None:
        """Text of SQLite is read in one step, since a tick reads thousands.

        PostgreSQL gives UTC: its connections are set to it.
        """
        del coltype
        return _read_utc if dialect.name == "sqlite" else None


def _read_utc(text: str | None) -> datetime | None:
    return datetime.fromisoformat(f"{text}+00:00") if text else None


class Words(TypeDecorator[str]):
    """What people type. What no database takes, NUL and half an emoji, becomes "\ufffd"."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        del dialect
        if value is None or (value.isascii() and "\0" not in value):
            return value
        pairs = value.replace("\0", "\ufffd").encode("utf-16", "surrogatepass")
        return pairs.decode("utf-16", "replace")


def index_of_few(*columns: str) -> Index:
    """Of the rows that have the last column: SQLite takes one of nearly all nulls to tell nothing.

    That is so once it has looked at the data (ANALYZE); it reads the whole table then.
    """
    has_it = text(f"{columns[-1]} IS NOT NULL")
    return Index(None, *columns, sqlite_where=has_it, postgresql_where=has_it)


SlackId = Annotated[str, mapped_column(String(32))]
RecordId = Annotated[str, mapped_column(String(32), primary_key=True)]
WorkspaceId = Annotated[str, mapped_column(String(32), index=False)]


class Base(DeclarativeBase):
    """Every table carries `workspace_id`, and every query takes it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class
        datetime: Instant(),
        str: Words(),
        dict[str, Any]: JSON(),
        list[str]: JSON(),
    }
