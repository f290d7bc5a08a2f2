"""The story of `rapport play`: a small agency in mid-work, kept through Rapport's own services.

What it tells of happened in the weeks before `now`, each thing at its own instant. The first
nudge comes on the next working morning, and has something to say.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

from bot.app import Identity
from bot.cast import Cast
from bot.story_colleagues import ACCOUNTS
from bot.story_parts import Account, Next, Talk, working_day, working_days_from
from bot.story_people import PEOPLE, Known
from bot.story_talk import KEPT_AS_NOTE, find_said
from domain.client_edit import ClientEdit
from domain.facts import guess_kind
from domain.local_time import local_instant
from domain.log_fields import LogFields
from domain.outcomes import Logged
from domain.person_edit import PersonEdit
from domain.records import Client, Kind, Member, Visibility
from handlers.desk import slack_user
from playground import Person, Shown
from services import Database
from services.add_client import NewClient, add_client
from services.archive_client import archive_client
from services.edit_client import edit_client
from services.edit_fact import FactEdit, save_fact
from services.edit_person import save_person
from services.know_member import know_member, list_known_ids
from services.log_form import Filled, log_form
from services.next_actions import finish
from services.save_note import Message, Note, begin_note, save_note

_ADDED_AT = time(9, 15)
_DONE_AT = time(16)
_SAY_NOTHING_OF_NEXT = frozenset({Kind.GIFT, Kind.NOTE})


@dataclass(frozen=True)
class Book:
    """Where the story is kept, the instant it ends at, and the morning of the first nudge."""

    database: Database
    members: dict[str, Member]
    now: datetime
    morning: date

    def instant(self, who: Member, days: int, at: time) -> datetime:
        """A local hour of the working day so many days before the morning."""
        return local_instant(working_day(self.morning - timedelta(days=days)), at, who.tz)


def know_members(
    database: Database, workspace_id: str, cast: Cast, now: datetime
) -> dict[str, Member]:
    """The members as Slack tells of them, by handle: none of them needs to act first."""

    def know(person: Person) -> Member:
        told = slack_user(person.member.as_slack(now, with_locale=True), workspace_id)
        return know_member(database, workspace_id, told, now)

    return {person.name: know(person) for person in cast.members}


def lay_story_once(database: Database, identity: Identity, cast: Cast, now: datetime) -> None:
    """Lay it where nobody is known yet."""
    if not list_known_ids(database, identity.workspace_id):
        lay_story(database, identity, cast, now)


def lay_story(database: Database, identity: Identity, cast: Cast, now: datetime) -> None:
    """Fill an empty workspace; what was said in its Slack is there already."""
    members = know_members(database, identity.workspace_id, cast, now)
    mia = members["mia"]
    book = Book(database, members, now, mia.today(mia.next_nudge_at or now))
    clients = {account.name: _lay_account(book, account) for account in ACCOUNTS}
    said = find_said(cast, KEPT_AS_NOTE)
    if said:
        _keep_message(book, cast.priya, said, identity.team_url, clients["Harbour Dental"])


def _lay_account(book: Book, account: Account) -> Client:
    who = book.members[account.owner]
    added_at = book.instant(who, account.added, _ADDED_AT)
    client = add_client(book.database, who, NewClient(account.name, tier=account.tier), added_at)
    for talk in account.talks:
        _lay_talk(book, who, client, talk)
    for known in PEOPLE.get(account.name, ()):
        _lay_person(book, who, client, known)
    _edit(book, who, client, account)
    if account.is_former:
        archive_client(book.database, who, client.id, book.now, _a_request())
    return client


def _lay_person(book: Book, who: Member, client: Client, known: Known) -> None:
    edit = PersonEdit(
        client.id,
        name=known.name,
        title=known.title,
        role=known.role,
        phone=known.phone,
    )
    person = save_person(book.database, who, edit, book.now, _a_request())
    for told in known.facts:
        fact = FactEdit(
            client.id,
            told.text,
            kind=guess_kind(told.text),
            person_id=person.id,
            ask_after_on=_after(book.morning, told.ask_in),
        )
        save_fact(book.database, who, fact, book.now, _a_request())


def _edit(book: Book, who: Member, client: Client, account: Account) -> None:
    """What a client is added without: its other names, its cadence, who sees it, a pause."""
    named = tuple(book.members[handle].user_id for handle in account.private_to or ())
    is_private = account.private_to is not None
    edit = ClientEdit(
        client_id=client.id,
        name=client.name,
        aliases="\n".join(account.aliases),
        tier=client.tier,
        cadence=str(account.cadence or ""),
        owner_id=who.user_id,
        visibility=Visibility.PRIVATE if is_private else Visibility.TEAM,
        named_ids=named,
        paused_until_on=_after(book.morning, account.paused),
    )
    edit_client(book.database, who, edit, book.now, book.now, _a_request())


def _after(day: date, days: int | None) -> date | None:
    return None if days is None else day + timedelta(days=days)


def _lay_talk(book: Book, who: Member, client: Client, talk: Talk) -> None:
    at = book.instant(who, talk.days, talk.at)
    fields = LogFields(
        client_id=client.id,
        kind=talk.kind,
        people=talk.people,
        duration=talk.duration,
        topic=talk.topic,
        summary=talk.summary,
        needs_no_next=talk.next is None and talk.kind not in _SAY_NOTHING_OF_NEXT,
        in_confidence=talk.in_confidence,
    )
    if talk.next:
        fields = _with_next(book, fields, talk.next)
    logged = log_form(book.database, who, Filled(fields, _a_request()), at)
    if talk.next and talk.next.is_done and isinstance(logged, Logged) and fields.due_on:
        done_at = local_instant(fields.due_on, _DONE_AT, who.tz)
        finish(book.database, who, logged.steps[0].id, done_at, _a_request())


def _with_next(book: Book, fields: LogFields, step: Next) -> LogFields:
    due_on = None if step.due is None else working_days_from(book.morning, step.due)
    return replace(fields, next_text=step.text, due_on=due_on, is_promise=step.is_promise)


def _keep_message(book: Book, author: Person, said: Shown, team_url: str, client: Client) -> None:
    """Noor kept it as a note: from now on its author is known as a person at the client."""
    noor = book.members["noor"]
    message = Message(
        text=said.notification,
        permalink=f"{team_url.rstrip('/')}/archives/{said.channel_id}/p{said.ts.replace('.', '')}",
        posted_at=datetime.fromtimestamp(float(said.ts), UTC),
        author_id=author.id,
        author_name=author.real_name,
        is_author_member=False,
    )
    form = begin_note(book.database, noor, message, book.now, None)
    note = Note(
        draft_id=form.draft_id,
        request_id=_a_request(),
        client_id=client.id,
        new_client_name=None,
        text=message.text,
        remember_author=True,
    )
    save_note(book.database, noor, note, book.now)


def _a_request() -> str:
    return f"story-{uuid4().hex}"
