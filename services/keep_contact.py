"""Keeping a contact or note inside a transaction: the record, its next actions, the warmth."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection

from domain.facts import NewFact
from domain.log_line import NextStep
from domain.outcomes import Logged
from domain.preps import TALKS
from domain.records import (
    CONTACT_KINDS,
    ActionState,
    Client,
    Interaction,
    Kind,
    Member,
    NextAction,
    Topic,
)
from services.first_card import first_card_on
from services.keep_facts import keep_facts
from services.people import list_unknown
from services.prep_ties import tie_log
from storage import cards, clients, deliveries, interactions, next_actions
from storage.ids import new_id


@dataclass(frozen=True, slots=True)
class NewInteraction:
    """What is kept of one contact or note. `line` is what was typed, word for word."""

    kind: Kind
    happened_at: datetime
    summary: str
    line: str
    people: tuple[str, ...] = ()
    minutes: int | None = None
    topic: Topic | None = None
    in_confidence: bool = False
    needs_no_next: bool = False
    permalink: str | None = None
    is_contact: bool | None = None

    @property
    def counts(self) -> bool:
        """Whether it resets the cadence."""
        return self.kind in CONTACT_KINDS if self.is_contact is None else self.is_contact


def keep_contact(
    connection: Connection,
    who: Member,
    client_id: str,
    new: NewInteraction,
    steps: Sequence[NextStep],
    now: datetime,
    facts: Sequence[NewFact] = (),
) -> Logged:
    """Store it all. Raises NotFound where the client is gone."""
    client, tz = clients.get_client_and_tz(
        connection, who.workspace_id, client_id, viewer_id=who.user_id, to_change=True
    )
    kept = _interaction(who, client, new, now)
    confided_to_id = client.owner_id if new.in_confidence else None
    interactions.add_interaction(connection, kept, confided_to_id=confided_to_id, line=new.line)
    actions = tuple(keep_step(connection, who, client, step, now, of=kept) for step in steps)
    if new.counts:
        reset_warmth(connection, client, tz, new.happened_at, now)
        if new.kind in TALKS:
            tie_log(connection, who, kept, now)
    told = keep_facts(connection, who, client, facts, now, of=kept)
    return Logged(
        kept,
        actions,
        facts=told.new,
        known_facts=told.known,
        unknown=list_unknown(connection, who, kept),
    )


def keep_step(
    connection: Connection,
    who: Member,
    client: Client,
    step: NextStep,
    now: datetime,
    *,
    of: Interaction | None = None,
    in_confidence: bool = False,
) -> NextAction:
    """Store a next action of the author's own; it inherits the privacy of its interaction."""
    in_confidence = in_confidence or bool(of and of.in_confidence)
    action = NextAction(
        id=new_id(),
        workspace_id=who.workspace_id,
        client_id=client.id,
        client_name=client.name,
        owner_id=who.user_id,
        text=step.text,
        due_on=step.due_on,
        is_promise=step.is_promise,
        state=ActionState.OPEN,
        in_confidence=in_confidence,
        interaction_id=of.id if of else None,
        wanted_promise=step.wanted_promise,
        owner_name=who.name,
        author_id=who.user_id,
        first_due_on=step.due_on if step.is_promise else None,
        series=step.series,
    )
    next_actions.add_next_action(
        connection,
        action,
        author_id=who.user_id,
        confided_to_id=client.owner_id if in_confidence else None,
        created_at=now,
        next_card_on=first_card_on(step.due_on, who, is_promise=step.is_promise),
    )
    return action


def reset_warmth(
    connection: Connection, client: Client, tz: str, happened_at: datetime, now: datetime
) -> None:
    """A contact took place: count from it and close open cards, unless a later one is known."""
    if client.last_contact_at and happened_at <= client.last_contact_at:
        return
    count_from(connection, client, tz, happened_at)
    closed = cards.close_cold_cards(
        connection, client.workspace_id, client.id, outcome="Contact logged", now=now
    )
    deliveries.mark_stale(connection, client.workspace_id, closed)


def count_from(connection: Connection, client: Client, tz: str, latest: datetime | None) -> None:
    """Store the last contact and the day the client's next card is due by it."""
    fresh = replace(client, last_contact_at=latest)
    clients.change_client(
        connection,
        client.workspace_id,
        client.id,
        last_contact_at=latest,
        going_cold_on=fresh.going_cold_on(tz),
        next_card_on=fresh.first_card_on(tz),
        times_unanswered=0,
        spread_on=None,
    )


def _interaction(who: Member, client: Client, new: NewInteraction, now: datetime) -> Interaction:
    return Interaction(
        id=new_id(),
        workspace_id=who.workspace_id,
        client_id=client.id,
        client_name=client.name,
        author_id=who.user_id,
        author_name=who.name,
        kind=new.kind,
        is_contact=new.counts,
        happened_at=new.happened_at.astimezone(UTC),
        created_at=now,
        minutes=new.minutes,
        people=new.people,
        topic=new.topic,
        summary=new.summary,
        in_confidence=new.in_confidence,
        needs_no_next=new.needs_no_next,
        permalink=new.permalink,
    )
