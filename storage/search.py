"""Records by their words, as far as the viewer may read them.

Names (of clients and people) and all other words have an index each, so that a name is found among
millions of records. The newest come first, and what others hold in confidence is left out inside
the query: it takes no place, and changes no order.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Executable,
    ScalarSelect,
    TableClause,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    or_,
    select,
    text,
    union_all,
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
from storage.shapes import AnySelect

MOST_HITS = 100  # records, the newest, of one question
_SAMPLE = 5_000  # records, the newest: on PostgreSQL they tell how common words are
# Where so many of the sample have the words, so many of the newest records are looked through.
_NEWEST = ((160, _SAMPLE), (40, 4 * _SAMPLE), (20, 8 * _SAMPLE), (0, 0))
_MOST_OF_CLIENTS = 5_000
_KEPT = 32  # questions of a kind, by their shape
_LOOK_UP = text(
    "SELECT set_config('enable_hashjoin', 'off', true), "
    "set_config('enable_mergejoin', 'off', true), set_config('enable_seqscan', 'off', true), "
    "set_config('enable_material', 'off', true), "
    "set_config('jit', 'off', true), set_config('max_parallel_workers_per_gather', '0', true), "
    "set_config('plan_cache_mode', 'force_custom_plan', true)"
)


class Sample(NamedTuple):
    """How many of the newest records have all the words that are asked for, and each of them."""

    all: int = 0
    each: Mapping[SearchWord, int] = {}
    rarest: SearchWord | None = None


def prepare(connection: Connection, words: Sequence[SearchWord]) -> Sample:
    """Before a search. SQLite needs nothing; its index is in order.

    PostgreSQL is to look up each record found, until the transaction ends: it would read whole
    tables to join them with what it takes for many, or keep one aside that it takes for empty and
    go through it for each record. Nor is it to compile a query of milliseconds, start processes
    for it, or keep one plan for any words.
    """
    if _is_sqlite(connection):
        return Sample()
    connection.execute(_LOOK_UP)
    shape = shape_of(words, is_sqlite=False)
    every, *counts = connection.execute(_counts(shape), told(words, shape)).one()
    seen = dict(zip(words, counts, strict=False))
    by_index = dict(zip(words, counts[len(words) :], strict=False))
    rarest = min(words, key=lambda word: (seen[word], by_index.get(word) or 0))
    return Sample(every, seen, rarest)


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
    It is one statement, whatever is found.
    """
    shape = shape_of(words, is_sqlite=_is_sqlite(connection))
    asked: dict[str, object] = {"workspace_id": workspace_id, "viewer_id": viewer_id}
    asked |= told(words, shape)
    if shape.is_sqlite:
        question = _in_sqlite(shape, names=names)
    else:
        question = _in_names(shape) if names else _in_postgres(shape)
        asked["newest"] = next(newest for least, newest in _NEWEST if in_sample >= least)
    found = [hit(row) for row in connection.execute(question, asked)]
    return sorted(found, reverse=True)[:MOST_HITS]


def find_rarest(connection: Connection, words: Sequence[SearchWord], sample: Sample) -> SearchWord:
    """The word that the fewest records have; where all are common, one of them.

    Nothing is told of these records: they may be of any workspace, and anybody's.
    """
    if sample.rarest:
        return sample.rarest
    shape = shape_of(words, is_sqlite=_is_sqlite(connection))
    by_index = [_count_by_index(shape, place) for place in range(len(words))]
    counts = list(connection.execute(select(*by_index), told(words, shape)).one())
    return words[counts.index(min(counts))]


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


def _count_by_index(shape: Shape, place: int) -> ScalarSelect[int]:
    """How many records have a word, no more than tell that it is a common one."""
    if shape.is_sqlite:
        index = sqlite_index(names=False)
        wanted = _with_texts(index, index.c.rowid).where(by_sqlite_index(shape, index, place))
    else:
        wanted = select(SearchText.id).where(by_postgres_index(shape, names=False, place=place))
    some = wanted.limit(MOST_HITS).subquery()
    return select(func.count()).select_from(some).scalar_subquery()


@lru_cache(_KEPT)
def _counts(shape: Shape) -> AnySelect:
    """How many of the newest records have all words, how many each; of all, where none has it."""
    has = has_words(shape)
    every = func.count().filter(and_(*has)).label("every")
    each = [func.count().filter(one).label(f"word{place}") for place, one in enumerate(has)]
    is_newest = SearchText.id > _last() - _SAMPLE
    seen = select(every, *each).where(is_newest, is_indexed_as(names=False)).subquery("seen").c
    rare = [
        case((seen[f"word{place}"] == 0, _count_by_index(shape, place)))
        for place in range(shape.words)
        if shape.words > 1
    ]
    return select(*seen, *rare)


def _last() -> ScalarSelect[int]:
    return select(func.max(SearchText.id)).scalar_subquery()


@lru_cache(_KEPT)
def _in_sqlite(shape: Shape, *, names: bool) -> Executable:
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


@lru_cache(_KEPT)
def _in_names(shape: Shape) -> Executable:
    return _ordered(by_postgres_index(shape, names=True), names=True)


@lru_cache(_KEPT)
def _in_postgres(shape: Shape) -> Executable:
    """In the texts of so many of the newest records; if these are not enough, by the index."""
    before = _last() - bindparam("newest", type_=SearchText.id.type)
    in_newest = and_(SearchText.id > before, is_indexed_as(names=False), *has_words(shape))
    newest = _ordered(in_newest, names=False).cte("newest")
    is_short = select(func.count()).select_from(newest).scalar_subquery() < MOST_HITS
    is_older = _by_sum() <= before
    in_older = and_(is_older, by_postgres_index(shape, names=False))
    older = _ordered(in_older, names=False).where(is_short).subquery("older")
    return union_all(select(newest), select(older))


def _ordered(which: ColumnElement[bool], *, names: bool) -> AnySelect:
    """Put in order first, then looked up one by one, until there are enough that may be read."""
    _, *others = hit_columns(SearchText)
    place = _by_sum().label("id")
    found = select(place, *others).where(which, _is_of_workspace())
    hits = found.order_by(place.desc()).subquery("hits").c
    return (
        readable(select(*hit_columns(hits)), hits, names=names)
        .order_by(hits.id.desc())
        .limit(MOST_HITS)
    )


@lru_cache(_KEPT)
def _at_clients(shape: Shape) -> AnySelect:
    is_of_these = SearchText.client_id.in_(bindparam("client_ids", expanding=True))
    return (
        readable(select(*hit_columns(SearchText), SearchText.folded), SearchText)
        .where(_is_of_workspace(), is_of_these, or_(*has_words(shape)))
        .order_by(_by_sum().desc())
        .limit(_MOST_OF_CLIENTS)
    )


def _by_sum() -> ColumnElement[int]:
    """The id, so that no index in its order is walked through."""
    return SearchText.id + literal_column("0")


def _is_of_workspace() -> ColumnElement[bool]:
    return SearchText.workspace_id == bindparam("workspace_id")
