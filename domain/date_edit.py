"""What is filled in about an important date; what is wrong with it is said at its field."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeVar

from domain.birthday import Birthday, read_birthday, read_day_of_year
from domain.date_ladder import read_ladder
from domain.due_date import read_due_date
from domain.errors import DomainError, Unreadable
from domain.important_dates import (
    GRACE,
    LADDERS,
    LASTING,
    MOST_BEFORE,
    SETTLED,
    YEARLY,
    DateKind,
    ImportantDate,
)
from domain.records import Member

MOST_LABEL = 120
_MOST_YEARS_AHEAD = 50
_OLDEST = 1900
_LEAP_YEAR = 2000
_WEEK, _MOST_MONTHS = 7, 12  # days; a year
_PERIOD = re.compile(
    r"(?:(?P<number>\d{1,4})|(?:an?|one)(?= [dwmy])) ?"
    r"(?:(?:d|days?)|(?P<weeks>w|weeks?)|(?P<months>m|months?)|(?P<years>y|years?))?"
    r"['’]?(?: notice)?(?: before)?"
)
_NOT_A_DAY = "I can't read that as a day. Write it as “4 Jan 2027” or “3 May”."
_OVER = "That day is over, so I could not tell you of it. Did you mean another year?"
_BIRTHDAY_STAYS = (
    "A birthday stays one, and nothing else becomes one. Remove this and add another date."
)
_WHOSE = "Choose whose birthday it is. Who is not listed: add to People."
Read = TypeVar("Read")


class DateField(StrEnum):
    """A field of the form."""

    KIND = "kind"
    LABEL = "label"
    ABOUT = "about"
    DAY = "day"
    LAST_DAY = "last_day"
    COMES = "comes"
    NOTICE = "notice"
    LADDER = "ladder"


class DateNotTaken(DomainError):
    """What was filled in can't be kept; `errors` has a sentence for each field."""

    def __init__(self, errors: Mapping[DateField, str]) -> None:
        super().__init__(" ".join(errors.values()))
        self.errors = errors


@dataclass(frozen=True, slots=True)
class DateEdit:
    """What was filled in, texts as typed; without an id a date is added.

    Without `is_yearly` it comes as is usual for its kind. `shown` marks it as the form showed it.
    """

    client_id: str
    kind: DateKind
    day: str
    date_id: str = ""
    label: str = ""
    person_id: str | None = None
    last_day: str = ""
    is_yearly: bool | None = None
    notice: str = ""
    ladder: str = ""
    shown: str = ""


def read_date(
    who: Member, edit: DateEdit, before: ImportantDate | None, now: datetime
) -> ImportantDate:
    """The date as it is to be. Raises DateNotTaken."""
    at = _Fields()
    today = who.today(now)
    is_birthday = edit.kind is DateKind.BIRTHDAY
    usual = edit.kind in YEARLY if edit.is_yearly is None else edit.is_yearly
    is_yearly = usual or is_birthday
    at.read(DateField.KIND, lambda: _check_kind(edit.kind, before), None)
    at.read(DateField.LABEL, lambda: clean_label(edit.label, edit.kind), "")
    if is_birthday and not edit.person_id:
        at.errors[DateField.ABOUT] = _WHOSE
    day = at.read(
        DateField.DAY, lambda: _read_day(who, edit, today, is_yearly=is_yearly), Birthday(1, 1)
    )
    after = ImportantDate(edit.kind, day.month, day.day, day.year, is_yearly=is_yearly)
    if not is_birthday and DateField.DAY not in at.errors:
        lasts = at.read(DateField.LAST_DAY, lambda: _read_lasting(who, edit, day), 1)
        after = replace(after, lasts_days=lasts)
    if not is_birthday:
        days, months = at.read(DateField.NOTICE, lambda: _read_notice(edit), (0, 0))
        after = replace(after, notice_days=days, notice_months=months)
    ladder = at.read(DateField.LADDER, lambda: read_ladder(edit.ladder), None)
    is_usual = ladder in {LADDERS[edit.kind], before and LADDERS[before.kind]}
    after = replace(after, ladder=None if is_usual else ladder)
    if not at.errors and not is_yearly and _is_over(after, today):
        at.errors[DateField.DAY] = _OVER
    if at.errors:
        raise DateNotTaken(at.errors)
    return after


def clean_label(typed: str, kind: DateKind) -> str:
    """What it is, on one line. Raises Unreadable."""
    label = " ".join(typed.split())
    if kind is DateKind.EVENT and not label:
        raise Unreadable("Say what takes place, such as “Trade fair in Leeds”.")
    if len(label) > MOST_LABEL:
        raise Unreadable(f"That can have {MOST_LABEL} characters. Please shorten it.")
    return "" if kind is DateKind.BIRTHDAY else label


