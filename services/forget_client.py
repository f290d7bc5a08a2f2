"""Forget a client for good, after a form that says what is deleted and asks for its name."""

from datetime import datetime

from sqlalchemy import Connection

from domain.audit import Deed, What
from domain.forget import ClientForgetting, require_forgettable, require_name_typed
from domain.forget_drafts import draft_without_client
from domain.records import Client, Member
from domain.taken_out import A_CLIENT, TakenOut
from services.rewrite_drafts import rewrite_drafts
from storage import (
    audit,
    client_counts,
    clients,
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
        _require(connection, who, client)
        counts = client_counts.count_things(
            connection, who.workspace_id, client_id, viewer_id=who.user_id
        )
    return ClientForgetting(client, counts)


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
    """Delete it with all that is kept about it, and its name in what else is kept.

    `is_everywhere`: in what is kept about other clients, too. Raises NotFound, NotAllowed, and
    Unreadable where another name was typed.
    """
    with database.write() as connection:
        if requests.find_outcome(connection, who.workspace_id, request_id) is not None:
            return
        client, _ = clients.get_client_and_tz(
            connection, who.workspace_id, client_id, viewer_id=who.user_id, to_change=True
        )
        _require(connection, who, client)
        require_name_typed(typed, client.name)
        _forget(connection, who.workspace_id, client_id, is_everywhere=is_everywhere)
        workspaces.set_unclean_since(connection, who.workspace_id, now)
        audit.add_deed(connection, who.workspace_id, who.user_id, Deed(What.FORGET), now)
        requests.add_outcome(connection, who.workspace_id, request_id, {"gone": client_id}, now)


def _require(connection: Connection, who: Member, client: Client) -> None:
    owner = client.owner_id and members.find_member(connection, who.workspace_id, client.owner_id)
    require_forgettable(who, client, owner.name if owner else None)


def _forget(
    connection: Connection, workspace_id: str, client_id: str, *, is_everywhere: bool
) -> None:
    family = forgetting.list_family(connection, workspace_id, client_id)
    called = tuple(forgetting.list_family_names(connection, workspace_id, family))
    names = TakenOut(called)
    elsewhere = TakenOut(called, instead=A_CLIENT, is_careful=True) if is_everywhere else None
    forgetting.drop_clients(connection, workspace_id, family)
    traces.strip_changes(connection, workspace_id, family)
    traces.strip_answers(connection, workspace_id, family)
    rewrite_drafts(
        connection,
        workspace_id,
        lambda draft: draft_without_client(draft, names, family, elsewhere=elsewhere),
    )
    if elsewhere:
        named = taken_texts.find_named(connection, workspace_id, called)
        taken_texts.take_out_elsewhere(connection, workspace_id, family, elsewhere, named)
