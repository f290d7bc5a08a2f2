"""Undo what was just logged, or move it to the client that was meant."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from domain.audit import Deed, What
from domain.errors import NotAllowed, NotFound, TooLate
from domain.line_client import KnownName
from domain.log_line import read_line_of
from domain.outcomes import UNDO_FOR, Logged, Settled, TakenBack
from domain.records import CONTACT_KINDS, ActionState, Client, Interaction, Member, NextAction
from services.begin_edit import hold_record
from services.facts_along import take_facts_along
from services.keep_contact import count_from, reset_warmth
from services.move_steps import move_steps
from services.prep_ties import let_go, tie_again
from services.recall import get_logged, remember
from services.repeat_action import take_follower_back
from storage import (
    audit,
    clients,
    deliveries,
    facts_of_log,
    history,
    interactions,
    next_actions,
    requests,
)
from storage.database import Database

_GONE = "There is nothing to undo: that log is no longer there."
_NOTHING_LATELY = "There is nothing to undo: you logged nothing in the last 15 minutes."


def undo_log(
    database: Database, who: Member, interaction_id: str, now: datetime, request_id: str
) -> TakenBack | Settled:
    """Take back one's own log within 15 minutes. Raises NotFound, NotAllowed, TooLate."""
    with database.write() as connection:
        if requests.find_outcome(connection, who.workspace_id, request_id) is not None:
            return Settled()
        outcome = _take_back(connection, who, interaction_id, now)
        remember(connection, who, request_id, outcome, now)
    return outcome


def undo_last_log(
    database: Database, who: Member, now: datetime, request_id: str
) -> TakenBack | Settled:
    """Take back what one logged last, within 15 minutes. Raises NotFound."""
    with database.write() as connection:
        if requests.find_outcome(connection, who.workspace_id, request_id) is not None:
            return Settled()
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
    """The line was about the other client it fits: its log goes there. Raises as undo_log.

    It keeps its id and what was added to it since. Moving it twice changes nothing.
    """
    with database.write() as connection:
        held = hold_record(connection, who, interaction_id, client_id)
        kept = _get_own(connection, who, interaction_id, now)
        if kept.client_id != client_id:
            _move(connection, who, kept, held[client_id], end, now)
        return get_logged(connection, who, interaction_id) or Settled()


def _move(
    connection: Connection,
    who: Member,
    kept: Interaction,
    to: tuple[Client, str],
    end: int,
    now: datetime,
) -> None:
    workspace_id = who.workspace_id
    line = interactions.get_line(connection, workspace_id, kept.id)
    client, tz = to
    chosen = KnownName(client.id, client.name, client.name)
    read = read_line_of(line, who.local(kept.created_at), chosen, end, day_first=who.day_first)
    happened_at = kept.happened_at if read.is_future else read.happened_at
    is_contact = read.kind in CONTACT_KINDS
    moved = _columns_at(client, in_confidence=kept.in_confidence)
    interactions.change_interaction(
        connection,
        workspace_id,
        kept.id,
        **moved,
        kind=read.kind.value,
        is_contact=is_contact,
        happened_at=happened_at,
        minutes=read.minutes,
        people=list(read.people),
        summary=read.summary,
    )
    steps = _move_what_came_along(connection, who, kept, client, moved)
    move_steps(connection, kept.client_id, client, steps, now)
    after = replace(kept, client_id=client.id, kind=read.kind, happened_at=happened_at)
    tie_again(connection, who, kept, replace(after, is_contact=is_contact), now)
    _count_again(connection, kept)
    if is_contact:
        reset_warmth(connection, client, tz, happened_at, now)


def _move_what_came_along(
    connection: Connection,
    who: Member,
    kept: Interaction,
    client: Client,
    moved: dict[str, str | None],
) -> list[NextAction]:
    """Next actions and facts of a log go with it; the next actions."""
    workspace_id = who.workspace_id
    steps = next_actions.list_of_interaction(
        connection, workspace_id, kept.id, viewer_id=who.user_id
    )
    history.change_actions_of(connection, workspace_id, kept.id, client_id=client.id)
    history.mark_actions_of(connection, workspace_id, kept, with_followers=False, **moved)
    take_facts_along(connection, who, kept, client, in_confidence=kept.in_confidence)
    return steps


def _columns_at(client: Client, *, in_confidence: bool) -> dict[str, str | None]:
    """What ties a record to its client, and to the owner of that day."""
    confided_to_id = client.owner_id if in_confidence else None
    return {"client_id": client.id, "confided_to_id": confided_to_id, "agreed_to_id": None}


def _take_back(
    connection: Connection, who: Member, interaction_id: str, now: datetime
) -> TakenBack:
    hold_record(connection, who, interaction_id)
    interaction = _get_own(connection, who, interaction_id, now)
    line = interactions.get_line(connection, who.workspace_id, interaction_id)
    _take_followers_back(connection, who, interaction_id, now)
    drop_log(connection, who, interaction, now)
    return TakenBack(interaction.client_name, line)


def _take_followers_back(
    connection: Connection, who: Member, interaction_id: str, now: datetime
) -> None:
    """What came of a series that was never meant goes with it, where nobody has changed it."""
    steps = next_actions.list_of_interaction(
        connection, who.workspace_id, interaction_id, viewer_id=who.user_id
    )
    for step in steps:
        if step.series and step.state is ActionState.DONE:
            take_follower_back(connection, who, step, now)


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


def drop_log(connection: Connection, who: Member, interaction: Interaction, now: datetime) -> None:
    """Delete it and count the client's warmth from what remains.

    A nudge with a card of its next actions is to be redrawn without it. What a colleague is to do
    by now stays with them: they were told that it is theirs.
    """
    workspace_id = interaction.workspace_id
    shown_in = history.list_deliveries_of(connection, workspace_id, interaction.id)
    deliveries.mark_stale(connection, workspace_id, shown_in)
    history.keep_passed_actions(
        connection, workspace_id, interaction.id, author_id=interaction.author_id
    )
    facts_of_log.keep_facts_of_others(
        connection, workspace_id, interaction.id, author_id=interaction.author_id
    )
    let_go(connection, workspace_id, interaction.id, now)
    interactions.drop_interaction(connection, workspace_id, interaction.id)
    author = {"author": interaction.author_id}
    deed = Deed(What.DELETE, interaction.client_id, interaction.id, author)
    audit.add_deed(connection, workspace_id, who.user_id, deed, now)
    _count_again(connection, interaction)


def _count_again(connection: Connection, gone: Interaction) -> None:
    """Count the warmth of a client whose interaction has gone."""
    if not gone.is_contact:
        return
    workspace_id = gone.workspace_id
    client, tz = clients.get_client_and_tz(
        connection, workspace_id, gone.client_id, viewer_id=None, to_change=True
    )
    latest = interactions.find_last_contact_at(connection, workspace_id, client.id)
    if latest != client.last_contact_at:
        count_from(connection, client, tz, latest)
