"""Change a next action: snooze its reminder, edit it, give it to a colleague, or drop it.

Who may: whoever can read it (see `get_readable`); a reminder is snoozed by whom it reminds.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from domain.errors import NotAllowed, NotFound, Unreadable
from domain.local_time import say_day
from domain.log_line import NextStep
from domain.nudge_repeats import Snooze, snooze_until
from domain.records import ActionState, Member, NextAction, Standing
from services.edit_step import edit_step
from services.first_card import fresh_card
from services.next_actions import close_in, get_readable, strike_out
from services.tell_owner import owe_handed
from storage import followers, members, next_actions, requests
from storage.database import Database

_NO_CADENCE = 0  # a next action has none


@dataclass(frozen=True, slots=True)
class Press:
    """The request that asks for a change. `wall_now` is the real clock, for what is to be told."""

    request_id: str
    now: datetime
    wall_now: datetime


@dataclass(frozen=True, slots=True)
class Snoozed:
    """A next action, and the day from which its reminder comes again."""

    action: NextAction
    until_on: date


def get_action(database: Database, who: Member, next_action_id: str) -> NextAction:
    """One that the member may change and that is still open. Raises NotFound, NotAllowed."""
    with database.read() as connection:
        return _get_open(connection, who, next_action_id)


def snooze_action(
    database: Database, who: Member, next_action_id: str, choice: Snooze, press: Press
) -> Snoozed:
    """Put one's own reminder off. Raises NotFound, NotAllowed, Unreadable."""

    def snooze(connection: Connection) -> None:
        found = _get_open(connection, who, next_action_id)
        until_on = _snooze_until(connection, who, found, choice, press.now)
        next_actions.change_next_action(
            connection, who.workspace_id, next_action_id, next_card_on=until_on
        )
        words = f"Snoozed until {say_day(until_on, who.today(press.now))}"
        strike_out(connection, found, words, press.now)

    with database.write() as connection:
        _once(connection, who, press, snooze)
        past = next_actions.get_past(connection, who.workspace_id, next_action_id)
        found = _get(connection, who, next_action_id)
        return Snoozed(found, past.next_card_on or who.today(press.now))


def edit_action(
    database: Database, who: Member, next_action_id: str, step: NextStep, press: Press
) -> NextAction:
    """Change text, due day and promise; a new day is reminded of anew. Raises Unreadable too."""

    def edit(connection: Connection) -> None:
        followers.hold_action(connection, who.workspace_id, next_action_id)
        found = _get_open(connection, who, next_action_id)
        check_step(step, who, press.now, before=found)
        edit_step(connection, who, found, step, press.now)

    with database.write() as connection:
        _once(connection, who, press, edit)
        return _get(connection, who, next_action_id)


def end_series(database: Database, who: Member, next_action_id: str, press: Press) -> NextAction:
    """It comes once only, on its day: that it comes again was not meant. Raises as get_action."""

    def end(connection: Connection) -> None:
        followers.hold_action(connection, who.workspace_id, next_action_id)
        _get_open(connection, who, next_action_id)
        ended = next_actions.series_columns(None)
        next_actions.change_next_action(connection, who.workspace_id, next_action_id, **ended)

    with database.write() as connection:
        _once(connection, who, press, end)
        return _get(connection, who, next_action_id)


def reassign_action(
    database: Database, who: Member, next_action_id: str, to_id: str, press: Press
) -> NextAction:
    """Give it to a full member who sees the client; they are told. Raises NotAllowed too."""
    with database.write() as connection:
        _once(connection, who, press, lambda c: give_in(c, who, next_action_id, to_id, press))
        return _get(connection, who, next_action_id)


def drop_action(database: Database, who: Member, next_action_id: str, press: Press) -> NextAction:
    """It is not done after all; for 15 minutes it can be taken up again. Raises as get_action."""
    with database.write() as connection:
        _once(
            connection,
            who,
            press,
            lambda c: close_in(c, who, next_action_id, ActionState.DROPPED, press.now),
        )
        return _get(connection, who, next_action_id)


def check_step(
    step: NextStep, who: Member, now: datetime, *, before: NextAction | None = None
) -> None:
    """Raises Unreadable: no words, a promise without a day, a day in the past that is new."""
    if not step.text.strip():
        raise Unreadable("Say what comes next. Nothing was saved.")
    if step.is_promise and step.due_on is None:
        raise Unreadable("A promise needs a day. Nothing was saved.")
    is_kept = before is not None and before.due_on == step.due_on
    if step.due_on and step.due_on < who.today(now) and not is_kept:
        raise Unreadable("A due date can't be in the past. Nothing was saved.")


def give_in(
    connection: Connection, who: Member, next_action_id: str, to_id: str, press: Press
) -> None:
    """Give it to a colleague inside a transaction. Raises NotFound, NotAllowed."""
    found = _get_open(connection, who, next_action_id)
    if found.owner_id == to_id:
        return
    to = _get_receiver(connection, found, to_id)
    values = {"owner_id": to_id} | fresh_card(found.due_on, to, is_promise=found.is_promise)
    next_actions.change_next_action(connection, who.workspace_id, next_action_id, **values)
    strike_out(connection, found, f"Now with {to.name}", press.now)
    owe_handed(connection, who, to_id, press.wall_now, action_ids=[next_action_id])


def _once(
    connection: Connection, who: Member, press: Press, change: Callable[[Connection], None]
) -> None:
    """Make the change, but for a second delivery of its request."""
    if requests.find_outcome(connection, who.workspace_id, press.request_id) is not None:
        return
    change(connection)
    requests.add_outcome(
        connection, who.workspace_id, press.request_id, {"changed": True}, press.now
    )


def _get(connection: Connection, who: Member, next_action_id: str) -> NextAction:
    return next_actions.get_next_action(
        connection, who.workspace_id, next_action_id, viewer_id=who.user_id
    )


def _get_open(connection: Connection, who: Member, next_action_id: str) -> NextAction:
    found = get_readable(connection, who, next_action_id)
    if found.state is not ActionState.OPEN:
        raise NotFound(f"That next action is {found.state} by now. Nothing was changed.")
    return found


def _get_receiver(connection: Connection, action: NextAction, to_id: str) -> Member:
    to = members.find_member(connection, action.workspace_id, to_id)
    if to is None or to.standing is not Standing.MEMBER:
        raise NotAllowed("Choose a full member of this workspace. Nothing was changed.")
    try:
        seen = next_actions.get_next_action(
            connection, action.workspace_id, action.id, viewer_id=to_id
        )
    except NotFound as unseen:
        raise NotAllowed(
            f"{to.name} can't see this private client, so they can't take this. Its owner can "
            "name them on its card first. Nothing was changed."
        ) from unseen
    if seen.is_hidden:
        raise NotAllowed(
            f"This was noted in confidence, and {to.name} may not read it. Nothing was changed."
        )
    return to


def _snooze_until(
    connection: Connection, who: Member, action: NextAction, choice: Snooze, now: datetime
) -> date:
    """The day of the choice, or that of its next card where this is later anyway."""
    if action.owner_id != who.user_id:
        raise NotAllowed(
            f"{action.owner_name} is reminded of this, so only they can snooze it. "
            "Nothing was changed."
        )
    if action.due_on is None:
        raise Unreadable("It has no day, so no reminder comes. Edit gives it one.")
    past = next_actions.get_past(connection, who.workspace_id, action.id)
    until_on = snooze_until(choice, who.today(now), _NO_CADENCE)
    return max(until_on, past.next_card_on or until_on)
