"""The buttons of a next action, wherever it stands: Done, Undo, and More with its choices."""

from functools import partial
from typing import Any

from slack_bolt import Ack, App

from domain.errors import Unreadable
from domain.local_time import say_day
from domain.nudge_repeats import Snooze
from domain.records import Member, NextAction
from handlers.action_surface import Spot, press_of, show_change, spot_of
from handlers.desk import Desk
from handlers.payload import Body, asker_id, pressed, request_id
from handlers.surface import place_of, show_form
from services.change_action import get_action, snooze_action
from services.next_actions import finish, reopen
from services.open_client import open_client
from views import ids
from views.action_forms import build_client_next, build_drop, build_edit_next, build_reassign
from views.action_rows import MoreOf
from views.inputs import MOST_TEXT
from views.next_list import Said, say_closed

_SNOOZES = {MoreOf.TOMORROW: Snooze.TOMORROW, MoreOf.NEXT_WEEK: Snooze.NEXT_WEEK}


def register(app: App, desk: Desk) -> None:
    for action_id, handle in (
        (ids.ACTION_DONE, handle_done),
        (ids.ACTION_UNDO, handle_undo),
        (ids.ACTION_MORE, handle_more),
        (ids.EDIT_PLAN, handle_edit),
        (ids.ADD_CLIENT_NEXT, handle_add),
    ):
        app.action(action_id)(partial(handle, desk))


def handle_done(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    now = desk.now()
    action = finish(desk.database, who, pressed(body)[0], now, request_id(body))
    show_change(desk, who, spot_of(body), say_closed(action, who.today(now)))
    ack()


def handle_undo(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    action = reopen(desk.database, who, pressed(body)[0], desk.now(), request_id(body))
    show_change(desk, who, spot_of(body), say_closed(action))
    ack()


def handle_more(desk: Desk, ack: Ack, body: Body) -> None:
    """Snooze at once; the others open a form."""
    who = desk.require(asker_id(body))
    choice, action_id, _ = pressed(body)
    more = MoreOf(choice)
    if more in _SNOOZES:
        _snooze(desk, who, body, action_id, _SNOOZES[more])
    else:
        action = get_action(desk.database, who, action_id)
        show_form(desk, body, _form(more, action, spot_of(body)))
    ack()


def handle_edit(desk: Desk, ack: Ack, body: Body) -> None:
    """Edit on the reply to a line."""
    who = desk.require(asker_id(body))
    action = get_action(desk.database, who, pressed(body)[0])
    show_form(desk, body, _form(MoreOf.EDIT, action, spot_of(body)))
    ack()


def handle_add(desk: Desk, ack: Ack, body: Body) -> None:
    """Open the form for a next action of a client, from its card."""
    who = desk.require(asker_id(body))
    client = open_client(desk.database, who, pressed(body)[0], desk.now()).client
    spot = Spot(f"card:{client.id}", place_of(body))
    view = build_client_next(client.name, who.user_id, spot.metadata(client=client.id))
    show_form(desk, body, view)
    ack()


def _snooze(desk: Desk, who: Member, body: Body, action_id: str, choice: Snooze) -> None:
    snoozed = snooze_action(desk.database, who, action_id, choice, press_of(desk, body))
    until = say_day(snoozed.until_on, who.today(desk.now()))
    said = Said(snoozed.action, f"Snoozed until {until}")
    show_change(desk, who, spot_of(body), said, tells=True)


def _form(more: MoreOf, action: NextAction, spot: Spot) -> dict[str, Any]:
    metadata = spot.metadata(action=action.id)
    if more is MoreOf.REASSIGN:
        return build_reassign(action, metadata)
    if more is MoreOf.DROP:
        return build_drop(action, metadata)
    if len(action.text) > MOST_TEXT:
        raise Unreadable(
            f"This has more than the {MOST_TEXT} characters that a form takes, so it can't be "
            "edited here. Nothing was changed."
        )
    return build_edit_next(action, metadata)
