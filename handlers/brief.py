"""`/brief`, and the brief over a client's card."""

import re
from functools import partial

from slack_bolt import Ack, App

from domain.client_card import NotKnown
from domain.records import Member
from handlers.answer import answer
from handlers.desk import Desk
from handlers.log_form import draw_form
from handlers.payload import Body, asker_id, pressed
from handlers.surface import place_in, place_of, show_form, tell
from handlers.typed_name import unquoted
from services.brief import find_brief, list_last_clients, read_brief
from services.log_form import open_form
from views import ids
from views.brief import build_brief, build_brief_view, build_which_client
from views.client_added import build_not_known
from views.inputs import metadata_of
from views.message import Message

_OPEN = re.compile(rf"^{ids.OPEN_BRIEF}:\d+$")


def register(app: App, desk: Desk) -> None:
    app.command(ids.BRIEF)(partial(handle_brief, desk))
    app.action(_OPEN)(partial(handle_open, desk))
    app.action(ids.CLIENT_BRIEF)(partial(handle_over_card, desk))
    app.action(ids.BRIEF_LOG)(partial(handle_log, desk))


def handle_brief(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(body["user_id"])
    name = unquoted(desk.decode(body.get("text") or "").strip())
    answer(desk, ack, who, _reply(desk, who, name))


def handle_open(desk: Desk, ack: Ack, body: Body) -> None:
    """One of the clients offered: its brief stands beside the offer."""
    who = desk.require(asker_id(body))
    now = desk.now()
    brief = read_brief(desk.database, who, pressed(body)[0], now)
    tell(desk, who, build_brief(brief, who, now), place_of(body))
    ack()


def handle_over_card(desk: Desk, ack: Ack, body: Body) -> None:
    """Over the card; where that stands is kept."""
    who = desk.require(asker_id(body))
    now = desk.now()
    brief = read_brief(desk.database, who, pressed(body)[0], now)
    show_form(desk, body, build_brief_view(brief, who, now, place_of(body)))
    ack()


def handle_log(desk: Desk, ack: Ack, body: Body) -> None:
    """The log form takes the place of the brief, and the card below is drawn anew afterwards."""
    who = desk.require(asker_id(body))
    client_id, view = pressed(body)[0], body["view"]
    form = open_form(desk.database, who, client_id, desk.now())
    belongs = place_in(metadata_of(view)) | {"back": "card", "card": client_id}
    desk.slack.views_update(view_id=view["id"], view=draw_form(desk, who, form, belongs))
    ack()


def _reply(desk: Desk, who: Member, name: str) -> Message:
    if not name or name.casefold() == "help":
        return build_which_client(list_last_clients(desk.database, who))
    now = desk.now()
    found = find_brief(desk.database, who, name, now)
    if isinstance(found, NotKnown):
        return build_not_known(found, ids.OPEN_BRIEF)
    return build_brief(found, who, now)
