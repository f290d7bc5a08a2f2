"""Ids of our own records: random, so that data can be spread over databases by workspace."""

from uuid import uuid4


def new_id() -> str:
    """Return 32 hexadecimal digits."""
    return uuid4().hex
