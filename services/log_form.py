"""The log form: opened, kept as a draft while it is filled in, and logged."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from domain.errors import NotAllowed, NotFound, Unreadable
from domain.log_fields import LogFields, LogForm, line_of
from domain.log_line import NextStep
from domain.outcomes import DRAFT_FOR, Logged, Settled
from domain.records import Client, Draft, DraftReason, Member
from services.add_client import NewClient, make_client
from services.begin_edit import begin_edit_in
from services.keep_contact import NewInteraction, keep_contact
from services.recall import recall, remember
from storage import client_names, drafts, requests
from storage.database import Database
from storage.ids import new_id


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the form, the draft and the record it belongs to, and who sent it when.

    `told_at` is the real clock by which the owner of a new client is told; `step_id` is the next
    action that the form shows.
    """

    fields: LogFields
    request_id: str
    draft_id: str = ""
    edit_id: str = ""
    response_url: str | None = None
    told_at: datetime | None = None
    step_id: str = ""
    shown: str = ""


@dataclass(frozen=True, slots=True)
class KeptForm:
    """The form to draw, and whether the same request kept it before."""

    form: LogForm
    is_again: bool = False


def open_form(database: Database, who: Member, client_id: str, now: datetime) -> LogForm:
    """An empty form, for a client if one is given. Raises NotFound."""
    fields = LogFields(client_id=client_id, on=who.today(now), owner_id=who.user_id)
    if not client_id:
        return LogForm(fields)
    with database.read() as connection:
        form = _named(connection, who, LogForm(fields))
    if not form.client_name:
        raise NotFound("That client is no longer there.")
    return form


def keep_form(database: Database, who: Member, filled: Filled, now: datetime) -> KeptForm:
    """Keep what is filled in so far as a draft, so that nothing of it is lost.

    A second delivery of the request keeps no second draft.
    """
    with database.write() as connection:
        known = requests.find_outcome(connection, who.workspace_id, filled.request_id)
        form = LogForm(
            filled.fields,
            edit_id=filled.edit_id,
            draft_id=filled.draft_id,
            step_id=filled.step_id,
            shown=filled.shown,
        )
        form = _with_steps(connection, who, _named(connection, who, form))
        if known is not None:
            return KeptForm(replace(form, draft_id=known.get("draft", "")), is_again=True)
        draft = _draft(who, filled, form, now)
        is_there = filled.draft_id and drafts.find_draft(
            connection, who.workspace_id, who.user_id, filled.draft_id, to_change=True
        )
        if is_there:
            drafts.write_again(connection, draft)
        else:
            drafts.add_draft(connection, draft)
        remember(connection, who, filled.request_id, draft, now)
        return KeptForm(replace(form, draft_id=draft.id))


def open_draft(database: Database, who: Member, draft_id: str) -> LogForm:
    """The form as its draft has it. Raises NotFound."""
    with database.read() as connection:
        draft = drafts.get_draft(connection, who.workspace_id, who.user_id, draft_id)
        form = LogForm(
            LogFields.of_text(draft.detail["fields"]),
            draft_id=draft.id,
            edit_id=draft.detail.get("edit", ""),
            step_id=draft.detail.get("step", ""),
            shown=draft.detail.get("shown", ""),
        )
        form = _named(connection, who, form)
        if not form.client_name:
            form = replace(form, fields=replace(form.fields, client_id=""))
        return _with_steps(connection, who, form)


def log_form(database: Database, who: Member, filled: Filled, now: datetime) -> Logged | Settled:
    """Log what the form says; its draft is used up. Raises NotFound, AlreadyThere, Unreadable.

    A second delivery of the request changes nothing.
    """
    with database.write() as connection:
        return log_form_in(connection, who, filled, now)


def log_form_in(
    connection: Connection, who: Member, filled: Filled, now: datetime
) -> Logged | Settled:
    """The same inside a transaction."""
    fields = filled.fields
    known = requests.find_outcome(connection, who.workspace_id, filled.request_id)
    if known is not None:
        outcome = recall(connection, who, known)
        return outcome if isinstance(outcome, Logged) else Settled()
    added = add_chosen(connection, who, filled, now)
    client_id = added.id if added else fields.client_id
    names = client_names.find_client_names(
        connection, who.workspace_id, [client_id], viewer_id=who.user_id
    )
    new = _interaction(who, fields, names.get(client_id, ""), now)
    steps = [next_step(fields)] if fields.next_text.strip() else []
    logged = keep_contact(connection, who, client_id, new, steps, now)
    logged = replace(logged, client_added=added)
    if filled.draft_id:
        drafts.drop_draft(connection, who.workspace_id, who.user_id, filled.draft_id)
    remember(connection, who, filled.request_id, logged, now)
    return logged


def add_chosen(connection: Connection, who: Member, filled: Filled, now: datetime) -> Client | None:
    """The client that the form creates; None where it names a known one."""
    fields = filled.fields
    if fields.is_new:
        owner_id, last_on = fields.owner_id or None, fields.last_spoke_on
        new = NewClient(fields.name, owner_id, fields.tier, last_on, filled.told_at)
        return make_client(connection, who, new, now)
    if not fields.client_id:
        raise Unreadable("Choose the client that this is about.")
    return None


def next_step(fields: LogFields) -> NextStep:
    text = fields.next_text.strip()
    return NextStep(text, fields.due_on, is_promise=fields.is_promise, series=fields.series)


def _interaction(who: Member, fields: LogFields, client_name: str, now: datetime) -> NewInteraction:
    return NewInteraction(
        kind=fields.kind,
        happened_at=fields.happened_at(who.tz, now),
        summary=fields.summary.strip(),
        line=line_of(fields, client_name, who.today(now)),
        people=fields.people,
        minutes=fields.minutes,
        topic=fields.topic,
        in_confidence=fields.in_confidence,
        needs_no_next=fields.needs_no_next,
    )


def _draft(who: Member, filled: Filled, form: LogForm, now: datetime) -> Draft:
    return Draft(
        id=filled.draft_id or new_id(),
        workspace_id=who.workspace_id,
        author_id=who.user_id,
        reason=DraftReason.FORM,
        text=line_of(filled.fields, form.client_name, who.today(now)),
        typed_at=now,
        expires_at=now + DRAFT_FOR,
        in_confidence=filled.fields.in_confidence,
        response_url=filled.response_url,
        detail={
            "form": "log",
            "fields": filled.fields.to_text(),
            "edit": form.edit_id,
            "step": form.step_id,
            "shown": form.shown,
        },
    )


def _named(connection: Connection, who: Member, form: LogForm) -> LogForm:
    """The form with the name of its client, as far as the viewer may see it."""
    client_id = form.fields.client_id
    if not client_id:
        return form
    names = client_names.find_client_names(
        connection, who.workspace_id, [client_id], viewer_id=who.user_id
    )
    return replace(form, client_name=names.get(client_id, ""))


def _with_steps(connection: Connection, who: Member, form: LogForm) -> LogForm:
    """The form with the next actions that its record keeps as they are.

    Where that record is gone, or no longer this member's to change, the form logs a new one.
    """
    if not form.edit_id:
        return form
    try:
        begun = begin_edit_in(connection, who, form.edit_id, step_id=form.step_id)
    except (NotFound, NotAllowed):
        return replace(form, edit_id="", step_id="")
    fields = begun.without_closed(form.fields)
    asks = begun.step is not None or fields.next_text.strip()
    return replace(form, fields=fields, steps=() if asks else begun.kept_steps)
