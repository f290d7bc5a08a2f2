"""The buttons of the nudge: the message is redrawn at once, each card keeping its place."""

from functools import partial

from slack_bolt import Ack, App

from domain.deliveries import Nudge
from domain.nudge_repeats import Snooze
from domain.records import Member
from handlers.afterwards import Respond, UpdateMessage
from handlers.desk import Desk
from handlers.payload import Body, asker_id, pressed, request_id
from handlers.surface import Place, place_of, redraw_home_at
from services.answer_card import (
    CardPlace,
    finish_card,
    loosen_cadence,
    snooze_card,
    undo_card,
)
from services.open_work import list_open_work
from views import ids
from views.nudge_message import build_nudge, delivery_metadata
from views.open_work import build_open_work


def register(app: App, desk: Desk) -> None:
    for action_id, handle in (
        (ids.CARD_DONE, handle_done),
        (ids.CARD_SNOOZE, handle_snooze),
        (ids.CARD_LOOSEN, handle_loosen),
        (ids.CARD_UNDO, handle_undo),
        (ids.SHOW_OPEN, handle_show_open),
    ):
        app.action(action_id)(partial(handle, desk))


def handle_done(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    nudge = finish_card(desk.database, who, _place(body), desk.now())
    _redraw(desk, who, nudge, place_of(body))
    ack()


def handle_snooze(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    choice = Snooze(pressed(body)[2])
    nudge = snooze_card(desk.database, who, _place(body), choice, desk.now())
    _redraw(desk, who, nudge, place_of(body))
    ack()


def handle_loosen(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    nudge = loosen_cadence(desk.database, who, _place(body), desk.now())
    _redraw(desk, who, nudge, place_of(body))
    ack()


def handle_undo(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    nudge = undo_card(desk.database, who, _place(body), desk.now())
    _redraw(desk, who, nudge, place_of(body))
    ack()


def handle_show_open(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    work = list_open_work(desk.database, who, desk.now())
    message = build_open_work(work, "This is all that is open:")
    desk.after.soon(Respond(body["response_url"], message, replace=False))
    ack()


def _place(body: Body) -> CardPlace:
    delivery_id, position = pressed(body)[:2]
    return CardPlace(delivery_id, int(position), request_id(body))


def _redraw(desk: Desk, who: Member, nudge: Nudge, place: Place) -> None:
    """Draw the message anew, and the Home tab where the card was pressed there."""
    redraw_home_at(desk, who, place)
    delivery = nudge.delivery
    if delivery.channel_id and delivery.ts:
        message = build_nudge(nudge, desk.now())
        metadata = delivery_metadata(delivery.id)
        desk.after.soon(UpdateMessage(delivery.channel_id, delivery.ts, message, metadata))
