"""Names taken out of the texts that are stored, and out of the search with them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, or_, select, update

from domain.facts import key_of
from domain.forget import without_facts
from domain.found import FoundKind
from domain.search_words import SearchWord, runs_of
from domain.taken_out import TakenOut
from storage.models import (
    Card,
    Client,
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
from storage.search_texts import batched, put_again
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
    *,
    owner_id: str | None,
) -> int:
    """Of what is kept about other clients than these, of this owner or of all; of how many records.

    `named` is what `find_named` found. The line of a record has the words of its next actions and
    facts, too.
    """
    others = select(Client.id).where(
        Client.workspace_id == workspace_id, Client.id.not_in(list(spared_ids))
    )
    if owner_id is not None:
        others = others.where(Client.owner_id == owner_id)
    found = {kind: list(ids) for kind, ids in named.items()}
    found[FoundKind.INTERACTION] = sorted(
        {*found.get(FoundKind.INTERACTION, ()), *_records_of(connection, workspace_id, named)}
    )
    count = 0
    for texts in _TEXTS:
        is_there = texts.table.client_id.in_(others)
        if texts.kind:
            for ids in batched(found.get(texts.kind, ())):
                which = and_(is_there, texts.table.id.in_(ids))
                count += _rewrite(connection, workspace_id, texts, which, out)
        else:
            which = and_(is_there, texts.table.label != "") if texts.texts else is_there
            count += _rewrite(connection, workspace_id, texts, which, out)
    return count


def _records_of(
    connection: Connection, workspace_id: str, named: Mapping[FoundKind, list[str]]
) -> set[str]:
    """The records that these next actions and facts came with."""
    found: set[str] = set()
    for kind, table in ((FoundKind.ACTION, NextAction), (FoundKind.FACT, Fact)):
        for ids in batched(named.get(kind, ())):
            rows = connection.execute(
                select(table.interaction_id).where(
                    table.workspace_id == workspace_id,
                    table.id.in_(ids),
                    table.interaction_id.is_not(None),
                )
            )
            found |= {one for one in rows.scalars() if one}
    return found


def cut_facts(
    connection: Connection,
    workspace_id: str,
    client_ids: Iterable[str],
    told: Iterable[tuple[str, str]],
    out: TakenOut,
) -> None:
    """The lines of these clients without facts about someone.

    That is without those that are given as (record, text), and those that name them.
    """
    texts: dict[str, list[str]] = {}
    for record_id, fact in told:
        texts.setdefault(record_id, []).append(fact)
    which = and_(
        Interaction.workspace_id == workspace_id,
        Interaction.client_id.in_(list(client_ids)),
        or_(Interaction.id.in_(list(texts)), func.lower(Interaction.line).contains("fact")),
    )
    wanted = select(Interaction.id, Interaction.line).where(which).with_for_update()
    changed = []
    for row in connection.execute(wanted).all():
        left = without_facts(row.line, texts.get(row.id, ()), out)
        if left != row.line:
            changed.append({"of_id": row.id, "line": left})
    _change(connection, Interaction, workspace_id, changed)


def _rewrite(
    connection: Connection,
    workspace_id: str,
    texts: _Texts,
    which: ColumnElement[bool],
    out: TakenOut,
) -> int:
    """Of how many records; on PostgreSQL nobody else changes them meanwhile."""
    rows = connection.execute(
        select(texts.table.id, *texts.columns)
        .where(texts.table.workspace_id == workspace_id, which)
        .with_for_update(of=texts.table)
    ).all()
    changed = []
    for row in rows:
        values = texts.changed(row, out)
        if values:
            whole = {one.key: getattr(row, one.key) for one in texts.columns} | values
            key = {"key": key_of(whole["text"])} if texts.table is Fact else {}
            changed.append({"of_id": row.id} | whole | key)
    _change(connection, texts.table, workspace_id, changed)
    if texts.kind:
        put_again(connection, workspace_id, texts.kind, [one["of_id"] for one in changed])
    return len(changed)


def _change(
    connection: Connection,
    table: Any,  # noqa: ANN401 - a table of the models
    workspace_id: str,
    changed: list[dict[str, Any]],
) -> None:
    """Write the same columns of many rows."""
    if changed:
        which = (table.workspace_id == workspace_id, table.id == bindparam("of_id"))
        columns: dict[str, Any] = {name: bindparam(name) for name in changed[0] if name != "of_id"}
        connection.execute(update(table).where(*which).values(columns), changed)


def find_named(
    connection: Connection, workspace_id: str, names: Iterable[str]
) -> Mapping[FoundKind, list[str]]:
    """Records in which all words of one of these names stand, whoever may read them."""
    is_sqlite = connection.dialect.name == "sqlite"
    found: dict[FoundKind, set[str]] = {}
    for name in names:
        words = _words_of(name)
        shape = shape_of(words, is_sqlite=is_sqlite)
        for question in _questions(shape) if words else ():
            of_workspace = question.where(SearchText.workspace_id == workspace_id)
            for row in connection.execute(of_workspace, told(words, shape)):
                found.setdefault(FoundKind(row.kind), set()).add(row.record_id)
    return {kind: sorted(ids) for kind, ids in found.items()}


def _words_of(name: str) -> list[SearchWord]:
    """As they stand in the index: of a script without spaces in pairs of letters."""
    words: list[SearchWord] = []
    for run in runs_of(name):
        if run.is_pairs:
            words += [SearchWord(one, len(one) == 1) for one in run.words[:-1] or run.words]
        else:
            words += [SearchWord(one, is_beginning=False) for one in run.words]
    return words


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
