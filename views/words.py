"""Facts in words: days, durations, people, kinds."""

from collections.abc import Sequence
from datetime import date, datetime

from domain.local_time import say_day, say_time
from domain.records import Interaction, Kind, Member, NextAction
from views.text import escape_cut, link, plural

_LOGGED = {
    Kind.CALL: "a call with",
    Kind.MEETING: "a meeting with",
    Kind.EVENT: "an event with",
    Kind.EMAIL: "an email with",
    Kind.MESSAGE: "a message with",
    Kind.GIFT: "a gift for",
    Kind.NOTE: "a note about",
}


def kind_in_words(kind: Kind) -> str:
    """Such as "a call with", to stand before a client's name."""
    return _LOGGED[kind]


def people_in_words(people: Sequence[str]) -> str:
    """Such as "Dana, Raj and Lee", escaped."""
    names = [escape_cut(name, 80) for name in people]
    if len(names) > 6:
        return f"{', '.join(names[:6])} and {plural(len(names) - 6, 'other')}"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def minutes_in_words(minutes: int) -> str:
    """Such as "25 min", "1 h", "1 h 30 min"."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] if hours else []
    return " ".join([*parts, f"{rest} min"] if rest or not parts else parts)


def instant_in_words(instant: datetime, who: Member, now: datetime) -> str:
    """Such as "today 15:04" or "Fri 20 Nov 12:00", in the viewer's zone."""
    return f"{day_of(instant, who, now)} {say_time(who.local(instant).time())}"


def day_of(instant: datetime, who: Member, now: datetime) -> str:
    """The local day of an instant in words."""
    return say_day(who.today(instant), who.today(now))


def due_in_words(action: NextAction, today: date) -> str:
    """Such as "promised for Fri 27 Nov", "due today", "no date"."""
    if action.due_on is None:
        return "no date"
    day = say_day(action.due_on, today)
    late = (today - action.due_on).days
    said = f"promised for {day}" if action.is_promise else f"due {day}"
    if action.first_due_on and action.first_due_on != action.due_on:
        said += f", first {say_day(action.first_due_on, today)}"
    said = said if late <= 0 else f"{said}, {plural(late, 'day')} late"
    return f"{said}, {action.series.recurrence.words}" if action.series else said


def again_in_words(action: NextAction, today: date) -> str:
    """Such as ", every quarter, next Thu 4 Mar", the day after its own; empty for a single one."""
    if action.series is None:
        return ""
    next_on = action.series.after(action.due_on or today)
    following = f", next {say_day(next_on, today)}" if next_on else ""
    return f", {action.series.recurrence.words}{following}"


def action_in_words(action: NextAction, today: date, most: int = 300) -> str:
    """A next action and at most so many characters of its text, escaped."""
    if action.is_hidden:
        return f"In confidence ({due_in_words(action, today)})"
    return f"{escape_cut(action.text, most)} ({due_in_words(action, today)})"


def interaction_in_words(one: Interaction, who: Member, now: datetime, most: int = 280) -> str:
    """An interaction in one line and at most so many characters of its summary.

    As far as the viewer may see it.
    """
    when = day_of(one.happened_at, who, now)
    if one.is_hidden:
        return f"*{when}* · a contact in confidence"
    parts = [f"*{when}*", one.kind.value, escape_cut(one.author_name, 80)]
    if one.people:
        parts.append(f"with {people_in_words(one.people)}")
    if one.in_confidence:
        parts.append("in confidence")
    if one.permalink:
        parts.append(link(one.permalink, "the message"))
    said = f"\n{escape_cut(' '.join(one.summary.split()), most)}" if one.summary else ""
    return " · ".join(parts) + said
