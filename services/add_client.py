"""Add a client, with the day it was last spoken to: without it cold clients look fresh."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from domain.errors import DomainError, Unreadable
from domain.name import clean_name, fold_name
from domain.records import Client, Member
from domain.warmth import Tier
from storage import client_names, clients, members, requests
from storage.database import Database
from storage.ids import new_id
from storage.turns import wait_for_turn


class AlreadyThere(DomainError):
    """A client of this name is known already."""

    def __init__(self, name: str, client_id: str) -> None:
        super().__init__(f"There is already a client named {name}. Nothing was changed.")
        self.client_id = client_id


@dataclass(frozen=True, slots=True)
class NewClient:
    """A client as told: the owner is the asker where none is named."""

    name: str
    owner_id: str | None = None
    tier: Tier = Tier.B
    last_spoke_on: date | None = None


def add_client(
    database: Database, who: Member, new: NewClient, now: datetime, request_id: str | None = None
) -> Client:
    """Add a client. A second delivery of the request adds none. Raises AlreadyThere, Unreadable."""
    with database.write() as connection:
        if request_id is None:
            return make_client(connection, who, new, now)
        known = requests.find_outcome(connection, who.workspace_id, request_id)
        if known is not None:
            return clients.get_client(
                connection, who.workspace_id, known["added"], viewer_id=who.user_id
            )
        client = make_client(connection, who, new, now)
        requests.add_outcome(connection, who.workspace_id, request_id, {"added": client.id}, now)
        return client


def make_client(connection: Connection, who: Member, new: NewClient, now: datetime) -> Client:
    """Add a client inside a transaction. Raises AlreadyThere, Unreadable."""
    name = clean_name(new.name)
    key = fold_name(name)
    wait_for_turn(connection, "client", who.workspace_id, key)
    known = client_names.find_names(connection, who.workspace_id, [key], viewer_id=who.user_id).get(
        key
    )
    if known:
        raise AlreadyThere(known[0].client_name, known[0].client_id)
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
    return client
