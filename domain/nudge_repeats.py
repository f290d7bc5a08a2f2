"""When a card first comes, when it comes back untouched, and what a snooze means."""

from datetime import date, timedelta
from enum import StrEnum

from domain.nudge_schedule import NudgeSettings, nth_nudge_day
from domain.warmth import cold_on

REPEAT_EVERY = 3  # nudge days
_WEEK = 7


class Snooze(StrEnum):
    TOMORROW = "tomorrow"
    NEXT_WEEK = "next week"
    ONE_CADENCE = "one cadence"


def snooze_until(choice: Snooze, today: date, cadence: int) -> date:
    """The local day a snoozed card may come back; next week is its Monday, cadence in days."""
    match choice:
        case Snooze.TOMORROW:
            return today + timedelta(days=1)
        case Snooze.NEXT_WEEK:
            return today + timedelta(days=_WEEK - today.weekday())
        case Snooze.ONE_CADENCE:
            return today + timedelta(days=cadence)


def next_card_on(last_on: date, cadence: int, shown_on: date, settings: NudgeSettings) -> date:
    """The day an untouched client's going-cold card may come back, after the day it was shown.

    The first of: it turns from going cold to cold; another half cadence has passed, though not
    on the very next nudge day; the third nudge day. Not always a nudge day itself.
    """
    half = shown_on + timedelta(days=(cadence + 1) // 2)
    days = [max(half, nth_nudge_day(settings, shown_on, 2) or half)]
    if (third := nth_nudge_day(settings, shown_on, REPEAT_EVERY)) is not None:
        days.append(third)
    if (turn := cold_on(last_on, cadence)) > shown_on:
        days.append(turn)
    return min(days)


def first_owed_card_on(due_on: date, settings: NudgeSettings, *, is_promise: bool) -> date:
    """The last of the member's weekdays up to the due day: what is due Saturday comes Friday.

    Of a promise it is the last one before its day, while it can still be kept with ease. A pause
    is not looked at: what falls in it comes on the first nudge day after.
    """
    latest_on = due_on - timedelta(days=1) if is_promise else due_on
    return _weekday_up_to(latest_on, settings)


def _weekday_up_to(latest_on: date, settings: NudgeSettings) -> date:
    week = (latest_on - timedelta(days=back) for back in range(_WEEK))
    return next((day for day in week if day.weekday() in settings.days), latest_on)


def ahead_on(today: date, settings: NudgeSettings) -> date:
    """The day before the next of the member's weekdays: what is due up to then is told today.

    A pause is not looked at.
    """
    week = (today + timedelta(days=ahead) for ahead in range(1, _WEEK + 1))
    found = next((day for day in week if day.weekday() in settings.days), today)
    return max(today, found - timedelta(days=1))


def next_owed_card_on(
    due_on: date, shown_on: date, settings: NudgeSettings, *, is_promise: bool
) -> date:
    """The day what is owed comes back: once when it turned late, then every third nudge day.

    A promise that was shown before its day comes back on that day first, or on the last of the
    member's weekdays up to it.
    """
    if is_promise and shown_on < (own_on := _weekday_up_to(due_on, settings)):
        return own_on
    if shown_on <= due_on:
        return nth_nudge_day(settings, due_on, 1) or due_on + timedelta(days=1)
    return nth_nudge_day(settings, shown_on, REPEAT_EVERY) or shown_on + timedelta(REPEAT_EVERY)
