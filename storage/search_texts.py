"""The words of records, kept for search in the transaction that keeps the record.

What is deleted or moved to another client needs no call: triggers see to it (migration 0010).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, select
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from domain.found import FoundKind
from domain.search_words import search_text
from storage.models import ClientName, Fact, Interaction, NextAction, Person, SearchText

# The columns that have the words of a record.
COLUMNS: Mapping[FoundKind, tuple[str, ...]] = {
    FoundKind.PERSON: ("name", "also", "title", "email"),
    FoundKind.FACT: ("text",),
    FoundKind.ACTION: ("text",),
    FoundKind.INTERACTION: ("summary", "people"),
}
TABLES: Mapping[FoundKind, Any] = {
    FoundKind.PERSON: Person,
    FoundKind.FACT: Fact,
    FoundKind.ACTION: NextAction,
    FoundKind.INTERACTION: Interaction,
}
_BATCH = 2_000
_KEY = ("workspace_id", "kind", "record_id")
_Row = Mapping[str, Any]


def put_texts(connection: Connection, kind: FoundKind, rows: Iterable[_Row]) -> None:
    """Keep the words of records that are kept now, given by the columns they are stored with."""
    _put(connection, [_text_row(kind, row) for row in rows])


def put_changed(
    connection: Connection, workspace_id: str, kind: FoundKind, record_id: str, changed: _Row
) -> None:
    """Keep the words anew of a record of which these columns were changed."""
    if not changed.keys() & set(COLUMNS[kind]):
        return
    table = TABLES[kind]
    which = and_(table.workspace_id == workspace_id, table.id == record_id)
    for rows in _read(connection, kind, which):
        put_texts(connection, kind, rows)


def put_again(
    connection: Connection, workspace_id: str, kind: FoundKind, record_ids: Iterable[str]
) -> None:
    """Keep the words anew of many records that were changed."""
    table = TABLES[kind]
    for ids in batched(list(record_ids)):
        which = and_(table.workspace_id == workspace_id, table.id.in_(ids))
        for rows in _read(connection, kind, which):
            put_texts(connection, kind, rows)


def batched(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """No more at a time than a statement takes."""
    return (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))


def put_clients(connection: Connection, workspace_id: str, client_ids: Iterable[str]) -> None:
    """Keep the names of clients anew; one without a name is not found."""
    wanted = sorted(set(client_ids))
    which = and_(ClientName.workspace_id == workspace_id, ClientName.client_id.in_(wanted))
    rows = list(_client_rows(connection, which))
    _put(connection, rows)
    nameless = set(wanted) - {row["record_id"] for row in rows}
    if nameless:
        connection.execute(
            delete(SearchText).where(
                SearchText.workspace_id == workspace_id,
                SearchText.kind == FoundKind.CLIENT.value,
                SearchText.record_id.in_(sorted(nameless)),
            )
        )


def rebuild(connection: Connection, workspace_id: str) -> None:
    """Keep the words of all that is stored in a workspace anew."""
    connection.execute(delete(SearchText).where(SearchText.workspace_id == workspace_id))
    _put(connection, list(_client_rows(connection, ClientName.workspace_id == workspace_id)))
    for kind, table in TABLES.items():
        for rows in _read(connection, kind, table.workspace_id == workspace_id):
            put_texts(connection, kind, rows)


def _read(
    connection: Connection, kind: FoundKind, which: ColumnElement[bool]
) -> Iterator[list[_Row]]:
    """What has words, the oldest first, in batches."""
    table = TABLES[kind]
    columns = [getattr(table, name) for name in COLUMNS[kind]]
    order = [table.id] if kind is FoundKind.PERSON else [table.created_at, table.id]
    wanted = select(table.id, table.workspace_id, table.client_id, *columns)
    found = connection.execute(
        wanted.where(which).order_by(*order), execution_options={"yield_per": _BATCH}
    )
    for rows in found.mappings().partitions():
        yield [dict(row) for row in rows]


def _client_rows(connection: Connection, which: ColumnElement[bool]) -> Iterator[dict[str, Any]]:
    names: dict[tuple[str, str], list[str]] = {}
    for row in connection.execute(
        select(ClientName.workspace_id, ClientName.client_id, ClientName.name)
        .where(which)
        .order_by(ClientName.client_id, ClientName.is_alias, ClientName.name)
    ):
        names.setdefault((row.workspace_id, row.client_id), []).append(row.name)
    for (workspace_id, client_id), known in names.items():
        yield _row(FoundKind.CLIENT, workspace_id, client_id, client_id, known)


def _text_row(kind: FoundKind, row: _Row) -> dict[str, Any]:
    texts: list[str] = []
    for name in COLUMNS[kind]:
        texts += [row[name]] if isinstance(row[name], str) else row[name]
    return _row(kind, row["workspace_id"], row["client_id"], row["id"], texts)


def _row(
    kind: FoundKind, workspace_id: str, client_id: str, record_id: str, texts: Iterable[str]
) -> dict[str, Any]:
    return {
        "workspace_id": workspace_id,
        "client_id": client_id,
        "kind": kind.value,
        "record_id": record_id,
        "folded": search_text(*texts),
    }


def _put(connection: Connection, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    put = _PUT_IN_SQLITE if connection.dialect.name == "sqlite" else _PUT_IN_POSTGRES
    for start in range(0, len(rows), _BATCH):
        connection.execute(put, rows[start : start + _BATCH])


def _putting(insert: Any) -> Any:  # noqa: ANN401 - the insert of either dialect
    adds = insert(SearchText)
    told = {name: adds.excluded[name] for name in ("client_id", "folded")}
    return adds.on_conflict_do_update(index_elements=_KEY, set_=told)


_PUT_IN_SQLITE = _putting(sqlite_insert)
_PUT_IN_POSTGRES = _putting(postgres_insert)
