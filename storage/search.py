"""Records by their words, as far as the viewer may read them.

Names (of clients and people) and all other words have an index each, so that a name is found among
millions of records. The newest come first, and what others hold in confidence is left out inside
the query: it takes no place, and changes no order.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    func,
    literal,
    literal_column,
    or_,
    select,
    text,
    union_all,
)

from domain.search_words import SearchWord
from storage.models import SearchText
from storage.search_index import (
    by_postgres_index,
    by_sqlite_index,
    has_word,
    is_indexed_as,
    sqlite_index,
)
from storage.search_rights import Hit, hit, hit_columns, readable
from storage.shapes import AnyRow, AnySelect

MOST_HITS = 100  # records, the newest, of one question
_SAMPLE = 5_000  # records, the newest: on PostgreSQL they tell how common words are
_NEWEST = 20_000  # records that are looked through for common words
_IS_COMMON = 40  # so many of the sample: enough of the newest have them, or almost
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
    if connection.dialect.name == "sqlite":
        return Sample()
    connection.execute(_LOOK_UP)
    has = [has_word(connection, word) for word in words]
    counts = [func.count().filter(one) for one in (and_(*has), *has)]
    newest = SearchText.id > _before(_SAMPLE)
    found = connection.execute(select(*counts).where(newest, is_indexed_as(names=False))).one()
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
    if connection.dialect.name == "sqlite":
        rows = connection.execute(_in_sqlite(workspace_id, words, viewer_id, names=names)).all()
        return [hit(row) for row in rows]
    found: Sequence[AnyRow] = []
    is_common = in_sample >= _IS_COMMON and not names
    for newest in (True, False) if is_common else (False,):
        if len(found) < MOST_HITS:
            asked = _in_postgres(
                connection, workspace_id, words, viewer_id, names=names, newest=newest
            )
            found = connection.execute(asked).all()
    return [hit(row) for row in found]


def find_rarest(connection: Connection, words: Sequence[SearchWord], sample: Sample) -> SearchWord:
    """The word that the fewest records have; where all are common, one of them.

    Nothing is told of these records: they may be of any workspace, and anybody's.
    """
    least = min(sample.each.values(), default=0)
    rare = [word for word in words if sample.each.get(word, 0) == least]
    if len(rare) == 1 or least:
        return rare[0]
    parts = [
        select(literal(place).label("word"), func.count()).select_from(
            _some_with(connection, word, place).subquery()
        )
        for place, word in enumerate(rare)
    ]
    counts = [(count, place) for place, count in connection.execute(union_all(*parts))]
    return rare[min(counts)[1]]


def _before(newest: int) -> ColumnElement[int]:
    """The id before so many of the newest records."""
    return select(func.max(SearchText.id) - newest).scalar_subquery()


def _some_with(connection: Connection, word: SearchWord, place: int) -> AnySelect:
    """At most so many records that have a word as tell that it is a common one."""
    name = f"asked{place}"
    if connection.dialect.name == "sqlite":
        index = sqlite_index(names=False)
        wanted = select(index.c.rowid).where(by_sqlite_index(index, [word], name))
    else:
        wanted = select(SearchText.id).where(by_postgres_index([word], names=False, name=name))
    return wanted.limit(MOST_HITS)


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
    found = readable(select(*hit_columns(SearchText), SearchText.folded), SearchText, viewer_id)
    rows = connection.execute(
        found.where(
            SearchText.workspace_id == workspace_id,
            SearchText.client_id.in_(list(client_ids)),
            or_(*(has_word(connection, word) for word in words)),
        )
        .order_by((SearchText.id + literal_column("0")).desc())
        .limit(_MOST_OF_CLIENTS)
    )
    return [(hit(row), row.folded) for row in rows]


def _in_sqlite(
    workspace_id: str, words: Sequence[SearchWord], viewer_id: str, *, names: bool
) -> AnySelect:
    index = sqlite_index(names=names)
    found = select(*hit_columns(SearchText)).select_from(index)
    found = found.join(SearchText, SearchText.id == index.c.rowid)
    return (
        readable(found, SearchText, viewer_id, names=names)
        .where(by_sqlite_index(index, words), SearchText.workspace_id == workspace_id)
        .order_by(index.c.rowid.desc())
        .limit(MOST_HITS)
    )


def _in_postgres(
    connection: Connection,
    workspace_id: str,
    words: Sequence[SearchWord],
    viewer_id: str,
    *,
    names: bool,
    newest: bool,
) -> AnySelect:
    """Put in order first, then looked up one by one, until there are enough that may be read.

    The order is that of a sum, so that no index in that order is walked through instead.
    """
    place, *others = hit_columns(SearchText)
    place = (place + literal_column("0")).label("id")
    with_words = select(place, *others).where(SearchText.workspace_id == workspace_id)
    if newest:
        is_newest = SearchText.id > _before(_NEWEST)
        has = [has_word(connection, word) for word in words]
        with_words = with_words.where(is_newest, is_indexed_as(names=names), *has)
    else:
        with_words = with_words.where(by_postgres_index(words, names=names))
    hits = with_words.order_by(place.desc()).subquery("hits").c
    return (
        readable(select(*hit_columns(hits)), hits, viewer_id, names=names)
        .order_by(hits.id.desc())
        .limit(MOST_HITS)
    )
