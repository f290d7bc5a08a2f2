"""Add a client, with the day it was last spoken to: without it cold clients look fresh."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from domain.changes import Change, ChangeKind
from domain.errors import DomainError, NotFound, Unreadable
from domain.name import clean_name, fold_name
from domain.records import Client, Member
from domain.warmth import Tier
from services.tell_owner import owe_handed
from storage import changes, client_names, clients, members, requests
from storage.database import Database
from storage.ids import new_id
from storage.turns import wait_for_turn

_NOT_SEEN = (
    "The client was added, and is no longer yours to see: it was made private, merged or removed "
    "since. There is nothing to add again."
)


class AlreadyThere(DomainError):
    """A client of this name is known already, if only as a former one."""

    def __init__(self, name: str, client_id: str, *, is_former: bool = False) -> None:
        former = ", a former one" if is_former else ""
        super().__init__(f"There is already a client named {name}{former}. Nothing was changed.")
        self.client_id = client_id
        self.is_former = is_former


@dataclass(frozen=True, slots=True)
class NewClient:
    """A client as told: the owner is the asker where none is named.

    `told_at` is the real clock by which an owner who is not the asker is told; None for nobody.
    """

    name: str
    owner_id: str | None = None
    tier: Tier = Tier.B
    last_spoke_on: date | None = None
    told_at: datetime | None = None


def add_client(
    database: Database, who: Member, new: NewClient, now: datetime, request_id: str | None = None
) -> Client:
    """Add a client. A second delivery of the request adds none. Raises AlreadyThere, Unreadable."""
    with database.write() as connection:
        if request_id is None:
            return make_client(connection, who, new, now)
        known = requests.find_outcome(connection, who.workspace_id, request_id)
        if known is not None:
            return _added(connection, who, known["added"])
        client = make_client(connection, who, new, now)
        _keep_undo(connection, who, client, now)
        requests.add_outcome(connection, who.workspace_id, request_id, {"added": client.id}, now)
        return client


def _added(connection: Connection, who: Member, client_id: str) -> Client:
    """The client that the same request added before."""
    try:
        return clients.get_client(connection, who.workspace_id, client_id, viewer_id=who.user_id)
    except NotFound as unseen:
        raise NotFound(_NOT_SEEN) from unseen


def make_client(connection: Connection, who: Member, new: NewClient, now: datetime) -> Client:
    """Add a client inside a transaction. Raises AlreadyThere, Unreadable."""
    name = clean_name(new.name)
    key = fold_name(name)
    wait_for_turn(connection, "client", who.workspace_id, key)
    known = client_names.find_names(connection, who.workspace_id, [key], viewer_id=who.user_id).get(
        key
    )
    if known:
        there = clients.get_client(
            connection, who.workspace_id, known[0].client_id, viewer_id=who.user_id
        )
        raise AlreadyThere(there.name, there.id, is_former=there.former_on is not None)
    owner_id = new.owner_id or who.user_id
    owner = members.find_member(connection, who.workspace_id, owner_id) or who
    if new.last_spoke_on and new.last_spoke_on > owner.today(now):
        raise Unreadable("The last contact can't be in the future. Nothing was saved.")
    client = Client(
        id=new_id(),
        workspace_id=who.workspace_id,
        name=name,
        owner_id=owner_id,
        tier=new.tier,
        own_cadence_days=None,
        added_at=now,
        last_contact_at=None,
        last_spoke_on=new.last_spoke_on,
    )
    clients.add_client(
        connection,
        client,
        added_by_id=who.user_id,
        going_cold_on=client.going_cold_on(owner.tz),
        next_card_on=client.first_card_on(owner.tz),
    )
    client_names.add_name(connection, who.workspace_id, client.id, name)
    if new.told_at:
        owe_handed(connection, who, owner_id, new.told_at, client_ids=[client.id])
    return client


def _keep_undo(connection: Connection, who: Member, client: Client, now: datetime) -> None:
    """Undone as an import of one; the change goes by the id of its client."""
    last_on = client.last_spoke_on.isoformat() if client.last_spoke_on else None
    facts = [client.name, client.tier.value, client.owner_id, last_on]
    detail = {"draft": "", "added": {client.id: facts}, "told": [], "is_over": True}
    change = Change(
        id=client.id,
        workspace_id=who.workspace_id,
        author_id=who.user_id,
        kind=ChangeKind.IMPORT,
        made_at=now,
        detail=detail | {"total": 1, "same": 0},
    )
    changes.add_change(connection, change)
