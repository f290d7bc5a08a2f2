"""A log and the plan it is of: tied when it is logged, let go when the log goes."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from domain.preps import TALKS, Prep, PrepState, is_told_by, next_due_at
from domain.records import Interaction, Member
from storage import deliveries, members, preps, preps_due

# A local day lies within this much of any of its instants; a day may have 25 hours.
_A_DAY = timedelta(hours=26)


def tie_log(connection: Connection, who: Member, one: Interaction, now: datetime) -> None:
    """A contact was logged: it settles the member's own talk with that client on that local day.

    Of several, the one that was planned nearest to it.
    """
    near = preps.list_open_between(
        connection, who, one.client_id, one.happened_at - _A_DAY, one.happened_at + _A_DAY
    )
    told = [prep for prep in near if is_told_by(prep, one.kind, one.happened_at, who, now)]
    if not told:
        return
    nearest = min(told, key=lambda prep: abs(prep.starts_at - one.happened_at))
    held = preps.find_prep(connection, who, nearest.id, to_change=True)
    if held and held.is_open:  # as it stands once the tick is through with it
        tie(connection, held, one, now)


def tie_again(
    connection: Connection, who: Member, before: Interaction, after: Interaction, now: datetime
) -> None:
    """A log was changed: of another client it is of another plan, and a note is of none."""
    if before.client_id == after.client_id and after.is_contact:
        return
    let_go(connection, who.workspace_id, after.id, now)
    if after.is_contact and after.kind in TALKS and after.author_id == who.user_id:
        tie_log(connection, who, after, now)


def tie(connection: Connection, prep: Prep, one: Interaction, now: datetime) -> None:
    """The log is of this talk: nothing more is asked about it."""
    logged = {"state": PrepState.LOGGED.value, "interaction_id": one.id}
    preps.change_prep(connection, prep.workspace_id, prep.id, **logged, closed_at=now, due_at=None)
    redraw_messages(connection, prep)


def let_go(connection: Connection, workspace_id: str, interaction_id: str, now: datetime) -> None:
    """The log is undone, deleted, or of another client: what it was of is open again."""
    for prep in preps_due.list_tied(connection, workspace_id, interaction_id):
        again = reopened(connection, prep, now)
        preps.change_prep(connection, workspace_id, prep.id, **again)
        redraw_messages(connection, prep)


def reopened(connection: Connection, prep: Prep, now: datetime) -> dict[str, Any]:
    """The columns of one that is open again: asked about, if it was before."""
    state = PrepState.ASKED if prep.question_id else PrepState.PLANNED
    again = replace(prep, state=state, closed_at=None, interaction_id=None)
    owner = members.find_member(connection, prep.workspace_id, prep.owner_id)
    due_at = next_due_at(again, owner, now) if owner else None
    return {"state": state.value, "closed_at": None, "interaction_id": None, "due_at": due_at}


def redraw_messages(connection: Connection, prep: Prep) -> None:
    """The messages about it that were sent no longer show how it stands."""
    sent = filter(None, (prep.brief_id, prep.question_id))
    deliveries.mark_stale(connection, prep.workspace_id, sent)
