"""Queries of an import: its draft, names close to new ones, and clients untouched since."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, func, select, update

from domain.deliveries import CardState
from domain.records import DraftReason, Visibility
from storage.models import (
    Card,
    Change,
    Client,
    ClientMember,
    ClientName,
    Draft,
    Fact,
    ImportantDate,
    Interaction,
    NextAction,
    Person,
    Prep,
)
from storage.search_texts import put_clients

KIND = "import"
_START = 3  # letters
_EVERY_KEY = select(func.aggregate_strings(ClientName.key, "\n")).where(
    ClientName.workspace_id == bindparam("workspace_id")
)


def find_paste_id(
    connection: Connection, workspace_id: str, author_id: str, *, now: datetime
) -> str | None:
    """The newest draft of an import, which waits to be taken up again."""
    rows = connection.execute(
        select(Draft.id, Draft.detail)
        .where(
            Draft.workspace_id == workspace_id,
            Draft.author_id == author_id,
            Draft.reason == DraftReason.FORM.value,
            Draft.expires_at > now,
        )
        .order_by(Draft.typed_at.desc())
    )
    return next((row.id for row in rows if row.detail.get("kind") == KIND), None)


def set_detail(
    connection: Connection, workspace_id: str, change_id: str, detail: dict[str, Any]
) -> None:
    connection.execute(
        update(Change)
        .where(Change.workspace_id == workspace_id, Change.id == change_id)
        .values(detail=detail)
    )


def list_keys_by_start(
    connection: Connection, workspace_id: str, starts: Iterable[str]
) -> dict[str, list[str]]:
    """Keys of names by the first letters of their first word, for these starts only."""
    text = connection.execute(_EVERY_KEY, {"workspace_id": workspace_id}).scalar()
    found: dict[str, list[str]] = {start: [] for start in starts}
    for key in text.split("\n") if text else ():
        keys = found.get(key[:_START])
        if keys is not None:
            keys.append(key)
    return found


def start_of(key: str) -> str:
    return key[:_START]


def lock_clients(connection: Connection, workspace_id: str, client_ids: Iterable[str]) -> None:
    """On PostgreSQL nobody logs to these clients or changes them until the transaction ends."""
    connection.execute(
        select(Client.id)
        .where(Client.workspace_id == workspace_id, Client.id.in_(list(client_ids)))
        .order_by(Client.id)
        .with_for_update()
    ).all()


def list_untouched(connection: Connection, workspace_id: str, client_ids: Iterable[str]) -> Any:  # noqa: ANN401 - rows
    """Of these clients, as imported: (id, name, tier, owner, last spoke) of those untouched since.

    Untouched: nothing logged or planned, no person, alias or named member, no own cadence, pause
    or visibility, not former or merged.
    """
    of = [
        and_(table.workspace_id == Client.workspace_id, table.client_id == Client.id)
        for table in (Interaction, NextAction, Person, ClientMember, Fact, ImportantDate, Prep)
    ]
    names = (
        select(func.count())
        .where(ClientName.client_id == Client.id, ClientName.workspace_id == Client.workspace_id)
        .scalar_subquery()
    )
    return connection.execute(
        select(Client.id, Client.name, Client.tier, Client.owner_id, Client.last_spoke_on).where(
            Client.workspace_id == workspace_id,
            Client.id.in_(list(client_ids)),
            *[~select(1).where(one).exists() for one in of],
            names == 1,
            Client.own_cadence_days.is_(None),
            Client.visibility == Visibility.TEAM.value,
            Client.paused_until_on.is_(None),
            Client.former_on.is_(None),
            Client.merged_into_id.is_(None),
            Client.last_contact_at.is_(None),
        )
    ).all()


def list_there(connection: Connection, workspace_id: str, client_ids: Iterable[str]) -> set[str]:
    """Which of these clients there still are."""
    rows = connection.execute(
        select(Client.id).where(
            Client.workspace_id == workspace_id,
            Client.id.in_(list(client_ids)),
            Client.merged_into_id.is_(None),
        )
    )
    return set(rows.scalars())


def remove_clients(
    connection: Connection, workspace_id: str, client_ids: Iterable[str], today: date
) -> set[str]:
    """Put clients out of everybody's sight and free their names; ids of nudges that showed them.

    As one that is merged, an unseen client stays a row: to delete it, the database would look
    through every interaction there is for those of its own.
    """
    wanted = list(client_ids)
    which = (Client.workspace_id == workspace_id, Client.id.in_(wanted))
    gone = {"owner_id": None, "former_on": today, "next_card_on": None}
    connection.execute(update(Client).where(*which).values(merged_into_id=Client.id, **gone))
    connection.execute(
        delete(ClientName).where(
            ClientName.workspace_id == workspace_id, ClientName.client_id.in_(wanted)
        )
    )
    put_clients(connection, workspace_id, wanted)
    closed = connection.execute(
        update(Card)
        .where(
            Card.workspace_id == workspace_id,
            Card.client_id.in_(wanted),
            Card.state == CardState.OPEN.value,
        )
        .values(state=CardState.ELSEWHERE.value, outcome="Import undone")
        .returning(Card.delivery_id)
    )
    return set(closed.scalars())
