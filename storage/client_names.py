"""Names and aliases of clients: looked up by key, completed as typed, and matched roughly."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, func, insert, or_, select

from domain.line_client import KnownName
from domain.name import fold_name, fold_words
from storage.models import Client, ClientName
from storage.search_texts import put_clients
from storage.visible import visible_to

_FIRST_LETTERS = 3
# In one text, since thousands of rows would take most of the time. No key has a line end.
_EVERY_KEY = select(func.aggregate_strings(ClientName.key, "\n")).where(
    ClientName.workspace_id == bindparam("workspace_id")
)
_FIND = (
    select(ClientName.key, ClientName.client_id, ClientName.name, Client.name)
    .join(Client, Client.id == ClientName.client_id)
    .where(
        ClientName.workspace_id == bindparam("workspace_id"),
        ClientName.key.in_(bindparam("keys", expanding=True)),
    )
    .order_by(ClientName.is_alias, Client.added_at)
)
_SEEN = visible_to(bindparam("viewer_id"))
_FIND_SEEN = _FIND.where(_SEEN)


def find_names(
    connection: Connection, workspace_id: str, keys: Iterable[str], *, viewer_id: str | None
) -> dict[str, list[KnownName]]:
    """The names under these keys that the viewer may see; all of them for Rapport itself."""
    asked = {"workspace_id": workspace_id, "keys": list(keys)}
    if not asked["keys"]:
        return {}
    if viewer_id is None:
        rows = connection.execute(_FIND, asked)
    else:
        rows = connection.execute(_FIND_SEEN, asked | {"viewer_id": viewer_id})
    found: dict[str, list[KnownName]] = {}
    for key, client_id, name, client_name in rows:
        found.setdefault(key, []).append(KnownName(client_id, name, client_name))
    return found


def list_names_around(
    connection: Connection, workspace_id: str, keys: Iterable[str], *, but: Iterable[str]
) -> list[str]:
    """Names of other clients than these that have one of the keys in theirs ("Acme Berlin")."""
    within = [ClientName.key.contains(key, autoescape=True) for key in keys]
    if not within:
        return []
    rows = connection.execute(
        select(ClientName.name).where(
            ClientName.workspace_id == workspace_id,
            ClientName.client_id.not_in(list(but)),
            or_(*within),
        )
    )
    return sorted(rows.scalars())


def add_name(
    connection: Connection, workspace_id: str, client_id: str, name: str, *, is_alias: bool = False
) -> None:
    connection.execute(
        insert(ClientName).values(
            workspace_id=workspace_id,
            key=fold_name(name),
            client_id=client_id,
            name=name,
            is_alias=is_alias,
        )
    )
    put_clients(connection, workspace_id, [client_id])


def list_names_of(
    connection: Connection, workspace_id: str, client_id: str
) -> list[tuple[str, bool]]:
    """(name, whether it is an alias): the name first, then aliases by name."""
    rows = connection.execute(
        select(ClientName.name, ClientName.is_alias)
        .where(ClientName.workspace_id == workspace_id, ClientName.client_id == client_id)
        .order_by(ClientName.is_alias, ClientName.name)
    )
    return [(name, is_alias) for name, is_alias in rows]


def list_names_of_all(
    connection: Connection, workspace_id: str, client_ids: Iterable[str]
) -> dict[str, list[str]]:
    """The names of clients that the viewer is known to see, by client, the name itself first."""
    rows = connection.execute(
        select(ClientName.client_id, ClientName.name)
        .where(ClientName.workspace_id == workspace_id, ClientName.client_id.in_(list(client_ids)))
        .order_by(ClientName.is_alias, ClientName.name)
    )
    found: dict[str, list[str]] = {}
    for client_id, name in rows:
        found.setdefault(client_id, []).append(name)
    return found


def set_names(
    connection: Connection, workspace_id: str, client_id: str, names: Sequence[tuple[str, bool]]
) -> None:
    """Replace all names of a client by these, as `list_names_of` gives them, one of each key."""
    connection.execute(
        delete(ClientName).where(
            ClientName.workspace_id == workspace_id, ClientName.client_id == client_id
        )
    )
    rows = [
        {
            "workspace_id": workspace_id,
            "key": fold_name(name),
            "client_id": client_id,
            "name": name,
            "is_alias": is_alias,
        }
        for name, is_alias in names
    ]
    if rows:
        connection.execute(insert(ClientName), rows)
    put_clients(connection, workspace_id, [client_id])


def list_keys_near(connection: Connection, workspace_id: str, asked: Iterable[str]) -> list[str]:
    """Keys of the names that may be close to one of these, for rough matching.

    Those that hold the first letters of one of the words; where none does, all keys.
    """
    starts = {word[:_FIRST_LETTERS] for name in asked for word in fold_words(name)}
    text = connection.execute(_EVERY_KEY, {"workspace_id": workspace_id}).scalar()
    every = text.split("\n") if text else []
    near = {key for start in starts for key in every if start in key}
    return sorted(near) or every


def list_names_like(
    connection: Connection, workspace_id: str, key: str, *, viewer_id: str, limit: int
) -> list[tuple[str, str]]:
    """(client id, name) whose key begins with `key`, then those with it at a word's start.

    Former clients are left out.
    """
    seen = and_(visible_to(viewer_id), Client.former_on.is_(None))
    begins = and_(ClientName.key.startswith(key, autoescape=True), seen)
    found = dict.fromkeys(_names_where(connection, workspace_id, begins, limit))
    if key and len(found) < limit:
        within = and_(ClientName.key.contains(f" {key}", autoescape=True), seen)
        found |= dict.fromkeys(_names_where(connection, workspace_id, within, limit))
    return list(found)[:limit]


def _names_where(
    connection: Connection, workspace_id: str, which: ColumnElement[bool], limit: int
) -> list[tuple[str, str]]:
    names = (
        select(ClientName.client_id, Client.name)
        .join(Client, Client.id == ClientName.client_id)
        .where(ClientName.workspace_id == workspace_id, which)
        .order_by(ClientName.key)
        .limit(limit * 4)  # a client may be found by several of its names
    )
    return [(client_id, name) for client_id, name in connection.execute(names).all()]


def find_client_names(
    connection: Connection, workspace_id: str, client_ids: Iterable[str], *, viewer_id: str
) -> dict[str, str]:
    """Names of clients by id, as far as the viewer may see them."""
    rows = connection.execute(
        select(Client.id, Client.name).where(
            Client.workspace_id == workspace_id,
            Client.id.in_(list(client_ids)),
            visible_to(viewer_id),
        )
    )
    return {client_id: name for client_id, name in rows}  # noqa: C416 - rows are not pairs to mypy
