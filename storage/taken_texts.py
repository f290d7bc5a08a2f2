"""Names taken out of the texts that are stored, and out of the search with them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, select, update

from domain.facts import key_of
from domain.found import FoundKind
from domain.search_words import SearchWord, search_text
from domain.taken_out import TakenOut
from storage.models import (
    Card,
    Fact,
    ImportantDate,
    Interaction,
    NextAction,
    Person,
    Prep,
    SearchText,
)
from storage.search_index import (
    Shape,
    by_postgres_index,
    by_sqlite_index,
    shape_of,
    sqlite_index,
    told,
)
from storage.search_texts import put_changed
from storage.shapes import AnyRow, AnySelect


@dataclass(frozen=True, slots=True)
class _Texts:
    """The columns of a table that people type into: a text, a list of names, a list of texts."""

    table: Any
    texts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    kind: FoundKind | None = None

    @property
    def columns(self) -> list[Any]:
        return [getattr(self.table, one) for one in (*self.texts, *self.names, *self.lists)]

    def changed(self, row: AnyRow, out: TakenOut) -> dict[str, Any]:
        """What is another text without the names."""
        values: dict[str, Any] = {name: out.of(getattr(row, name)) for name in self.texts}
        values |= {name: out.of_list(getattr(row, name)) for name in self.names}
        values |= {name: [out.of(one) for one in getattr(row, name)] for name in self.lists}
        return {name: new for name, new in values.items() if new != getattr(row, name)}


_TEXTS = (
    _Texts(Interaction, ("summary", "line"), names=("people",), kind=FoundKind.INTERACTION),
    _Texts(NextAction, ("text",), kind=FoundKind.ACTION),
    _Texts(Fact, ("text",), kind=FoundKind.FACT),
    _Texts(Person, ("title",), kind=FoundKind.PERSON),
    _Texts(ImportantDate, ("label",)),
    _Texts(Prep, names=("people",), lists=("agenda",)),
)


def take_out_of_clients(
    connection: Connection, workspace_id: str, client_ids: Iterable[str], out: TakenOut
) -> None:
    """Of all that is kept about these clients, and of the cards about them."""
    wanted = list(client_ids)
    for texts in _TEXTS:
        _rewrite(connection, workspace_id, texts, texts.table.client_id.in_(wanted), out)
    which = and_(Card.workspace_id == workspace_id, Card.client_id.in_(wanted))
    rows = connection.execute(
        select(Card.delivery_id, Card.position, Card.reason, Card.outcome).where(which)
    ).all()
    for row in rows:
        told = {"reason": out.of(row.reason), "outcome": row.outcome and out.of(row.outcome)}
        if told != {"reason": row.reason, "outcome": row.outcome}:
            one = and_(which, Card.delivery_id == row.delivery_id, Card.position == row.position)
            connection.execute(update(Card).where(one).values(**told))


def take_out_elsewhere(
    connection: Connection,
    workspace_id: str,
    spared_ids: Iterable[str],
    out: TakenOut,
    named: Mapping[FoundKind, list[str]],
) -> None:
    """Of what is kept about all other clients than these; `named` is what `find_named` found."""
    spared = list(spared_ids)
    for texts in _TEXTS:
        which = texts.table.client_id.not_in(spared)
        if texts.kind:
            wanted = named.get(texts.kind, [])
            which = and_(which, texts.table.id.in_(wanted))
            if not wanted:
                continue
        _rewrite(connection, workspace_id, texts, which, out)


def cut_told(connection: Connection, workspace_id: str, told: Iterable[tuple[str, str]]) -> None:
    """The lines of records without the facts that they told, given as (record, text)."""
    for interaction_id, fact in told:
        which = (Interaction.workspace_id == workspace_id, Interaction.id == interaction_id)
        line = connection.execute(select(Interaction.line).where(*which)).scalar_one()
        connection.execute(update(Interaction).where(*which).values(line=line.replace(fact, "…")))


def _rewrite(
    connection: Connection,
    workspace_id: str,
    texts: _Texts,
    which: ColumnElement[bool],
    out: TakenOut,
) -> None:
    rows = connection.execute(
        select(texts.table.id, *texts.columns).where(
            texts.table.workspace_id == workspace_id, which
        )
    ).all()
    for row in rows:
        values = texts.changed(row, out)
        if not values:
            continue
        told = {"key": key_of(values["text"])} if texts.table is Fact else {}
        connection.execute(
            update(texts.table)
            .where(texts.table.workspace_id == workspace_id, texts.table.id == row.id)
            .values(**values, **told)
        )
        if texts.kind:
            put_changed(connection, workspace_id, texts.kind, row.id, values)


def find_named(
    connection: Connection, workspace_id: str, names: Iterable[str]
) -> Mapping[FoundKind, list[str]]:
    """Records in which all words of one of these names stand, whoever may read them."""
    is_sqlite = connection.dialect.name == "sqlite"
    found: dict[FoundKind, set[str]] = {}
    for name in names:
        words = [SearchWord(word, is_beginning=False) for word in search_text(name).split()]
        shape = shape_of(words, is_sqlite=is_sqlite)
        for question in _questions(shape) if words else ():
            of_workspace = question.where(SearchText.workspace_id == workspace_id)
            for row in connection.execute(of_workspace, told(words, shape)):
                found.setdefault(FoundKind(row.kind), set()).add(row.record_id)
    return {kind: sorted(ids) for kind, ids in found.items()}


def _questions(shape: Shape) -> Iterator[AnySelect]:
    """Texts that have the words, by the index of names and titles and by that of the rest."""
    wanted = select(SearchText.kind, SearchText.record_id)
    for names in (True, False):
        if shape.is_sqlite:
            index = sqlite_index(names=names)
            joined = wanted.select_from(index).join(SearchText, SearchText.id == index.c.rowid)
            yield joined.where(by_sqlite_index(shape, index))
        else:
            yield wanted.where(by_postgres_index(shape, names=names))
