"""A next action changed in a transaction: its words, day, promise, and how often it comes."""

from datetime import datetime

from sqlalchemy import Connection

from domain.local_time import say_day
from domain.log_line import NextStep
from domain.records import Member, NextAction
from domain.recurrence import Series
from services.first_card import card_after_edit
from services.move_promise import move_promise
from services.next_actions import strike_out
from storage import members, next_actions


def edit_step(
    connection: Connection, who: Member, before: NextAction, step: NextStep, now: datetime
) -> None:
    """Its row is held by now. A new day is reminded of anew."""
    owner = members.find_member(connection, who.workspace_id, before.owner_id) or who
    values = {"text": step.text, "due_on": step.due_on, "is_promise": step.is_promise}
    values |= move_promise(
        connection, who, before, step.due_on, owner, now, is_promise=step.is_promise
    )
    values |= next_actions.series_columns(_series_by_now(before, step))
    values |= card_after_edit(connection, before, step.due_on, owner, is_promise=step.is_promise)
    if step.due_on != before.due_on:
        day = say_day(step.due_on, who.today(now)) if step.due_on else None
        strike_out(connection, before, f"Now due {day}" if day else "No day now", now)
    next_actions.change_next_action(connection, who.workspace_id, before.id, **values)


def _series_by_now(before: NextAction, step: NextStep) -> Series | None:
    """Counted as before where it comes as often as before: one day put off moves no series."""
    is_same = before.series and step.series and before.series.recurrence == step.series.recurrence
    return before.series if is_same else step.series
