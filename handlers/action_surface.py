"""Where a next action stands, and how its surface is drawn anew once something became of it.

The block id of its buttons begins with the place: see views/action_rows.py.
"""

from dataclasses import dataclass

from domain.records import Member
from handlers.afterwards import Drawn, Respond, Shown
from handlers.desk import Desk
from handlers.payload import Body, request_id
from handlers.surface import Place, place_in, place_of, redraw_card, redraw_home_at, tell
from services.change_action import Press
from services.list_next import list_next
from services.plan_action import get_plan
from views.next_list import Said, build_next_list, build_said
from views.plan_reply import build_plan

_WHERE = "where"


@dataclass(frozen=True, slots=True)
class Spot:
    """`where`: "card:CLIENT_ID", "next:PAGE", "home", "reply" or "said"; `place`: the screen."""

    where: str
    place: Place

    def metadata(self, **ids: str) -> dict[str, str]:
        """What a form opened from here keeps."""
        return {_WHERE: self.where, **ids, **self.place}


def spot_of(body: Body) -> Spot:
    """Where the button of a next action was pressed."""
    return Spot(body["actions"][0]["block_id"].partition("|")[0], place_of(body))


def spot_in(belongs: dict[str, str]) -> Spot:
    """Where the form was opened that keeps this."""
    return Spot(belongs[_WHERE], place_in(belongs))


def press_of(desk: Desk, body: Body) -> Press:
    return Press(request_id(body), desk.now(), desk.wall())


def show_change(desk: Desk, who: Member, spot: Spot, said: Said, *, tells: bool = False) -> None:
    """Draw the surface anew. `tells`: what is said is told where it would show nowhere else."""
    kind = spot.where.partition(":")[0]
    if kind in {"next", "reply", "said"}:
        desk.after.soon(Drawn(lambda: _message(desk, who, spot, said)))
        return
    if kind == "home":
        redraw_home_at(desk, who, spot.place, said)
        return
    closed = said if said.can_undo else None
    redraw_card(desk, who, said.action.client_id, spot.place, said=closed)
    if tells:
        tell(desk, who, build_said(said), spot.place)


def _message(desk: Desk, who: Member, spot: Spot, said: Said) -> Shown:
    kind, _, page = spot.where.partition(":")
    now = desk.now()
    if kind == "next":
        number = int(page) if page.isdecimal() else 0
        message = build_next_list(list_next(desk.database, who, number, now), said)
    elif kind == "reply":
        plan = get_plan(desk.database, who, said.action.id, now)
        message = build_plan(plan, who.today(now))
    else:
        message = build_said(said)
    return Respond(spot.place["response_url"], message, late_to=who.user_id)
