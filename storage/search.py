"""Records by their words, as far as the viewer may read them.

Names (of clients and people) and all other words have an index each, so that a name is found among
millions of records. The newest come first, and what others hold in confidence is left out inside
the query: it takes no place, and changes no order.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    and_,
    bindparam,
    case,
    column,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
    text,
    union_all,
)

from domain.found import FoundKind
from domain.search_words import SearchWord
from storage.models import Client, Fact, Interaction, NextAction, Person, SearchText
from storage.shapes import AnySelect
from storage.visible import is_read_by, visible_to

MOST_HITS = 100  # records, the newest, of one question
_WINDOW = 5_000  # of the newest records: PostgreSQL looks there first, see `find_hits`
_MOST_OF_CLIENTS = 5_000
_LOOK_UP = text(
    "SELECT set_config('enable_hashjoin', 'off', true), "
    "set_config('enable_mergejoin', 'off', true), set_config('enable_seqscan', 'off', true)"
)
IS_NAME = "search_texts.kind IN ('client', 'person')"


class Hit(NamedTuple):
    """One record that has the words; the newest has the highest `place`."""

    place: int
    kind: FoundKind
    record_id: str
    client_id: str


def prepare(connection: Connection) -> None:
    """Before a search: PostgreSQL is to look up each record found, however few it expects.

    It would read whole tables to join them with what it takes for many. Until the transaction ends.
    """
    if connection.dialect.name != "sqlite":
        connection.execute(_LOOK_UP)


def find_hits(
    connection: Connection,
    workspace_id: str,
    words: Sequence[SearchWord],
    *,
    viewer_id: str,
    names: bool,
) -> list[Hit]:
    """Names, or other records, that have all the words; the newest MOST_HITS, the newest first.

    PostgreSQL's index gives no order. Words that many records have together are found among the
    newest ones at once; of others there are few, which the index finds.
    """
    if connection.dialect.name == "sqlite":
        rows = connection.execute(_in_sqlite(workspace_id, words, viewer_id, names=names)).all()
        return [_hit(row) for row in rows]
    asked = _in_postgres(workspace_id, words, viewer_id, names=names)
    newest = select(func.max(SearchText.id) - _WINDOW).scalar_subquery()
    rows = [] if names else connection.execute(asked.where(SearchText.id > newest)).all()
    if len(rows) < MOST_HITS:
        rows = connection.execute(asked).all()
    return [_hit(row) for row in rows]


def find_rarest(connection: Connection, words: Sequence[SearchWord]) -> SearchWord:
    """The word that the fewest records have; where all are common, one of them.

    Nothing is told of these records: they may be of any workspace, and anybody's.
    """
    parts = [
        select(literal(place).label("word"), func.count()).select_from(
            _some_with(connection, word, place).subquery()
        )
        for place, word in enumerate(words)
    ]
    counts = [(count, place) for place, count in connection.execute(union_all(*parts))]
    return words[min(counts)[1]]


def _some_with(connection: Connection, word: SearchWord, place: int) -> AnySelect:
    """At most so many records that have a word as tell that it is a common one."""
    name = f"asked{place}"
    if connection.dialect.name == "sqlite":
        index = table("search_words", column("rowid"))
        matches = text(f"search_words MATCH :{name}").bindparams(bindparam(name, fts_query([word])))
        return select(index.c.rowid).where(matches).limit(MOST_HITS)
    matches = text(f"search_texts.words @@ CAST(:{name} AS tsquery)")
    matches = matches.bindparams(bindparam(name, ts_query([word])))
    others = text(f"NOT ({IS_NAME})")
    return select(SearchText.id).where(matches, others).limit(MOST_HITS)


def list_texts_of(
    connection: Connection, workspace_id: str, client_ids: Iterable[str], *, viewer_id: str
) -> list[tuple[Hit, str]]:
    """All that these clients have and the viewer may read, with its folded words, newest first."""
    rows = connection.execute(
        _readable(select(*_HIT, SearchText.folded), viewer_id, names=None)
        .where(SearchText.workspace_id == workspace_id, SearchText.client_id.in_(list(client_ids)))
        .order_by((SearchText.id + literal_column("0")).desc())
        .limit(_MOST_OF_CLIENTS)
    )
    return [(_hit(row), row.folded) for row in rows]


_HIT = (SearchText.id, SearchText.kind, SearchText.record_id, SearchText.client_id)


def _in_sqlite(
    workspace_id: str,
    words: Sequence[SearchWord],
    viewer_id: str,
    *,
    names: bool,
) -> AnySelect:
    index = table("search_names" if names else "search_words", column("rowid"), column("folded"))
    asked: BindParameter[str] = bindparam("asked", fts_query(words))
    matches = text(f"{index.name} MATCH :asked").bindparams(asked)
    found = select(*_HIT).select_from(index).join(SearchText, SearchText.id == index.c.rowid)
    return (
        _readable(found, viewer_id, names=names)
        .where(matches, SearchText.workspace_id == workspace_id)
        .order_by(index.c.rowid.desc())
        .limit(MOST_HITS)
    )


def _in_postgres(
    workspace_id: str,
    words: Sequence[SearchWord],
    viewer_id: str,
    *,
    names: bool,
) -> AnySelect:
    """Ordered by a sum, so that no index in that order is walked through instead."""
    asked: BindParameter[str] = bindparam("asked", ts_query(words))
    matches = text("search_texts.words @@ CAST(:asked AS tsquery)").bindparams(asked)
    kinds = text(IS_NAME if names else f"NOT ({IS_NAME})")
    return (
        _readable(select(*_HIT).select_from(SearchText), viewer_id, names=names)
        .where(matches, kinds, SearchText.workspace_id == workspace_id)
        .order_by((SearchText.id + literal_column("0")).desc())
        .limit(MOST_HITS)
    )


def fts_query(words: Sequence[SearchWord]) -> str:
    """All of the words, for SQLite's MATCH."""
    return " AND ".join(f'"{one.text}"{"*" * one.is_beginning}' for one in words)


