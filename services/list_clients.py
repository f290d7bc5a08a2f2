"""Lists of clients as a member may see them: one's own, everyone's, cold, private, former."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from domain.client_card import ClientWarmth
from domain.client_lists import PAGE, ClientListing, ClientPage, ListedClient, Only, Sort, Whose
from domain.local_time import local_day
from domain.records import Member
from domain.warmth import CADENCE_DAYS
from storage import client_lists
from storage.client_lists import OwnedClient, Weight
from storage.database import Database

_ZONES_FROM_UTC = (-1, 0, 1)  # days: no zone is further ahead or behind


def list_clients(
    database: Database, who: Member, asked: ClientListing, now: datetime
) -> ClientPage:
    """A page of the list; past its end, its last page."""
    with database.read() as connection:
        return list_clients_in(connection, who, asked, now)


def list_clients_in(
    connection: Connection, who: Member, asked: ClientListing, now: datetime
) -> ClientPage:
    """The same in a transaction at hand."""
    if asked.is_read_whole:
        return _whole(connection, who, asked, now)
    return _everyones(connection, who, asked, now)


def list_cold_in(
    connection: Connection, who: Member, now: datetime, *, limit: int
) -> tuple[list[ClientWarmth], int]:
    """The coldest of one's own clients, in a transaction at hand, and how many there are."""
    today = who.today(now)
    found = client_lists.weigh_due(connection, who.workspace_id, who.user_id, today)
    found.sort(key=_order_of(ClientListing(), today))
    ids = [one.id for one in found[:limit]]
    shown = client_lists.list_in_order(connection, who.workspace_id, ids, viewer_id=who.user_id)
    return [_listed(one, now).shown for one in shown], len(found)


def _whole(connection: Connection, who: Member, asked: ClientListing, now: datetime) -> ClientPage:
    """A list that is read whole, and so sorted by warmth itself and counted."""
    workspace_id, user_id, today = who.workspace_id, who.user_id, who.today(now)
    if asked.whose is Whose.MINE:
        found = client_lists.weigh_own(connection, workspace_id, user_id, asked.only)
    else:
        found = client_lists.weigh_seen_private(connection, workspace_id, user_id)
    if asked.only is Only.COLD:
        found = [one for one in found if one.going_cold_on <= today]
    found.sort(key=_order_of(asked, today))
    asked = asked.at(min(asked.page, max(0, (len(found) - 1) // PAGE)))
    start = asked.page * PAGE
    ids = [one.id for one in found[start : start + PAGE]]
    shown = client_lists.list_in_order(connection, workspace_id, ids, viewer_id=user_id)
    rows = tuple(_listed(one, now) for one in shown)
    return ClientPage(asked, rows, len(found) > start + PAGE, len(found), today)


def _everyones(
    connection: Connection, who: Member, asked: ClientListing, now: datetime
) -> ClientPage:
    """A page of any number: as many rows are read as are shown, and one more."""
    found = client_lists.list_page(
        connection,
        who.workspace_id,
        who.user_id,
        asked,
        rows=(asked.page * PAGE, PAGE + 1),
        days=_local_days(connection, who.workspace_id, now) if asked.only is Only.COLD else {},
    )
    has_more = len(found) > PAGE
    is_all = asked.page == 0 and not has_more
    rows = tuple(_listed(one, now) for one in found[:PAGE])
    total = len(rows) if is_all else None
    return ClientPage(asked, rows, has_more, total, who.today(now))


def _local_days(connection: Connection, workspace_id: str, now: datetime) -> dict[date, set[str]]:
    """Each local day that there may be just now, with the zones of members who live it."""
    today = local_day(now, "UTC")
    days: dict[date, set[str]] = {today + timedelta(away): set() for away in _ZONES_FROM_UTC}
    for tz in {"UTC", *client_lists.list_zones(connection, workspace_id)}:
        days[local_day(now, tz)].add(tz)
    return days


def _listed(one: OwnedClient, now: datetime) -> ListedClient:
    shown = ClientWarmth(one.client, one.client.warmth(one.tz, now))
    return ListedClient(shown, one.owner_name)


def _order_of(asked: ClientListing, today: date) -> Callable[[Weight], Any]:
    """The order of a list; what is equal stands by name. Called for each of a thousand."""
    if asked.order is Sort.NAME:
        return _by_name
    if asked.only is Only.FORMER:
        return lambda one: (-(one.former_on or today).toordinal(), *_by_name(one))
    if asked.order is Sort.LAST:
        return lambda one: (one.never_contacted, _days(one, today), *_by_name(one))
    now = today.toordinal()

    def coldest(one: Weight) -> tuple[float, str, str]:
        overdue = now - one.going_cold_on.toordinal()
        return -overdue / _cadence(one), one.name.casefold(), one.id

    return coldest


def _by_name(one: Weight) -> tuple[str, str]:
    return one.name.casefold(), one.id


def _cadence(one: Weight) -> int:
    return one.own_cadence_days or CADENCE_DAYS[one.tier]  # type: ignore[index] # a Tier is a str


def _days(one: Weight, today: date) -> int:
    """Days since the last contact, as far as the day it goes cold tells them."""
    return today.toordinal() - one.going_cold_on.toordinal() + _cadence(one)
