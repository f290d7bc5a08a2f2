"""Facts go with the log they came with."""

from sqlalchemy import Connection

from domain.records import Client, Interaction, Member
from storage import facts_of_log


def take_facts_along(
    connection: Connection, who: Member, one: Interaction, client: Client, *, in_confidence: bool
) -> None:
    """To the client that a log is of now; only a change of its own mark changes their privacy."""
    if client.id != one.client_id:
        facts_of_log.move_facts_of_log(
            connection,
            who.workspace_id,
            one.id,
            client_id=client.id,
            owner_id=client.owner_id,
            mover_id=who.user_id,
        )
    if in_confidence != one.in_confidence:
        facts_of_log.mark_facts_of_log(
            connection,
            who.workspace_id,
            one.id,
            author_id=one.author_id,
            in_confidence=in_confidence,
            owner_id=client.owner_id,
        )
