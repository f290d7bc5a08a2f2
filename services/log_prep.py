"""Log it on a planned talk: the log form filled in from it, and the two tied."""

from datetime import datetime

from domain.duration import say_duration
from domain.log_fields import LogFields, LogForm
from domain.outcomes import Logged, Settled
from domain.preps import Prep
from domain.records import Member
from services.log_form import Filled, log_form_in
from services.prep_ties import let_go, tie
from services.preps import get_changeable
from services.record_reading import confided_preps, record_reading
from storage import preps, requests
from storage.database import Database


def open_prep_log(database: Database, who: Member, prep_id: str, now: datetime) -> LogForm:
    """The log form with its people, and its agenda as lines to write under.

    Raises NotFound, NotAllowed.
    """
    with database.write() as connection:
        prep = get_changeable(connection, who, prep_id)
        record_reading(connection, who, confided_preps(who, [prep]), now)
    return LogForm(_fields(prep, who, now), prep.client_name)


def log_from_prep(
    database: Database, who: Member, filled: Filled, now: datetime, *, prep_id: str
) -> Logged | Settled:
    """Log what the form says; where it is a contact with that client, it is of this plan.

    Raises what `log_form` does. A second delivery of the request changes nothing.
    """
    with database.write() as connection:
        known = requests.find_outcome(connection, who.workspace_id, filled.request_id)
        logged = log_form_in(connection, who, filled, now)
        if known is not None or not isinstance(logged, Logged):
            return logged
        one = logged.interaction
        prep = preps.find_prep(connection, who, prep_id, to_change=True)
        is_of_it = prep and one.is_contact and one.client_id == prep.client_id
        if prep and is_of_it and prep.interaction_id != one.id:
            let_go(connection, who.workspace_id, one.id, now)  # what the day alone tied
            tie(connection, prep, one, now)
        return logged


def _fields(prep: Prep, who: Member, now: datetime) -> LogFields:
    """One that is logged before its hour took place now."""
    local = who.local(min(prep.starts_at, now))
    return LogFields(
        client_id=prep.client_id,
        owner_id=who.user_id,
        kind=prep.kind,
        on=local.date(),
        at=local.time().replace(second=0, microsecond=0) if prep.starts_at <= now else None,
        people=prep.people,
        duration=say_duration(prep.minutes) if prep.minutes else "",
        summary="\n".join(f"• {line}\n" for line in prep.agenda),
        in_confidence=prep.in_confidence,
    )
