"""What of the texts found the viewer may read, as a part of the query."""

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, bindparam, case, or_

from domain.found import FoundKind
from storage.models import Client, Fact, Interaction, NextAction, Person
from storage.shapes import AnyRow, AnySelect
from storage.visible import is_read_by, visible_to


class Hit(NamedTuple):
    """One record that has the words; the newest has the highest `place`."""

    place: int
    kind: FoundKind
    record_id: str
    client_id: str


def hit_columns(texts: Any) -> tuple[Any, ...]:  # noqa: ANN401 - the table, or what was found in it
    """The columns that a hit is read from."""
    return texts.id, texts.kind, texts.record_id, texts.client_id


def readable(
    found: AnySelect,
    texts: Any,  # noqa: ANN401 - as above
    *,
    names: bool | None = None,
) -> AnySelect:
    """What the viewer, who is a parameter, may read of it.

    `names` says what there is, None for all of it.
    """
    viewer_id = bindparam("viewer_id", type_=Client.owner_id.type)
    told: dict[FoundKind, ColumnElement[bool]] = {}
    found = found.join(Client, Client.id == texts.client_id)
    if names is not False:
        told[FoundKind.CLIENT] = Client.id == texts.record_id
        told[FoundKind.PERSON] = Person.merged_into_id.is_(None)
    if names is not True:
        told[FoundKind.FACT] = is_read_by(Fact, viewer_id)
        told[FoundKind.INTERACTION] = is_read_by(Interaction, viewer_id)
        is_own = NextAction.owner_id == viewer_id
        told[FoundKind.ACTION] = or_(is_read_by(NextAction, viewer_id), is_own)
    for kind, model in _TABLES.items():
        if kind in told:
            of_kind = texts.kind == kind.value
            found = found.outerjoin(model, and_(of_kind, model.id == texts.record_id))
    is_told = case(*((texts.kind == kind.value, rule) for kind, rule in told.items()))
    return found.where(visible_to(viewer_id), is_told)


_TABLES: dict[FoundKind, Any] = {
    FoundKind.PERSON: Person,
    FoundKind.FACT: Fact,
    FoundKind.INTERACTION: Interaction,
    FoundKind.ACTION: NextAction,
}


def hit(row: AnyRow) -> Hit:
    """Of a row that begins with hit_columns."""
    return Hit(row[0], FoundKind(row[1]), row[2], row[3])
