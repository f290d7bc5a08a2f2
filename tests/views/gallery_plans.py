"""Lists of clients, what a member owes by day, the answers to `/next`, and their forms."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from domain.client_card import ClientWarmth
from domain.client_lists import PAGE, ClientListing, ClientPage, ListedClient, Only, Sort, Whose
from domain.next_groups import PAGE as NEXT_PAGE
from domain.next_groups import NextPage, When
from domain.plans import ForClient, PlanGone, PlanKept, WhichClient, WhoMayRead
from domain.records import ActionState, Visibility
from domain.recurrence import Recurrence, Series
from tests.views.facts import A_DAY, NOW, TODAY, a_client, an_action
from tests.views.typed import Words
from views import action_forms, client_list, next_list, plan_reply
from views.message import Message

_DUE = (TODAY - A_DAY, TODAY, TODAY + A_DAY, TODAY + 60 * A_DAY, None)


def a_listed(words: Words, place: int, **changes: Any) -> ListedClient:  # noqa: ANN401
    client = a_client(words.name, place, **changes)
    return ListedClient(ClientWarmth(client, client.warmth("UTC", NOW)), words.name)


def a_list(words: Words, asked: ClientListing, **changes: Any) -> ClientPage:  # noqa: ANN401
    shown = min(PAGE, words.many)
    rows = tuple(a_listed(words, place, **changes) for place in range(shown))
    total = words.many if asked.is_read_whole else None
    return ClientPage(asked, rows, words.many > PAGE, total, TODAY)


def a_next_page(words: Words, page: int = 0) -> NextPage:
    shown = range(min(NEXT_PAGE, words.many))
    actions = tuple(
        an_action(words.text, place, client_name=words.name, due_on=_DUE[place * 5 // NEXT_PAGE])
        for place in shown
    )
    counts = dict.fromkeys(When, words.many // len(When))
    counts[When.LATE] = words.many - 4 * (words.many // len(When))
    return NextPage(actions, page, counts, TODAY)


def draw_messages(words: Words) -> Iterator[tuple[str, Message]]:
    for whose in Whose:
        for only in Only:
            asked = ClientListing(whose, only, Sort.NAME, 0)
            yield f"clients: {asked}", client_list.build_client_list(a_list(words, asked))
    second = ClientListing(Whose.ALL, page=1)
    paused = {"paused_until_on": TODAY + A_DAY, "visibility": Visibility.PRIVATE}
    yield "clients: paused", client_list.build_client_list(a_list(words, second, **paused))
    former = a_list(words, ClientListing(Whose.ALL, Only.FORMER), former_on=TODAY)
    yield "clients: former", client_list.build_client_list(former)
    empty = ClientPage(second, (), has_more=False, total=None, today=TODAY)
    yield "clients: an empty page", client_list.build_client_list(empty)
    yield from _owed(words)
    yield from _plans(words)


def _owed(words: Words) -> Iterator[tuple[str, Message]]:
    action = an_action(words.text, client_name=words.name)
    done = next_list.say_closed(replace(action, state=ActionState.DONE))
    yield "owed", next_list.build_next_list(a_next_page(words))
    yield "owed, one done", next_list.build_next_list(a_next_page(words, 1), done)
    nothing = NextPage((), 0, dict.fromkeys(When, 0), TODAY)
    yield "owed, nothing", next_list.build_next_list(nothing, done)
    yield "next help", next_list.build_next_help()
    for state in ActionState:
        closed = next_list.say_closed(replace(action, state=state))
        yield f"said, {state}", next_list.build_said(closed)
    hidden = replace(action, text="", is_hidden=True, in_confidence=True)
    yield "said, hidden", next_list.build_said(next_list.Said(hidden, "Now with Ben"))


def _plans(words: Words) -> Iterator[tuple[str, Message]]:
    action = an_action(words.text, client_name=words.name, in_confidence=True)
    for name, one in (
        ("kept", action),
        ("promised", replace(action, is_promise=True)),
        ("without a day", replace(action, due_on=None, wanted_promise=True)),
        ("closed", replace(action, due_on=None, state=ActionState.DROPPED)),
    ):
        yield f"plan {name}", plan_reply.build_plan(PlanKept(one, can_undo=True), TODAY)
        again = replace(one, series=Series(Recurrence.of("3m"), TODAY), due_on=TODAY)
        yield f"plan {name} again", plan_reply.build_plan(PlanKept(again, can_undo=True), TODAY)
    yield "plan undone", plan_reply.build_plan(PlanGone(action), TODAY)
    yield "plan undone before", plan_reply.build_plan(PlanGone(), TODAY)
    some = range(min(3, words.many))
    known = tuple(ForClient(words.name, words.text, f"{place:032x}") for place in some)
    new = tuple(ForClient(words.name, words.text) for _ in some[:2])
    which = WhichClient(words.text or "x", known, new)
    yield "plan for whom", plan_reply.build_plan(which, TODAY)
    asked = WhoMayRead("0" * 32, words.name, words.text or "x", words.text or "!prviate")
    yield "plan, who may read", plan_reply.build_plan(asked, TODAY)


def draw_views(words: Words) -> Iterator[tuple[str, dict[str, Any]]]:
    kept = {"where": f"card:{'0' * 32}", "response_url": "https://hooks.slack.com/" + "x" * 60}
    action = an_action(words.text, client_name=words.name, is_promise=True)
    yield "next action of a client", action_forms.build_client_next(words.name, "U1", kept)
    yield "edit next action", action_forms.build_edit_next(action, kept)
    yield "reassign", action_forms.build_reassign(action, kept)
    yield "drop", action_forms.build_drop(action, kept)
    planned = action_forms.build_plan_client(words.name, words.text, "U1", kept)
    yield "new client for a next action", planned
