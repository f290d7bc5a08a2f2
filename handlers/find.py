"""`/client find`, and the button that searches for what was typed as a name."""

from functools import partial

from slack_bolt import Ack, App

from domain.client_card import NotKnown
from domain.records import Member
from handlers.desk import Desk
from handlers.payload import Body, asker_id
from handlers.surface import place_of, tell
from handlers.typed_name import unquoted
from services.open_client import find_client
from services.search import search_clients
from views import ids
from views.client_card import build_client_card
from views.found import build_found, build_how_to_find, build_nothing_found, with_search
from views.message import Message


def register(app: App, desk: Desk) -> None:
    app.action(ids.SEARCH)(partial(handle_search, desk))


def find_message(desk: Desk, who: Member, typed: str) -> Message:
    """The card of the client whose whole name was typed, else what a search finds."""
    if not typed or typed.casefold() == "help":
        return build_how_to_find()
    now, name = desk.now(), unquoted(typed)
    card = find_client(desk.database, who, name, now)
    if not isinstance(card, NotKnown):
        return with_search(build_client_card(card, who, now), name)
    found = search_clients(desk.database, who, name, now)
    if not found.clients:
        return build_nothing_found(name, card.closest)
    return build_found(found, who, now)


def handle_search(desk: Desk, ack: Ack, body: Body) -> None:
    """What was found stands beside what was pressed."""
    who = desk.require(asker_id(body))
    now = desk.now()
    found = search_clients(desk.database, who, str(body["actions"][0]["value"]), now)
    shown = build_found(found, who, now) if found.clients else build_nothing_found(found.asked)
    tell(desk, who, shown, place_of(body))
    ack()
