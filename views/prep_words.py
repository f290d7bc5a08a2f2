"""A planned talk in words."""

from datetime import datetime

from domain.local_time import say_time, zone
from domain.preps import Prep
from domain.records import Kind, Member
from views.text import bold, escape, escape_cut, plural
from views.words import instant_in_words, minutes_in_words, people_in_words

_KINDS = {Kind.CALL: "call", Kind.MEETING: "meeting", Kind.EVENT: "event"}
_LINE = 200  # characters of a line of an agenda


def talk_in_words(prep: Prep, *, names_client: bool = False) -> str:
    """Such as "call with Dana" or "call with Dana at Acme", escaped."""
    said = _KINDS.get(prep.kind, prep.kind.value)
    if prep.people:
        said += f" with {people_in_words(prep.people)}"
        return f"{said} at {bold(prep.client_name)}" if names_client else said
    return f"{said} with {bold(prep.client_name)}" if names_client else said


def start_in_words(prep: Prep, who: Member, now: datetime) -> str:
    """Such as "tomorrow 10:00", in the viewer's zone; with the hour where it was said."""
    said = instant_in_words(prep.starts_at, who, now)
    there = prep.starts_at.astimezone(zone(prep.starts_tz))
    if there.utcoffset() == who.local(prep.starts_at).utcoffset():
        return said
    return f"{said} ({say_time(there.time())} in {escape(prep.starts_tz)})"


def prep_in_words(prep: Prep, who: Member, now: datetime, *, names_client: bool = False) -> str:
    """Such as "call with Dana, Mon 30 Nov 10:00 · 2 agenda lines"; no words where hidden."""
    talk = talk_in_words(prep, names_client=names_client)
    parts = [f"{talk}, *{start_in_words(prep, who, now)}*"]
    if prep.minutes:
        parts.append(minutes_in_words(prep.minutes))
    if prep.agenda:
        parts.append(plural(len(prep.agenda), "agenda line"))
    elif not prep.is_hidden:
        parts.append("no agenda yet")
    if prep.in_confidence:
        parts.append("in confidence")
    if prep.owner_id != who.user_id:
        parts.append(escape_cut(prep.owner_name, 80))
    return " · ".join(parts)


def agenda_lines(prep: Prep) -> list[str]:
    """The agenda as lines of a section, numbered."""
    return [
        f"{place}. {escape_cut(line, _LINE)}" for place, line in enumerate(prep.agenda, start=1)
    ]


def remind_in_words(minutes: int | None) -> str:
    """Such as "30 minutes before"; "" for none."""
    if minutes is None:
        return ""
    if minutes % (24 * 60) == 0:
        return f"{plural(minutes // (24 * 60), 'day')} before"
    if minutes % 60 == 0:
        return f"{plural(minutes // 60, 'hour')} before"
    return f"{plural(minutes, 'minute')} before"
