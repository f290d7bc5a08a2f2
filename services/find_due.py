"""What is due for whom: one's own work, and that of those who are away and stood in for."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple

from sqlalchemy import Connection

from domain.nudge_schedule import NudgeSettings
from domain.records import Member
from domain.stand_in import Away
from storage.due import (
    DueAction,
    DueClient,
    DueDate,
    list_due_actions,
    list_due_clients,
    list_due_dates,
)
from storage.stand_ins import list_away, list_due_for

_AHEAD = timedelta(days=6)  # what is due on days without a nudge comes on the last one before


class DueWork(NamedTuple):
    """What may be shown to one member on a local day; `away` are those they stand in for."""

    owed: Sequence[DueAction]
    cold: Sequence[DueClient]
    away: Mapping[str, Away] = MappingProxyType({})
    dates: Sequence[DueDate] = ()

    def tz(self, owner_id: str, who: Member) -> str:
        """The zone that an owner's days are in."""
        away = self.away.get(owner_id)
        return away.tz if away else who.tz

    def settings(self, owner_id: str, who: Member) -> NudgeSettings:
        """The nudge settings that an owner's days are reckoned by, whoever is shown the card."""
        away = self.away.get(owner_id)
        return away.settings if away else who.settings


def find_due_work(
    connection: Connection, workspace_id: str, days: Mapping[str, date], now: datetime
) -> dict[str, DueWork]:
    """What is due for these members (user id to local day), in four queries for all of them.

    Two more where any of them stands in for someone who is away at `now`.
    """
    if not days:
        return {}
    by = max(days.values())
    away = _find_away(connection, workspace_id, days, now)
    actions = list_due_actions(connection, workspace_id, days, by=by)
    found = list_due_clients(connection, workspace_id, days, by=by)
    own = _due_for({user_id: user_id for user_id in days}, days, actions, found)
    dates = _dates_for(
        days,
        away,
        list_due_dates(connection, workspace_id, days.keys() | away.keys(), by=by + _AHEAD),
    )
    theirs = (
        {}
        if not away
        else _due_for(
            {user_id: one.stand_in_id for user_id, one in away.items()},
            days,
            *list_due_for(connection, workspace_id, away, by=by),
        )
    )
    return {
        user_id: DueWork(
            [*own.get(user_id, ([], []))[0], *theirs.get(user_id, ([], []))[0]],
            [*own.get(user_id, ([], []))[1], *theirs.get(user_id, ([], []))[1]],
            {one.user_id: one for one in away.values() if one.stand_in_id == user_id},
            dates.get(user_id, ()),
        )
        for user_id in own.keys() | theirs.keys() | dates.keys()
    }


def _find_away(
    connection: Connection, workspace_id: str, days: Mapping[str, date], now: datetime
) -> dict[str, Away]:
    """Those whom any of these stands in for."""
    return {
        one.user_id: one
        for one in list_away(connection, workspace_id, days.keys())
        if one.stand_in_id in days and one.is_stood_in_for(now, days[one.stand_in_id])
    }


def _dates_for(
    days: Mapping[str, date], away: Mapping[str, Away], found: Iterable[DueDate]
) -> dict[str, list[DueDate]]:
    """Dates of one's own clients, and of those of whom one stands in for, where one sees them."""
    due: dict[str, list[DueDate]] = {}
    for one in found:
        doers = {one.owner_id} & days.keys()
        if one.owner_id in away and one.is_open_to_stand_in:
            doers |= {away[one.owner_id].stand_in_id}
        for doer in doers:
            if one.next_card_on <= days[doer] + _AHEAD:
                due.setdefault(doer, []).append(one)
    return due


def _due_for(
    doers: Mapping[str, str],
    days: Mapping[str, date],
    actions: Iterable[DueAction],
    found: Iterable[DueClient],
) -> dict[str, tuple[list[DueAction], list[DueClient]]]:
    """What is due by each doer's day, where `doers` has who does the work of an owner."""
    due: dict[str, tuple[list[DueAction], list[DueClient]]] = {}
    for action in actions:
        doer = doers.get(action.owner_id)
        if doer and action.next_card_on <= days[doer]:
            due.setdefault(doer, ([], []))[0].append(action)
    for client in found:
        doer = doers.get(client.owner_id)
        if doer and client.next_card_on <= days[doer]:
            due.setdefault(doer, ([], []))[1].append(client)
    return due
