"""A workspace with one of everything, to be held beside another that has the same."""

from dataclasses import dataclass, replace

from domain.client_dates import KnownDate
from domain.date_edit import DateEdit
from domain.deliveries import Delivery, DeliveryKind, Nudge
from domain.facts import Fact
from domain.important_dates import DateKind
from domain.log_fields import LogFields
from domain.log_line import NextStep
from domain.outcomes import Asked, Logged
from domain.people import Person
from domain.person_edit import PersonEdit
from domain.records import Client, Member, Standing
from services import (
    dates,
    edit_fact,
    edit_person,
    facts,
    know_member,
    log_form,
    save_note,
    settle_draft,
)
from services.deliver import take_delivery
from services.tell_owner import owe_handed
from storage.database import Database
from storage.models import Base
from tests.office import A_DAY, NOW, TODAY, Office

MESSAGE = save_note.Message("Acme moved", "https://x/1", NOW, "U9", "Dana", is_author_member=False)
STEP = NextStep("send quote", TODAY, is_promise=False)
TOLD = know_member.SlackUser("U1", "Ana", "Asia/Tokyo", "en-GB", Standing.MEMBER, is_admin=False)


@dataclass(slots=True)
class Stock:
    """What there is one of in a workspace; names are the same in all."""

    office: Office
    who: Member
    client: Client
    other: Client
    logged: Logged
    draft: Asked
    note: save_note.NoteForm
    nudge: Nudge
    person: Person
    fact: Fact
    known_date: KnownDate

    @property
    def database(self) -> Database:
        return self.office.database

    @property
    def workspace_id(self) -> str:
        return self.office.workspace_id

    @property
    def log_id(self) -> str:
        return self.logged.interaction.id

    @property
    def action_id(self) -> str:
        return self.logged.steps[0].id

    @property
    def secrets(self) -> list[str]:
        """What another workspace must never be told."""
        return [
            self.workspace_id,
            self.client.id,
            self.other.id,
            self.log_id,
            self.action_id,
            self.draft.draft.id,
            self.note.draft_id,
            self.nudge.delivery.id,
            self.person.id,
            self.fact.id,
            self.known_date.id,
        ]

    def handed(self) -> Delivery:
        """What U2 handed over to this member, as it waits to be told."""
        giver = replace(self.who, user_id="U2")
        ids = {"client_ids": [self.client.id], "action_ids": [self.action_id]}
        with self.database.write() as connection:
            owe_handed(connection, giver, self.who.user_id, NOW, **ids)
        while one := take_delivery(self.database, self.workspace_id, NOW + A_DAY):
            if one.kind is DeliveryKind.HANDED:
                return one
        raise LookupError("nothing was handed over")

    def note_form(self, draft_id: str, client_id: str) -> save_note.Note:
        return save_note.Note(draft_id, self.office.a_request(), client_id, None, "hello")

    def filled(self, *, draft_id: str = "", edit_id: str = "") -> log_form.Filled:
        """The log form as it is sent."""
        fields = LogFields(client_id=self.client.id, on=TODAY, needs_no_next=True)
        return log_form.Filled(fields, self.office.a_request(), draft_id, edit_id)

    def kept_form(self) -> str:
        """The draft of a form."""
        return log_form.keep_form(self.database, self.who, self.filled(), NOW).form.draft_id

    def other_log(self) -> str:
        return self.office.log(self.who, "Acme another talk").interaction.id

    def answer(self, draft_id: str, **settled: str) -> settle_draft.Answer:
        return settle_draft.Answer(draft_id, self.office.a_request(), settled)


def a_stock(database: Database, workspace_id: str) -> Stock:
    office = Office(database, workspace_id)
    who = office.a_member("U1")
    office.a_member("U2", is_admin=True)
    client, other = office.a_client(who, "Acme"), office.a_client(who, "Acme Love")
    (nudge,) = office.nudge(NOW - A_DAY)
    logged = office.log(who, "Acme Love 20m: roadmap next: send quote by today")
    draft = office.ask(who, "Acme tomorrow: review")
    note = save_note.begin_note(database, who, MESSAGE, NOW, None)
    edit = PersonEdit(client.id, name="Dana Whitfield", phone="+49 30 901820")
    person = edit_person.save_person(database, who, edit, NOW, office.a_request())
    fresh = office.fresh(who)
    told = edit_fact.FactEdit(client.id, "loves jazz")
    edit_fact.save_fact(database, who, told, NOW, office.a_request())
    fact = facts.list_facts(database, who, client.id, NOW).rows[0].fact
    fair = DateEdit(client.id, DateKind.EVENT, "2026-12-01", label="Trade fair")
    dates.save_date(database, who, fair, NOW, office.a_request())
    one = dates.list_dates(database, who, client.id, NOW).rows[0].known
    return Stock(office, fresh, client, other, logged, draft, note, nudge, person, fact, one)


def rows_of(stock: Stock) -> dict[str, list[str]]:
    """Every row of a workspace, as text."""
    with stock.database.read() as connection:
        return {
            table.name: sorted(
                str(tuple(row))
                for row in connection.execute(
                    table.select().where(table.c.workspace_id == stock.workspace_id)
                )
            )
            for table in Base.metadata.sorted_tables
        }
