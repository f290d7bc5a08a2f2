"""Log it on a card of the nudge: the log form is kept, and the card answered with it."""

from datetime import datetime

from sqlalchemy import Connection

from domain.deliveries import CardState, Nudge, NudgeCard
from domain.log_fields import LogFields
from domain.nudge_cards import Lane
from domain.outcomes import Logged, Settled
from domain.records import CONTACT_KINDS, Member
from services.answer_card import CardPlace, answer_in, own_card, reload_in
from services.answer_date import finish_date_in
from services.log_form import Filled, log_form_in
from services.next_actions import finish_in
from storage import requests
from storage.database import Database


def log_from_card(
    database: Database,
    who: Member,
    filled: Filled,
    now: datetime,
    *,
    card: CardPlace,
    is_done: bool = False,
) -> Logged | Settled:
    """Log what the form says; `is_done`: what the card says is owed is done with it.

    Raises what `log_form` does. A second delivery of the request changes nothing.
    """
    with database.write() as connection:
        found = own_card(connection, who, card, to_change=True)
        if requests.find_outcome(connection, who.workspace_id, filled.request_id) is None:
            _answer(connection, who, found, filled.fields, now, is_done=is_done)
        return log_form_in(connection, who, filled, now)


def load_card_nudge(database: Database, who: Member, card: CardPlace) -> Nudge:
    """The nudge of a card as it stands by now. Raises NotFound, NotAllowed."""
    with database.read() as connection:
        own_card(connection, who, card)
        return reload_in(connection, who, card)


def _answer(
    connection: Connection,
    who: Member,
    card: NudgeCard,
    fields: LogFields,
    now: datetime,
    *,
    is_done: bool,
) -> None:
    """What is logged for another client, or is no contact, leaves a cold card open.

    A date is dealt with by a gift or a note too.
    """
    if card.state is not CardState.OPEN:
        return
    is_contact = fields.client_id == card.client_id and fields.kind in CONTACT_KINDS
    if card.lane is Lane.COLD and is_contact:
        answer_in(connection, who, card, CardState.LOGGED, "Logged", now)
    elif card.date_id and fields.client_id == card.client_id:
        answer_in(connection, who, card, CardState.LOGGED, "Logged", now)
        finish_date_in(connection, who, card, who.today(now))
    elif card.next_action_id and is_done:
        answer_in(connection, who, card, CardState.LOGGED, "Logged and done", now)
        finish_in(connection, who, card.next_action_id, now)
