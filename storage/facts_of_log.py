"""The facts that came with a log, when it moves, changes its privacy, or goes."""

from typing import Any

from sqlalchemy import Connection, and_, case, update

from storage.models import Fact


def move_facts_of_log(
    connection: Connection,
    workspace_id: str,
    interaction_id: str,
    *,
    client_id: str,
    owner_id: str | None,
    mover_id: str,
) -> None:
    """Facts go to another client with their log, and nobody's name with them; none is opened.

    What the mover holds in confidence is confided to the owner there. What another does is read by
    nobody but them until they say so.
    """
    is_own = and_(Fact.in_confidence.is_(True), Fact.author_id == mover_id)
    _change_of(
        connection,
        workspace_id,
        interaction_id,
        client_id=client_id,
        person_id=None,
        confided_to_id=case((is_own, owner_id)),
        agreed_to_id=None,
    )


def mark_facts_of_log(
    connection: Connection,
    workspace_id: str,
    interaction_id: str,
    *,
    author_id: str,
    in_confidence: bool,
    owner_id: str | None,
) -> None:
    """The facts of a log's author are as private as the log is now; those of others stay."""
    _change_of(
        connection,
        workspace_id,
        interaction_id,
        author_id=author_id,
        in_confidence=in_confidence,
        confided_to_id=owner_id if in_confidence else None,
        agreed_to_id=None,
    )


def agree_facts_of_log(
    connection: Connection,
    workspace_id: str,
    interaction_id: str,
    *,
    author_id: str,
    owner_id: str | None,
) -> None:
    """The author lets an owner read their own facts of a log."""
    _change_of(connection, workspace_id, interaction_id, author_id=author_id, agreed_to_id=owner_id)


def keep_facts_of_others(
    connection: Connection, workspace_id: str, interaction_id: str, *, author_id: str
) -> None:
    """What others noted with a log stays when its author's log goes."""
    connection.execute(
        update(Fact)
        .where(
            Fact.workspace_id == workspace_id,
            Fact.interaction_id == interaction_id,
            Fact.author_id != author_id,
        )
        .values(interaction_id=None)
    )


def _change_of(
    connection: Connection,
    workspace_id: str,
    interaction_id: str,
    author_id: str | None = None,
    **values: Any,  # noqa: ANN401 - columns
) -> None:
    """Change the facts that came with an interaction, of one author where it is given."""
    of_log = update(Fact).where(
        Fact.workspace_id == workspace_id, Fact.interaction_id == interaction_id
    )
    if author_id is not None:
        of_log = of_log.where(Fact.author_id == author_id)
    connection.execute(of_log.values(**values))
