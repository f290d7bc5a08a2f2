"""Planned talks as they are shown: in words, on the card, and in their messages."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.deliveries import DeliveryKind
from domain.prep_fields import PrepFields, PrepForm
from domain.prep_notice import PrepNotice
from domain.preps import PrepState
from domain.rates import Rates
from domain.records import Kind
from tests.views.facts import A_DAY, NOW, a_card, a_member, a_prep
from tests.views.gallery_home import a_home
from tests.views.seen import field, find, labels, says, texts
from tests.views.typed import Words
from views import ids
from views.client_card import build_client_card
from views.home import build_home
from views.message import Message
from views.prep_form import build_prep_form
from views.prep_message import build_prep_message
from views.prep_words import prep_in_words, remind_in_words, talk_in_words
from views.preps import build_prep_reply

WHO = a_member()


def message(
    kind: DeliveryKind = DeliveryKind.PREP,
    *,
    is_latest: bool = True,
    **changes: Any,  # noqa: ANN401 - any field
) -> Message:
    return build_prep_message(PrepNotice(kind, a_prep(**changes), is_latest), WHO, NOW)


def test_a_talk_in_words() -> None:
    assert talk_in_words(a_prep()) == "call with Dana"
    assert talk_in_words(a_prep(), names_client=True) == "call with Dana at *Acme*"
    assert talk_in_words(a_prep(people=()), names_client=True) == "call with *Acme*"
    assert talk_in_words(a_prep(people=(), kind=Kind.MEETING)) == "meeting"


def test_a_plan_says_when_how_long_and_how_much_is_on_the_agenda() -> None:
    prep = a_prep(minutes=90)
    assert prep_in_words(prep, WHO, NOW) == (
        "call with Dana, *today 10:00* · 1 h 30 min · 2 agenda lines"
    )
    assert prep_in_words(a_prep(agenda=()), WHO, NOW).endswith("· no agenda yet")


def test_said_elsewhere_the_hour_there_stands_beside_ones_own() -> None:
    prep = a_prep(starts_tz="Asia/Tokyo")
    assert "*today 10:00 (19:00 in Asia/Tokyo)*" in prep_in_words(prep, WHO, NOW)
    same = a_prep(starts_tz="Africa/Abidjan")
    assert "Abidjan" not in prep_in_words(same, WHO, NOW)


def test_in_confidence_only_the_hour_is_told() -> None:
    hidden = a_prep(
        people=(), agenda=(), is_hidden=True, in_confidence=True, owner_id="U2", owner_name="Raj"
    )
    assert prep_in_words(hidden, WHO, NOW) == "call, *today 10:00* · in confidence · Raj"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(10, "10 minutes before"), (60, "1 hour before"), (1440, "1 day before"), (None, "")],
)
def test_how_long_before_the_brief_comes(minutes: int | None, said: str) -> None:
    assert remind_in_words(minutes) == said


def test_the_card_has_what_is_planned_with_edit_and_cancel() -> None:
    card = replace(a_card(), preps=(a_prep(),))
    drawn = build_client_card(card, WHO, NOW)
    assert "Planned: call with Dana, *today 10:00* · 2 agenda lines" in texts(drawn)
    assert {"Edit", "Cancel"} <= set(labels(drawn))
    assert find(drawn, "Cancel")["value"] == "0" * 32


def test_one_that_has_begun_is_logged_or_did_not_happen() -> None:
    card = replace(a_card(), preps=(a_prep(starts_at=NOW - A_DAY),))
    drawn = build_client_card(card, WHO, NOW)
    assert "Was planned: call with Dana" in says(drawn)
    assert "It didn't happen" in labels(drawn)


def test_a_colleagues_plan_has_no_buttons() -> None:
    card = replace(a_card(), preps=(a_prep(is_changeable=False),))
    assert "Cancel" not in labels(build_client_card(card, WHO, NOW))


def test_a_cancelled_one_can_be_brought_back_while_it_lies_ahead() -> None:
    gone = a_prep(state=PrepState.CANCELLED, closed_at=NOW)
    reply = build_prep_reply(gone, WHO, NOW)
    assert texts(reply)[0].startswith("Cancelled: call with Dana at *Acme*")
    assert labels(reply) == ["Undo"]
    assert labels(build_prep_reply(gone, WHO, NOW + A_DAY)) == []


def test_the_reply_says_when_the_brief_comes_and_who_reads_it() -> None:
    assert "The brief comes 30 minutes before." in says(build_prep_reply(a_prep(), WHO, NOW))
    closed = a_prep(remind_minutes=None, in_confidence=True)
    drawn = build_prep_reply(closed, WHO, NOW)
    assert "No brief comes before it." in says(drawn)
    assert "only you and the client's owner" in says(drawn)
    assert labels(drawn) == ["Edit", "Undo"]


def test_the_brief_begins_with_the_talk_and_its_agenda() -> None:
    drawn = message()
    assert drawn.text == "Coming up: call with Dana at *Acme*, today 10:00"
    assert texts(drawn)[1] == "*Agenda*\n1. Q3 roadmap\n2. Who signs?"
    assert labels(drawn) == ["Edit", "Log it", "Cancel"]
    assert "No agenda is set yet" in says(message(agenda=()))


def test_a_brief_that_comes_late_says_so() -> None:
    late = message(starts_at=NOW - timedelta(minutes=5))
    assert late.text.startswith("It began: call with Dana")


def test_a_brief_of_another_hour_says_that_it_was_moved() -> None:
    drawn = message(is_latest=False)
    assert texts(drawn) == ["Moved: call with Dana at *Acme*, *today 10:00* · 2 agenda lines"]
    assert labels(drawn) == []


def test_the_question_offers_all_that_may_have_been() -> None:
    drawn = message(DeliveryKind.HOW_IT_WENT, state=PrepState.ASKED)
    assert labels(drawn) == ["Log it", "It didn't happen", "Later"]
    later = message(DeliveryKind.HOW_IT_WENT, state=PrepState.ASKED, due_at=NOW + A_DAY)
    assert "I ask again *tomorrow 09:30*." in says(later)
    assert labels(later) == ["Log it", "It didn't happen"]


@pytest.mark.parametrize("kind", [DeliveryKind.PREP, DeliveryKind.HOW_IT_WENT])
def test_what_was_logged_is_said_and_asks_nothing(kind: DeliveryKind) -> None:
    drawn = message(kind, state=PrepState.LOGGED)
    assert texts(drawn)[0].startswith("Logged: call with Dana at *Acme*")
    assert labels(drawn) == []


def test_what_did_not_happen_can_be_planned_again() -> None:
    drawn = message(DeliveryKind.HOW_IT_WENT, state=PrepState.CANCELLED, closed_at=NOW)
    assert labels(drawn) == ["Undo", "Plan it again"]


def test_a_plan_that_is_another_ones_by_now_tells_nothing() -> None:
    drawn = build_prep_message(PrepNotice(DeliveryKind.PREP, None, is_latest=False), WHO, NOW)
    assert texts(drawn) == ["This plan is no longer there, or is somebody else's by now."]


def test_the_form_is_filled_in_with_the_plan() -> None:
    fields = PrepFields(on=NOW.date(), at=NOW.time(), people=("Dana",), agenda="one\ntwo")
    view = build_prep_form(PrepForm("c1", "Acme", fields, "p1"), {"where": "prep_card"})
    assert view["title"]["text"] == "Edit this plan"
    assert field(view, ids.WHEN)["element"]["initial_date"] == "2026-03-10"
    assert field(view, ids.AT)["element"]["initial_time"] == "09:30"
    assert field(view, ids.AGENDA)["element"]["initial_value"] == "one\ntwo"
    assert field(view, ids.REMIND)["element"]["initial_option"]["value"] == "30"
    people = next(one for one in view["blocks"] if one.get("block_id") == f"{ids.PEOPLE}:0:c1")
    assert [one["value"] for one in people["element"]["initial_options"]] == ["Dana"]


def test_a_long_agenda_takes_several_inputs_and_no_word_is_lost() -> None:
    agenda = "word " * 1_400
    view = build_prep_form(PrepForm("c1", "Acme", PrepFields(agenda=agenda)), {})
    parts = [
        field(view, ids.AGENDA),
        field(view, f"{ids.AGENDA}:1"),
        field(view, f"{ids.AGENDA}:2"),
    ]
    assert "".join(part["element"]["initial_value"] for part in parts) == agenda


def test_home_has_the_rates_in_one_line_and_nothing_where_nothing_counts() -> None:
    words = Words()
    page = replace(a_home(words), coming=(a_prep(),), rates=Rates(4, 3, 5, 5))
    said = says(build_home(page, NOW))
    assert "Last 90 days: *75 %* of 4 talks with an agenda, *100 %* of 5 contacts" in said
    assert "call with Dana at *Acme*, *today 10:00*" in said
    assert "Last 90 days" not in says(build_home(a_home(words), NOW))
