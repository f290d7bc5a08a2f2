"""Answer a card of the nudge: Done, Snooze, a looser cadence, and Undo of these."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from domain.deliveries import CardState, Nudge, NudgeCard
from domain.errors import NotAllowed, NotFound, TooLate
from domain.local_time import say_day
from domain.nudge_cards import Lane
from domain.nudge_repeats import Snooze, snooze_until
from domain.outcomes import UNDO_FOR
from domain.records import Member
from domain.recurrence import NEXT_STAYS
from services.answer_date import finish_date_in, say_done, snooze_date_in, snooze_day
from services.deliver import load_nudge_in
from services.loosen_card import loosen_in, tighten_in
from services.next_actions import finish_in, get_readable, reopen_in
from services.repeat_action import next_when_done
from storage import cards, clients, deliveries, next_actions, requests
from storage.card_days import is_as_answered, keep_after, put_back, read_before
from storage.database import Database

_UNDONE = frozenset({CardState.DONE, CardState.SNOOZED, CardState.LOOSENED})


@dataclass(frozen=True, slots=True)
class CardPlace:
    """Which card of which nudge, and the request that pressed it."""

    delivery_id: str
    position: int
    request_id: str


def get_card(database: Database, who: Member, place: CardPlace) -> NudgeCard:
    """Raises NotFound, NotAllowed."""
    with database.read() as connection:
        return own_card(connection, who, place)


def finish_card(database: Database, who: Member, place: CardPlace, now: datetime) -> Nudge:
    """Done: the next action of the card is closed, or its date dealt with."""
    with database.write() as connection:
        card = own_card(connection, who, place, to_change=True)
        if _is_open(connection, who, place, card, now) and card.lane is not Lane.COLD:
            _finish(connection, who, card, now)
            keep_after(connection, who.workspace_id, card)
        return reload_in(connection, who, place)


def _finish(connection: Connection, who: Member, card: NudgeCard, now: datetime) -> None:
    if card.next_action_id:
        answer_in(connection, who, card, CardState.DONE, _done(connection, who, card, now), now)
        finish_in(connection, who, card.next_action_id, now)
    elif card.date_id:
        today = who.today(now)
        outcome = say_done(connection, who, card, today)
        answer_in(connection, who, card, CardState.DONE, outcome, now)
        finish_date_in(connection, who, card, today)


def _done(connection: Connection, who: Member, card: NudgeCard, now: datetime) -> str:
    """Such as "Done. Next: Fri 26 Feb"."""
    action = get_readable(connection, who, str(card.next_action_id))
    following = next_when_done(connection, who, action, now)
    return f"Done. Next: {say_day(following, who.today(now))}" if following else "Done"


def snooze_card(
    database: Database, who: Member, place: CardPlace, choice: Snooze, now: datetime
) -> Nudge:
    """The card comes back on the first nudge day from then on."""
    with database.write() as connection:
        card = own_card(connection, who, place, to_change=True)
        if _is_open(connection, who, place, card, now):
            client = clients.get_client(
                connection, who.workspace_id, card.client_id, viewer_id=who.user_id
            )
            today = who.today(now)
            until_on = snooze_until(choice, today, client.cadence)
            if card.date_id:
                until_on = snooze_day(connection, who, card, until_on, today)
            outcome = f"Snoozed until {say_day(until_on, today)}"
            answer_in(connection, who, card, CardState.SNOOZED, outcome, now)
            _set_next_card(connection, who, card, until_on)
            keep_after(connection, who.workspace_id, card)
        return reload_in(connection, who, place)


def loosen_cadence(database: Database, who: Member, place: CardPlace, now: datetime) -> Nudge:
    """The client ignored three times gets the looser cadence that its card offered."""
    with database.write() as connection:
        card = own_card(connection, who, place, to_change=True)
        if _is_open(connection, who, place, card, now) and card.looser_days:
            outcome = f"Now every {card.looser_days} days"
            answer_in(connection, who, card, CardState.LOOSENED, outcome, now)
            loosen_in(connection, who, card)
            keep_after(connection, who.workspace_id, card)
        return reload_in(connection, who, place)


def undo_card(database: Database, who: Member, place: CardPlace, now: datetime) -> Nudge:
    """Take back Done, Snooze or a looser cadence within 15 minutes. Raises TooLate.

    What was changed elsewhere since stays as it is now, and the card stays struck out.
    """
    with database.write() as connection:
        card = own_card(connection, who, place, to_change=True)
        if _is_new(connection, who, place, now) and card.state in _UNDONE:
            if card.handled_at is None or now - card.handled_at > UNDO_FOR:
                raise TooLate("Undo works for 15 minutes, and they are over. Nothing was changed.")
            _undo(connection, who, card, now)
        return reload_in(connection, who, place)


def _undo(connection: Connection, who: Member, card: NudgeCard, now: datetime) -> None:
    is_unchanged = is_as_answered(connection, who.workspace_id, card)
    note = None
    if card.state is CardState.DONE and card.next_action_id:
        goes_on = reopen_in(connection, who, card.next_action_id, now)
        note = None if goes_on else NEXT_STAYS
    if is_unchanged:
        put_back(connection, who.workspace_id, card)
    elif card.state is CardState.LOOSENED:
        tighten_in(connection, who, card)
    cards.answer_card(
        connection,
        card,
        who.workspace_id,
        state=CardState.OPEN if is_unchanged else CardState.ELSEWHERE,
        outcome=note if is_unchanged else "Changed since",
        handled_at=None,
        before={},
    )


def own_card(
    connection: Connection, who: Member, place: CardPlace, *, to_change: bool = False
) -> NudgeCard:
    """A card of one's own nudge, inside a transaction. Raises NotFound, NotAllowed.

    To change it, its client is taken before it, as everywhere, so that no two wait in a circle.
    """
    delivery = deliveries.find_delivery(connection, who.workspace_id, place.delivery_id)
    if delivery is None:
        raise NotFound("This nudge is too old to be answered. /client shows how things stand.")
    if delivery.member_id != who.user_id:
        raise NotAllowed("Only the person this nudge was sent to can answer it.")
    at = (connection, who.workspace_id, place.delivery_id, place.position)
    card = cards.get_card(*at, viewer_id=who.user_id)
    if not to_change:
        return card
    if card.lane is not Lane.OWED:
        clients.get_client_and_tz(
            connection, who.workspace_id, card.client_id, viewer_id=None, to_change=True
        )
    return cards.get_card(*at, viewer_id=who.user_id, to_change=True)


def _is_new(connection: Connection, who: Member, place: CardPlace, now: datetime) -> bool:
    """Whether this press had no effect yet; from now on it had."""
    if requests.find_outcome(connection, who.workspace_id, place.request_id) is not None:
        return False
    outcome = {"card": [place.delivery_id, place.position]}
    requests.add_outcome(connection, who.workspace_id, place.request_id, outcome, now)
    return True


def _is_open(
    connection: Connection, who: Member, place: CardPlace, card: NudgeCard, now: datetime
) -> bool:
    """Whether this press is to have an effect: what was answered before is only drawn again."""
    return _is_new(connection, who, place, now) and card.state is CardState.OPEN


def _set_next_card(
    connection: Connection, who: Member, card: NudgeCard, next_card_on: date
) -> None:
    if card.lane is Lane.OWED and card.next_action_id:
        next_actions.change_next_action(
            connection, who.workspace_id, card.next_action_id, next_card_on=next_card_on
        )
    elif card.date_id:
        snooze_date_in(connection, who, card, next_card_on)
    else:
        clients.change_client(
            connection,
            who.workspace_id,
            card.client_id,
            next_card_on=next_card_on,
            times_unanswered=0,
        )


def answer_in(
    connection: Connection,
    who: Member,
    card: NudgeCard,
    state: CardState,
    outcome: str | None,
    handled_at: datetime | None,
) -> None:
    """Set the card, and keep what the answer is about to change."""
    cards.answer_card(
        connection,
        card,
        who.workspace_id,
        state=state,
        outcome=outcome,
        handled_at=handled_at,
        before=read_before(connection, who.workspace_id, card),
    )


def reload_in(connection: Connection, who: Member, place: CardPlace) -> Nudge:
    """The nudge of a card as it stands by now, inside a transaction. Raises NotFound."""
    delivery = deliveries.find_delivery(connection, who.workspace_id, place.delivery_id)
    if delivery is None:
        raise NotFound("This nudge is too old to be answered.")
    return load_nudge_in(connection, delivery)
