"""Log it on a card of the nudge, in its message or on Home: the log form, opened for the card.

The card is kept in the form's metadata, and so are the words that it says are owed: a form that
is drawn anew asks about them still.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from slack_bolt import Ack, App

from domain.errors import NotFound
from domain.nudge_cards import Lane
from domain.outcomes import Logged, Settled
from domain.records import Member
from handlers.afterwards import Drawn, Shown, UpdateMessage
from handlers.desk import Desk
from handlers.log_form import draw_form
from handlers.payload import Body, asker_id, is_checked, pressed, request_id
from handlers.surface import place_in, place_of, redraw_home_at, show_form, tell
from services import Database
from services.answer_card import CardPlace, get_card
from services.log_card import load_card_nudge, log_from_card
from services.log_form import Filled, log_form, open_form
from services.log_prep import log_from_prep
from views import ids
from views.inputs import metadata_of
from views.log_form import owed_in_words
from views.message import Message
from views.nudge_message import build_nudge, delivery_metadata

Keep = Callable[[Database, Member, Filled, datetime], Logged | Settled]


def register(app: App, desk: Desk) -> None:
    app.action(ids.CARD_LOG)(partial(handle_log, desk))


def handle_log(desk: Desk, ack: Ack, body: Body) -> None:
    """Open the form for the client of the card."""
    who = desk.require(asker_id(body))
    delivery_id, position = pressed(body)[:2]
    card = get_card(desk.database, who, CardPlace(delivery_id, int(position), request_id(body)))
    form = open_form(desk.database, who, card.client_id, desk.now())
    belongs = place_of(body) | {"back": "nudge", "delivery": delivery_id, "position": position}
    if card.lane is Lane.OWED and card.next_action_id:
        belongs["owed"] = owed_in_words(card.action_text)
    show_form(desk, body, draw_form(desk, who, form, belongs))
    ack()


def keep_of(view: Body) -> Keep:
    """How this form is kept: with the card or the planned talk that it was opened from."""
    belongs = metadata_of(view)
    if "prep" in belongs:
        return partial(log_from_prep, prep_id=belongs["prep"])
    if "delivery" not in belongs:
        return log_form
    return partial(log_from_card, card=_card(belongs), is_done=is_checked(view, ids.IS_DONE))


def show_answer(desk: Desk, who: Member, message: Message, belongs: dict[str, str]) -> None:
    """Draw the nudge anew, Home where it was pressed there, and say what was logged."""

    def draw() -> Shown:
        nudge = load_card_nudge(desk.database, who, _card(belongs))
        sent = nudge.delivery
        if not (sent.channel_id and sent.ts):
            raise NotFound("The nudge is not posted yet; it will be as it stands by then.")
        shown = build_nudge(nudge, desk.now())
        return UpdateMessage(sent.channel_id, sent.ts, shown, delivery_metadata(sent.id))

    place = place_in(belongs)
    desk.after.soon(Drawn(draw))
    redraw_home_at(desk, who, place)
    tell(desk, who, message, place)


def _card(belongs: dict[str, str]) -> CardPlace:
    return CardPlace(belongs["delivery"], int(belongs["position"]), "")
