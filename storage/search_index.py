"""Which texts have the words that are asked for: by an index, or by looking into the text.

The index knows words by their beginnings, from two letters to INDEXED_LETTERS (from one, of words
of two), and PostgreSQL's a short word by its end, too, which is a space. Migration 0010 makes it.

The words are parameters, which `told` gives: a question is put together once, not for each search.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    TableClause,
    and_,
    bindparam,
    column,
    func,
    literal_column,
    table,
    text,
)

from domain.search_words import SearchWord
from storage.models import SearchText

INDEXED_LETTERS = 12
_WITH_END = 2  # letters of a word that is indexed with its end
_IS_NAME = "search_texts.kind IN ('client', 'person')"
_IN_POSTGRES = "search_beginnings(search_texts.folded) @@ CAST(:{asked} AS tsquery)"


class Shape(NamedTuple):
    """What of the words makes a question another one."""

    is_sqlite: bool
    words: int
    untold: tuple[int, ...] = ()  # places of words of which an index knows only the beginning


def shape_of(words: Sequence[SearchWord], *, is_sqlite: bool) -> Shape:
    """The shape of a question about the words."""
    untold = (place for place, one in enumerate(words) if not _is_told(one, is_sqlite=is_sqlite))
    return Shape(is_sqlite, len(words), tuple(untold))


def told(words: Sequence[SearchWord], shape: Shape) -> dict[str, str]:
    """The parameters of a question of this shape: all words, and each."""
    term = _sqlite_term if shape.is_sqlite else _postgres_term
    terms = [term(one) for one in words]
    parameters = {"asked": (" AND " if shape.is_sqlite else " & ").join(terms)}
    for place, one in enumerate(words):
        parameters[f"asked{place}"] = terms[place]
        parameters[f"word{place}"] = f" {one.text}" if one.is_beginning else f" {one.text} "
    return parameters


def sqlite_index(*, names: bool) -> TableClause:
    """The index of names, or of all other words."""
    return table("search_names" if names else "search_words", column("rowid"))


def by_sqlite_index(
    shape: Shape, index: TableClause, place: int | None = None
) -> ColumnElement[bool]:
    """Whether a row of the index has all the words, or the one of this place.

    What the index does not tell of a long word is looked for in the text that it found.
    """
    return and_(text(f"{index.name} MATCH :{_asked(place)}"), *_untold(shape, place))


def by_postgres_index(
    shape: Shape, *, names: bool, place: int | None = None
) -> ColumnElement[bool]:
    """Whether a name, or another text, has all the words, or the one of this place."""
    indexed = text(_IN_POSTGRES.format(asked=_asked(place)))
    return and_(indexed, is_indexed_as(names=names), *_untold(shape, place))


def is_indexed_as(*, names: bool) -> ColumnElement[bool]:
    """As it is written in PostgreSQL's index of names, or of all other words."""
    return and_(text(_IS_NAME if names else f"NOT ({_IS_NAME})"))


def has_words(shape: Shape) -> list[ColumnElement[bool]]:
    """Whether each of the words stands in a text."""
    return [has_word(shape, place) for place in range(shape.words)]


def has_word(shape: Shape, place: int) -> ColumnElement[bool]:
    """Whether the word of this place stands in a text, by looking into it."""
    place_of: Any = func.instr if shape.is_sqlite else func.strpos
    apart: ColumnElement[str] = literal_column("' '") + SearchText.folded + literal_column("' '")
    found: ColumnElement[int] = place_of(
        apart, bindparam(f"word{place}", type_=SearchText.folded.type)
    )
    return found > literal_column("0")


def _untold(shape: Shape, place: int | None) -> list[ColumnElement[bool]]:
    return [has_word(shape, one) for one in shape.untold if place in {None, one}]


def _asked(place: int | None) -> str:
    return "asked" if place is None else f"asked{place}"


def _is_told(word: SearchWord, *, is_sqlite: bool) -> bool:
    if word.is_beginning:
        return len(word.text) <= INDEXED_LETTERS
    return is_sqlite or len(word.text) <= _WITH_END


def _sqlite_term(word: SearchWord) -> str:
    return f'"{word.text[:INDEXED_LETTERS]}"*' if word.is_beginning else f'"{word.text}"'


def _postgres_term(word: SearchWord) -> str:
    is_whole = not word.is_beginning and len(word.text) <= _WITH_END
    return f"'{word.text} '" if is_whole else f"'{word.text[:INDEXED_LETTERS]}'"
