"""A person's birthday is told of as a date: kept with the person, in the same transaction."""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection

from domain.client_dates import KnownDate
from domain.important_dates import DateKind, ImportantDate, first_card_on, first_told_on
from domain.local_time import local_day
from domain.people import Person
from domain.records import Member
from storage import deliveries, important_dates
from storage.date_cards import close_date_cards
from storage.ids import new_id


def keep_birthday(
    connection: Connection, who: Member, person: Person, now: datetime, tz: str
) -> None:
    """As the person has it by now; none of who left. To be called after each change of one.

    `tz` is the zone of the client's owner, as everywhere here.
    """
    known = important_dates.find_birthday(connection, who.workspace_id, person.id)
    if person.birthday is None or person.left_on:
        drop_birthday(connection, who, person.id, now, known=known)
        return
    born = person.birthday
    ladder = known.rule.ladder if known else None
    rule = ImportantDate(DateKind.BIRTHDAY, born.month, born.day, born.year, ladder=ladder)
    if known is None:
        fresh = KnownDate(
            new_id(),
            who.workspace_id,
            person.client_id,
            rule,
            person_id=person.id,
            author_id=who.user_id,
            created_at=now,
        )
        important_dates.add_date(connection, with_first_card(fresh, local_day(now, tz)))
    else:
        store_date(connection, who, known, replace(known, rule=rule), now, tz)


def drop_birthday(
    connection: Connection,
    who: Member,
    person_id: str,
    now: datetime,
    *,
    known: KnownDate | None = None,
) -> None:
    """Nobody is told of it any more; its cards are struck out."""
    found = known or important_dates.find_birthday(connection, who.workspace_id, person_id)
    if found:
        drop_date(connection, who, found, now)


def drop_date(connection: Connection, who: Member, one: KnownDate, now: datetime) -> None:
    """Delete it; its cards are struck out."""
    _strike_out(connection, who, one, "Removed", now)
    important_dates.drop_date(connection, who.workspace_id, one.id)


def store_date(
    connection: Connection,
    who: Member,
    before: KnownDate,
    after: KnownDate,
    now: datetime,
    tz: str,
) -> None:
    """Store what a date says now; where its day is another, it is told of anew."""
    today = local_day(now, tz)
    if _day(before.rule) != _day(after.rule):
        _strike_out(connection, who, before, "Changed", now)
        after = with_first_card(after, today)
    elif before.rule != after.rule:
        next_on = first_card_on(after.rule, today, before.told_on)
        after = replace(after, next_card_on=next_on)
    values = important_dates.values_of(after)
    important_dates.change_date(connection, who.workspace_id, after.id, **values)


def with_first_card(one: KnownDate, today: date) -> KnownDate:
    """A date that is told of from today on, the owner's day."""
    told_on = first_told_on(one.rule, today)
    return replace(
        one,
        told_on=told_on,
        next_card_on=first_card_on(one.rule, today, told_on),
        open_until_on=None,
    )


def _strike_out(
    connection: Connection, who: Member, one: KnownDate, outcome: str, now: datetime
) -> None:
    closed = close_date_cards(connection, who.workspace_id, [one.id], outcome=outcome, now=now)
    deliveries.mark_stale(connection, who.workspace_id, closed)


def _day(rule: ImportantDate) -> tuple[object, ...]:
    """What tells one day from another, whatever its ladder."""
    return (rule.kind, rule.month, rule.day, rule.year, rule.is_yearly, rule.lasts_days)
