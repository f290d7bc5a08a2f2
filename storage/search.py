"""Records by their words, as far as the viewer may read them.

Names (of clients and people) and all other words have an index each, so that a name is found among
millions of records. The newest come first, and what others hold in confidence is left out inside
the query: it takes no place, and changes no order.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    TableClause,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    text,
)

from domain.search_words import SearchWord
from storage.models import SearchText
from storage.search_index import (
    Shape,
    by_postgres_index,
    by_sqlite_index,
    has_words,
    is_indexed_as,
    shape_of,
    sqlite_index,
    told,
)
from storage.search_rights import Hit, hit, hit_columns, readable
from storage.shapes import AnyRow, AnySelect

MOST_HITS = 100  # records, the newest, of one question
_SAMPLE = 5_000  # records, the newest: on PostgreSQL they tell how common words are
# Where so many of the sample have the words, so many of the newest records are looked through.
_NEWEST = ((160, _SAMPLE), (40, 4 * _SAMPLE), (20, 8 * _SAMPLE))
_MOST_OF_CLIENTS = 5_000
_LOOK_UP = text(
    "SELECT set_config('enable_hashjoin', 'off', true), "
    "set_config('enable_mergejoin', 'off', true), set_config('enable_seqscan', 'off', true), "
    "set_config('jit', 'off', true), set_config('max_parallel_workers_per_gather', '0', true), "
    "set_config('plan_cache_mode', 'force_custom_plan', true)"
)


class Sample(NamedTuple):
    """How many of the newest records have all the words that are asked for, and each of them."""

    all: int = 0
    each: Mapping[SearchWord, int] = {}


def prepare(connection: Connection, words: Sequence[SearchWord]) -> Sample:
    """Before a search. SQLite needs nothing; its index is in order.

    PostgreSQL is to look up each record found, until the transaction ends: it would read whole
    tables to join them with what it takes for many. Nor is it to compile a query of milliseconds,
    start processes for it, or keep one plan for any words.
    """
    if _is_sqlite(connection):
        return Sample()
    connection.execute(_LOOK_UP)
    shape = shape_of(words, is_sqlite=False)
    found = connection.execute(_counts(shape), told(words, shape)).one()
    return Sample(found[0], dict(zip(words, found[1:], strict=True)))


def find_hits(
    connection: Connection,
    workspace_id: str,
    words: Sequence[SearchWord],
    *,
    viewer_id: str,
    names: bool,
    in_sample: int = 0,
) -> list[Hit]:
    """Names, or other records, that have all the words; the newest MOST_HITS, the newest first.

    PostgreSQL's index gives no order. Words that many records have together, as the sample says,
    are found by looking into the newest texts; of others there are few, which the index finds.
    """
    shape = shape_of(words, is_sqlite=_is_sqlite(connection))
    asked = told(words, shape) | {"workspace_id": workspace_id, "viewer_id": viewer_id}
    found: Sequence[AnyRow] = []
    for least, newest in () if names else _NEWEST:
        if in_sample >= least and len(found) < MOST_HITS:
            found = connection.execute(_in_newest(shape, newest), asked).all()
    if len(found) < MOST_HITS:
        by_index = _in_sqlite if shape.is_sqlite else _in_postgres
        found = connection.execute(by_index(shape, names=names), asked).all()
    return [hit(row) for row in found]


def find_rarest(connection: Connection, words: Sequence[SearchWord], sample: Sample) -> SearchWord:
    """The word that the fewest records have; where all are common, one of them.

    Nothing is told of these records: they may be of any workspace, and anybody's.
    """
    counts = [sample.each.get(word, 0) for word in words]
    if min(counts) or counts.count(0) == 1:
        return words[counts.index(min(counts))]
    rare = [word for word, count in zip(words, counts, strict=True) if not count]
    shape = shape_of(rare, is_sqlite=_is_sqlite(connection))
    counts = list(connection.execute(_counts_by_index(shape), told(rare, shape)).one())
    return rare[counts.index(min(counts))]


def list_with_any(
    connection: Connection,
    workspace_id: str,
    client_ids: Iterable[str],
    words: Sequence[SearchWord],
    *,
    viewer_id: str,
) -> list[tuple[Hit, str]]:
    """What these clients have with any of the words, with its folded words, newest first.

    Each text of theirs is looked into first: only what has a word is asked for who may read it.
    """
    shape = shape_of(words, is_sqlite=_is_sqlite(connection))
    asked = told(words, shape) | {"workspace_id": workspace_id, "viewer_id": viewer_id}
    rows = connection.execute(_at_clients(shape), asked | {"client_ids": list(client_ids)})
    return [(hit(row), row.folded) for row in rows]


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


@cache
def _counts_by_index(shape: Shape) -> AnySelect:
    """How many records have each word, no more than tell that it is a common one."""
    counts = []
    for place in range(shape.words):
        if shape.is_sqlite:
            index = sqlite_index(names=False)
            wanted = _with_texts(index, index.c.rowid)
            wanted = wanted.where(by_sqlite_index(shape, index, place))
        else:
            wanted = select(SearchText.id).where(by_postgres_index(shape, names=False, place=place))
        some = wanted.limit(MOST_HITS).subquery()
        counts.append(select(func.count()).select_from(some).scalar_subquery())
    return select(*counts)


@cache
def _counts(shape: Shape) -> AnySelect:
    """How many of the newest records have all words, and each."""
    has = has_words(shape)
    counts = (func.count().filter(one) for one in (and_(*has), *has))
    return select(*counts).where(_is_of_newest(_SAMPLE), is_indexed_as(names=False))


def _is_of_newest(many: int) -> ColumnElement[bool]:
    last = select(func.max(SearchText.id)).scalar_subquery()
    return SearchText.id > last - many


@cache
def _in_sqlite(shape: Shape, *, names: bool) -> AnySelect:
    index = sqlite_index(names=names)
    found = _with_texts(index, *hit_columns(SearchText))
    return (
        readable(found, SearchText, names=names)
        .where(by_sqlite_index(shape, index), _is_of_workspace())
        .order_by(index.c.rowid.desc())
        .limit(MOST_HITS)
    )


def _with_texts(index: TableClause, *columns: Any) -> AnySelect:  # noqa: ANN401 - any column
    return select(*columns).select_from(index).join(SearchText, SearchText.id == index.c.rowid)


@cache
def _in_newest(shape: Shape, newest: int) -> AnySelect:
    """In the texts of so many of the newest records, without an index of words."""
    is_newest = and_(_is_of_newest(newest), is_indexed_as(names=False))
    return _ordered(and_(is_newest, *has_words(shape)), names=False)


@cache
def _in_postgres(shape: Shape, *, names: bool) -> AnySelect:
    return _ordered(by_postgres_index(shape, names=names), names=names)


def _ordered(which: ColumnElement[bool], *, names: bool) -> AnySelect:
    """Put in order first, then looked up one by one, until there are enough that may be read.

    The order is that of a sum, so that no index in that order is walked through instead.
    """
    place, *others = hit_columns(SearchText)
    place = (place + literal_column("0")).label("id")
    found = select(place, *others).where(which, _is_of_workspace())
    hits = found.order_by(place.desc()).subquery("hits").c
    return (
        readable(select(*hit_columns(hits)), hits, names=names)
        .order_by(hits.id.desc())
        .limit(MOST_HITS)
    )


@cache
def _at_clients(shape: Shape) -> AnySelect:
    is_of_these = SearchText.client_id.in_(bindparam("client_ids", expanding=True))
    return (
        readable(select(*hit_columns(SearchText), SearchText.folded), SearchText)
        .where(_is_of_workspace(), is_of_these, or_(*has_words(shape)))
        .order_by((SearchText.id + literal_column("0")).desc())
        .limit(_MOST_OF_CLIENTS)
    )


def _is_of_workspace() -> ColumnElement[bool]:
    return SearchText.workspace_id == bindparam("workspace_id")
