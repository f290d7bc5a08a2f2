"""Important dates of a client: listed, added, changed, removed."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from domain.audit import Deed, What
from domain.birthday import Birthday
from domain.client_dates import DateForm, DatePage, KnownDate, by_next, mark_of_date
from domain.date_edit import DateEdit, DateField, DateNotTaken, clean_label, read_date
from domain.errors import NotFound
from domain.important_dates import DateKind, ImportantDate
from domain.local_time import local_day
from domain.people import Person
from domain.records import Client, Member
from services.keep_birthday import drop_date, keep_birthday, store_date, with_first_card
from storage import audit, clients, important_dates, people, requests
from storage.database import Database
from storage.ids import new_id

PAGE = 12
_CHANGED = (
    "Someone changed this after you opened the form, so nothing was saved over it. Close this and "
    "open it again to see it as it is now."
)
_NOT_THERE = "Who this is about is no longer at this client. Choose someone else, or nobody."
_KNOWN = "This date is known already. Edit that one instead."
_HAS_ONE = "{name}'s birthday is known: {day}. Edit that one instead."


def list_dates(
    database: Database, who: Member, client_id: str, now: datetime, page: int = 0
) -> DatePage:
    """A page of them; the last one there is for a later one. Raises NotFound."""
    with database.read() as connection:
        client = clients.get_client(connection, who.workspace_id, client_id, viewer_id=who.user_id)
        found = important_dates.list_dates(
            connection, who.workspace_id, client_id, viewer_id=who.user_id
        )
    rows = by_next(found, who.today(now))
    page = min(page, max(0, len(rows) - 1) // PAGE)
    shown = tuple(rows[page * PAGE : (page + 1) * PAGE])
    has_more = len(rows) > (page + 1) * PAGE
    return DatePage(client_id, client.name, shown, page, has_more, total=len(rows))


def open_date_form(
    database: Database, who: Member, *, client_id: str = "", date_id: str = ""
) -> DateForm:
    """The form of a new date of a client, or of one that is known. Raises NotFound."""
    with database.read() as connection:
        found = date_id and important_dates.get_date(
            connection, who.workspace_id, date_id, viewer_id=who.user_id
        )
        at = found.client_id if found else client_id
        client = clients.get_client(connection, who.workspace_id, at, viewer_id=who.user_id)
        there = people.list_people(connection, who.workspace_id, at, viewer_id=who.user_id)
    return DateForm(client, tuple(there.people), found or None)


def save_date(
    database: Database, who: Member, edit: DateEdit, now: datetime, request_id: str
) -> None:
    """Keep what was filled in. Raises NotFound, and DateNotTaken with what is wrong where."""
    with database.write() as connection:
        if requests.find_outcome(connection, who.workspace_id, request_id) is not None:
            return
        client, tz = clients.get_client_and_tz(
            connection, who.workspace_id, edit.client_id, viewer_id=who.user_id, to_change=True
        )
        before = _find_before(connection, who, edit)
        rule = read_date(who, edit, before.rule if before else None, now)
        person = _find_person(connection, who, client, edit)
        saving = _Saving(connection, who, client, tz, now)
        if rule.is_birthday and person:
            saving.save_birthday(person, before, rule)
        else:
            saving.save(edit, before, rule)
        requests.add_outcome(connection, who.workspace_id, request_id, {"date": client.id}, now)


def remove_date(
    database: Database, who: Member, date_id: str, now: datetime, request_id: str
) -> str:
    """Delete it, a birthday with that of its person; the id of its client. Raises NotFound."""
    with database.write() as connection:
        known = requests.find_outcome(connection, who.workspace_id, request_id)
        if known is not None:
            return str(known["client"])
        gone = important_dates.get_date(
            connection, who.workspace_id, date_id, viewer_id=who.user_id
        )
        clients.get_client_and_tz(
            connection, who.workspace_id, gone.client_id, viewer_id=who.user_id, to_change=True
        )
        if gone.rule.is_birthday and gone.person_id:
            _set_birthday(connection, who, gone.person_id, None)
        drop_date(connection, who, gone, now)
        deed = Deed(What.REMOVE_DATE, gone.client_id, date_id)
        audit.add_deed(connection, who.workspace_id, who.user_id, deed, now)
        outcome = {"client": gone.client_id}
        requests.add_outcome(connection, who.workspace_id, request_id, outcome, now)
        return gone.client_id


def _find_before(connection: Connection, who: Member, edit: DateEdit) -> KnownDate | None:
    if not edit.date_id:
        return None
    before = important_dates.get_date(
        connection, who.workspace_id, edit.date_id, viewer_id=who.user_id
    )
    is_as_shown = not edit.shown or edit.shown == mark_of_date(before)
    if before.client_id != edit.client_id or not is_as_shown:
        raise DateNotTaken({DateField.DAY: _CHANGED})
    return before


def _find_person(
    connection: Connection, who: Member, client: Client, edit: DateEdit
) -> Person | None:
    """Whom it is about, still at the client. Raises DateNotTaken."""
    if edit.person_id is None:
        return None
    try:
        found = people.get_person(
            connection, who.workspace_id, edit.person_id, viewer_id=who.user_id
        )
    except NotFound as gone:
        raise DateNotTaken({DateField.ABOUT: _NOT_THERE}) from gone
    is_gone = found.left_on is not None and edit.kind is DateKind.BIRTHDAY
    if found.client_id != client.id or is_gone:
        raise DateNotTaken({DateField.ABOUT: _NOT_THERE})
    return found


@dataclass(frozen=True, slots=True)
class _Saving:
    """Stores what was filled in, inside a transaction; `tz` is the zone of the client's owner."""

    connection: Connection
    who: Member
    client: Client
    tz: str
    now: datetime

    def save(self, edit: DateEdit, before: KnownDate | None, rule: ImportantDate) -> None:
        """Raises DateNotTaken."""
        who, label = self.who, clean_label(edit.label, edit.kind)
        if before:
            after = replace(before, rule=rule, label=label, person_id=edit.person_id)
            store_date(self.connection, who, before, after, self.now, self.tz)
            return
        new = KnownDate(
            new_id(),
            who.workspace_id,
            self.client.id,
            rule,
            label,
            edit.person_id,
            author_id=who.user_id,
            created_at=self.now,
        )
        there = important_dates.list_dates(
            self.connection, who.workspace_id, self.client.id, viewer_id=who.user_id
        )
        if mark_of_date(new) in map(mark_of_date, there):
            raise DateNotTaken({DateField.DAY: _KNOWN})
        fresh = with_first_card(new, local_day(self.now, self.tz))
        important_dates.add_date(self.connection, fresh)

    def save_birthday(self, person: Person, before: KnownDate | None, rule: ImportantDate) -> None:
        """It is the person's; the ladder is kept beside it. Raises DateNotTaken."""
        if before and before.person_id != person.id:
            raise DateNotTaken({DateField.ABOUT: "A birthday stays with its person."})
        if person.birthday and before is None:
            said = _HAS_ONE.format(name=person.name, day=person.birthday)
            raise DateNotTaken({DateField.ABOUT: said})
        born = Birthday(rule.month, rule.day, rule.year)
        _set_birthday(self.connection, self.who, person.id, born)
        theirs = replace(person, birthday=born)
        keep_birthday(self.connection, self.who, theirs, self.now, self.tz)
        kept = important_dates.find_birthday(self.connection, person.workspace_id, person.id)
        if kept and kept.rule.ladder != rule.ladder:
            after = replace(kept, rule=replace(kept.rule, ladder=rule.ladder))
            store_date(self.connection, self.who, kept, after, self.now, self.tz)


def _set_birthday(
    connection: Connection, who: Member, person_id: str, born: Birthday | None
) -> None:
    columns = {
        "birth_month": born.month if born else None,
        "birth_day": born.day if born else None,
        "birth_year": born.year if born else None,
    }
    people.change_person(connection, who.workspace_id, person_id, **columns)
