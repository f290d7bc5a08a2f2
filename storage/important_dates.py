"""Important dates: kept, and found as far as the viewer sees their client."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, case, delete, insert, or_, select, update

from domain.client_dates import KnownDate
from domain.errors import NotFound
from domain.important_dates import DateKind
from domain.important_dates import ImportantDate as Rule
from storage.models import Client, ImportantDate, Person
from storage.shapes import AnyRow, AnySelect
from storage.visible import visible_to

# What goes along with someone to another client; a contract stays.
_PERSONAL = (DateKind.ANNIVERSARY, DateKind.TRIP, DateKind.EVENT)


def get_date(
    connection: Connection, workspace_id: str, date_id: str, *, viewer_id: str
) -> KnownDate:
    """Raises NotFound, also where the viewer does not see its client."""
    found = connection.execute(
        _select(workspace_id).where(ImportantDate.id == date_id, visible_to(viewer_id))
    ).first()
    if found is None:
        raise NotFound("That date is no longer there.")
    return _record(found)


def find_date(connection: Connection, workspace_id: str, date_id: str) -> KnownDate | None:
    """For Rapport itself."""
    found = connection.execute(_select(workspace_id).where(ImportantDate.id == date_id)).first()
    return _record(found) if found else None


def list_dates(
    connection: Connection, workspace_id: str, client_id: str, *, viewer_id: str
) -> list[KnownDate]:
    """All of a client, birthdays of the people there among them, in no order."""
    rows = connection.execute(
        _select(workspace_id).where(ImportantDate.client_id == client_id, visible_to(viewer_id))
    )
    return [_record(row) for row in rows]


def find_birthday(connection: Connection, workspace_id: str, person_id: str) -> KnownDate | None:
    """That of someone, as it is told of; for Rapport itself."""
    found = connection.execute(
        _select(workspace_id).where(
            ImportantDate.person_id == person_id,
            ImportantDate.kind == DateKind.BIRTHDAY.value,
        )
    ).first()
    return _record(found) if found else None


def add_date(connection: Connection, one: KnownDate) -> None:
    values = values_of(one) | {
        "id": one.id,
        "workspace_id": one.workspace_id,
        "client_id": one.client_id,
        "author_id": one.author_id,
        "created_at": one.created_at,
        "last_card_on": one.last_card_on,
    }
    connection.execute(insert(ImportantDate).values(**values))


def change_date(
    connection: Connection,
    workspace_id: str,
    date_id: str,
    **values: Any,  # noqa: ANN401 - columns
) -> None:
    connection.execute(
        update(ImportantDate)
        .where(ImportantDate.workspace_id == workspace_id, ImportantDate.id == date_id)
        .values(**values)
    )


def drop_date(connection: Connection, workspace_id: str, date_id: str) -> None:
    connection.execute(
        delete(ImportantDate).where(
            ImportantDate.workspace_id == workspace_id, ImportantDate.id == date_id
        )
    )


def move_dates_of(
    connection: Connection, workspace_id: str, person_id: str, to_id: str
) -> list[str]:
    """All dates about one person but their birthday are about another; their ids."""
    moved = connection.execute(
        update(ImportantDate)
        .where(
            ImportantDate.workspace_id == workspace_id,
            ImportantDate.person_id == person_id,
            ImportantDate.kind != DateKind.BIRTHDAY.value,
        )
        .values(person_id=to_id)
        .returning(ImportantDate.id)
    )
    return sorted(moved.scalars())


def give_dates_back(
    connection: Connection, workspace_id: str, date_ids: Iterable[str], person_id: str, from_id: str
) -> None:
    """These are about a person again that are still about the other."""
    connection.execute(
        update(ImportantDate)
        .where(
            ImportantDate.workspace_id == workspace_id,
            ImportantDate.id.in_(list(date_ids)),
            ImportantDate.person_id == from_id,
        )
        .values(person_id=person_id)
    )


def take_dates_along(
    connection: Connection, workspace_id: str, person_id: str, to_id: str, client_id: str
) -> list[str]:
    """Someone goes to another client with what is their own; the ids of that."""
    moved = connection.execute(
        update(ImportantDate)
        .where(
            ImportantDate.workspace_id == workspace_id,
            ImportantDate.person_id == person_id,
            ImportantDate.kind.in_([kind.value for kind in _PERSONAL]),
        )
        .values(person_id=to_id, client_id=client_id)
        .returning(ImportantDate.id)
    )
    return sorted(moved.scalars())


def list_open_dates(
    connection: Connection, workspace_id: str, owner_id: str, *, today: date
) -> list[KnownDate]:
    """Of the clients of an owner: those that were told of and are open, or are due by today."""
    rows = connection.execute(
        _select(workspace_id).where(
            or_(ImportantDate.open_until_on >= today, ImportantDate.next_card_on <= today),
            Client.owner_id == owner_id,
            Client.former_on.is_(None),
            Client.merged_into_id.is_(None),
        )
    )
    return [_record(row) for row in rows]


def values_of(one: KnownDate) -> dict[str, Any]:
    """What is told of a date and the days of its cards, as columns."""
    rule = one.rule
    return {
        "person_id": one.person_id,
        "label": one.label,
        "kind": rule.kind.value,
        "month": rule.month,
        "day": rule.day,
        "year": rule.year,
        "is_yearly": rule.is_yearly,
        "lasts_days": rule.lasts_days,
        "notice_days": rule.notice_days,
        "notice_months": rule.notice_months,
        "ladder": None if rule.ladder is None else list(rule.ladder),
        "next_card_on": one.next_card_on,
        "told_on": one.told_on,
        "open_until_on": one.open_until_on,
    }


def rule_of(row: Any) -> Rule:  # noqa: ANN401 - a row that has its columns
    return Rule(
        kind=DateKind(row.kind),
        month=row.month,
        day=row.day,
        year=row.year,
        is_yearly=row.is_yearly,
        lasts_days=row.lasts_days,
        notice_days=row.notice_days,
        notice_months=row.notice_months,
        ladder=None if row.ladder is None else tuple(row.ladder),
    )


def _select(workspace_id: str) -> AnySelect:
    """A person elsewhere has no name here."""
    is_here = Person.client_id == ImportantDate.client_id
    return (
        select(
            ImportantDate.__table__,
            Client.name.label("client_name"),
            case((is_here, Person.name)).label("person_name"),
        )
        .join(Client, Client.id == ImportantDate.client_id)
        .outerjoin(Person, Person.id == ImportantDate.person_id)
        .where(ImportantDate.workspace_id == workspace_id)
    )


def _record(row: AnyRow) -> KnownDate:
    return KnownDate(
        id=row.id,
        workspace_id=row.workspace_id,
        client_id=row.client_id,
        rule=rule_of(row),
        label=row.label,
        person_id=row.person_id,
        person_name=row.person_name or "",
        client_name=row.client_name,
        author_id=row.author_id,
        created_at=row.created_at,
        next_card_on=row.next_card_on,
        told_on=row.told_on,
        last_card_on=row.last_card_on,
        open_until_on=row.open_until_on,
    )
