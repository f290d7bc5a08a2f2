"""All history of a client: paged, with Edit and Delete of what one may change."""

import re
from functools import partial
from typing import Any

from slack_bolt import Ack, App

from domain.errors import NotFound
from domain.records import Member
from handlers.afterwards import Drawn, Shown, UpdateView
from handlers.desk import Desk
from handlers.payload import Body, asker_id, pressed, request_id
from handlers.surface import place_in, place_of, redraw_card, show_form
from services.edit_log import delete_log
from services.history import list_history
from services.let_owner_read import let_owner_read
from views import ids
from views.history import build_history
from views.inputs import metadata_of

_PAGE = re.compile(rf"^{ids.HISTORY_PAGE}:\d+$")


def register(app: App, desk: Desk) -> None:
    for action_id, handle in (
        (ids.CLIENT_HISTORY, handle_open),
        (_PAGE, handle_page),
        (ids.DELETE_LOG, handle_delete),
        (ids.LET_OWNER_READ, handle_let_read),
    ):
        app.action(action_id)(partial(handle, desk))


def handle_open(desk: Desk, ack: Ack, body: Body) -> None:
    """Show the newest page over the card; where the card stands is kept, to draw it anew."""
    who = desk.require(asker_id(body))
    show_form(desk, body, _draw(desk, who, pressed(body)[0], place_of(body)))
    ack()


def handle_page(desk: Desk, ack: Ack, body: Body) -> None:
    """Turn to the page that the button names."""
    who = desk.require(asker_id(body))
    client_id, *page = pressed(body)
    view = body["view"]
    belongs = metadata_of(view) | {"page": "|".join(page)}
    desk.after.soon(UpdateView(view["id"], _draw(desk, who, client_id, belongs)))
    ack()


def handle_delete(desk: Desk, ack: Ack, body: Body) -> None:
    """Slack asked whether it is meant: the record goes, the history and the card follow."""
    who = desk.require(asker_id(body))
    view = body["view"]
    belongs = metadata_of(view)
    said = ""
    try:
        delete_log(desk.database, who, pressed(body)[0], desk.now(), request_id(body))
    except NotFound as gone:
        said = str(gone)
    redraw_history(desk, who, view["id"], belongs, said)
    ack()


def handle_let_read(desk: Desk, ack: Ack, body: Body) -> None:
    """Slack asked whether it is meant: the client's owner of today reads it from now on."""
    who = desk.require(asker_id(body))
    view = body["view"]
    let_owner_read(desk.database, who, pressed(body)[0], desk.now(), request_id(body))
    redraw_history(desk, who, view["id"], metadata_of(view))
    ack()


def redraw_history(
    desk: Desk, who: Member, view_id: str, belongs: dict[str, str], said: str = ""
) -> None:
    """Draw the page anew, and the card that it was opened from; `said` stands above the page."""
    client_id = belongs["client"]

    def draw() -> Shown:
        return UpdateView(view_id, _draw(desk, who, client_id, belongs, said))

    desk.after.soon(Drawn(draw))
    place = place_in(belongs)
    redraw_card(desk, who, client_id, place)


def _draw(
    desk: Desk, who: Member, client_id: str, belongs: dict[str, str], said: str = ""
) -> dict[str, Any]:
    page = list_history(desk.database, who, client_id, desk.now(), belongs.get("page", ""))
    place = place_in(belongs)
    return build_history(page, who, desk.now(), place, said)
