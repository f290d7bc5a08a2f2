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
    following: int

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
            following=self.following,
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
    """What goes over. Next actions follow a private client that their owner will not see."""
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
    actions = hand_over.list_owned_actions(connection, who.workspace_id, plan.from_id, plan.to_id)
    going = {client.id for client, _ in owned}
    if not plan.actions:
        actions = [one for one in actions if one.client_id in going and not one.is_still_seen]
    readable = [one for one in actions if _may_go(who, plan, one)]
    seen = [one for one in readable if one.is_seen or one.client_id in going]
    return Found(
        giver,
        taker,
        owned,
        seen,
        hidden=len(actions) - len(readable),
        unseen=len(readable) - len(seen),
        following=0 if plan.actions else len(seen),
    )


def _may_go(who: Member, plan: HandOver, one: OwnedAction) -> bool:
    """What was noted in confidence goes over by its author, or to who may read it anyway."""
    return one.is_open_to(plan.to_id) or who.user_id == one.author_id
