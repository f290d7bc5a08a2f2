"""The promises to a client, opened from its card."""

import re
from functools import partial
from typing import Any

from slack_bolt import Ack, App

from domain.records import Member
from handlers.afterwards import UpdateView
from handlers.desk import Desk
from handlers.payload import Body, asker_id, pressed
from handlers.surface import show_form
from services.promises import list_promises
from views import ids
from views.promises import build_promises

_PAGE = re.compile(rf"^{ids.PROMISES_PAGE}:\d+$")


def register(app: App, desk: Desk) -> None:
    app.action(ids.CLIENT_PROMISES)(partial(handle_open, desk))
    app.action(_PAGE)(partial(handle_page, desk))


def handle_open(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    show_form(desk, body, _draw(desk, who, pressed(body)[0], 0))
    ack()


def handle_page(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    client_id, page = pressed(body)
    desk.after.soon(UpdateView(body["view"]["id"], _draw(desk, who, client_id, int(page))))
    ack()


def _draw(desk: Desk, who: Member, client_id: str, page: int) -> dict[str, Any]:
    now = desk.now()
    return build_promises(list_promises(desk.database, who, client_id, now, page), who.today(now))
