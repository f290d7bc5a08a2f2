"""Reading the next action of a form: its words, its day, and whether it is a promise."""

from dataclasses import replace
from datetime import datetime

from domain.log_line import NextStep, with_day
from domain.records import Member
from domain.recurrence import Recurrence, Series
from handlers.payload import Body, chosen, next_step
from views import ids
from views.action_forms import ONCE


def read_step(view: Body, who: Member, now: datetime) -> NextStep | None:
    """The next action that a form names; its words tell day and recurrence where none is chosen."""
    step = next_step(view, ids.NEXT_TEXT, ids.NEXT_DUE, ids.IS_PROMISE)
    if step is None:
        return None
    step = with_day(step, who.local(now), day_first=who.day_first)
    code = chosen(view, ids.REPEATS)
    if not code or code == ONCE:
        return step
    series = Series(Recurrence.of(code), step.due_on or who.today(now))
    return replace(step, series=series, due_on=step.due_on or series.after(who.today(now)))
