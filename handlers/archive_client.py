"""More on a client's card: Merge with…, Archive, Forget for good…; and Bring back."""

from functools import partial

from slack_bolt import Ack, App

from handlers.desk import Desk
from handlers.forget import open_forget_client
from handlers.merge_clients import open_choice
from handlers.payload import Body, asker_id, pressed, request_id
from handlers.surface import place_of, redraw_card
from services.archive_client import archive_client, bring_back_client
from views import ids
from views.client_card import MoreOfClient


def register(app: App, desk: Desk) -> None:
    app.action(ids.CLIENT_MORE)(partial(handle_more, desk))
    app.action(ids.BRING_BACK)(partial(handle_bring_back, desk))


def handle_more(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    choice, client_id = pressed(body)
    if choice == MoreOfClient.MERGE:
        open_choice(desk, who, body, client_id)
    elif choice == MoreOfClient.FORGET:
        open_forget_client(desk, who, body, client_id)
    else:
        archive_client(desk.database, who, client_id, desk.now(), request_id(body))
        desk.wake()
        redraw_card(desk, who, client_id, place_of(body))
    ack()


def handle_bring_back(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    client_id = pressed(body)[0]
    bring_back_client(desk.database, who, client_id, desk.now(), request_id(body))
    redraw_card(desk, who, client_id, place_of(body))
    ack()
