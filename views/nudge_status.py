"""When the nudge came and when it comes: the proof that it does."""

from datetime import datetime

from domain.client_card import NudgeStatus
from domain.local_time import say_day, say_time
from domain.nudge_words import say_days
from domain.records import Member
from views.message import Message, build_message, section
from views.text import escape
from views.words import instant_in_words


def build_nudge_status(status: NudgeStatus, now: datetime, lead: str = "") -> Message:
    """Hour, days, pause, the last one and the next; `lead` says what was just changed."""
    who = status.member
    lines = [lead] if lead else []
    lines.append(_settings(who))
    if who.paused_until_on and who.paused_until_on > who.today(now):
        lines.append(f"Paused until *{say_day(who.paused_until_on, who.today(now))}*.")
    lines.append(f"Next: *{_instant(status.next_at, who, now)}*, if anything is due.")
    lines.append(f"Last: *{_instant(status.last_sent_at, who, now)}*.")
    return build_message(lines[0], [section("\n".join(lines))])


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


def _settings(who: Member) -> str:
    zone = escape(who.tz)
    return (
        f"Your nudge comes at *{say_time(who.nudge_time)}* ({zone}), {say_days(who.settings.days)}."
    )


def _instant(instant: datetime | None, who: Member, now: datetime) -> str:
    return instant_in_words(instant, who, now) if instant else "none yet"
