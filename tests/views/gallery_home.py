"""The Home tab, and what is told to a new owner."""

from collections.abc import Iterator
from typing import Any

from domain.client_card import Handed
from tests.views.facts import NOW, TODAY, a_card, a_member, a_warmth, an_action
from tests.views.typed import Words
from views import client_card
from views.handed import build_handed
from views.message import Message


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
