"""The Home tab, and what is told to a new owner."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from domain.client_card import Handed
from domain.client_dates import OpenDate
from domain.client_lists import ClientListing, Whose
from domain.deliveries import Nudge
from domain.home import Coverage, HomePage
from domain.next_groups import PAGE as NEXT_PAGE
from domain.next_groups import NextPage, When
from domain.nudge_cards import MAX_CARDS
from tests.views.facts import (
    A_DAY,
    NOW,
    TODAY,
    a_card,
    a_member,
    a_nudge,
    a_nudge_card,
    a_warmth,
    an_action,
)
from tests.views.gallery_plans import a_list
from tests.views.typed import Words
from views import client_card
from views.handed import build_handed
from views.home import build_home
from views.message import Message
from views.nudge_form import build_nudge_form


def draw_messages(words: Words) -> Iterator[tuple[str, Message]]:
    some = range(min(10, words.many))
    handed = Handed(
        by_name=words.name,
        clients=tuple(a_warmth(words.name, place) for place in some),
        actions=tuple(an_action(words.text, place, client_name=words.name) for place in some),
        client_count=words.many,
        action_count=words.many,
    )
    yield "handed over", build_handed(handed, TODAY)


def draw_views(words: Words) -> Iterator[tuple[str, dict[str, Any]]]:
    actions = tuple(an_action(words.text, place) for place in range(words.many))
    card = a_card(actions=actions, name=words.name)
    yield "card as a form", client_card.build_client_view(card, a_member(), NOW)
    who = a_member(paused_until_on=TODAY + A_DAY, stand_in_id="U2")
    yield "nudge settings", build_nudge_form(who, TODAY, {"home": ""})
    cards = [
        a_nudge_card(place, client_name=words.name, looser_days=365)
        for place in range(min(MAX_CARDS, words.many))
    ]
    for kind, page in (
        ("before the nudge", a_home(words)),
        ("after the nudge", a_home(words, nudge=a_nudge(*cards))),
        ("of a new member", a_home(replace(words, many=0))),
    ):
        yield f"home {kind}", build_home(page, NOW)


def a_home(words: Words, nudge: Nudge | None = None) -> HomePage:
    actions = tuple(
        an_action(words.text, place, client_name=words.name) for place in range(words.many)
    )
    cold = tuple(a_warmth(words.name, place) for place in range(min(5, words.many)))
    return HomePage(
        who=a_member(paused_until_on=TODAY + A_DAY, is_admin=True),
        today=TODAY,
        nudge=nudge,
        cold=() if nudge else cold,
        cold_count=words.many,
        clients=a_list(words, ClientListing(Whose.ALL)),
        coverage=Coverage(words.many, words.many // 2),
        actions=NextPage(actions[:NEXT_PAGE], 0, {When.LATE: words.many}, TODAY),
        draft_count=words.many,
        has_logged=words.many > 0,
        next_nudge_at=NOW + A_DAY,
        stand_in_name=words.name,
        dates=tuple(
            OpenDate("0" * 32, words.name, f"{words.name}'s birthday", "Birthday today", TODAY)
            for _ in range(words.many)
        ),
    )
