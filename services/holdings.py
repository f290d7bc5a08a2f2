"""What a member owns and may hand over: who owns anything, and what would go over to whom."""

from dataclasses import dataclass

from sqlalchemy import Connection

from domain.errors import NotAllowed, NotFound, Unreadable
from domain.handing import HandOver, Holding, Owns
from domain.records import Client, Member, Standing
from domain.rights import may_hand_over
from storage import hand_over, members
from storage.database import Database
from storage.hand_over import Days, OwnedAction

_LISTED = 90


@dataclass(frozen=True, slots=True)
class Found:
    """What goes over: clients and next actions with their days as they are; what stays."""

    giver: Member
    taker: Member
    clients: list[tuple[Client, Days]]
    actions: list[OwnedAction]
    hidden: int
    unseen: int

    def holding(self) -> Holding:
        owned = [client for client, _ in self.clients]
        return Holding(
            from_name=self.giver.name,
            to_name=self.taker.name,
            clients=len(owned),
            former=sum(client.former_on is not None for client in owned),
            private=sum(client.is_private for client in owned),
            actions=len(self.actions),
            hidden=self.hidden,
            unseen=self.unseen,
        )


def list_holders(database: Database, who: Member) -> list[Owns]:
    """For an admin, who owns anything, those who left first; for others only they themselves."""
    with database.read() as connection:
        found = hand_over.list_holders(connection, who.workspace_id, _LISTED)
    return [one for one in found if may_hand_over(who, one.user_id)]


def preview_hand_over(database: Database, who: Member, plan: HandOver) -> Holding:
    """What would go over, in counts. Raises NotAllowed, Unreadable."""
    with database.write() as connection:
        return find_holding(connection, who, plan).holding()


def find_holding(connection: Connection, who: Member, plan: HandOver) -> Found:
    if not may_hand_over(who, plan.from_id):
        raise NotAllowed("Only an admin can hand over what is somebody else's.")
    if plan.from_id == plan.to_id:
        raise Unreadable("Choose somebody else: it is theirs already.")
    giver = members.find_member(connection, who.workspace_id, plan.from_id)
    taker = members.find_member(connection, who.workspace_id, plan.to_id)
    if giver is None:
        raise NotFound("Rapport does not know the member to hand over from.")
    if taker is None or taker.standing is not Standing.MEMBER:
        raise Unreadable("The new owner must be a full member of this workspace.")
    owned = (
        hand_over.list_owned_clients(connection, who.workspace_id, plan.from_id)
        if plan.clients
        else []
    )
    actions = (
        hand_over.list_owned_actions(connection, who.workspace_id, plan.from_id, plan.to_id)
        if plan.actions
        else []
    )
    going = {client.id for client, _ in owned}
    readable = [one for one in actions if _may_read(who, plan, one)]
    seen = [one for one in readable if one.is_seen or one.client_id in going]
    return Found(
        giver,
        taker,
        owned,
        seen,
        hidden=len(actions) - len(readable),
        unseen=len(readable) - len(seen),
    )


def _may_read(who: Member, plan: HandOver, one: OwnedAction) -> bool:
    """What was said in confidence goes over only by who may read it."""
    readers = {one.author_id, one.confided_to_id, plan.from_id}
    return not one.in_confidence or who.user_id in readers
