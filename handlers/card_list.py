"""A list of what a client has, opened over its card, page by page, and drawn anew with it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from slack_bolt import Ack, App

from domain.records import Member
from handlers.afterwards import Drawn, Shown, UpdateView
from handlers.desk import Desk
from handlers.payload import Body, asker_id, pressed
from handlers.surface import Place, place_in, place_of, redraw_card, show_form
from views.inputs import metadata_of

# Of a client: the page, where its card stands, and what is said above the list.
Draw = Callable[[Desk, Member, str, int, Place, str], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class CardList:
    """`key` is the name under which a form keeps the list that it was opened from."""

    key: str
    open_id: str
    page_id: str
    draw: Draw

    def register(self, app: App, desk: Desk) -> None:
        app.action(self.open_id)(partial(_open, self, desk))
        app.action(re.compile(rf"^{self.page_id}:\d+$"))(partial(_turn, self, desk))

    def place_of(self, body: Body) -> Place:
        """What a form that is opened from the list keeps of it."""
        view = body["view"]
        belongs = metadata_of(view)
        return place_in(belongs) | {self.key: view["id"], "page": belongs.get("page", "0")}

    def redraw(
        self, desk: Desk, who: Member, client_id: str, belongs: Place, said: str = ""
    ) -> None:
        """Draw the list anew where one is open, and the card that it was opened from."""
        place = place_in(belongs)

        def draw() -> Shown:
            page = int(belongs.get("page", "0"))
            return UpdateView(belongs[self.key], self.draw(desk, who, client_id, page, place, said))

        if self.key in belongs:
            desk.after.soon(Drawn(draw))
        redraw_card(desk, who, client_id, place)


def _open(one: CardList, desk: Desk, ack: Ack, body: Body) -> None:
    """Over the card; where the card stands is kept, to draw it anew."""
    who = desk.require(asker_id(body))
    show_form(desk, body, one.draw(desk, who, pressed(body)[0], 0, place_of(body), ""))
    ack()


def _turn(one: CardList, desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    client_id, page = pressed(body)
    view = body["view"]
    drawn = one.draw(desk, who, client_id, int(page), place_in(metadata_of(view)), "")
    desk.after.soon(UpdateView(view["id"], drawn))
    ack()