def ts_query(words: Sequence[SearchWord]) -> str:
    """All of the words, for PostgreSQL's tsquery."""
    return " & ".join(f"'{one.text}'{':*' * one.is_beginning}" for one in words)


def _readable(found: AnySelect, viewer_id: str, *, names: bool | None) -> AnySelect:
    """What the viewer may read of it; `names` says what there is, None for all of it."""
    told: dict[FoundKind, ColumnElement[bool]] = {}
    found = found.join(Client, Client.id == SearchText.client_id)
    if names is not False:
        told[FoundKind.CLIENT] = Client.id == SearchText.record_id
        told[FoundKind.PERSON] = Person.merged_into_id.is_(None)
    if names is not True:
        told[FoundKind.FACT] = is_read_by(Fact, viewer_id)
        told[FoundKind.INTERACTION] = is_read_by(Interaction, viewer_id)
        is_own = NextAction.owner_id == viewer_id
        told[FoundKind.ACTION] = or_(is_read_by(NextAction, viewer_id), is_own)
    for kind, model in _TABLES.items():
        if kind in told:
            of_kind = SearchText.kind == kind.value
            found = found.outerjoin(model, and_(of_kind, model.id == SearchText.record_id))
    is_told = case(*((SearchText.kind == kind.value, rule) for kind, rule in told.items()))
    return found.where(visible_to(viewer_id), is_told)


_TABLES: dict[FoundKind, Any] = {
    FoundKind.PERSON: Person,
    FoundKind.FACT: Fact,
    FoundKind.INTERACTION: Interaction,
    FoundKind.ACTION: NextAction,
}


def _hit(row: Any) -> Hit:  # noqa: ANN401 - a row that begins with _HIT
    return Hit(row[0], FoundKind(row[1]), row[2], row[3])
