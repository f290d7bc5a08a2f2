"""Every view once, in each of its states: drawn with any names and texts, of any number."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from typing import Any

from domain.client_card import NotKnown, NudgeStatus, OpenWork
from domain.deliveries import Callable, CardState, NudgeCard
from domain.line_client import KnownName
from domain.line_readings import Reading
from domain.nudge_cards import MAX_CARDS
from domain.outcomes import Asked, Planned, Settled, Suggestion, TakenBack
from domain.records import ActionState, DraftReason, Topic
from domain.recurrence import Recurrence, Series
from domain.warmth import read_warmth
from tests.views import (
    gallery_clients,
    gallery_dates,
    gallery_home,
    gallery_log_form,
    gallery_memory,
    gallery_moving,
    gallery_plans,
    gallery_preps,
)
from tests.views.facts import (
    A_DAY,
    NOW,
    TODAY,
    a_card,
    a_client,
    a_logged,
    a_member,
    a_nudge,
    a_nudge_card,
    a_warmth,
    an_action,
    an_interaction,
    an_owed_card,
    asked,
)
from tests.views.typed import Words
from views import (
    client_added,
    client_card,
    draft_question,
    forms,
    guide,
    log_reply,
    nudge_message,
    nudge_status,
    open_work,
)
from views.message import Message
from views.next_list import Said, say_closed
from views.note_reply import build_note_kept
from views.outcome import build_outcome

Drawn = Iterator[tuple[str, Message]]
Views = Iterator[tuple[str, dict[str, Any]]]


def draw_messages(words: Words) -> Drawn:
    """Each message with a name that tells which it is."""
    yield from _logs(words)
    yield from _questions(words)
    yield from _clients(words)
    yield from _nudges(words)
    yield from _fixed()
    yield from gallery_home.draw_messages(words)
    yield from gallery_clients.draw_messages(words)
    yield from gallery_plans.draw_messages(words)
    yield from gallery_moving.draw_messages(words)
    yield from gallery_memory.draw_messages(words)
    yield from gallery_dates.draw_messages(words)
    yield from gallery_preps.draw_messages(words)


def draw_views(words: Words) -> Views:
    name, text = words.name, words.text
    url = {"response_url": "https://hooks.slack.com/actions/T1/1/" + "x" * 24}
    known = KnownName("0" * 32, name, name)
    yield "new client of a line", forms.build_create_client(name, "U1", url, line=text)
    yield "new client", forms.build_create_client(name, "U1", url)
    yield "next action", forms.build_add_next(name, url)
    yield "note", forms.build_note(text, known, None, url)
    yield "note of an unknown author", forms.build_note(text, None, name, url)
    yield "notice", forms.build_notice("Not saved", text or "x")
    yield from gallery_home.draw_views(words)
    yield from gallery_clients.draw_views(words)
    yield from gallery_plans.draw_views(words)
    yield from gallery_moving.draw_views(words)
    yield from gallery_log_form.draw_views(words)
    yield from gallery_memory.draw_views(words)
    yield from gallery_dates.draw_views(words)
    yield from gallery_preps.draw_views(words)


def _logs(words: Words) -> Drawn:
    who = a_member()
    steps = tuple(
        an_action(words.text, place, wanted_promise=place % 2 == 0, due_on=None)
        for place in range(words.many)
    )
    full = a_logged(
        *steps,
        client_name=words.name,
        summary=words.text,
        people=(words.name,) * words.many,
        minutes=90,
        topic=Topic.MIXED,
        in_confidence=True,
        happened_at=NOW - A_DAY,
    )
    other = KnownName("1" * 32, words.name, words.name)
    known = replace(full, other=other, other_end=9, client_added=a_client(words.name))
    yield "logged in full", build_outcome(known, who, NOW)
    yield "logged as it is", build_outcome(a_logged(client_name=words.name), who, NOW)
    yield "logged, none needed", build_outcome(a_logged(needs_no_next=True), who, NOW)
    yield "logged long ago", build_outcome(a_logged(), who, NOW + A_DAY)
    promise = an_action(words.text, is_promise=True)
    yield "logged with a promise", build_outcome(a_logged(promise), who, NOW)
    again = [
        replace(one, due_on=NOW.date(), series=Series(Recurrence.of("3m"), NOW.date()))
        for one in steps
    ]
    yield "logged what comes again", build_outcome(replace(known, steps=tuple(again)), who, NOW)
    yield "note kept", build_note_kept(known, who, NOW, was_kept_before=False)
    yield "note kept before", build_note_kept(known, who, NOW, was_kept_before=True)
    yield "undone", build_outcome(TakenBack(words.name, words.text), who, NOW)
    planned = Planned(an_action(words.text, client_name=words.name))
    yield "planned", build_outcome(planned, who, NOW)
    yield "undone before", log_reply.build_undone_before()
    yield "settled", build_outcome(Settled(), who, NOW)


def ask_all(words: Words) -> list[Asked]:
    """A question of each kind."""
    places = range(min(3, words.many))
    suggestions = tuple(Suggestion(f"{place:032x}", words.name, 4) for place in places)
    readings = tuple(Reading(words.name, 4 + place) for place in places)
    unknown = asked(text=words.text, suggestions=suggestions, readings=readings)
    mark = words.text or "!prviate"
    return [
        unknown,
        replace(unknown, suggestions=()),
        asked(text=words.text, place=1),
        asked(DraftReason.FUTURE, words.text, 2, happened_at=NOW + 3 * A_DAY),
        asked(DraftReason.PRIVACY, words.text, 3, unclear_mark=mark),
        asked(DraftReason.DUPLICATE, words.text, 4),
        asked(DraftReason.NOTE, words.text, 5),
        asked(DraftReason.FORM, words.text, 6),
    ]


def _questions(words: Words) -> Drawn:
    who = a_member()
    for one in ask_all(words):
        yield f"asked: {one.draft.reason.value}", build_outcome(one, who, NOW)
    first = ask_all(words)[0]
    drafts = [replace(first, draft=replace(first.draft, id=f"{place:032x}")) for place in range(10)]
    yield "drafts", draft_question.build_drafts(drafts[: words.many], who, NOW)
    yield "drafts of each kind", draft_question.build_drafts(ask_all(words)[1:], who, NOW)
    yield "discarded", draft_question.build_discarded(words.text)


def _done(words: Words) -> Said:
    return say_closed(replace(an_action(words.text), id="f" * 32, state=ActionState.DONE))


def _clients(words: Words) -> Drawn:
    who, many = a_member(), range(words.many)
    actions = tuple(
        an_action(words.text, place, due_on=TODAY - A_DAY, client_name=words.name) for place in many
    )
    last = an_interaction(
        author_name=words.name, people=(words.name,) * words.many, summary=words.text
    )
    hidden = replace(last, is_hidden=True, summary="", in_confidence=True)
    card = a_card(*(last,) * min(4, words.many), hidden, actions=actions, name=words.name)
    yield "card", client_card.build_client_card(card, who, NOW)
    yield "card, one done", client_card.build_client_card(card, who, NOW, said=_done(words))
    yield "card of a new client", client_card.build_client_card(a_card(name=words.name), who, NOW)
    closest = tuple(KnownName(f"{place:032x}", words.name, words.name) for place in range(3))
    yield "not known", client_added.build_not_known(NotKnown(words.text or "x", closest))
    yield "not known at all", client_added.build_not_known(NotKnown(words.text or "x", ()))
    own = [a_warmth(words.name, place) for place in many]
    yield "open work", open_work.build_open_work(OpenWork(actions, tuple(own), TODAY), "Open:")
    added = a_client(words.name)
    reading = read_warmth(TODAY, TODAY, 30)
    yield "added", client_added.build_added(added, reading, words.name)


def _owed(words: Words, position: int, **changes: Any) -> NudgeCard:  # noqa: ANN401 - any field
    call = Callable(words.name, "+49-30-901820")
    return an_owed_card(position, words.text, client_name=words.name, call=call, **changes)


def _cold(words: Words, position: int, **changes: Any) -> NudgeCard:  # noqa: ANN401
    return a_nudge_card(position, client_name=words.name, looser_days=365, **changes)


def _nudges(words: Words) -> Drawn:
    places = range(min(MAX_CARDS, words.many))
    rest: dict[str, Any] = {"left_over": 60, "spread": 53, "spread_over_days": 14}
    owed = a_nudge(*(_owed(words, place) for place in places), **rest)
    yield "nudge of what is owed", nudge_message.build_nudge(owed, NOW)
    mixed = [_owed(words, place) for place in places[:3]]
    mixed += [_cold(words, place) for place in places[3:]]
    yield "nudge", nudge_message.build_nudge(a_nudge(*mixed, is_welcome=True, **rest), NOW)
    for state in CardState:
        done = {"state": state, "outcome": words.text or None, "handled_at": NOW}
        cards = [_owed(words, 0, **done), _cold(words, 1, **done)]
        yield f"nudge, {state.value}", nudge_message.build_nudge(a_nudge(*cards), NOW)


def _fixed() -> Drawn:
    """What shows nothing that people typed."""
    who = a_member(nudge_time=time(8, 30), paused_until_on=TODAY + A_DAY)
    yield "guide", guide.build_guide()
    yield "logcall help", guide.build_logcall_help()
    yield "client help", guide.build_client_help()
    yield "nudge help", guide.build_nudge_help()
    yield "welcome", guide.welcome_message()
    yield "no drafts", draft_question.build_drafts([], who, NOW)
    status = NudgeStatus(who, NOW - A_DAY, None)
    yield "status", nudge_status.build_nudge_status(status, NOW)
    yield "status, changed", nudge_status.build_nudge_status(status, NOW, "From now on at *08:30*.")
    yield "missed", nudge_status.build_missed(NOW - 3 * A_DAY, NOW, who)
