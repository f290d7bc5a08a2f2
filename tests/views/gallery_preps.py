"""Planned talks: on a card and Home, in their form, and in the messages before and after."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from domain.brief import Brief
from domain.deliveries import DeliveryKind
from domain.outcomes import PrepKept
from domain.prep_fields import PrepFields, PrepForm
from domain.prep_notice import PrepNotice
from domain.preps import Prep, PrepState
from domain.rates import Rates
from domain.records import DraftReason, Kind
from tests.views.facts import A_DAY, NOW, TODAY, a_card, a_member, a_prep, a_warmth, asked
from tests.views.gallery_home import a_home
from tests.views.gallery_memory import facts, people
from tests.views.typed import Words
from views import client_card
from views.brief import brief_blocks
from views.home import build_home
from views.message import Message
from views.outcome import build_outcome
from views.prep_form import build_prep_form
from views.prep_message import build_prep_message
from views.preps import build_prep_reply

URL = "https://hooks.slack.com/" + "x" * 90
PLACE = {"view": "V" * 20, "where": "prep_card", "response_url": URL}


def planned(words: Words, place: int = 0, **changes: Any) -> Prep:  # noqa: ANN401 - any field
    """As much as there is to say of one, said in a zone far away."""
    lines = [line for line in words.text.split("\n") if line.strip()]
    told: dict[str, Any] = {
        "client_name": words.name,
        "people": (words.name,) * words.many,
        "agenda": tuple(lines) * words.many,
        "starts_tz": "Pacific/Kiritimati",
        "minutes": 90,
        "in_confidence": True,
        "owner_id": "U2",
        "owner_name": words.name,
    }
    return a_prep(place, **(told | changes))


def every_state(words: Words) -> Iterator[Prep]:
    for place, state in enumerate(PrepState):
        yield planned(words, place, state=state, closed_at=NOW, due_at=NOW + A_DAY)
    yield planned(words, 8, starts_at=NOW - A_DAY)


def draw_messages(words: Words) -> Iterator[tuple[str, Message]]:
    who = a_member()
    warm, there = a_warmth(words.name), people(words)
    found = Brief(warm.client, words.name, warm.reading, TODAY, there, words.many)
    brief = brief_blocks(replace(found, facts=facts(words)[:3]), who, NOW)
    for prep in every_state(words):
        said = f"plan, {prep.state.value}"
        yield f"{said}, reply", build_prep_reply(prep, who, NOW)
        for kind in (DeliveryKind.PREP, DeliveryKind.HOW_IT_WENT):
            for is_latest in (True, False):
                notice = PrepNotice(kind, prep, is_latest)
                yield f"{said}, {kind.value}", build_prep_message(notice, who, NOW, brief)
    gone = PrepNotice(DeliveryKind.PREP, None, is_latest=False)
    yield "plan that is gone", build_prep_message(gone, who, NOW)
    yield "line planned", build_outcome(PrepKept(planned(words)), who, NOW)
    for has_hour in (True, False):
        told: dict[str, Any] = {"kind": Kind.CALL, "has_hour": has_hour}
        one = asked(DraftReason.FUTURE, words.text, happened_at=NOW + A_DAY, **told)
        yield f"line to come, {has_hour}", build_outcome(one, who, NOW)
    card = replace(a_card(name=words.name), preps=some(words, 3), has_more_preps=True)
    yield "card with plans", client_card.build_client_card(card, who, NOW)


def draw_views(words: Words) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "planning a call", build_prep_form(PrepForm("0" * 32, words.name, PrepFields()), PLACE)
    full = PrepFields(
        on=NOW.date(),
        at=NOW.time(),
        people=tuple(f"{words.name}{place}" for place in range(words.many)),
        duration="1h30",
        agenda=words.text,
        remind_minutes=None,
        in_confidence=True,
    )
    form = PrepForm("0" * 32, words.name, full, "1" * 32, "2" * 32, "x" * 16)
    yield "editing a plan", build_prep_form(form, PLACE)
    home = replace(
        a_home(words),
        coming=some(words, 5),
        has_more_coming=True,
        rates=Rates(words.many, words.many // 2, words.many, words.many),
    )
    yield "home with plans", build_home(home, NOW)


def some(words: Words, most: int) -> tuple[Prep, ...]:
    return tuple(planned(words, place) for place in range(min(most, words.many)))