def read_period(typed: str) -> tuple[int, int]:
    """(days, months) of a notice period; (0, 0) for no words. Raises Unreadable."""
    words = " ".join(typed.casefold().split())
    if not words:
        return 0, 0
    found = _PERIOD.fullmatch(words)
    number = int(found["number"]) if found and found["number"] else 1
    days = months = 0
    if found and (found["months"] or found["years"]):
        months = number * (_MOST_MONTHS if found["years"] else 1)
    else:
        days = number * (_WEEK if found and found["weeks"] else 1)
    if not found or days > MOST_BEFORE or months > _MOST_MONTHS:
        raise Unreadable("Write the notice period as “30 days” or “3 months”: a year at most.")
    return days, months


def say_period(rule: ImportantDate) -> str:
    """A notice period as it is typed; "" where there is none."""
    for count, one in ((rule.notice_months, "month"), (rule.notice_days, "day")):
        if count:
            return f"{count} {one if count == 1 else one + 's'}"
    return ""


class _Fields:
    """Reads fields one by one; what is wrong is kept by its field."""

    def __init__(self) -> None:
        self.errors: dict[DateField, str] = {}

    def read(self, field: DateField, how: Callable[[], Read], instead: Read) -> Read:
        try:
            return how()
        except Unreadable as unread:
            self.errors[field] = str(unread)
            return instead


def _check_kind(kind: DateKind, before: ImportantDate | None) -> None:
    if before and kind is not before.kind and DateKind.BIRTHDAY in {kind, before.kind}:
        raise Unreadable(_BIRTHDAY_STAYS)


def _read_day(who: Member, edit: DateEdit, today: date, *, is_yearly: bool) -> Birthday:
    """The day, its year where it is known; one that comes once has a year."""
    if edit.kind is DateKind.BIRTHDAY:
        born = read_birthday(edit.day, today, day_first=who.day_first)
        if born is None:
            raise Unreadable(_NOT_A_DAY)
        return born
    found = read_day_of_year(edit.day, day_first=who.day_first)
    if found is None:
        named = _read_ahead(who, edit.day, today)
        found = Birthday(named.month, named.day, named.year)
    if found.year is None and not is_yearly:
        found = Birthday(found.month, found.day, _next_year(found, today))
    if found.year and not _OLDEST <= found.year <= today.year + _MOST_YEARS_AHEAD:
        raise Unreadable("That is too far away. Write the year in full, such as 2027.")
    return found


def _read_ahead(who: Member, typed: str, today: date) -> date:
    """A day such as "next Friday" or "in 3 weeks", counted from a day."""
    noon = datetime.combine(today, time(12))
    found = read_due_date(typed, noon, day_first=who.day_first)
    if found is None:
        raise Unreadable(_NOT_A_DAY)
    return found


def _next_year(found: Birthday, after: date) -> int:
    """The year in which a day without one comes next."""
    for year in range(after.year, after.year + 9):
        try:
            if date(year, found.month, found.day) >= after:
                return year
        except ValueError:  # 29 February, in another year
            continue
    raise Unreadable(_NOT_A_DAY)


def _read_notice(edit: DateEdit) -> tuple[int, int]:
    if edit.notice.strip() and edit.kind not in SETTLED:
        raise Unreadable("Only a renewal or an expiry has a notice period. Leave it out.")
    return read_period(edit.notice)


def _read_lasting(who: Member, edit: DateEdit, first: Birthday) -> int:
    """How many days it lasts, from its last one; 1 for no words."""
    typed = edit.last_day
    if not typed.strip():
        return 1
    if edit.kind not in LASTING:
        raise Unreadable("Only a trip or an event has a last day. Leave it out.")
    start = date(first.year or _LEAP_YEAR, first.month, first.day)
    found = read_day_of_year(typed, day_first=who.day_first)
    if found is None:
        last = _read_ahead(who, typed, start)
    else:
        year = found.year or _next_year(found, start)
        last = date(year, found.month, found.day)
    days = (last - start).days + 1
    if not 1 <= days <= MOST_BEFORE:
        raise Unreadable("The last day is on or after the first one, within a year.")
    return days


def _is_over(one: ImportantDate, today: date) -> bool:
    """Whether even a late notice of it is too late."""
    on = one.occurrence(one.year or today.year)
    return on is None or one.ends_on(on) + timedelta(days=GRACE[one.kind]) < today
