"""What is shown of important dates: lists, forms, cards, what is open."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from domain.client_card import ClientWarmth, OpenWork
from domain.client_dates import ComingDate, DateForm, DatePage, DateRow, KnownDate, OpenDate
from domain.important_dates import DateKind, ImportantDate
from domain.nudge_cards import MAX_CARDS, Lane
from domain.records import NextAction
from tests.views.facts import (
    A_DAY,
    NOW,
    TODAY,
    a_card,
    a_client,
    a_member,
    a_nudge,
    a_nudge_card,
    a_person,
    a_warmth,
    an_action,
)
from tests.views.typed import Words
from views import date_form, dates
from views.client_card import build_client_card
from views.message import Message
from views.nudge_message import build_nudge
from views.open_work import build_open_work

PLACE = {"client": "0" * 32, "dates": "V" * 20, "shown": "x" * 16}
LADDER = (366, 300, 200, 100, 90, 60, 30, -366)


def a_date(words: Words, place: int = 0, kind: DateKind | None = None) -> KnownDate:
    """Each of another kind, with all there is to say of it."""
    kinds = list(DateKind)
    kind = kind or kinds[place % len(kinds)]
    day = TODAY + (place - 1) * A_DAY
    rule = ImportantDate(
        kind,
        day.month,
        day.day,
        1990,
        is_yearly=place % 2 == 0,
        lasts_days=1 if kind is DateKind.BIRTHDAY else 366,
        notice_days=0 if kind is DateKind.BIRTHDAY else 366,
        ladder=LADDER,
    )
    label = " ".join(words.text.split())[:120]
    return KnownDate(f"{place:032x}", "T1", "0" * 32, rule, label, "1" * 32, words.name, words.name)


def coming(words: Words) -> tuple[ComingDate, ...]:
    when = "notice in 59 days (Wed 30 Dec 2026), renews Wed 30 Dec 2027"
    return tuple(
        ComingDate(one.id, TODAY, one.what, when, one.rule.kind)
        for one in (a_date(words, place) for place in range(min(3, words.many)))
    )


def draw_messages(words: Words) -> Iterator[tuple[str, Message]]:
    who = a_member()
    card = replace(a_card(name=words.name), dates=coming(words))
    yield "card with dates", build_client_card(card, who, NOW)
    cards = tuple(
        a_nudge_card(
            place,
            lane=Lane.BRING,
            client_name=words.name,
            date_id=f"{place:032x}",
            date_text=a_date(words, place).what,
        )
        for place in range(MAX_CARDS)
    )
    yield "nudge of dates", build_nudge(a_nudge(*cards, left_over=words.many), NOW)
    open_dates = tuple(
        OpenDate("0" * 32, words.name, a_date(words, place).what, "Birthday today", TODAY)
        for place in range(words.many)
    )
    owed: tuple[NextAction, ...] = tuple(
        an_action(words.text, place, client_name=words.name) for place in range(words.many)
    )
    cold: tuple[ClientWarmth, ...] = tuple(
        a_warmth(words.name, place) for place in range(words.many)
    )
    for name, work in (
        ("all lanes", OpenWork(owed, cold, TODAY, open_dates)),
        ("dates alone", OpenWork((), (), TODAY, open_dates)),
    ):
        yield f"open work, {name}", build_open_work(work, "This is all that is open:")


def draw_views(words: Words) -> Iterator[tuple[str, dict[str, Any]]]:
    rows = tuple(
        DateRow(a_date(words, place), TODAY if place % 3 else None)
        for place in range(min(12, words.many))
    )
    page = DatePage("0" * 32, words.name, rows, 1, has_more=True, total=words.many)
    yield "dates", dates.build_dates(page, TODAY, PLACE)
    there = tuple(a_person(words.name, place) for place in range(words.many))
    client = a_client(words.name)
    yield "new date", date_form.build_date_form(DateForm(client, there), PLACE)
    for kind in DateKind:
        one = a_date(words, 1, kind)
        yield f"date, {kind}", date_form.build_date_form(DateForm(client, there, one), PLACE)
        yield f"removing a date, {kind}", dates.build_remove_date(one, PLACE)
