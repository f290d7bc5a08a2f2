"""The form of a planned talk as it is filled in, and what is wrong with it."""

from dataclasses import dataclass
from datetime import date, datetime, time

from domain.duration import read_typed_duration, say_duration
from domain.local_time import local_instant
from domain.preps import USUAL_REMIND, Prep, agenda_of
from domain.records import Kind, Member

MOST_CHOSEN = 100  # people that a form shows
MOST_OPTION = 150  # characters of a name that a form gives back
PAST = "That hour has passed. Log it instead, or choose one to come."


@dataclass(frozen=True, slots=True)
class PrepFields:
    """What stands in the form; `on` and `at` are the planner's local day and hour."""

    kind: Kind = Kind.CALL
    on: date | None = None
    at: time | None = None
    people: tuple[str, ...] = ()
    duration: str = ""
    agenda: str = ""
    remind_minutes: int | None = USUAL_REMIND
    in_confidence: bool = False

    @property
    def minutes(self) -> int | None:
        """How long it is to take; None for nothing, or nothing that can be read."""
        return read_typed_duration(self.duration)

    @property
    def lines(self) -> tuple[str, ...]:
        return agenda_of(self.agenda)

    def starts_at(self, tz: str) -> datetime | None:
        """The instant. An hour that daylight saving skips is the first one after the gap."""
        return local_instant(self.on, self.at, tz) if self.on and self.at else None


@dataclass(frozen=True, slots=True)
class PrepForm:
    """The form to draw: whose talk, what is filled in, and the prep or draft behind it."""

    client_id: str
    client_name: str
    fields: PrepFields
    prep_id: str = ""
    draft_id: str = ""
    shown: str = ""


def fields_of(prep: Prep, who: Member) -> PrepFields:
    """A prep as its form shows it, in the zone where the member is by now."""
    local = who.local(prep.starts_at)
    return PrepFields(
        kind=prep.kind,
        on=local.date(),
        at=local.time().replace(second=0, microsecond=0),
        people=prep.people,
        duration=say_duration(prep.minutes) if prep.minutes else "",
        agenda="\n".join(prep.agenda),
        remind_minutes=prep.remind_minutes,
        in_confidence=prep.in_confidence,
    )


def people_of(fields: PrepFields, before: Prep) -> tuple[str, ...]:
    """Whom the form names; what it could not show of those before, or not in full, stays."""
    in_full = {name[:MOST_OPTION]: name for name in before.people}
    named = tuple(in_full.get(name, name) for name in fields.people)
    return named + before.people[MOST_CHOSEN:]


def check_prep(fields: PrepFields, who: Member, now: datetime, *, is_new: bool) -> dict[str, str]:
    """What is wrong, a sentence for each field by its name; {} when it can be kept.

    The hour of a talk that is not new may have passed since.
    """
    wrong: dict[str, str] = {}
    starts_at = fields.starts_at(who.tz)
    if fields.on is None:
        wrong["on"] = "Choose the day."
    elif fields.at is None:
        wrong["at"] = "Choose the hour."
    elif is_new and starts_at and starts_at <= now:
        wrong["on" if fields.on < who.today(now) else "at"] = PAST
    if fields.duration.strip() and fields.minutes is None:
        wrong["duration"] = "Write it like 25m, 1h30 or 2 hours."
    return wrong
