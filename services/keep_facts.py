"""Keeping facts inside a transaction: each once, about whom its first words name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from domain.facts import Fact, NewFact, find_person, is_same_fact, key_of
from domain.people import Called
from domain.records import Client, Interaction, Member
from services.record_reading import confided_facts, record_reading
from storage import facts, people_names
from storage.ids import new_id


@dataclass(frozen=True, slots=True)
class FactsKept:
    """What is new, and what was known in the same words before."""

    new: tuple[Fact, ...] = ()
    known: tuple[Fact, ...] = ()


def keep_facts(
    connection: Connection,
    who: Member,
    client: Client,
    said: Sequence[NewFact],
    now: datetime,
    *,
    of: Interaction | None = None,
    in_confidence: bool = False,
) -> FactsKept:
    """Store those that are new; they are as private as their interaction.

    What is known to all is not kept in confidence once more; what the author only knows in
    confidence, or may not know to be known, is kept when they say it.
    """
    if not said:
        return FactsKept()
    in_confidence = in_confidence or bool(of and of.in_confidence)
    workspace_id = who.workspace_id
    there = people_names.list_called(connection, workspace_id, client.id, viewer_id=who.user_id)
    same = facts.find_same(
        connection, workspace_id, client.id, [one.text for one in said], viewer_id=who.user_id
    )
    known: list[Fact] = []
    new: list[Fact] = []
    for one in said:
        about = _about(one, there)
        may_be = [*same.get(key_of(one.text), ()), *new]
        alike = (it for it in may_be if is_same_fact(it, one.text, about.id if about else None))
        before = next((it for it in alike if in_confidence or not it.in_confidence), None)
        if before is None:
            at = now + timedelta(microseconds=len(new))  # keeps them in the order they were told
            new.append(_fact(who, client, one, about, at, of, in_confidence=in_confidence))
        elif before not in new:
            known.append(_told_again(connection, before, one, of))
    record_reading(connection, who, confided_facts(who, known), now)
    facts.add_facts(connection, new, confided_to_id=client.owner_id)
    return FactsKept(tuple(new), tuple(known))


def _about(one: NewFact, there: Sequence[Called]) -> Called | None:
    chosen = next((person for person in there if person.id == one.person_id), None)
    return chosen or find_person(one.text, there)


def _told_again(connection: Connection, before: Fact, one: NewFact, of: Interaction | None) -> Fact:
    """A new day to ask is taken over; and it no longer goes with the log that told it first."""
    after = replace(before, ask_after_on=one.ask_after_on or before.ask_after_on)
    if of and before.interaction_id not in {None, of.id}:
        after = replace(after, interaction_id=None)
    if after != before:
        facts.change_fact(connection, after, interaction_id=after.interaction_id)
    return after


def _fact(
    who: Member,
    client: Client,
    one: NewFact,
    about: Called | None,
    now: datetime,
    of: Interaction | None,
    *,
    in_confidence: bool,
) -> Fact:
    return Fact(
        id=new_id(),
        workspace_id=who.workspace_id,
        client_id=client.id,
        client_name=client.name,
        text=one.text,
        author_id=who.user_id,
        author_name=who.name,
        created_at=now,
        kind=one.kind,
        ask_after_on=one.ask_after_on,
        person_id=about.id if about else None,
        person_name=about.name if about else "",
        in_confidence=in_confidence,
        interaction_id=of.id if of else None,
        reader_ids=tuple(filter(None, (who.user_id, client.owner_id))) if in_confidence else (),
    )
