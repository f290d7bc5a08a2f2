"""When the next card of a next action comes: as it is made, changed, or given to another owner."""

from datetime import date

from sqlalchemy import Connection

from domain.nudge_repeats import first_owed_card_on, next_owed_card_on
from domain.records import Member, NextAction
from storage import next_actions


def first_card_on(due_on: date | None, owner: Member, *, is_promise: bool) -> date | None:
    """The day of its first card for this owner; None without a due day."""
    return first_owed_card_on(due_on, owner.settings, is_promise=is_promise) if due_on else None


def fresh_card(due_on: date | None, owner: Member, *, is_promise: bool) -> dict[str, date | None]:
    """Columns of what is as if it was never on a card."""
    first_on = first_card_on(due_on, owner, is_promise=is_promise)
    return {"next_card_on": first_on, "last_card_on": None}


def card_again(
    action: NextAction, last_card_on: date | None, owner: Member
) -> dict[str, date | None]:
    """The column of what is taken up again."""
    if action.due_on is None or last_card_on is None:
        first_on = first_card_on(action.due_on, owner, is_promise=action.is_promise)
        return {"next_card_on": first_on}
    next_on = next_owed_card_on(
        action.due_on, last_card_on, owner.settings, is_promise=action.is_promise
    )
    return {"next_card_on": next_on}


def card_after_edit(
    connection: Connection,
    before: NextAction,
    due_on: date | None,
    owner: Member,
    *,
    is_promise: bool,
) -> dict[str, date | None]:
    """Columns of what has another day, or became a promise or none.

    A new day is reminded of anew. The mark alone moves a first card that is still to come and was
    not snoozed.
    """
    if due_on != before.due_on:
        return fresh_card(due_on, owner, is_promise=is_promise)
    if is_promise == before.is_promise:
        return {}
    past = next_actions.get_past(connection, before.workspace_id, before.id)
    first_on = first_card_on(due_on, owner, is_promise=before.is_promise)
    if past.last_card_on or past.next_card_on != first_on:
        return {}
    return {"next_card_on": first_card_on(due_on, owner, is_promise=is_promise)}
