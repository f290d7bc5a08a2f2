"""Clients: kept, found, listed, and the day of their next going-cold card."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from domain.errors import NotFound
from domain.records import Client as ClientRecord
from domain.records import Visibility
from domain.warmth import Tier
from storage.models import Client, ClientMember, Member
from storage.shapes import AnyRow, AnySelect
from storage.visible import visible_to

CLIENT_COLUMNS = (
    Client.id,
    Client.workspace_id,
    Client.name,
    Client.owner_id,
    Client.tier,
    Client.own_cadence_days,
    Client.added_at,
    Client.last_contact_at,
    Client.last_spoke_on,
    Client.visibility,
    Client.paused_until_on,
    Client.former_on,
)
_GET: AnySelect = (
    select(*CLIENT_COLUMNS, Member.tz)
    .outerjoin(
        Member, (Member.workspace_id == Client.workspace_id) & (Member.user_id == Client.owner_id)
    )
    .where(Client.workspace_id == bindparam("workspace_id"), Client.id == bindparam("client_id"))
)
_GET_TO_CHANGE = _GET.with_for_update(of=Client)
_SEEN = visible_to(bindparam("viewer_id"))
_GET_SEEN, _GET_SEEN_TO_CHANGE = _GET.where(_SEEN), _GET_TO_CHANGE.where(_SEEN)
_CHANGE = update(Client).where(
    Client.workspace_id == bindparam("of_workspace"), Client.id == bindparam("of_client")
)
_MOVE_COLD = _CHANGE.values(going_cold_on=bindparam("cold_on"))
_MOVE_CARD = _CHANGE.where(Client.next_card_on == bindparam("card_was_on")).values(
    next_card_on=bindparam("card_on")
)


def get_client(
    connection: Connection, workspace_id: str, client_id: str, *, viewer_id: str | None
) -> ClientRecord:
    """Raises NotFound."""
    return get_client_and_tz(connection, workspace_id, client_id, viewer_id=viewer_id)[0]


def get_client_and_tz(
    connection: Connection,
    workspace_id: str,
    client_id: str,
    *,
    viewer_id: str | None,
    to_change: bool = False,
) -> tuple[ClientRecord, str]:
    """The client and its owner's zone (UTC without one). Raises NotFound.

    Also where the viewer may not see it; without a viewer Rapport itself asks. `to_change` keeps
    others from changing the client until the transaction ends.
    """
    asked = {"workspace_id": workspace_id, "client_id": client_id}
    if viewer_id is None:
        wanted = _GET_TO_CHANGE if to_change else _GET
    else:
        wanted = _GET_SEEN_TO_CHANGE if to_change else _GET_SEEN
        asked |= {"viewer_id": viewer_id}
    found = connection.execute(wanted, asked).first()
    if found is None:
        raise NotFound("That client is no longer there.")
    return client_record(found), found.tz or "UTC"


def list_clients_of(
    connection: Connection, workspace_id: str, owner_id: str, *, former_too: bool = False
) -> list[ClientRecord]:
    """An owner's clients by name, those that were merged away left out."""
    wanted = _select(workspace_id).where(
        Client.owner_id == owner_id, Client.merged_into_id.is_(None)
    )
    rows = connection.execute(
        (wanted if former_too else wanted.where(Client.former_on.is_(None))).order_by(Client.name)
    )
    return [client_record(row) for row in rows]


def list_cold_of(
    connection: Connection, workspace_id: str, owner_id: str, *, by: date
) -> list[ClientRecord]:
    """An owner's active clients that are no longer warm by their day, paused ones left out."""
    wanted = _select(workspace_id).where(
        Client.owner_id == owner_id,
        Client.going_cold_on <= by,
        Client.former_on.is_(None),
        or_(Client.paused_until_on.is_(None), Client.paused_until_on <= by),
    )
    return [client_record(row) for row in connection.execute(wanted)]


def list_by_ids(
    connection: Connection, workspace_id: str, client_ids: Iterable[str], *, viewer_id: str
) -> list[ClientRecord]:
    """Those of these that the viewer may see, by name."""
    wanted = _select(workspace_id).where(Client.id.in_(list(client_ids)), visible_to(viewer_id))
    return [client_record(row) for row in connection.execute(wanted.order_by(Client.name))]


def add_client(
    connection: Connection,
    client: ClientRecord,
    *,
    added_by_id: str,
    going_cold_on: date,
    next_card_on: date | None,
) -> None:
    connection.execute(
        insert(Client).values(
            id=client.id,
            workspace_id=client.workspace_id,
            name=client.name,
            owner_id=client.owner_id,
            tier=client.tier.value,
            own_cadence_days=client.own_cadence_days,
            added_at=client.added_at,
            added_by_id=added_by_id,
            last_spoke_on=client.last_spoke_on,
            last_contact_at=client.last_contact_at,
            visibility=client.visibility.value,
            paused_until_on=client.paused_until_on,
            former_on=client.former_on,
            going_cold_on=going_cold_on,
            next_card_on=next_card_on,
            times_unanswered=0,
        )
    )


def change_client(
    connection: Connection,
    workspace_id: str,
    client_id: str,
    **values: Any,  # noqa: ANN401 - columns
) -> None:
    """Set columns of one client by name."""
    connection.execute(_CHANGE, values | {"of_workspace": workspace_id, "of_client": client_id})


def move_days(
    connection: Connection, workspace_id: str, moves: Iterable[tuple[str, date, date | None, Any]]
) -> None:
    """Of each client (id, day it goes cold, day of its first card, and what that was before).

    The next card moves where it still is the first one. As after a change of zone.
    """
    rows = [
        {
            "of_workspace": workspace_id,
            "of_client": client_id,
            "cold_on": cold_on,
            "card_on": card_on,
            "card_was_on": card_was_on,
        }
        for client_id, cold_on, card_on, card_was_on in moves
    ]
    if rows:
        connection.execute(_MOVE_CARD, rows)
        connection.execute(_MOVE_COLD, rows)


def find_named_ids(connection: Connection, workspace_id: str, client_id: str) -> list[str]:
    """The members who are named to see a private client."""
    wanted = select(ClientMember.user_id).where(
        ClientMember.workspace_id == workspace_id, ClientMember.client_id == client_id
    )
    return sorted(connection.execute(wanted).scalars())


def set_named_ids(
    connection: Connection, workspace_id: str, client_id: str, user_ids: Iterable[str]
) -> None:
    connection.execute(
        delete(ClientMember).where(
            ClientMember.workspace_id == workspace_id, ClientMember.client_id == client_id
        )
    )
    rows = [
        {"workspace_id": workspace_id, "client_id": client_id, "user_id": one}
        for one in sorted(set(user_ids))
    ]
    if rows:
        connection.execute(insert(ClientMember), rows)


def _select(workspace_id: str) -> AnySelect:
    return select(*CLIENT_COLUMNS).where(Client.workspace_id == workspace_id)


def client_record(row: AnyRow) -> ClientRecord:
    return ClientRecord(
        id=row.id,
        workspace_id=row.workspace_id,
        name=row.name,
        owner_id=row.owner_id,
        tier=Tier(row.tier),
        own_cadence_days=row.own_cadence_days,
        added_at=row.added_at,
        last_contact_at=row.last_contact_at,
        last_spoke_on=row.last_spoke_on,
        visibility=Visibility(row.visibility),
        paused_until_on=row.paused_until_on,
        former_on=row.former_on,
    )
