"""Undo what was just logged, or move it to the client that was meant."""

from datetime import datetime

from sqlalchemy import Connection

from domain.errors import NotAllowed, NotFound, TooLate
from domain.line_client import KnownName
from domain.log_line import read_line_of
from domain.outcomes import UNDO_FOR, Logged, Settled, TakenBack
from domain.records import Interaction, Member
from services.keep_contact import count_from
from services.log_line import keep_read_line
from services.recall import Kept, recall, remember
from storage import client_names, clients, interactions, requests
from storage.database import Database

_GONE = "There is nothing to undo: that log is no longer there."
_NOTHING_LATELY = "There is nothing to undo: you logged nothing in the last 15 minutes."


def undo_log(
    database: Database, who: Member, interaction_id: str, now: datetime, request_id: str
) -> Kept:
    """Take back one's own log within 15 minutes. Raises NotFound, NotAllowed, TooLate."""
    with database.write() as connection:
        known = requests.find_outcome(connection, who.workspace_id, request_id)
        if known is not None:
            return recall(connection, who, known)
        outcome = _take_back(connection, who, interaction_id, now)
        remember(connection, who, request_id, outcome, now)
    return outcome


def undo_last_log(database: Database, who: Member, now: datetime, request_id: str) -> Kept:
    """Take back what one logged last, within 15 minutes. Raises NotFound."""
    with database.write() as connection:
        known = requests.find_outcome(connection, who.workspace_id, request_id)
        if known is not None:
            return recall(connection, who, known)
        last = interactions.find_last_by(connection, who.workspace_id, who.user_id)
        if last is None or now - last.created_at > UNDO_FOR:
            raise NotFound(_NOTHING_LATELY)
        outcome = _take_back(connection, who, last.id, now)
        remember(connection, who, request_id, outcome, now)
    return outcome


def move_log(
    database: Database,
    who: Member,
    interaction_id: str,
    *,
    client_id: str,
    end: int,
    now: datetime,
) -> Logged | Settled:
    """The line was about the other client it fits: log it there instead. Raises as undo_log."""
    with database.write() as connection:
        before = _get_own(connection, who, interaction_id, now)
        line = interactions.get_line(connection, who.workspace_id, interaction_id)
        names = client_names.find_client_names(connection, who.workspace_id, [client_id])
        if client_id not in names:
            raise NotFound("That client is no longer there.")
        _drop(connection, before)
        chosen = KnownName(client_id, names[client_id], names[client_id])
        read = read_line_of(
            line, who.local(before.created_at), chosen, end, day_first=who.day_first
        )
        return keep_read_line(connection, who, line, read, before.created_at)


def _take_back(
    connection: Connection, who: Member, interaction_id: str, now: datetime
) -> TakenBack:
    interaction = _get_own(connection, who, interaction_id, now)
    line = interactions.get_line(connection, who.workspace_id, interaction_id)
    _drop(connection, interaction)
    return TakenBack(interaction.client_name, line)


def _get_own(
    connection: Connection, who: Member, interaction_id: str, now: datetime
) -> Interaction:
    found = interactions.find_interaction(
        connection, who.workspace_id, interaction_id, viewer_id=who.user_id
    )
    if found is None:
        raise NotFound(_GONE)
    if found.author_id != who.user_id:
        raise NotAllowed("Only the person who logged this can undo it.")
    if now - found.created_at > UNDO_FOR:
        raise TooLate("Undo works for 15 minutes, and they are over. The log was kept.")
    return found


def _drop(connection: Connection, interaction: Interaction) -> None:
    """Delete it and count the client's warmth from what remains."""
    workspace_id = interaction.workspace_id
    interactions.drop_interaction(connection, workspace_id, interaction.id)
    if not interaction.is_contact:
        return
    client, tz = clients.get_client_and_tz(connection, workspace_id, interaction.client_id)
    latest = interactions.find_last_contact_at(connection, workspace_id, client.id)
    count_from(connection, client, tz, latest)
