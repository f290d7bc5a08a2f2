"""The dates of a client that are coming, in words: on its card and in a brief."""

from datetime import date, timedelta

from sqlalchemy import Connection

from domain.client_dates import ComingDate, KnownDate
from domain.date_words import say_coming
from domain.important_dates import next_occurrence
from domain.records import Member
from storage import important_dates


def coming_dates(
    connection: Connection,
    who: Member,
    client_id: str,
    today: date,
    within_days: int,
    limit: int,
) -> list[ComingDate]:
    """Those within so many days, today's first; birthdays of the people there among them.

    One statement. Nothing of a client that the asker does not see.
    """
    found = important_dates.list_dates(
        connection, who.workspace_id, client_id, viewer_id=who.user_id
    )
    last_on = today + timedelta(days=within_days)
    coming = [one for one in (_coming(known, today) for known in found) if one]
    near = (one for one in coming if one.on <= last_on)
    return sorted(near, key=lambda one: (one.on, one.what, one.id))[:limit]


def _coming(known: KnownDate, today: date) -> ComingDate | None:
    """Of a renewal its notice date, while that is ahead."""
    rule = known.rule
    occurrence = next_occurrence(rule, today)
    if occurrence is None:
        return None
    notice_on = rule.notice_on(occurrence)
    on = notice_on if notice_on >= today else max(occurrence, today)
    when = say_coming(rule, occurrence, today)
    return ComingDate(known.id, on, known.what, when, rule.kind, known.person_id)
