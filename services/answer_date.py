"""Answer a card about an important date, inside a transaction: done, or snoozed."""

from datetime import date

from sqlalchemy import Connection

from domain.client_dates import KnownDate
from domain.deliveries import NudgeCard
from domain.important_dates import next_notice, notice_told, snoozed_until, told_when_done
from domain.local_time import say_day
from domain.records import Member
from storage import important_dates
from storage.date_cards import untell


def say_done(connection: Connection, who: Member, card: NudgeCard, today: date) -> str:
    """What becomes of a date that is done: whether, and when, it is told of again."""
    one = _find(connection, who, card)
    if one is None or one.told_on is None:
        return "Done"
    told = notice_told(one.rule, one.told_on)
    later = next_notice(one.rule, told_when_done(one.rule, one.told_on))
    if told and later and later.occurrence == told.occurrence:
        return f"Done, comes again {say_day(later.on, today)}"
    return "Done for this time" if later else "Done"


def finish_date_in(connection: Connection, who: Member, card: NudgeCard, today: date) -> None:
    """It is dealt with; of a renewal or an expiry the rest of its ladder, too."""
    one = _find(connection, who, card)
    if one is None:
        return
    told_on = told_when_done(one.rule, one.told_on) if one.told_on else None
    later = next_notice(one.rule, max(told_on or today, today))
    important_dates.change_date(
        connection,
        who.workspace_id,
        one.id,
        told_on=told_on,
        open_until_on=None,
        next_card_on=later.on if later else None,
    )


def snooze_day(
    connection: Connection, who: Member, card: NudgeCard, until_on: date, today: date
) -> date:
    """When a snoozed date comes back: on its own day at the latest."""
    one = _find(connection, who, card)
    if one is None or one.told_on is None:
        return until_on
    return max(today, snoozed_until(one.rule, one.told_on, until_on, today))


def snooze_date_in(connection: Connection, who: Member, card: NudgeCard, until_on: date) -> None:
    one = _find(connection, who, card)
    if one and one.told_on:
        untell(connection, who.workspace_id, {one.id: one.told_on})
        important_dates.change_date(connection, who.workspace_id, one.id, next_card_on=until_on)


def _find(connection: Connection, who: Member, card: NudgeCard) -> KnownDate | None:
    return important_dates.find_date(connection, who.workspace_id, card.date_id or "")
