"""Keep a Slack message as a client note.

The form is a draft from the moment it opens, so that its words survive whatever happens to it.
It counts as a contact only when the message's author is a person at the client.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from domain.errors import Unreadable
from domain.facts import NewFact
from domain.line_client import KnownName, keys_anywhere
from domain.log_line import NextStep
from domain.outcomes import DRAFT_FOR, Logged
from domain.records import Client, Draft, DraftReason, Interaction, Kind, Member
from services.add_client import NewClient, make_client
from services.keep_contact import NewInteraction, keep_contact, keep_step
from services.keep_facts import keep_facts
from services.people import know_slack_user
from services.recall import get_logged, recall, remember
from services.record_reading import confided_to, record_reading
from storage import client_names, clients, drafts, interactions, people, requests
from storage.database import Database
from storage.ids import new_id
from storage.turns import wait_for_turn


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it stands in Slack. `author_id` is None for bots; `text` may be empty."""

    text: str
    permalink: str
    posted_at: datetime
    author_id: str | None
    author_name: str
    is_author_member: bool


@dataclass(frozen=True, slots=True)
class NoteForm:
    """The open form: the draft behind it, the client guessed, whether its author is unknown."""

    draft_id: str
    text: str
    guess: KnownName | None
    asks_about_author: bool


@dataclass(frozen=True, slots=True)
class Note:
    """The form as submitted: a known client's id, or the name of one to make."""

    draft_id: str
    request_id: str
    client_id: str | None
    new_client_name: str | None
    text: str
    step: NextStep | None = None
    fact: NewFact | None = None
    in_confidence: bool = False
    remember_author: bool = False


@dataclass(frozen=True, slots=True)
class NoteKept:
    """The record, and whether this message had been kept for this client before."""

    logged: Logged
    was_kept_before: bool = False
    response_url: str | None = None


def begin_note(
    database: Database, who: Member, message: Message, now: datetime, response_url: str | None
) -> NoteForm:
    """Open the form: keep its words as a draft and guess the client."""
    draft = Draft(
        id=new_id(),
        workspace_id=who.workspace_id,
        author_id=who.user_id,
        reason=DraftReason.NOTE,
        text=message.text,
        typed_at=now,
        expires_at=now + DRAFT_FOR,
        response_url=response_url,
        detail={
            "permalink": message.permalink,
            "posted_at": message.posted_at.isoformat(),
            "author_id": message.author_id or "",
            "author_name": message.author_name,
        },
    )
    with database.write() as connection:
        drafts.add_draft(connection, draft)
        at_clients = _clients_of_author(connection, who, message.author_id)
        guess = _guess(connection, who, message.text, at_clients)
    is_unknown = bool(message.author_id) and not at_clients and not message.is_author_member
    return NoteForm(draft.id, message.text, guess, asks_about_author=is_unknown)


def save_note(database: Database, who: Member, note: Note, now: datetime) -> NoteKept:
    """Keep the note. Raises NotFound where its draft is gone, Unreadable, AlreadyThere."""
    with database.write() as connection:
        known = requests.find_outcome(connection, who.workspace_id, note.request_id)
        if known is not None:
            outcome = recall(connection, who, known)
            if isinstance(outcome, Logged):
                return NoteKept(outcome)
        draft = drafts.get_draft(
            connection, who.workspace_id, who.user_id, note.draft_id, to_change=True
        )
        added = None if note.client_id else _make(connection, who, note, now)
        client_id = added.id if added else note.client_id or ""
        kept = _keep(connection, who, draft, client_id, note, now)
        kept = replace(kept, logged=replace(kept.logged, client_added=added))
        drafts.drop_draft(connection, who.workspace_id, who.user_id, draft.id)
        remember(connection, who, note.request_id, kept.logged, now)
        return kept


def _make(connection: Connection, who: Member, note: Note, now: datetime) -> Client:
    if not note.new_client_name:
        raise Unreadable("Choose the client that this note is about.")
    return make_client(connection, who, NewClient(note.new_client_name), now)


