"""Lists of clients: the menus and pages redraw the list where it stands."""

import re
from functools import partial

from slack_bolt import Ack, App

from domain.client_lists import ClientListing
from domain.records import Member
from handlers.afterwards import Respond
from handlers.desk import Desk
from handlers.payload import Body, asker_id, pressed
from handlers.surface import redraw_home
from services.list_clients import list_clients
from views import ids
from views.client_list import build_client_list, read_place
from views.message import Message

_MENUS = re.compile(rf"^({ids.LIST_WHOSE}|{ids.LIST_ONLY}|{ids.LIST_SORT}|{ids.LIST_PAGE}:\d)$")


def register(app: App, desk: Desk) -> None:
    app.action(_MENUS)(partial(handle_choice, desk))


def list_message(desk: Desk, who: Member, asked: ClientListing) -> Message:
    """The list as the answer to a command."""
    return build_client_list(list_clients(desk.database, who, asked, desk.now()))


def handle_choice(desk: Desk, ack: Ack, body: Body) -> None:
    """What was chosen carries the whole list that is wanted."""
    who = desk.require(asker_id(body))
    asked = ClientListing.parse(pressed(body)[0])
    if read_place(body["actions"][0]["block_id"]) == "home":
        redraw_home(desk, who, asked)
    else:
        desk.after.soon(Respond(body["response_url"], list_message(desk, who, asked)))
    ack()
