"""The tick: whose brief before a talk, or question after it, has come. Each is owed once."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from domain.deliveries import DeliveryKind
from domain.preps import ASKED_WITHIN, Prep, PrepState, ask_at, brief_is_due
from domain.records import Member, Standing
from services.owe import Owed, owe
from storage import deliveries, members, preps, preps_due
from storage.database import Database

BATCH = 100  # preps in one transaction


def claim_due_preps(
    database: Database, workspace_id: str, now: datetime, wall_now: datetime
) -> int:
    """Owe every message about a planned talk that is due at `now`, and return how many.

    `now` is the product's clock; `wall_now` the real one, kept on what is owed. What its owner may
    not see any more, or who is no member, gets nothing; what is too late to be of use is left out.
    """
    owed = 0
    while True:
        with database.read() as connection:
            if not preps_due.has_due(connection, workspace_id, now):
                return owed
        with database.write() as connection:
            due = preps_due.list_due(connection, workspace_id, now, limit=BATCH)
            owners = members.find_members(
                connection, workspace_id, {prep.owner_id for prep, _ in due}
            )
            for prep, is_for_owner in due:
                owner = owners.get(prep.owner_id)
                is_told = is_for_owner and owner and owner.standing is Standing.MEMBER
                owed += _claim(connection, prep, owner if is_told else None, now, wall_now)
        if not due:  # another process is at them
            return owed


def _claim(
    connection: Connection, prep: Prep, owner: Member | None, now: datetime, wall_now: datetime
) -> int:
    """Owe what is due to its owner, None where nobody is to be told, and say what is due next."""
    values: dict[str, Any] = {"due_at": None}
    owed = False
    if owner is not None and prep.state is PrepState.PLANNED:
        values["due_at"] = due_at = ask_at(prep, owner)
        if brief_is_due(prep, now):
            values["brief_id"] = _owe(connection, prep, DeliveryKind.PREP, prep.brief_key, wall_now)
            owed = True
        elif due_at <= now:
            values |= _ask(connection, prep, due_at, now, wall_now)
    elif owner is not None and prep.state is PrepState.ASKED:
        values |= _ask(connection, prep, prep.due_at or now, now, wall_now)
    elif prep.state is PrepState.PLANNED and now < prep.ends_at:
        values["due_at"] = prep.ends_at
    preps.change_prep(connection, prep.workspace_id, prep.id, **values)
    return int(owed or "asks" in values)


def _ask(
    connection: Connection, prep: Prep, due_at: datetime, now: datetime, wall_now: datetime
) -> dict[str, Any]:
    """Owe the question, unless it comes days too late; an earlier one says that it came again."""
    if now >= due_at + ASKED_WITHIN:
        return {"due_at": None}
    asked = replace(prep, asks=prep.asks + 1)
    question_id = _owe(connection, asked, DeliveryKind.HOW_IT_WENT, asked.question_key, wall_now)
    if prep.question_id:
        deliveries.mark_stale(connection, prep.workspace_id, [prep.question_id])
    state = PrepState.ASKED.value
    return {"due_at": None, "state": state, "asks": asked.asks, "question_id": question_id}


def _owe(
    connection: Connection, prep: Prep, kind: DeliveryKind, key: str, wall_now: datetime
) -> str:
    """The id of the message; never none, so that it is not owed again."""
    claimed = owe(connection, prep.workspace_id, prep.owner_id, Owed(kind, key), wall_now)
    return claimed.id if claimed else prep.id