def _keep(
    connection: Connection, who: Member, draft: Draft, client_id: str, note: Note, now: datetime
) -> NoteKept:
    first = _first_record(connection, who, draft, client_id)
    if first is not None:
        record_reading(connection, who, confided_to(who, [first.interaction], first.steps), now)
        logged = _add_step(connection, who, first, note, now)
        return NoteKept(logged, was_kept_before=True, response_url=draft.response_url)
    is_theirs = client_id in _clients_of_author(connection, who, draft.detail["author_id"])
    if note.remember_author and not is_theirs:
        is_theirs = _remember_author(connection, who, draft, client_id)
    new = NewInteraction(
        kind=Kind.MESSAGE if is_theirs else Kind.NOTE,
        happened_at=datetime.fromisoformat(draft.detail["posted_at"]) if is_theirs else now,
        summary=note.text,
        line=draft.text,
        people=(draft.detail["author_name"],) if is_theirs else (),
        in_confidence=note.in_confidence,
        permalink=draft.detail["permalink"] or None,
        is_contact=is_theirs,
    )
    steps = (note.step,) if note.step else ()
    facts = (note.fact,) if note.fact else ()
    logged = keep_contact(connection, who, client_id, new, steps, now, facts)
    return NoteKept(logged, response_url=draft.response_url)


def _first_record(
    connection: Connection, who: Member, draft: Draft, client_id: str
) -> Logged | None:
    """What was kept of the same message for the same client before, as far as one may know."""
    permalink = draft.detail["permalink"]
    if not permalink:
        return None
    wait_for_turn(connection, "message", who.workspace_id, client_id, permalink)
    kept_id = interactions.find_by_permalink(
        connection, who.workspace_id, client_id, permalink, viewer_id=who.user_id
    )
    return get_logged(connection, who, kept_id) if kept_id else None


def _add_step(
    connection: Connection, who: Member, first: Logged, note: Note, now: datetime
) -> Logged:
    """The message is there already; what comes next, or what is worth remembering, is new."""
    if note.step is None and note.fact is None:
        return first
    client = clients.get_client(
        connection, who.workspace_id, first.interaction.client_id, viewer_id=who.user_id
    )
    is_private = first.interaction.in_confidence or note.in_confidence
    of = first.interaction
    told = keep_facts(
        connection,
        who,
        client,
        [note.fact] if note.fact else [],
        now,
        of=of,
        in_confidence=is_private,
    )
    first = replace(first, facts=(*first.facts, *told.new), known_facts=told.known)
    if note.step is None:
        return first
    tied = of if _goes_with(of, who, is_private=is_private) else None
    step = keep_step(connection, who, client, note.step, now, of=tied, in_confidence=is_private)
    return replace(first, steps=(*first.steps, step))


def _goes_with(first: Interaction, who: Member, *, is_private: bool) -> bool:
    """Whether what is added now may share what becomes of the first record, as its privacy.

    In confidence only one's own goes with one's own, both being private.
    """
    if not is_private:
        return True
    return first.in_confidence and first.author_id == who.user_id


def _remember_author(connection: Connection, who: Member, draft: Draft, client_id: str) -> bool:
    """The author of the message is someone at this client. False where Slack names no author."""
    author_id = draft.detail["author_id"]
    if author_id:
        know_slack_user(connection, who, client_id, draft.detail["author_name"], author_id)
    return bool(author_id)


def _clients_of_author(connection: Connection, who: Member, author_id: str | None) -> list[str]:
    if not author_id:
        return []
    return people.find_client_ids_of(connection, who.workspace_id, author_id, viewer_id=who.user_id)


def _guess(
    connection: Connection, who: Member, text: str, at_clients: list[str]
) -> KnownName | None:
    """The author's client; else one named in the text; else the one the member last touched."""
    wanted = list(at_clients)
    if not wanted:
        named = client_names.find_names(
            connection, who.workspace_id, keys_anywhere(text), viewer_id=who.user_id
        )
        wanted = [known.client_id for names in named.values() for known in names]
    if not wanted:
        last = interactions.find_last_by(connection, who.workspace_id, who.user_id)
        wanted = [last.client_id] if last else []
    names = client_names.find_client_names(
        connection, who.workspace_id, wanted[:1], viewer_id=who.user_id
    )
    return next((KnownName(one, name, name) for one, name in names.items()), None)
