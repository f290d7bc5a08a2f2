"""Who reads what others hold in confidence is recorded in the transaction that gives it to them."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection

from domain.audit import Confided
from domain.facts import Fact
from domain.preps import Prep
from domain.records import Interaction, Member, NextAction
from storage import audit
from storage.database import Database

Read = TypeVar("Read")


def read_recorded(
    database: Database,
    who: Member,
    now: datetime,
    read: Callable[[Connection], Read],
    confided_in: Callable[[Read], list[Confided]],
) -> Read:
    """What `read` finds. Raises StorageDown where the reading could not be recorded.

    Only where there is something new to record, it is read again in a transaction that writes: so
    nothing in confidence is given out unrecorded, and everything else costs no more than reading.
    """
    with database.read() as connection:
        found = read(connection)
        if not _unrecorded(connection, who, confided_in(found), now):
            return found
    with database.write() as connection:
        found = read(connection)
        record_reading(connection, who, confided_in(found), now)
        return found


def record_reading(
    connection: Connection, who: Member, confided: list[Confided], now: datetime
) -> None:
    """Inside a transaction that writes: once for each viewer, item and local day."""
    new = list({one.id: one for one in _unrecorded(connection, who, confided, now)}.values())
    if new:
        audit.add_read(connection, who.workspace_id, who.user_id, new, who.today(now), now)


def confided_to(
    who: Member, interactions: Iterable[Interaction], actions: Iterable[NextAction] = ()
) -> list[Confided]:
    """What of these the member reads in confidence of others.

    A next action of one's own is no news to whom it was given: handing it over is recorded.
    """
    found = {
        one.id: Confided(one.id, one.client_id, one.author_id)
        for one in interactions
        if one.in_confidence and not one.is_hidden and one.author_id != who.user_id
    }
    for one in actions:
        is_own = who.user_id in {one.author_id, one.owner_id}
        if one.in_confidence and not one.is_hidden and not is_own:
            thing_id = one.interaction_id or one.id
            found.setdefault(thing_id, Confided(thing_id, one.client_id, one.author_id))
    return list(found.values())


def confided_facts(who: Member, found: Iterable[Fact]) -> list[Confided]:
    """Facts of others in confidence; those that came with a record count as it."""
    others = (one for one in found if one.in_confidence and one.author_id != who.user_id)
    seen = {
        one.interaction_id or one.id: Confided(
            one.interaction_id or one.id, one.client_id, one.author_id
        )
        for one in others
    }
    return list(seen.values())


def confided_preps(who: Member, found: Iterable[Prep]) -> list[Confided]:
    """Plans of others in confidence, as far as the member reads them and does not hold them."""
    return [
        Confided(one.id, one.client_id, one.author_id)
        for one in found
        if one.in_confidence
        and not one.is_hidden
        and who.user_id not in {one.author_id, one.owner_id}
    ]


def _unrecorded(
    connection: Connection, who: Member, confided: list[Confided], now: datetime
) -> list[Confided]:
    if not confided:
        return []
    known = audit.list_recorded(
        connection,
        who.workspace_id,
        who.user_id,
        [one.id for one in confided],
        who.today(now),
    )
    return [one for one in confided if one.id not in known]
