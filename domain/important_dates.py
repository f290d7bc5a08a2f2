"""Important dates: when they come round, and on which days before or after they are told of.

A date comes each year or once. What is told before a renewal or an expiry counts back from its
notice day, by which it has to be cancelled; a trip is told of on the day after its end, when there
is something to ask. 29 February is the 28th in other years: a day early is better than one late.
"""

from calendar import isleap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum

from domain.day_spans import Span, shift

MOST_BEFORE = 366  # days, of a step of a ladder and of a notice period


class DateKind(StrEnum):
    """What a date is."""

    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    RENEWAL = "renewal"
    EXPIRY = "expiry"
    TRIP = "trip"
    EVENT = "event"


# Days before the day that is told of; negative ones are days after its end.
LADDERS: dict[DateKind, tuple[int, ...]] = {
    DateKind.BIRTHDAY: (7, 0),
    DateKind.ANNIVERSARY: (7, 0),
    DateKind.RENEWAL: (90, 60, 30, 14, 7),
    DateKind.EXPIRY: (60, 30, 14, 7),
    DateKind.TRIP: (-1,),
    DateKind.EVENT: (7, 1),
}
YEARLY = frozenset({DateKind.BIRTHDAY, DateKind.ANNIVERSARY})
LASTING = frozenset({DateKind.TRIP, DateKind.EVENT})
# What is settled once it is done: the rest of its ladder is not told.
SETTLED = frozenset({DateKind.RENEWAL, DateKind.EXPIRY})
# Days after the day itself on which a notice that was missed still comes.
GRACE: dict[DateKind, int] = {
    DateKind.BIRTHDAY: 3,
    DateKind.ANNIVERSARY: 3,
    DateKind.RENEWAL: 14,
    DateKind.EXPIRY: 14,
    DateKind.TRIP: 7,
    DateKind.EVENT: 3,
}


@dataclass(frozen=True, slots=True)
class ImportantDate:
    """When a date comes and is told of.

    One that comes each year does so from `year` on, where that is known. `lasts_days` counts its
    first and its last day; `notice_days` or `notice_months` is how long before the day it has to be
    cancelled; `ladder` overrides that of its kind.
    """

    kind: DateKind
    month: int
    day: int
    year: int | None = None
    is_yearly: bool = True
    lasts_days: int = 1
    notice_days: int = 0
    notice_months: int = 0
    ladder: tuple[int, ...] | None = None

    @property
    def steps(self) -> tuple[int, ...]:
        """Days before the day on which it is told of, the earliest first."""
        return LADDERS[self.kind] if self.ladder is None else self.ladder

    @property
    def has_notice(self) -> bool:
        return bool(self.notice_days or self.notice_months)

    @property
    def is_birthday(self) -> bool:
        return self.kind is DateKind.BIRTHDAY

    def occurrence(self, year: int) -> date | None:
        """The day of that year; None where it does not come then."""
        is_too_early = self.year is not None and year < self.year
        is_another = not self.is_yearly and year != self.year
        if is_too_early or is_another or not MINYEAR < year < MAXYEAR:
            return None
        if (self.month, self.day) == (2, 29) and not isleap(year):
            return date(year, 2, 28)
        return date(year, self.month, self.day)

    def ends_on(self, occurrence: date) -> date:
        return occurrence + timedelta(days=self.lasts_days - 1)

    def notice_on(self, occurrence: date) -> date:
        """The day by which to act: that of notice, else the day itself.

        Three months before 31 May is the end of February.
        """
        return shift(occurrence, Span(months=-self.notice_months, days=-self.notice_days))


@dataclass(frozen=True, slots=True)
class Notice:
    """One telling of a date.

    `on` is its day, `counts_on` the day that it counts from, `until_on` the last day on which it is
    still told when it was missed.
    """

    on: date
    days_before: int
    occurrence: date
    counts_on: date
    until_on: date


def next_occurrence(one: ImportantDate, today: date) -> date | None:
    """The one that lasts today, or the next; None where it is past for good."""
    days = _occurrences(one, today.year)
    return next((day for day in days if one.ends_on(day) >= today), None)


