"""Forget someone for good, after a form that says what is deleted and asks for their name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from domain.audit import Deed, What
from domain.errors import NotFound
from domain.forget import (
    Known,
    PersonForgetting,
    names_anywhere,
    names_to_take_out,
    require_name_typed,
)
from domain.forget_drafts import draft_without_person, is_about_client
from domain.found import FoundKind
from domain.people import Person
from domain.records import Client, Draft, Member
from domain.rights import may_forget
from domain.taken_out import TakenOut
from services.forget_client import require_may_forget
from services.rewrite_drafts import rewrite_drafts
from storage import (
    audit,
    client_names,
    clients,
    drafts,
    forgetting,
    people,
    people_names,
    requests,
    taken_texts,
    traces,
    workspaces,
)
from storage.database import Database


@dataclass(frozen=True, slots=True)
class _Found:
    """Someone at all clients where the asker may forget them; at others that they see they stay.

    `names_at` is what tells them at a client, `called` what each of these clients is called.
    """

    person: Person
    known: list[Known]
    names_at: dict[str, TakenOut]
    called: dict[str, TakenOut]
    stays_at: tuple[str, ...]

    @property
    def ids(self) -> set[str]:
        return {one.id for one in self.known}


def preview_forget_person(database: Database, who: Member, person_id: str) -> PersonForgetting:
    """What would be done. Raises NotFound, NotAllowed."""
    with database.read() as connection:
        found = _find(connection, who, person_id)
        client = clients.get_client(
            connection, who.workspace_id, found.person.client_id, viewer_id=who.user_id
        )
        facts, dates = forgetting.count_about(connection, who.workspace_id, found.ids, who.user_id)
    names = found.names_at[client.id]
    told = tuple(dict.fromkeys((*names.whole, *names.short)))
    return PersonForgetting(
        found.person, client.name, facts, dates, told, found.stays_at, who.is_admin
    )


def forget_person(
    database: Database,
    who: Member,
    person_id: str,
    now: datetime,
    request_id: str,
    *,
    typed: str,
    is_everywhere: bool,
) -> None:
    """Delete them and what is known about them; in what else is kept they are "someone".

    `is_everywhere`: in what is kept about other clients, too, as far as the asker may change it: an
    admin all, others what is kept about their own. Raises NotFound, NotAllowed, and Unreadable
    where another name was typed.
    """
    with database.write() as connection:
        if requests.find_outcome(connection, who.workspace_id, request_id) is not None:
            return
        every_draft = drafts.list_every_draft(connection, who.workspace_id)
        _hold(connection, who, person_id)
        found = _find(connection, who, person_id)
        require_name_typed(typed, found.person.name)
        anywhere = names_anywhere(found.known) if is_everywhere else TakenOut(())
        changed = _take_out(connection, who, found, anywhere)
        _drop(connection, who.workspace_id, found)
        rewrite_drafts(connection, every_draft, _without(who, found, anywhere))
        workspaces.set_unclean_since(connection, who.workspace_id, now)
        for client_id in sorted(found.names_at):
            deed = Deed(What.FORGET_PERSON, client_id, detail={"records": changed})
            audit.add_deed(connection, who.workspace_id, who.user_id, deed, now)
            changed = 0  # told of once
        requests.add_outcome(connection, who.workspace_id, request_id, {"gone": person_id}, now)


def _hold(connection: Connection, who: Member, person_id: str) -> None:
    """Nobody else changes, merges or moves them any more; where they moved to is held, too."""
    held: set[str] = set()
    while True:
        known = forgetting.list_known(connection, who.workspace_id, person_id)
        there = {one.client_id for one in known}
        if held >= there:
            return
        held |= there
        dict(_clients_of(connection, who, held, to_change=True))


def _find(connection: Connection, who: Member, person_id: str) -> _Found:
    one = people.get_person(connection, who.workspace_id, person_id, viewer_id=who.user_id)
    every = forgetting.list_known(connection, who.workspace_id, person_id)
    there = dict(_clients_of(connection, who, {row.client_id for row in every}))
    require_may_forget(connection, who, there[one.client_id])
    mine = {id_: one for id_, one in there.items() if may_forget(who, one.owner_id)}
    known = [row for row in every if row.client_id in mine]
    called = client_names.list_names_of_all(connection, who.workspace_id, mine)
    return _Found(
        person=one,
        known=known,
        names_at={
            client_id: _names_at(connection, who, client_id, known, called.get(client_id, []))
            for client_id in mine
        },
        called={client_id: TakenOut(tuple(names)) for client_id, names in called.items()},
        stays_at=tuple(sorted(one.name for id_, one in there.items() if id_ not in mine)),
    )


def _clients_of(
    connection: Connection, who: Member, client_ids: set[str], *, to_change: bool = False
) -> Iterator[tuple[str, Client]]:
    """Those of these that the asker sees, in one order, as everywhere."""
    for client_id in sorted(client_ids):
        try:
            client, _ = clients.get_client_and_tz(
                connection, who.workspace_id, client_id, viewer_id=who.user_id, to_change=to_change
            )
        except NotFound:
            continue
        yield client_id, client


def _names_at(
    connection: Connection, who: Member, client_id: str, known: list[Known], called: list[str]
) -> TakenOut:
    """What tells them at a client, where others may have a part of their name."""
    ids = {one.id for one in known}
    there = people_names.list_called(connection, who.workspace_id, client_id, viewer_id=who.user_id)
    others = [name for one in there if one.id not in ids for name in one.names]
    named = forgetting.list_named(connection, who.workspace_id, client_id)
    return names_to_take_out(known, others, called, named)


def _take_out(connection: Connection, who: Member, found: _Found, anywhere: TakenOut) -> int:
    """Their names in all that is kept about their clients, then elsewhere; of how many there."""
    told = forgetting.list_told(connection, who.workspace_id, found.ids)
    for client_id, names in found.names_at.items():
        taken_texts.cut_facts(connection, who.workspace_id, [client_id], told, names)
        taken_texts.take_out_of_clients(connection, who.workspace_id, [client_id], names)
    if not anywhere.whole:
        return 0
    named = taken_texts.find_named(connection, who.workspace_id, anywhere.whole)
    namesakes = forgetting.list_namesake_clients(
        connection,
        who.workspace_id,
        named.get(FoundKind.PERSON, []),
        anywhere.whole,
        but=found.ids,
    )
    return taken_texts.take_out_elsewhere(
        connection,
        who.workspace_id,
        {*found.names_at, *namesakes},
        anywhere,
        named,
        owner_id=None if who.is_admin else who.user_id,
    )


def _drop(connection: Connection, workspace_id: str, found: _Found) -> None:
    forgetting.mark_messages(connection, workspace_id, found.names_at)
    forgetting.drop_people(connection, workspace_id, found.ids)
    forgetting.unname_strangers(connection, workspace_id, _slack_ids(found))
    traces.strip_changes(connection, workspace_id, found.ids)


def _slack_ids(found: _Found) -> set[str]:
    return {one.slack_user_id for one in found.known if one.slack_user_id}


def _without(who: Member, found: _Found, anywhere: TakenOut) -> Callable[[Draft], Draft | None]:
    """A draft about one of their clients is read as what is kept about it.

    Of others' drafts about other clients only an admin changes the words.
    """
    nothing = TakenOut(())

    def rewrite(draft: Draft) -> Draft | None:
        names = next(
            (
                names
                for client_id, names in found.names_at.items()
                if is_about_client(draft, found.called.get(client_id, nothing), [client_id])
            ),
            anywhere if who.is_admin or draft.author_id == who.user_id else nothing,
        )
        return draft_without_person(draft, names, _slack_ids(found))

    return rewrite
