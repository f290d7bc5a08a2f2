"""Forget a client for good, after a form that says what is deleted and asks for its name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from domain.audit import Deed, What
from domain.forget import (
    ClientForgetting,
    names_of_client,
    require_forgettable,
    require_name_typed,
)
from domain.forget_drafts import Gone, draft_without_client
from domain.line_client import KnownName, read_leading
from domain.name import fold_name
from domain.records import Client, Draft, Member
from domain.taken_out import A_CLIENT, TakenOut, tells
from services.rewrite_drafts import rewrite_drafts
from storage import (
    audit,
    client_counts,
    client_names,
    clients,
    drafts,
    forgetting,
    members,
    requests,
    taken_texts,
    traces,
    workspaces,
)
from storage.database import Database


def preview_forget_client(database: Database, who: Member, client_id: str) -> ClientForgetting:
    """What would be deleted. Raises NotFound, NotAllowed."""
    with database.read() as connection:
        client = clients.get_client(connection, who.workspace_id, client_id, viewer_id=who.user_id)
        require_may_forget(connection, who, client)
        counts = client_counts.count_things(
            connection, who.workspace_id, client_id, viewer_id=who.user_id
        )
    return ClientForgetting(client, counts, who.is_admin)


def forget_client(
    database: Database,
    who: Member,
    client_id: str,
    now: datetime,
    request_id: str,
    *,
    typed: str,
    is_everywhere: bool,
) -> None:
    """Delete it with all that is kept about it.

    `is_everywhere`: and its name in what is kept about other clients, as far as they may change it:
    an admin all, others what is kept about their own. Raises NotFound, NotAllowed, and Unreadable
    where another name was typed.
    """
    with database.write() as connection:
        if requests.find_outcome(connection, who.workspace_id, request_id) is not None:
            return
        every_draft = drafts.list_every_draft(connection, who.workspace_id)
        client, _ = clients.get_client_and_tz(
            connection, who.workspace_id, client_id, viewer_id=who.user_id, to_change=True
        )
        require_may_forget(connection, who, client)
        require_name_typed(typed, client.name)
        family = forgetting.list_family(connection, who.workspace_id, client_id)
        called = forgetting.list_family_names(connection, who.workspace_id, family)
        elsewhere = _elsewhere(connection, who, family, called) if is_everywhere else None
        names = _known_names(connection, who, every_draft, called)
        _drop(connection, who.workspace_id, family)
        rewrite_drafts(connection, every_draft, _without(who, Gone(family, names, elsewhere)))
        changed = _take_out(connection, who, family, elsewhere) if elsewhere else 0
        workspaces.set_unclean_since(connection, who.workspace_id, now)
        deed = Deed(What.FORGET, detail={"records": changed})
        audit.add_deed(connection, who.workspace_id, who.user_id, deed, now)
        requests.add_outcome(connection, who.workspace_id, request_id, {"gone": client_id}, now)


def require_may_forget(connection: Connection, who: Member, client: Client) -> None:
    """Raises NotAllowed."""
    owner = client.owner_id and members.find_member(connection, who.workspace_id, client.owner_id)
    require_forgettable(who, client, owner.name if owner else None)


def _elsewhere(
    connection: Connection, who: Member, family: list[str], called: list[str]
) -> TakenOut:
    """The names that tell it in other notes: none that is another client's, or part of one."""
    whole = [name for name in names_of_client(called) if tells(name)]
    keys = {fold_name(name) for name in whole}
    spared = client_names.list_names_around(connection, who.workspace_id, keys, but=family)
    others = {fold_name(name) for name in spared}
    return TakenOut(
        tuple(name for name in whole if fold_name(name) not in others),
        spared=tuple(spared),
        instead=A_CLIENT,
        is_careful=True,
    )


def _known_names(
    connection: Connection, who: Member, every_draft: list[Draft], called: list[str]
) -> dict[str, list[KnownName]]:
    """Names of clients that drafts may begin with, and its own, as long as it is there."""
    keys = {key for draft in every_draft for key in read_leading(draft.text).keys}
    wanted = keys | {fold_name(name) for name in called}
    return client_names.find_names(connection, who.workspace_id, wanted, viewer_id=None)


def _drop(connection: Connection, workspace_id: str, family: list[str]) -> None:
    forgetting.drop_clients(connection, workspace_id, family)
    traces.strip_changes(connection, workspace_id, family)
    traces.strip_answers(connection, workspace_id, family)


def _without(who: Member, gone: Gone) -> Callable[[Draft], Draft | None]:
    """Drafts about it go; of others' drafts only an admin changes the words."""
    theirs = replace(gone, elsewhere=None)

    def rewrite(draft: Draft) -> Draft | None:
        is_own = who.is_admin or draft.author_id == who.user_id
        return draft_without_client(draft, gone if is_own else theirs)

    return rewrite


def _take_out(connection: Connection, who: Member, family: list[str], elsewhere: TakenOut) -> int:
    named = taken_texts.find_named(connection, who.workspace_id, elsewhere.whole)
    return taken_texts.take_out_elsewhere(
        connection,
        who.workspace_id,
        family,
        elsewhere,
        named,
        owner_id=None if who.is_admin else who.user_id,
    )
