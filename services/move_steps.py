"""Next actions go with their record to another client."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from domain.records import Client, NextAction
from services.change_client import move_cards, pass_unseen_actions
from storage import clients, members


def move_steps(
    connection: Connection,
    from_id: str,
    client: Client,
    steps: Sequence[NextAction],
    now: datetime,
) -> list[str]:
    """Their cards follow them; what its owner no longer sees is the client's owner's from now on.

    Ids of those that passed to the client's owner.
    """
    workspace_id = client.workspace_id
    move_cards(connection, workspace_id, from_id, client.id, [one.id for one in steps])
    if not (client.is_private and client.owner_id):
        return []
    owner = members.find_member(connection, workspace_id, client.owner_id)
    named = clients.find_named_ids(connection, workspace_id, client.id)
    unseen = pass_unseen_actions(connection, client, owner, named, now)
    return [one.id for one in unseen.passing]
