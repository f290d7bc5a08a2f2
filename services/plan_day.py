"""A member's nudge of one local day: planned from what is due, claimed once, kept with its cards.

Planning, claiming and moving each shown client's next day are one transaction, so a crash leaves
either nothing or a claimed nudge that a later tick delivers.
"""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from domain.deliveries import CardState, Delivery, DeliveryKind, NudgeCard
from domain.nudge_cards import Card, Lane, NudgePlan, plan_nudge
from domain.nudge_repeats import next_card_on, next_owed_card_on
from domain.ranking import ColdCandidate, OwedCandidate
from domain.records import Member
from domain.stand_in import Away
from domain.warmth import Tier
from services.find_due import DueWork
from services.owe import Owed, owe
from services.plan_dates import before_of_dates, date_candidates, pass_over, tell_dates
from storage import cards, clients, next_actions
from storage.card_days import Before, before_of
from storage.due import DueAction, DueClient


def plan_of(who: Member, work: DueWork, today: date) -> NudgePlan:
    """Which cards, in which order; those of somebody who is away say so."""
    plan = plan_nudge(
        [_owed_candidate(action) for action in work.owed],
        [_cold_candidate(found, work.tz(found.owner_id, who)) for found in work.cold],
        today,
        who.settings,
        date_candidates(who, work, today),
    )
    if not work.away:
        return plan
    owners = {one.id: one.owner_id for one in work.owed}
    owners |= {one.id: one.owner_id for one in work.cold}
    owners |= {one.id: one.owner_id for one in work.dates}
    marked = (_marked(card, work.away.get(owners[card.subject_id]), today) for card in plan.cards)
    return replace(plan, cards=tuple(marked))


def _marked(card: Card, away: Away | None, today: date) -> Card:
    return replace(card, reason=f"{card.reason} · {away.mark(today)}") if away else card


def claim_nudge(
    connection: Connection, who: Member, work: DueWork, today: date, wall_now: datetime
) -> Delivery | None:
    """Claim the nudge of this member and day. None when nothing is due or it was claimed before."""
    plan = plan_of(who, work, today)
    if not plan.cards:
        pass_over(connection, who, work, today)
        return None
    owed = Owed(DeliveryKind.NUDGE, today.isoformat(), _detail(who, plan))
    delivery = owe(connection, who.workspace_id, who.user_id, owed, wall_now)
    if delivery is None:
        return None
    before = _before(work)
    placed = [
        (_place(delivery.id, place, card), before[card.subject_id])
        for place, card in enumerate(plan.cards)
    ]
    cards.add_cards(connection, who.workspace_id, placed)
    _move_days(connection, who, work, plan, today)
    tell_dates(connection, who, work, {card.subject_id for card in plan.cards}, today)
    pass_over(connection, who, work, today)
    return delivery


def _detail(who: Member, plan: NudgePlan) -> dict[str, Any]:
    return {
        "left_over": plan.left_over,
        "spread": len(plan.spread),
        "spread_over_days": plan.spread_over_days,
        "is_welcome": who.welcomed_at is None,
    }


def _place(delivery_id: str, position: int, card: Card) -> NudgeCard:
    return NudgeCard(
        delivery_id=delivery_id,
        position=position,
        lane=card.lane,
        client_id=card.client_id,
        client_name=card.client_name,
        reason=card.reason,
        state=CardState.OPEN,
        next_action_id=card.next_action_id,
        looser_days=card.offers_looser,
        date_id=card.date_id,
    )


def _before(work: DueWork) -> dict[str, Before]:
    """What showing a card changes, by the id of its next action or client."""
    owed = {
        action.id: before_of(next_card_on=action.next_card_on, last_card_on=action.last_card_on)
        for action in work.owed
    }
    cold = {
        found.id: before_of(
            next_card_on=found.next_card_on,
            last_card_on=found.last_card_on,
            times_unanswered=found.times_unanswered,
        )
        for found in work.cold
    }
    return owed | cold | before_of_dates(work.dates)


def _move_days(
    connection: Connection, who: Member, work: DueWork, plan: NudgePlan, today: date
) -> None:
    """Store when each shown card may come back, and the days of a spread flood."""
    owed = {action.id: action for action in work.owed}
    cold = {found.id: found for found in work.cold}
    for card in plan.cards:
        if card.lane is Lane.OWED and card.next_action_id:
            action = owed[card.next_action_id]
            settings = work.settings(action.owner_id, who)
            next_actions.change_next_action(
                connection,
                who.workspace_id,
                card.next_action_id,
                last_card_on=today,
                next_card_on=next_owed_card_on(
                    action.due_on, today, settings, is_promise=action.is_promise
                ),
            )
        elif card.lane is Lane.COLD:
            _move_client(connection, who, work, cold[card.client_id], today)
    for client_id, day in plan.spread.items():
        clients.change_client(
            connection, who.workspace_id, client_id, next_card_on=day, spread_on=day
        )


def _move_client(
    connection: Connection, who: Member, work: DueWork, found: DueClient, today: date
) -> None:
    client = found.record(who.workspace_id)
    last_on = client.last_on(work.tz(found.owner_id, who))
    settings = work.settings(found.owner_id, who)
    clients.change_client(
        connection,
        who.workspace_id,
        client.id,
        last_card_on=today,
        times_unanswered=found.times_unanswered + 1,
        next_card_on=next_card_on(last_on, client.cadence, today, settings),
    )


def _owed_candidate(action: DueAction) -> OwedCandidate:
    return OwedCandidate(
        next_action_id=action.id,
        client_id=action.client_id,
        client_name=action.client_name,
        tier=Tier(action.tier),
        text=action.text,
        due_on=action.due_on,
        is_promise=action.is_promise,
        last_card_on=action.last_card_on,
    )


def _cold_candidate(found: DueClient, tz: str) -> ColdCandidate:
    client = found.record("")
    return ColdCandidate(
        client_id=client.id,
        client_name=client.name,
        tier=client.tier,
        cadence=client.cadence,
        last_on=client.last_on(tz),
        last_card_on=found.last_card_on,
        never_contacted=client.never_contacted,
        times_unanswered=found.times_unanswered,
        spread_on=found.spread_on,
    )