def notices_of(one: ImportantDate, occurrence: date) -> list[Notice]:
    """All of one occurrence."""
    found = []
    for before in one.steps:
        is_before = before >= 0
        counts_on = one.notice_on(occurrence) if is_before else one.ends_on(occurrence)
        on = counts_on - timedelta(days=before)
        last = (counts_on if is_before else on) + timedelta(days=GRACE[one.kind])
        found.append(Notice(on, before, occurrence, counts_on, last))
    return found


def next_notice(one: ImportantDate, after: date) -> Notice | None:
    """The first notice after a day; None where all are past."""
    later = [it for it in _notices(one, after.year) if it.on > after]
    return min(later, key=lambda it: (it.on, it.days_before), default=None)


def notice_due(one: ImportantDate, today: date, told_on: date | None) -> Notice | None:
    """What is to be told today: of the notices that have come and were not told of, the latest.

    Those that were missed are told once, not one after the other, and not when it is too late.
    `told_on` is the day of the latest one that was told.
    """
    come = [it for it in _notices(one, today.year) if it.on <= today <= it.until_on]
    return _latest(come, told_on)


def notice_for_card(
    one: ImportantDate, today: date, told_on: date | None, next_card_on: date, ahead_on: date
) -> Notice | None:
    """What the card of a local day tells; None where it has none, as while it is snoozed.

    `ahead_on` is the day before the next nudge: what is to be told up to then is told today, but
    for what comes after a day.
    """
    due = notice_due(one, today, told_on)
    if due and next_card_on > today:
        return None
    ahead = [
        it for it in _notices(one, today.year) if it.days_before >= 0 and today < it.on <= ahead_on
    ]
    return _latest(ahead, told_on) or due


def first_told_on(one: ImportantDate, today: date) -> date | None:
    """What counts as told of a date that is new today: a day that is over was not missed."""
    over = [
        it
        for it in _notices(one, today.year)
        if it.days_before >= 0 and it.on <= today and it.counts_on < today
    ]
    return max((it.on for it in over), default=None)


def first_card_on(one: ImportantDate, today: date, told_on: date | None) -> date | None:
    """The day its next card may come: today, where a notice has come already."""
    if notice_due(one, today, told_on):
        return today
    found = next_notice(one, max(today, told_on or today))
    return found.on if found else None


def notice_told(one: ImportantDate, told_on: date) -> Notice | None:
    """The notice of this day; None where the date was changed since."""
    same = [it for it in _notices(one, told_on.year) if it.on == told_on]
    return min(same, key=lambda it: it.days_before, default=None)


def snoozed_until(one: ImportantDate, told_on: date, until_on: date, today: date) -> date:
    """The day a snoozed card comes back: not after the day itself, nor when it is too late."""
    told = notice_told(one, told_on)
    if told is None:
        return until_on
    return min(until_on, told.counts_on if told.counts_on > today else told.until_on)


def told_when_done(one: ImportantDate, told_on: date) -> date:
    """What counts as told once it is done: of what is settled with it, all of this occurrence."""
    told = notice_told(one, told_on)
    if told is None or one.kind not in SETTLED:
        return told_on
    return max(it.on for it in notices_of(one, told.occurrence))


def _latest(found: Iterable[Notice], told_on: date | None) -> Notice | None:
    new = [it for it in found if told_on is None or it.on > told_on]
    return max(new, key=lambda it: (it.on, -it.days_before), default=None)


def _notices(one: ImportantDate, year: int) -> list[Notice]:
    return [it for day in _occurrences(one, year) for it in notices_of(one, day)]


def _occurrences(one: ImportantDate, year: int) -> list[date]:
    """Those around a year, in order: a year of steps and one of notice lie before each."""
    first = max(year - 2, one.year or MINYEAR)
    years = range(first, max(year + 4, first + 1)) if one.is_yearly else [one.year or year]
    return [day for day in map(one.occurrence, years) if day]
