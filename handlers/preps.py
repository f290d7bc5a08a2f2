"""Planned talks: their buttons on a card, on Home, in a reply and in the messages about them."""

from functools import partial

from slack_bolt import Ack, App

from domain.preps import Prep
from domain.records import Member
from handlers.afterwards import Respond
from handlers.desk import Desk
from handlers.log_form import draw_form
from handlers.payload import Body, asker_id, pressed, request_id
from handlers.surface import Place, place_of, redraw_card, redraw_home_at, show_form
from services.log_prep import open_prep_log
from services.preps import ask_prep_later, cancel_prep, restore_prep
from views import ids
from views.preps import IN_REPLY, ON_CARD, build_prep_reply


def register(app: App, desk: Desk) -> None:
    for action_id, handle in (
        (ids.PREP_CANCEL, handle_cancel),
        (ids.PREP_RESTORE, handle_restore),
        (ids.PREP_LATER, handle_later),
        (ids.PREP_LOG, handle_log),
    ):
        app.action(action_id)(partial(handle, desk))


def handle_cancel(desk: Desk, ack: Ack, body: Body) -> None:
    """Cancel it, or say that it did not happen."""
    who = desk.require(asker_id(body))
    prep = cancel_prep(desk.database, who, pressed(body)[0], desk.now(), request_id(body))
    show_prep(desk, who, prep, place_pressed_in(body))
    ack()


def handle_restore(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    prep = restore_prep(desk.database, who, pressed(body)[0], desk.now(), request_id(body))
    show_prep(desk, who, prep, place_pressed_in(body))
    ack()


def handle_later(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    prep = ask_prep_later(desk.database, who, pressed(body)[0], desk.now())
    show_prep(desk, who, prep, place_pressed_in(body))
    ack()


def handle_log(desk: Desk, ack: Ack, body: Body) -> None:
    """Open the log form with its people and its agenda."""
    who = desk.require(asker_id(body))
    prep_id = pressed(body)[0]
    form = open_prep_log(desk.database, who, prep_id, desk.now())
    place = place_pressed_in(body)
    client_id = form.fields.client_id
    back = {"back": "card", "card": client_id} if place["where"] == ON_CARD else {"back": "prep"}
    show_form(desk, body, draw_form(desk, who, form, place | back | {"prep": prep_id}))
    ack()


def place_pressed_in(body: Body) -> Place:
    """Where its button was pressed; `where` is what begins the block id."""
    return place_of(body) | {"where": body["actions"][0]["block_id"].partition("|")[0]}


def show_prep(desk: Desk, who: Member, prep: Prep, place: Place) -> None:
    """Draw anew what stands there. Messages about it are redrawn by the tick, which is woken."""
    desk.wake()
    if place["where"] == ON_CARD:
        redraw_card(desk, who, prep.client_id, place)
    elif place["where"] == IN_REPLY:
        message = build_prep_reply(prep, who, desk.now())
        desk.after.soon(Respond(place["response_url"], message, late_to=who.user_id))
    else:
        redraw_home_at(desk, who, place)
