"""Reading the next action of a form: its words, its day, and whether it is a promise."""

from datetime import datetime

from domain.log_line import NextStep, with_day
from domain.records import Member
from handlers.payload import Body, next_step
from views import ids


def read_step(view: Body, who: Member, now: datetime) -> NextStep | None:
    """The next action that a form names, its day read from the words where Due is empty."""
    step = next_step(view, ids.NEXT_TEXT, ids.NEXT_DUE, ids.IS_PROMISE)
    return step and with_day(step, who.local(now), day_first=who.day_first)
