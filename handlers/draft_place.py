"""Where the answer to a draft is shown: in place of its question, or beside the list it stands in.

A list of drafts stays on the screen without the one that was answered.
"""

from domain.records import Member
from handlers.afterwards import Drawn, Respond, Shown
from handlers.desk import Desk
from handlers.payload import Body
from handlers.surface import redraw_home_at, tell
from services.settle_draft import list_drafts
from views import ids
from views.draft_question import build_drafts
from views.message import Message

Place = dict[str, str]  # kept in the private metadata of a form


def place_of(body: Body) -> Place:
    """Where the button of a draft was pressed."""
    place = {"response_url": body["response_url"]}
    is_listed = body["actions"][0]["block_id"].startswith(ids.IN_LIST)
    return place | {"in_list": "yes"} if is_listed else place


def show_answer(desk: Desk, who: Member, message: Message, place: Place) -> None:
    """Show what came of a draft, or of a form that was opened on the Home tab."""
    if "response_url" not in place:
        tell(desk, who, message, place)
        redraw_home_at(desk, who, place)
        return
    if "in_list" not in place:
        desk.after.soon(Respond(place["response_url"], message, late_to=who.user_id))
        return
    url = place["response_url"]

    def draw() -> Shown:
        now = desk.now()
        return Respond(url, build_drafts(list_drafts(desk.database, who, now), who, now))

    desk.after.soon(Respond(url, message, replace=False, late_to=who.user_id))
    desk.after.soon(Drawn(draw))
