"""Facts about a client: listed, added, changed, removed, opened to a later owner."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from domain.audit import Confided, Deed, What
from domain.errors import DomainError, NotAllowed, Unreadable
from domain.facts import Fact, FactKind, FactPage, FactRow, NewFact, key_of, mark_of_fact
from domain.people import Person
from domain.records import Client, Member
from domain.rights import may_agree_to, may_change_fact
from services.keep_facts import keep_facts
from services.record_reading import confided_facts, read_recorded, record_reading
from storage import audit, clients, facts, members, people, people_names, requests
from storage.database import Database

PAGE = 12
_NOT_YOURS = (
    "Only who noted this, the client's owner or an admin can change it. Nothing was changed."
)
_CHANGED = (
    "Someone changed this after you opened the form, so nothing was saved over it. Close this and "
    "open it again to see it as it is now."
)
_NOT_THERE = "Who this is about is no longer at this client. Choose someone else, or nobody."
_CONFIDED = (
    "This was noted in confidence: only its author can open it to others. Nothing was changed."
)


class KnownAlready(DomainError):
    """The same fact is known."""

    def __init__(self) -> None:
        super().__init__("This is known already, in the same words. Edit that one instead.")


@dataclass(frozen=True, slots=True)
class FactForm:
    """What the form is filled in with: whom a fact may be about, and the fact, if there is one."""

    client: Client
    people: tuple[Person, ...]
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class FactEdit:
    """What was filled in; without an id a fact is added. `shown` marks it as the form showed it."""

    client_id: str
    text: str
    fact_id: str = ""
    kind: FactKind | None = None
    person_id: str | None = None
    ask_after_on: date | None = None
    in_confidence: bool = False
    shown: str = ""


def list_facts(
    database: Database, who: Member, client_id: str, now: datetime, page: int = 0
) -> FactPage:
    """A page of what the asker may read. Raises NotFound."""

    def read(connection: Connection) -> FactPage:
        return _read_page(connection, who, client_id, now, page)

    def confided_in(found: FactPage) -> list[Confided]:
        return confided_facts(who, [row.fact for row in found.rows])

    return read_recorded(database, who, now, read, confided_in)


def open_fact_form(
    database: Database, who: Member, now: datetime, *, client_id: str = "", fact_id: str = ""
) -> FactForm:
    """The form of a new fact about a client, or of one that is known. Raises NotFound."""

    def read(connection: Connection) -> FactForm:
        found = fact_id and facts.get_fact(
            connection, who.workspace_id, fact_id, viewer_id=who.user_id
        )
        at = found.client_id if found else client_id
        client = clients.get_client(connection, who.workspace_id, at, viewer_id=who.user_id)
        there = people.list_people(connection, who.workspace_id, at, viewer_id=who.user_id)
        return FactForm(client, tuple(there.people), found or None)

    def confided_in(form: FactForm) -> list[Confided]:
        return confided_facts(who, [form.fact] if form.fact else [])

    return read_recorded(database, who, now, read, confided_in)


def save_fact(
    database: Database, who: Member, edit: FactEdit, now: datetime, request_id: str
) -> None:
    """Keep what was filled in. Raises NotFound, NotAllowed, KnownAlready, Unreadable."""
    if not edit.text.strip():
        raise Unreadable("Say what is worth remembering.")
    with database.write() as connection:
        if requests.find_outcome(connection, who.workspace_id, request_id) is not None:
            return
        client, _ = clients.get_client_and_tz(
            connection, who.workspace_id, edit.client_id, viewer_id=who.user_id, to_change=True
        )
        if edit.fact_id:
            _change(connection, who, client, edit, now)
        else:
            _add(connection, who, client, edit, now)
        outcome = {"fact": edit.fact_id or client.id}
        requests.add_outcome(connection, who.workspace_id, request_id, outcome, now)


def remove_fact(
    database: Database, who: Member, fact_id: str, now: datetime, request_id: str
) -> str:
    """Delete it; the id of its client. Raises NotFound, NotAllowed."""
    with database.write() as connection:
        known = requests.find_outcome(connection, who.workspace_id, request_id)
        if known is not None:
            return str(known["client"])
        gone, _ = _get_changeable(connection, who, fact_id)
        facts.drop_fact(connection, who.workspace_id, fact_id)
        deed = Deed(What.DELETE_FACT, gone.client_id, fact_id, {"author": gone.author_id})
        audit.add_deed(connection, who.workspace_id, who.user_id, deed, now)
        outcome = {"client": gone.client_id}
        requests.add_outcome(connection, who.workspace_id, request_id, outcome, now)
        return gone.client_id


def mark_asked(database: Database, who: Member, fact_id: str, now: datetime) -> str:
    """Whoever may read it has asked: it no longer waits; the id of its client. Raises NotFound."""
    with database.write() as connection:
        found = facts.get_fact(connection, who.workspace_id, fact_id, viewer_id=who.user_id)
        record_reading(connection, who, confided_facts(who, [found]), now)
        facts.clear_asked(connection, who.workspace_id, fact_id, who.today(now))
        return found.client_id


def let_owner_read_fact(database: Database, who: Member, fact_id: str, now: datetime) -> str:
    """The client's owner of today reads it too; the id of its client. A second press is nothing.

    Raises NotFound, NotAllowed.
    """
    with database.write() as connection:
        found = facts.get_fact(connection, who.workspace_id, fact_id, viewer_id=who.user_id)
        client, _ = clients.get_client_and_tz(
            connection, who.workspace_id, found.client_id, viewer_id=who.user_id, to_change=True
        )
        if found.author_id != who.user_id:
            raise NotAllowed("Only who noted it in confidence can let the owner read it.")
        if client.owner_id and may_agree_to(who, found, client.owner_id):
            facts.set_agreed(connection, who.workspace_id, fact_id, client.owner_id)
            deed = Deed(What.AGREE, client.id, fact_id, {"to": client.owner_id})
            audit.add_deed(connection, who.workspace_id, who.user_id, deed, now)
        return client.id


def _read_page(
    connection: Connection, who: Member, client_id: str, now: datetime, page: int
) -> FactPage:
    client = clients.get_client(connection, who.workspace_id, client_id, viewer_id=who.user_id)
    found = facts.list_facts(
        connection,
        who.workspace_id,
        client_id,
        viewer_id=who.user_id,
        today=who.today(now),
        limit=PAGE + 1,
        offset=page * PAGE,
    )
    if not found and page:
        return _read_page(connection, who, client_id, now, 0)
    waiting = {one.id for one in found if may_agree_to(who, one, client.owner_id)}
    owner = waiting and members.find_member(connection, who.workspace_id, client.owner_id or "")
    rows = tuple(
        FactRow(
            one,
            may_change_fact(who, one, client.owner_id),
            owner.name if owner and one.id in waiting else "",
        )
        for one in found[:PAGE]
    )
    return FactPage(client_id, client.name, rows, page, has_more=len(found) > PAGE)


def _add(
    connection: Connection, who: Member, client: Client, edit: FactEdit, now: datetime
) -> None:
    new = NewFact(edit.text.strip(), edit.kind, edit.ask_after_on, edit.person_id)
    kept = keep_facts(connection, who, client, [new], now, in_confidence=edit.in_confidence)
    if kept.known:
        raise KnownAlready


def _change(
    connection: Connection, who: Member, client: Client, edit: FactEdit, now: datetime
) -> None:
    before, _ = _get_changeable(connection, who, edit.fact_id)
    if before.client_id != client.id or (edit.shown and edit.shown != mark_of_fact(before)):
        raise Unreadable(_CHANGED)
    if before.in_confidence and not edit.in_confidence and before.author_id != who.user_id:
        raise NotAllowed(_CONFIDED)
    _require_there(connection, who, client, edit)
    after = replace(
        before,
        text=edit.text.strip(),
        kind=edit.kind,
        person_id=edit.person_id,
        ask_after_on=edit.ask_after_on,
        in_confidence=edit.in_confidence,
    )
    same = facts.find_same(
        connection, who.workspace_id, client.id, [after.text], viewer_id=who.user_id
    )
    others = [one for one in same.get(key_of(after.text), ()) if one.id != before.id]
    if any(after.in_confidence or not one.in_confidence for one in others):
        raise KnownAlready
    marks: dict[str, str | None] = {}
    if after.in_confidence != before.in_confidence:
        confided_to_id = client.owner_id if after.in_confidence else None
        marks = {"confided_to_id": confided_to_id, "agreed_to_id": None}
        what = What.CONFIDE if after.in_confidence else What.OPEN_WORDS
        deed = Deed(what, client.id, before.id)
        audit.add_deed(connection, who.workspace_id, who.user_id, deed, now)
    record_reading(connection, who, confided_facts(who, [before]), now)
    facts.change_fact(connection, after, **marks)


def _require_there(connection: Connection, who: Member, client: Client, edit: FactEdit) -> None:
    """Whom it is about is still at the client. Raises Unreadable."""
    if edit.person_id is None:
        return
    there = people_names.list_called(connection, who.workspace_id, client.id, viewer_id=who.user_id)
    if edit.person_id not in {person.id for person in there}:
        raise Unreadable(_NOT_THERE)


def _get_changeable(connection: Connection, who: Member, fact_id: str) -> tuple[Fact, Client]:
    found = facts.get_fact(connection, who.workspace_id, fact_id, viewer_id=who.user_id)
    client = clients.get_client(
        connection, who.workspace_id, found.client_id, viewer_id=who.user_id
    )
    if not may_change_fact(who, found, client.owner_id):
        raise NotAllowed(_NOT_YOURS)
    return found, client
