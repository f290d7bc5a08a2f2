"""What the client's memory shows: people, facts, and the audit trail."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

from domain.audit import PAGE, AuditEntry, AuditPage, What
from domain.brief import Brief, BriefWarning, Lack
from domain.client_card import NotKnown
from domain.client_dates import ComingDate
from domain.facts import Fact, FactPage, FactRow
from domain.forget import ClientForgetting, PersonForgetting
from domain.found import Found, FoundClient, FoundKind, FoundThing
from domain.important_dates import DateKind
from domain.line_client import KnownName
from domain.merge import MergeCounts
from domain.people import PeoplePage, Person
from domain.person_merge import FILLED, PeopleMerged, PeopleMergePreview
from domain.promises import Fate, Move, Promise, PromisePage, PromiseRecord
from domain.records import Visibility
from domain.search_words import read_search
from tests.views.facts import (
    A_DAY,
    NOW,
    TODAY,
    a_card,
    a_client,
    a_fact,
    a_logged,
    a_member,
    a_person,
    a_warmth,
    an_action,
    an_interaction,
)
from tests.views.typed import Words
from views import brief as views_brief
from views import client_added, client_card, found, ids, person_form
from views import facts as views_facts
from views import forget as views_forget
from views import people as views_people
from views.audit import build_audit
from views.message import Message
from views.outcome import build_outcome
from views.promises import build_promises

PLACE = {"client": "0" * 32, "person": "1" * 32, "people": "V" * 20, "shown": "x" * 16}


def people(words: Words) -> tuple[Person, ...]:
    """As many as there are, every other one gone."""
    return tuple(
        a_person(
            words.name,
            place,
            title=words.name,
            went_to=words.name,
            came_from=words.name,
            left_on=TODAY if place % 2 else None,
        )
        for place in range(min(15, words.many))
    )


def _people(words: Words) -> Iterator[tuple[str, dict[str, Any]]]:
    page = PeoplePage("0" * 32, words.name, people(words), 1, has_more=True, total=words.many)
    yield "people", views_people.build_people(page, TODAY, PLACE)
    one = a_person(words.name, title=words.name, also=(words.name,), slack_user_id="U7")
    yield "new person", person_form.build_person_form(None, PLACE)
    yield "person", person_form.build_person_form(one, PLACE)
    yield "moving a person", person_form.build_move_person(one, PLACE)
    yield "choosing a person", person_form.build_choose_person(one, PLACE)
    yield "removing a person", views_people.build_remove_person(one, PLACE)
    many = tuple(f"{words.name} {place}" for place in range(words.many))
    told = PersonForgetting(one, words.name, words.many, words.many, many, many[:3])
    yield "forgetting someone", views_forget.build_forget_person(told, PLACE)
    counts = MergeCounts(*[words.many] * 6)
    yield (
        "forgetting a client",
        views_forget.build_forget_client(ClientForgetting(a_client(words.name), counts), PLACE),
    )
    names = (words.name,) * words.many
    every = tuple(FILLED.values())
    preview = PeopleMergePreview(one, one, words.name, every, every, names)
    yield "merging people", views_people.build_merge_people_preview(preview, PLACE)


def facts(words: Words) -> tuple[Fact, ...]:
    """As many as a page has, each with all there is to say of it."""
    return tuple(
        a_fact(
            words.text or "x",
            place,
            person_name=words.name,
            author_name=words.name,
            ask_after_on=TODAY + (place - 1) * A_DAY,
            in_confidence=True,
        )
        for place in range(min(12, words.many))
    )


def _facts(words: Words) -> Iterator[tuple[str, dict[str, Any]]]:
    rows = tuple(FactRow(one, True, closed_to=words.name) for one in facts(words))
    page = FactPage("0" * 32, words.name, rows, 1, has_more=True)
    yield "facts", views_facts.build_facts(page, a_member(), TODAY, PLACE)
    client, at = a_client(words.name), people(words) * (1 + words.many // 8)
    one = a_fact(words.text[:3000] or "x", in_confidence=True, ask_after_on=TODAY)
    yield "new fact", views_facts.build_fact_form(client, at, None, PLACE)
    yield "removing a fact", views_facts.build_remove_fact(one, TODAY, PLACE)
    yield "opening a fact", views_facts.build_let_read_fact(one, TODAY, PLACE)
    yield "fact", views_facts.build_fact_form(client, at, one, PLACE)


def full_promises(words: Words) -> PromisePage:
    """A page as long as it gets, each moved often."""
    days = [TODAY + place * 500 * A_DAY for place in range(8)]
    moves = tuple(Move(one, other, other) for one, other in pairwise(days))
    rows = tuple(
        Promise(
            an_action(words.text, place, is_promise=True, due_on=days[-1], owner_name=words.name),
            days[0],
            moves,
            Fate.BROKEN,
            days[-2],
        )
        for place in range(min(10, words.many))
    )
    record = PromiseRecord(9_999, 9_999, 9_999)
    return PromisePage("0" * 32, words.name, record, rows, 1, has_more=True)


def full_brief(words: Words) -> Brief:
    """As full as it comes: champions, contacts, next actions, facts, all of one kind."""
    one = a_warmth(words.name)
    many = range(words.many)
    told = {"client_name": words.name, "author_name": words.name, "summary": words.text}
    last = [an_interaction(people=(words.name,) * words.many, **told) for _ in many]
    steps = [an_action(words.text, place, owner_id="U2", owner_name=words.name) for place in many]
    lacks = [BriefWarning(lack, words.name, 60) for lack in Lack if lack is not Lack.NOBODY_KNOWN]
    return Brief(
        one.client,
        words.name,
        one.reading,
        TODAY,
        people(words)[:4],
        words.many,
        tuple(last[:3]),
        tuple(steps),
        facts(words)[:3],
        (ComingDate("1", TODAY, words.name, "in 7 days (Tue 17 Mar)", DateKind.EVENT),) * 2,
        PromiseRecord(8, 2, 1),
        tuple(lacks),
    )


def a_find(words: Words) -> Found:
    """Ten clients, each with two things, every word of them marked."""
    asked = read_search(words.text or words.name or "x")
    logged = an_interaction(summary=words.text, people=(words.name,), in_confidence=True)
    things = (
        FoundThing(FoundKind.INTERACTION, (words.text, words.name), interaction=logged),
        FoundThing(FoundKind.ACTION, (words.text,), action=an_action(words.text)),
        FoundThing(FoundKind.FACT, (words.text,), fact=a_fact(words.text or "x")),
        FoundThing(FoundKind.PERSON, (words.name, f"{words.name}, also {words.name}")),
        FoundThing(FoundKind.CLIENT, (words.name, words.text)),
    )
    former = replace(a_client(words.name), former_on=TODAY, visibility=Visibility.PRIVATE)
    clients = [
        FoundClient(former, (things[place % 5], things[(place + 1) % 5])) for place in range(10)
    ]
    return Found(words.text or words.name, asked, tuple(clients), has_more=True)


def draw_messages(words: Words) -> Iterator[tuple[str, Message]]:
    who = a_member()
    one = a_person(words.name)
    names = tuple(dict.fromkeys((words.name, "Dana", "Raj", "Lee", "Zoe", "Max")))
    logged = a_logged(client_name=words.name, people=names)
    logged = replace(logged, unknown=names, person_added=one)
    yield "logged with strangers", build_outcome(logged, who, NOW)
    told = facts(words)
    said = replace(a_logged(summary=words.text), facts=told, known_facts=told[:3])
    yield "logged with facts", build_outcome(said, who, NOW)
    steps = tuple(an_action(words.text, place) for place in range(words.many))
    yield "logged with everything", build_outcome(replace(said, steps=steps), who, NOW)
    known = people(words)
    card = replace(a_card(name=words.name), people=known[:4], people_count=words.many)
    record = PromiseRecord(9_999, 9_999, 9_999)
    card = replace(card, facts=told[:3], has_more_facts=True, promises=record)
    yield "card with people", client_card.build_client_card(card, who, NOW)
    brief = full_brief(words)
    yield "brief", views_brief.build_brief(brief, who, NOW)
    nothing = Brief(brief.client, None, brief.reading, TODAY)
    yield "empty brief", views_brief.build_brief(nothing, who, NOW)
    yield "which client", views_brief.build_which_client([("0" * 32, words.name)] * 3)
    closest = NotKnown(words.text or "x", (KnownName("0" * 32, words.name, words.name),))
    yield "no brief", client_added.build_not_known(closest, ids.OPEN_BRIEF)
    yield "found", found.build_found(a_find(words), who, NOW)
    yield "client forgotten", views_forget.build_client_forgotten()
    yield "nothing found", found.build_nothing_found(words.text or words.name, closest.closest)
    yield "how to find", found.build_how_to_find()
    card_found = client_card.build_client_card(card, who, NOW)
    yield "card instead of a search", found.with_search(card_found, words.text or "x")
    yield "person moved", views_people.build_person_moved(one, words.name, one)
    for is_undone in (False, True):
        merged = PeopleMerged("c" * 32, "0" * 32, words.name, words.name, is_undone=is_undone)
        yield "people merged", views_people.build_people_merged(merged)


def draw_views(words: Words) -> Iterator[tuple[str, dict[str, Any]]]:
    who = a_member()
    detail = {"author": words.name, "from": words.name, "to": words.name, "clients": words.many}
    kinds = [*What, *What]
    entries = tuple(
        AuditEntry(
            str(place), NOW - place * A_DAY, words.name, kind, words.name, words.name, detail
        )
        for place, kind in enumerate(kinds[: min(PAGE, words.many)])
    )
    yield "brief over a card", views_brief.build_brief_view(full_brief(words), who, NOW, PLACE)
    yield from _people(words)
    yield from _facts(words)
    yield "promises", build_promises(full_promises(words), TODAY)
    for page in (0, 1):
        yield "audit trail", build_audit(AuditPage(entries, page, has_more=True), who, NOW)
