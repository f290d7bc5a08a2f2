"""Lists of clients with their owners: one's own read whole, everyone's page by page in an index."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from domain.client_lists import ClientListing, Only, Sort
from domain.records import Client as ClientRecord
from domain.records import Visibility
from storage.clients import CLIENT_COLUMNS, client_record
from storage.models import Client, ClientMember, ClientName, Member, NextAction
from storage.next_actions import OPEN
from storage.shapes import AnySelect
from storage.visible import visible_to

_PRIVATE = Visibility.PRIVATE.value
_OF_OWNER: Any = (Member.name.label("owner_name"), Member.tz)


class OwnedClient(NamedTuple):
    """A client, its owner's name, and the zone its days are counted in."""

    client: ClientRecord
    owner_name: str | None
    tz: str


class Weight(NamedTuple):
    """What a client's place in an order is told from: read for all of a list, so it is little."""

    id: str
    name: str
    tier: str
    own_cadence_days: int | None
    going_cold_on: date
    former_on: date | None
    never_contacted: bool


def weigh_own(connection: Connection, workspace_id: str, owner_id: str, only: Only) -> list[Weight]:
    """All of an owner's; cold ones are not told from warm ones here."""
    return _weigh(connection, workspace_id, only, Client.owner_id == owner_id)


def weigh_due(
    connection: Connection, workspace_id: str, owner_id: str, today: date
) -> list[Weight]:
    """An owner's that are no longer warm on their day, those that are paused left out."""
    is_due = and_(
        Client.owner_id == owner_id,
        Client.going_cold_on <= today,
        or_(Client.paused_until_on.is_(None), Client.paused_until_on <= today),
    )
    return _weigh(connection, workspace_id, Only.ANY, is_due)


def weigh_seen_private(connection: Connection, workspace_id: str, viewer_id: str) -> list[Weight]:
    """All private clients that the viewer owns or is named for: few, whatever is stored."""
    named = select(ClientMember.client_id).where(
        ClientMember.workspace_id == workspace_id, ClientMember.user_id == viewer_id
    )
    seen = or_(Client.owner_id == viewer_id, Client.id.in_(named))
    return _weigh(connection, workspace_id, Only.PRIVATE, seen)


def list_in_order(
    connection: Connection, workspace_id: str, client_ids: Sequence[str], *, viewer_id: str
) -> list[OwnedClient]:
    """Those of these that the viewer may see, as they are asked for."""
    wanted = _owned(select(*CLIENT_COLUMNS, *_OF_OWNER), workspace_id)
    found = _read(connection, wanted.where(Client.id.in_(client_ids), visible_to(viewer_id)))
    by_id = {one.client.id: one for one in found}
    return [by_id[client_id] for client_id in client_ids if client_id in by_id]


def list_zones(connection: Connection, workspace_id: str) -> list[str]:
    """The zones that members live in."""
    wanted = select(Member.tz).where(Member.workspace_id == workspace_id).distinct()
    return list(connection.execute(wanted).scalars())


def list_page(
    connection: Connection,
    workspace_id: str,
    viewer_id: str,
    asked: ClientListing,
    *,
    rows: tuple[int, int],
    days: Mapping[date, Iterable[str]],
) -> list[OwnedClient]:
    """Some rows (offset, limit) of what the viewer sees of everyone's.

    `days` has the zones that live each local day there is just now: what is cold by the owner's
    day alone is told from what is still warm there.
    """
    every: AnySelect = select(*CLIENT_COLUMNS, *_OF_OWNER)
    wanted = _which(_owned(every, workspace_id), asked.only).where(visible_to(viewer_id))
    if asked.only is Only.COLD:
        wanted = wanted.where(_is_cold(days))
    return _read(connection, _ordered(wanted, asked).offset(rows[0]).limit(rows[1]))


def _weigh(
    connection: Connection, workspace_id: str, only: Only, whose: ColumnElement[bool]
) -> list[Weight]:
    never = and_(Client.last_contact_at.is_(None), Client.last_spoke_on.is_(None))
    columns: Any = [getattr(Client, name) for name in Weight._fields[:-1]]
    wanted: AnySelect = select(*columns, never).where(Client.workspace_id == workspace_id, whose)
    return list(map(Weight._make, connection.execute(_which(wanted, only)).all()))


def _owned(wanted: AnySelect, workspace_id: str) -> AnySelect:
    """Clients with what is told of their owners."""
    is_owner = (Member.workspace_id == Client.workspace_id) & (Member.user_id == Client.owner_id)
    return wanted.outerjoin(Member, is_owner).where(Client.workspace_id == workspace_id)


def _which(wanted: AnySelect, only: Only) -> AnySelect:
    wanted = wanted.where(Client.merged_into_id.is_(None))
    if only is Only.FORMER:
        return wanted.where(Client.former_on >= date.min)
    wanted = wanted.where(Client.former_on.is_(None))
    if only is Only.PRIVATE:
        return wanted.where(Client.visibility == _PRIVATE)
    if only is Only.NO_NEXT:
        return wanted.where(~_has_next())
    return wanted.where(Client.tier == only.tier.value) if only.tier else wanted


def _has_next() -> ColumnElement[bool]:
    return (
        select(NextAction.id)
        .where(
            NextAction.workspace_id == Client.workspace_id,
            NextAction.client_id == Client.id,
            NextAction.state == OPEN,
        )
        .exists()
    )


def _is_cold(days: Mapping[date, Iterable[str]]) -> ColumnElement[bool]:
    """Whether the owner's own day has reached the day it goes cold."""
    first, last = min(days), max(days)
    zone = func.coalesce(Member.tz, "UTC")
    by_zone = [
        and_(Client.going_cold_on == day, zone.in_(_reached(days, day)))
        for day in sorted(days)
        if day > first
    ]
    return and_(Client.going_cold_on <= last, or_(Client.going_cold_on <= first, *by_zone))


def _reached(days: Mapping[date, Iterable[str]], day: date) -> list[str]:
    return sorted(tz for today, zones in days.items() if today >= day for tz in zones)


def _ordered(wanted: AnySelect, asked: ClientListing) -> AnySelect:
    """As an index has it, so that no more is read than is shown."""
    if asked.order is Sort.NAME:
        return wanted.join(
            ClientName,
            (ClientName.workspace_id == Client.workspace_id)
            & (ClientName.client_id == Client.id)
            & ClientName.is_alias.is_(False),
        ).order_by(ClientName.key, ClientName.client_id)
    if asked.only is Only.FORMER:
        return wanted.order_by(Client.former_on.desc(), Client.id.desc())
    return wanted.order_by(Client.going_cold_on, Client.id)


def _read(connection: Connection, wanted: AnySelect) -> list[OwnedClient]:
    rows: Any = connection.execute(wanted)
    return [OwnedClient(client_record(row), row.owner_name, row.tz or "UTC") for row in rows]
