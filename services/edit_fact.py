"""The form of a fact: filled in, and saved."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from domain.audit import Confided, Deed, What
from domain.errors import DomainError, NotAllowed, Unreadable
from domain.facts import Fact, FactKind, NewFact, is_same_fact, key_of, mark_of_fact, text_after
from domain.people import Person
from domain.records import Client, Member
from services.facts import get_changeable
from services.keep_facts import keep_facts
from services.record_reading import confided_facts, read_recorded, record_reading
from storage import audit, clients, facts, people, people_names, requests
from storage.database import Database

_CONFIDED = (
    "This was noted in confidence: only its author can open it to others. Nothing was changed."
)
_NOT_THERE = "Who this is about is no longer at this client. Choose someone else, or nobody."
_CHANGED = (
    "Someone changed this after you opened the form, so nothing was saved over it. Close this and "
    "open it again to see it as it is now."
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
    before, _ = get_changeable(connection, who, edit.fact_id)
    if before.client_id != client.id or (edit.shown and edit.shown != mark_of_fact(before)):
        raise Unreadable(_CHANGED)
    if before.in_confidence and not edit.in_confidence and before.author_id != who.user_id:
        raise NotAllowed(_CONFIDED)
    _require_there(connection, who, client, edit)
    after = replace(
        before,
        text=text_after(before, edit.text),
        kind=edit.kind,
        person_id=edit.person_id,
        ask_after_on=edit.ask_after_on,
        in_confidence=edit.in_confidence,
    )
    same = facts.find_same(
        connection, who.workspace_id, client.id, [after.text], viewer_id=who.user_id
    )
    alike = same.get(key_of(after.text), ())
    others = [
        one
        for one in alike
        if one.id != before.id and is_same_fact(one, after.text, after.person_id)
    ]
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
