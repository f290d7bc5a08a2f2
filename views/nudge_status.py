"""When the nudge came and when it comes: the proof that it does."""

from datetime import date, datetime

from domain.client_card import NudgeStatus
from domain.local_time import say_day, say_time
from domain.nudge_words import say_days
from domain.records import Member, Standing
from domain.stand_in import Away
from views.message import Message, build_message, section
from views.text import bold, escape
from views.words import instant_in_words

_MOST_AWAY = 10


def build_nudge_status(status: NudgeStatus, now: datetime, lead: str = "") -> Message:
    """Hour, days, pause, the last one and the next; `lead` says what was just changed."""
    who = status.member
    lines = [lead] if lead else []
    lines.append(_settings(who))
    if who.paused_until_on and who.paused_until_on > who.today(now):
        lines.append(f"Paused until *{say_day(who.paused_until_on, who.today(now))}*.")
        lines += _stand_in(status, who.today(now))
    lines.append(f"Next: *{_instant(status.next_at, who, now)}*, if anything is due.")
    lines.append(f"Last: *{_instant(status.last_sent_at, who, now)}*.")
    lines += [_stands_in_for(one, who.today(now)) for one in status.stands_in_for[:_MOST_AWAY]]
    return build_message(lines[0], [section("\n".join(lines))])


def build_stand_in(away_name: str, until_on: date, today: date) -> Message:
    """Told once to who stands in for somebody from now on."""
    said = f"You stand in for {bold(away_name)} until {say_day(until_on, today)}."
    how = (
        "What is due for them comes in your own nudge, marked with their name, as far as you may "
        "see it. What was said in confidence waits for them."
    )
    return build_message(said, [section(f"{said}\n{how}")])


def build_stand_in_gone(stand_in_name: str, until_on: date, today: date) -> Message:
    """Told to who is away: nobody stands in for them any more."""
    said = f"{bold(stand_in_name)} is no longer a full member here, so nobody stands in for you."
    how = (
        f"What is due waits for you until {say_day(until_on, today)}. "
        "Choose another stand-in with `/nudge pause until`, the day, and `stand-in @name`."
    )
    return build_message(said, [section(f"{said}\n{how}")])


def build_missed(silent_from: datetime, silent_until: datetime, who: Member) -> Message:
    """For the admins: Rapport was not running, and nudges of whole days did not come."""
    since = instant_in_words(silent_from, who, silent_until)
    until = instant_in_words(silent_until, who, silent_until)
    said = (
        f"Rapport was not running from {since} to {until}, "
        "so the nudges of the days between were not sent. Today's are sent late; "
        "nothing that was logged is lost."
    )
    return build_message(said, [section(said)])


def _stand_in(status: NudgeStatus, today: date) -> list[str]:
    """Who does the work meanwhile, or that it waits."""
    found = status.stand_in
    if found is None:
        return []
    name = bold(found.name)
    if found.standing is not Standing.MEMBER:
        return [f"{name} is no longer a member here, so what is due waits for you."]
    if found.paused_until_on and found.paused_until_on > today:
        back = say_day(found.paused_until_on, today)
        return [f"{name} stands in for you, but is away too until {back}: what is due waits."]
    return [f"{name} stands in for you."]


def _stands_in_for(away: Away, today: date) -> str:
    return f"You stand in for {bold(away.name)}, away until *{say_day(away.until_on, today)}*."


def _settings(who: Member) -> str:
    zone = escape(who.tz)
    return (
        f"Your nudge comes at *{say_time(who.nudge_time)}* ({zone}), {say_days(who.settings.days)}."
    )


def _instant(instant: datetime | None, who: Member, now: datetime) -> str:
    return instant_in_words(instant, who, now) if instant else "none yet"
