"""All settings of one's nudge at once, as the form has them."""

from dataclasses import dataclass
from datetime import date, datetime, time

from domain.client_card import NudgeStatus
from domain.records import Member
from services.nudge_settings import (
    NoStandIn,
    Pause,
    change_days_in,
    change_in,
    get_nudge_status,
    pause_in,
    resume_in,
)
from storage import members
from storage.database import Database


@dataclass(frozen=True, slots=True)
class NudgeChoices:
    """The hour, the weekdays (Monday 0), the day a pause ends, and who stands in until then."""

    at: time
    days: frozenset[int]
    paused_until_on: date | None = None
    stand_in_id: str | None = None


def choose_nudge(
    database: Database, who: Member, choices: NudgeChoices, now: datetime, wall_now: datetime
) -> NudgeStatus:
    """Set them all, or none. `wall_now` is the real clock. Raises NoPause, NoStandIn.

    A pause that is taken out ends with its stand-in.
    """
    with database.write() as connection:
        known = members.find_member(connection, who.workspace_id, who.user_id) or who
        is_new = choices.stand_in_id not in {None, known.stand_in_id}
        if is_new and choices.paused_until_on is None:
            raise NoStandIn("A stand-in needs an end: fill in “Pause until” too.")
        change_in(connection, who, now, nudge_time=choices.at)
        changed = change_days_in(connection, who, choices.days, now)
        if choices.paused_until_on:
            pause = Pause(choices.paused_until_on, choices.stand_in_id or "")
            changed = pause_in(connection, who, pause, now, wall_now)
        elif changed.paused_until_on:
            changed = resume_in(connection, who, now)
    return get_nudge_status(database, changed, now)
