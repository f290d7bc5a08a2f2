"""The important dates of a client as they are kept, listed, and told of as coming."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from domain.date_words import reason_of, say_what
from domain.important_dates import (
    DateKind,
    ImportantDate,
    next_occurrence,
    notice_due,
)
from domain.people import Person
from domain.records import Client


@dataclass(frozen=True, slots=True)
class KnownDate:
    """A date of a client, or of someone there. A birthday is that of its person.

    `next_card_on` is the day its next card may come, `told_on` the day of the latest notice that
    was told, `last_card_on` the day of its last card, and until `open_until_on` that is open.
    """

    id: str
    workspace_id: str
    client_id: str
    rule: ImportantDate
    label: str = ""
    person_id: str | None = None
    person_name: str = ""
    client_name: str = ""
    author_id: str | None = None
    created_at: datetime | None = None
    next_card_on: date | None = None
    told_on: date | None = None
    last_card_on: date | None = None
    open_until_on: date | None = None

    @property
    def what(self) -> str:
        """Such as "Dana's birthday"."""
        return say_what(self.rule.kind, self.label, self.person_name)


@dataclass(frozen=True, slots=True)
class ComingDate:
    """A date ahead: its day (the notice date of a renewal, while that is ahead), and words.

    `what` is such as "Dana's birthday", `when` such as "in 7 days (Fri 4 Dec): turns 40".
    """

    id: str
    on: date
    what: str
    when: str
    kind: DateKind
    person_id: str | None = None


@dataclass(frozen=True, slots=True)
class OpenDate:
    """A date that was told of, or is to be, and is not dealt with: why, in words."""

    client_id: str
    client_name: str
    what: str
    reason: str
    on: date


@dataclass(frozen=True, slots=True)
class DateRow:
    """A date in a list, and when it comes next; None where it is past for good."""

    known: KnownDate
    next_on: date | None


@dataclass(frozen=True, slots=True)
class DatePage:
    """A page of the dates of a client: the next ones first, those that are past last."""

    client_id: str
    client_name: str
    rows: tuple[DateRow, ...]
    page: int
    has_more: bool
    total: int


@dataclass(frozen=True, slots=True)
class DateForm:
    """What the form is filled in with: whom a date may be about, and the date, if there is one."""

    client: Client
    people: tuple[Person, ...]
    known: KnownDate | None = None


def by_next(found: list[KnownDate], today: date) -> list[DateRow]:
    """In the order of a list."""
    rows = [DateRow(one, next_occurrence(one.rule, today)) for one in found]
    return sorted(rows, key=lambda row: (row.next_on or date.max, row.known.what, row.known.id))


def open_date(one: KnownDate, today: date) -> OpenDate | None:
    """Why it is open; None where no notice of it has come, or all are over."""
    notice = notice_due(one.rule, today, None)
    if notice is None:
        return None
    reason = reason_of(one.rule, notice, today)
    return OpenDate(one.client_id, one.client_name, one.what, reason, notice.counts_on)


def mark_of_date(one: KnownDate) -> str:
    """Tells this date from the same one changed: 16 characters."""
    told = repr((one.rule, one.label, one.person_id))
    return sha256(told.encode("utf-8", "replace")).hexdigest()[:16]
