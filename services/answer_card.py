"""Answer a card of the nudge: Done, Log it, Snooze, a looser cadence, and Undo of these."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from sqlalchemy import Connection

from domain.deliveries import CardState, Nudge, NudgeCard
from domain.errors import NotAllowed, NotFound, TooLate, Unreadable
from domain.local_time import local_instant, say_day
from domain.log_line import NextStep
from domain.nudge_cards import Lane
from domain.nudge_repeats import Snooze, snooze_until
from domain.outcomes import UNDO_FOR
from domain.records import Kind, Member
from services.deliver import load_nudge_in
from services.keep_contact import NewInteraction, keep_contact
from services.next_actions import finish_in, reopen_in
from storage import cards, clients, deliveries, next_actions, requests
from storage.card_days import put_back, read_before
from storage.database import Database

_NOON = time(12)
_UNDONE = frozenset({CardState.DONE, CardState.SNOOZED, CardState.LOOSENED})


@dataclass(frozen=True, slots=True)
class CardPlace:
    """Which card of which nudge, and the request that pressed it."""

    delivery_id: str
    position: int
    request_id: str


@dataclass(frozen=True, slots=True)
class CardLog:
    """The small form of "Log it": the day, what was said, what comes next."""

    happened_on: date
    summary: str
    step: NextStep | None = None
    is_done: bool = False


def get_card(database: Database, who: Member, place: CardPlace) -> NudgeCard:
    """Raises NotFound, NotAllowed."""
    with database.read() as connection:
        return _own_card(connection, who, place)


def finish_card(database: Database, who: Member, place: CardPlace, now: datetime) -> Nudge:
    """Done: the next action of the card is closed."""
    with database.write() as connection:
        card = _own_card(connection, who, place, to_change=True)
        if _is_open(connection, who, place, card, now) and card.next_action_id:
            _answer(connection, who, card, CardState.DONE, "Done", now)
            finish_in(connection, who, card.next_action_id, now)
        return _reload(connection, who, place)


def snooze_card(
    database: Database, who: Member, place: CardPlace, choice: Snooze, now: datetime
) -> Nudge:
    """The card comes back on the first nudge day from then on."""
    with database.write() as connection:
        card = _own_card(connection, who, place, to_change=True)
        if _is_open(connection, who, place, card, now):
            client = clients.get_client(
                connection, who.workspace_id, card.client_id, viewer_id=who.user_id
            )
            today = who.today(now)
            until_on = snooze_until(choice, today, client.cadence)
            outcome = f"Snoozed until {say_day(until_on, today)}"
            _answer(connection, who, card, CardState.SNOOZED, outcome, now)
            _set_next_card(connection, who, card, until_on)
        return _reload(connection, who, place)


def loosen_cadence(database: Database, who: Member, place: CardPlace, now: datetime) -> Nudge:
    """The client ignored three times gets the looser cadence that its card offered."""
    with database.write() as connection:
        card = _own_card(connection, who, place, to_change=True)
        if _is_open(connection, who, place, card, now) and card.looser_days:
            outcome = f"Now every {card.looser_days} days"
            _answer(connection, who, card, CardState.LOOSENED, outcome, now)
            client, tz = clients.get_client_and_tz(
                connection, who.workspace_id, card.client_id, viewer_id=who.user_id
            )
            loosened = replace(client, own_cadence_days=card.looser_days)
            clients.change_client(
                connection,
                who.workspace_id,
                client.id,
                own_cadence_days=card.looser_days,
                going_cold_on=loosened.going_cold_on(tz),
                next_card_on=loosened.first_card_on(tz),
                times_unanswered=0,
            )
        return _reload(connection, who, place)


def log_from_card(
    database: Database, who: Member, place: CardPlace, log: CardLog, now: datetime
) -> Nudge:
    """Log a call from the card's small form. Raises Unreadable for a day to come."""
    if log.happened_on > who.today(now):
        raise Unreadable("That day is still to come.")
    with database.write() as connection:
        card = _own_card(connection, who, place, to_change=True)
        if _is_new(connection, who, place, now):
            _log(connection, who, card, log, now)
        return _reload(connection, who, place)


def undo_card(database: Database, who: Member, place: CardPlace, now: datetime) -> Nudge:
    """Take back Done, Snooze or a looser cadence within 15 minutes. Raises TooLate."""
    with database.write() as connection:
        card = _own_card(connection, who, place, to_change=True)
        if _is_new(connection, who, place, now) and card.state in _UNDONE:
            if card.handled_at is None or now - card.handled_at > UNDO_FOR:
                raise TooLate("Undo works for 15 minutes, and they are over. Nothing was changed.")
            if card.state is CardState.DONE and card.next_action_id:
                reopen_in(connection, who, card.next_action_id, now)
            put_back(connection, who.workspace_id, card)
            _answer(connection, who, card, CardState.OPEN, None, None)
        return _reload(connection, who, place)


def _log(connection: Connection, who: Member, card: NudgeCard, log: CardLog, now: datetime) -> None:
    is_today = log.happened_on == who.today(now)
    new = NewInteraction(
        kind=Kind.CALL,
        happened_at=now if is_today else local_instant(log.happened_on, _NOON, who.tz),
        summary=log.summary,
        line=log.summary,
    )
    is_open = card.state is CardState.OPEN
    if is_open and card.lane is Lane.COLD:
        _answer(connection, who, card, CardState.LOGGED, "Logged", now)
    elif is_open and card.next_action_id and log.is_done:
        _answer(connection, who, card, CardState.LOGGED, "Logged and done", now)
        finish_in(connection, who, card.next_action_id, now)
    steps = (log.step,) if log.step else ()
    keep_contact(connection, who, card.client_id, new, steps, now)


def _own_card(
    connection: Connection, who: Member, place: CardPlace, *, to_change: bool = False
) -> NudgeCard:
    delivery = deliveries.find_delivery(connection, who.workspace_id, place.delivery_id)
    if delivery is None:
        raise NotFound("This nudge is too old to be answered. /client shows how things stand.")
    if delivery.member_id != who.user_id:
        raise NotAllowed("Only the person this nudge was sent to can answer it.")
    return cards.get_card(
        connection, who.workspace_id, place.delivery_id, place.position, to_change=to_change
    )


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
    else:
        clients.change_client(
            connection,
            who.workspace_id,
            card.client_id,
            next_card_on=next_card_on,
            times_unanswered=0,
        )


def _answer(
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


def _reload(connection: Connection, who: Member, place: CardPlace) -> Nudge:
    delivery = deliveries.find_delivery(connection, who.workspace_id, place.delivery_id)
    if delivery is None:
        raise NotFound("This nudge is too old to be answered.")
    return load_nudge_in(connection, delivery)
