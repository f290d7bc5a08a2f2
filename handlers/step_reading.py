"""Reading the next action of a form: its words, its day, and whether it is a promise."""

from dataclasses import replace
from datetime import datetime

from domain.log_line import NextStep, with_day
from domain.records import Member
from domain.recurrence import Recurrence, Series
from handlers.payload import Body, chosen, next_step
from views import ids
from views.repeats import ONCE


def read_step(view: Body, who: Member, now: datetime) -> NextStep | None:
    """The next action that a form names; its words tell day and recurrence where none is chosen."""
    step = next_step(view, ids.NEXT_TEXT, ids.NEXT_DUE, ids.IS_PROMISE)
    if step is None:
        return None
    return with_series(step, (chosen(view, ids.REPEATS) or "").removeprefix(ONCE), who, now)


def with_series(step: NextStep, code: str, who: Member, now: datetime) -> NextStep:
    """The step with its day, and the series that the menu says; an empty code leaves it to words.

    Without a day the first is one turn from today.
    """
    step = with_day(step, who.local(now), day_first=who.day_first)
    if not code:
        return step
    series = Series(Recurrence.of(code), step.due_on or who.today(now))
    return replace(step, series=series, due_on=step.due_on or series.after(who.today(now)))
