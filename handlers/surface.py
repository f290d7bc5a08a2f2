"""Where a person pressed, and how it is answered there.

A message that only they see has a response URL; a card in a form has the id of its view; the Home
tab has neither. A place is kept in the private metadata of the form that was opened from it.
"""

from typing import Any

from domain.client_lists import ClientListing
from domain.records import Member
from handlers.afterwards import Drawn, PostDirect, PublishHome, Respond, Shown, UpdateView
from handlers.desk import Desk
from handlers.payload import Body
from services.home import load_home
from services.open_client import open_client
from views.client_card import build_client_card, build_client_view
from views.home import build_home
from views.message import Message
from views.next_list import Said

Place = dict[str, str]
_HOME, _VIEW, URL = "home", "view", "response_url"


def place_of(body: Body) -> Place:
    """Where a button was pressed or a command typed; {} for a global shortcut."""
    view = body.get("view")
    if view:
        is_home = view["type"] == "home"
        return {_HOME: view.get("private_metadata", "")} if is_home else {_VIEW: view["id"]}
    return {URL: body["response_url"]} if body.get("response_url") else {}


def place_in(belongs: dict[str, str]) -> Place:
    """The place that a form's metadata keeps."""
    return {key: belongs[key] for key in (URL, _VIEW, _HOME) if key in belongs}


def show_form(desk: Desk, body: Body, view: dict[str, Any]) -> None:
    """Open a form, on top of the one it was asked for in. Raises what Slack refuses."""
    below = body.get("view") or {}
    is_on_top = below.get("type") == "modal"
    show = desk.slack.views_push if is_on_top else desk.slack.views_open
    show(trigger_id=body["trigger_id"], view=view)


def tell(desk: Desk, who: Member, message: Message, place: Place) -> None:
    """Answer beside what was pressed, to its asker only; by DM where there is no such place."""
    url = place.get(URL)
    if url:
        desk.after.soon(Respond(url, message, replace=False, late_to=who.user_id))
    else:
        desk.after.soon(PostDirect(who.user_id, message))


def redraw_card(
    desk: Desk, who: Member, client_id: str, place: Place, *, said: Said | None = None
) -> None:
    """Draw a client's card anew where it stands, or the Home tab it was opened from.

    `said` is what became of a next action just now. A card that only follows a change made
    elsewhere is not worth a direct message, once its response URL is spent.
    """
    late_to = who.user_id if said else None

    def draw() -> Shown:
        now = desk.now()
        card = open_client(desk.database, who, client_id, now)
        if _VIEW in place:
            return UpdateView(place[_VIEW], build_client_view(card, who, now, said=said))
        message = build_client_card(card, who, now, said=said)
        return Respond(place[URL], message, late_to=late_to)

    if _HOME in place:
        redraw_home_at(desk, who, place)
    elif place:
        desk.after.soon(Drawn(draw))


def redraw_home(desk: Desk, who: Member, asked: ClientListing | None = None) -> None:
    """Draw the Home tab anew, with this list of clients; one's own without a choice."""
    desk.after.soon(Drawn(lambda: draw_home(desk, who, asked)))


def draw_home(
    desk: Desk, who: Member, asked: ClientListing | None = None, said: Said | None = None
) -> PublishHome:
    """The Home tab as it is now; `said` stands above it."""
    now = desk.now()
    page = load_home(desk.database, who, asked or ClientListing(), now)
    return PublishHome(who.user_id, build_home(page, now, said))


def redraw_home_at(desk: Desk, who: Member, place: Place, said: Said | None = None) -> None:
    """Draw the Home tab anew if that is where it was pressed."""
    if _HOME in place:
        asked = ClientListing.parse(place[_HOME])
        desk.after.soon(Drawn(lambda: draw_home(desk, who, asked, said)))
