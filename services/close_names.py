"""Clients whose names are so close to a new one that they may be the same."""

from collections.abc import Iterable

from domain.close_names import is_very_close
from domain.line_client import KnownName
from domain.name import closest_names
from domain.records import Member
from storage import client_names
from storage.database import Database

_LOOKED_AT = 20
_ALIKE = 70  # of 100, by rapidfuzz; which of these are very close is told by the names' words


def list_close_clients(database: Database, who: Member, name: str) -> list[KnownName]:
    """Clients that the member sees and that may be the one called so.

    Ask before a client is made, since nothing may fail once it is; see `other_than`.
    """
    with database.read() as connection:
        near = client_names.list_keys_near(connection, who.workspace_id, [name])
        alike = closest_names(name, [(key, key) for key in near], limit=_LOOKED_AT, cutoff=_ALIKE)
        keys = [key for key in alike if is_very_close(name, key)]
        known = client_names.find_names(connection, who.workspace_id, keys, viewer_id=who.user_id)
    return [one for key in keys for one in known.get(key, ())]


def other_than(client_id: str, close: Iterable[KnownName]) -> KnownName | None:
    """The closest that is not the client itself, which a second delivery finds there already."""
    return next((one for one in close if one.client_id != client_id), None)
