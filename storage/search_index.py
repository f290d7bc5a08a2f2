"""Which texts have a word: by the index of either database, or by looking into the text.

The index knows words by their beginnings, from two letters to INDEXED_LETTERS (from one, of words
of two), and by the end of a short one, which is a space. Migration 0010 makes it.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    TableClause,
    and_,
    bindparam,
    column,
    func,
    literal,
    literal_column,
    table,
    text,
)

from domain.search_words import SearchWord
from storage.models import SearchText

INDEXED_LETTERS = 12
_WITH_END = 2  # letters of a word that is indexed with its end
_IS_NAME = "search_texts.kind IN ('client', 'person')"
_IN_POSTGRES = "search_beginnings(search_texts.folded) @@ CAST(:{name} AS tsquery)"


def sqlite_index(*, names: bool) -> TableClause:
    """The index of names, or of all other words."""
    return table("search_names" if names else "search_words", column("rowid"))


def by_sqlite_index(
    index: TableClause, words: Sequence[SearchWord], name: str = "asked"
) -> ColumnElement[bool]:
    """Whether a row of the index has all the words; `name` is of the parameter."""
    terms = " AND ".join(f'"{one.text}"{"*" * one.is_beginning}' for one in words)
    asked: BindParameter[str] = bindparam(name, terms)
    return and_(text(f"{index.name} MATCH :{name}").bindparams(asked))


def by_postgres_index(
    words: Sequence[SearchWord], *, names: bool, name: str = "asked"
) -> ColumnElement[bool]:
    """Whether a name, or another text, has all the words.

    What the index does not tell of a long word is looked for in the text that it found.
    """
    terms = " & ".join(f"'{_indexed(one)}'" for one in words)
    asked: BindParameter[str] = bindparam(name, terms)
    indexed = text(_IN_POSTGRES.format(name=name)).bindparams(asked)
    untold = [_stands(func.strpos, one) for one in words if _indexed(one).rstrip() != one.text]
    return and_(indexed, is_indexed_as(names=names), *untold)


def is_indexed_as(*, names: bool) -> ColumnElement[bool]:
    """As it is written in PostgreSQL's index of names, or of all other words."""
    return and_(text(_IS_NAME if names else f"NOT ({_IS_NAME})"))


def has_word(connection: Connection, word: SearchWord) -> ColumnElement[bool]:
    """Whether the word stands in a text, by looking into it."""
    return _stands(func.instr if connection.dialect.name == "sqlite" else func.strpos, word)


def _stands(place_of: Any, word: SearchWord) -> ColumnElement[bool]:  # noqa: ANN401 - a function
    apart: ColumnElement[str] = literal_column("' '") + SearchText.folded + literal_column("' '")
    within: ColumnElement[int] = place_of(
        apart, literal(f" {word.text}" if word.is_beginning else f" {word.text} ")
    )
    return within > literal_column("0")


def _indexed(word: SearchWord) -> str:
    """What the index has of it: it with its end, if it is as short as that, or its beginning."""
    if not word.is_beginning and len(word.text) <= _WITH_END:
        return f"{word.text} "
    return word.text[:INDEXED_LETTERS]
