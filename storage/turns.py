"""One at a time: what two processes must not do at once, though they touch no common row yet."""

from sqlalchemy import Connection, text

_WAIT = text("SELECT pg_advisory_xact_lock(hashtextextended(:names, 0))")


def wait_for_turn(connection: Connection, *names: str) -> None:
    """Wait until no other transaction has the turn of these names; this one has it to its end.

    Two deliveries of one request, or two clients of one name, then come one after the other.
    SQLite has one writer at a time anyway.
    """
    if connection.dialect.name != "sqlite":
        connection.execute(_WAIT, {"names": "\n".join(names)})
