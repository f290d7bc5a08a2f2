"""Important dates in the nudge: what is told today, and when each comes back."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

from domain.important_dates import first_card_on, next_notice, notice_for_card
from domain.nudge_repeats import ahead_on
from domain.ranking import DateCandidate
from domain.records import Member
from domain.warmth import Tier
from services.find_due import DueWork
from storage.card_days import Before, before_of
from storage.date_cards import set_card_days
from storage.due import DueDate


def date_candidates(who: Member, work: DueWork, today: date) -> list[DateCandidate]:
    """Those of which a notice has come, or comes before the member's next nudge."""
    ahead = ahead_on(today, who.settings)
    found = []
    for one in work.dates:
        notice = notice_for_card(one.rule, today, one.told_on, one.next_card_on, ahead)
        if notice:
            tier = Tier(one.tier)
            found.append(
                DateCandidate(one.id, one.client_id, one.client_name, tier, one.rule, notice)
            )
    return found


def before_of_dates(dates: Sequence[DueDate]) -> dict[str, Before]:
    """What showing a card changes, by the id of its date."""
    return {
        one.id: before_of(
            next_card_on=one.next_card_on, told_on=one.told_on, open_until_on=one.open_until_on
        )
        for one in dates
    }


def tell_dates(
    connection: Connection, who: Member, work: DueWork, shown: set[str], today: date
) -> None:
    """Store what was told and when the next notice comes, for the dates whose cards are shown."""
    days: dict[str, dict[str, Any]] = {
        one.date_id: {
            "told_on": one.notice.on,
            "last_card_on": today,
            "open_until_on": one.notice.until_on,
            "next_card_on": _next_on(one, today),
        }
        for one in date_candidates(who, work, today)
        if one.date_id in shown
    }
    set_card_days(connection, who.workspace_id, days)


def pass_over(connection: Connection, who: Member, work: DueWork, today: date) -> None:
    """A date whose notice came too late waits for its next one, so that it is not looked at."""
    told = {one.date_id for one in date_candidates(who, work, today)}
    late = {
        one.id: {"next_card_on": first_card_on(one.rule, today, one.told_on)}
        for one in work.dates
        if one.id not in told and one.next_card_on <= today
    }
    set_card_days(connection, who.workspace_id, late)


def _next_on(one: DateCandidate, today: date) -> date | None:
    later = next_notice(one.rule, max(one.notice.on, today))
    return later.on if later else None
