from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from domain.line_client import KnownName
from domain.outcomes import Planned, TakenBack
from domain.records import ActionState, Kind, Topic
from domain.recurrence import Recurrence, Series
from tests.views.facts import (
    A_DAY,
    NOW,
    TODAY,
    a_client,
    a_logged,
    a_member,
    an_action,
)
from tests.views.seen import find, labels, says, texts
from views import ids
from views.log_reply import (
    build_already_settled,
    build_logged,
    build_planned,
    build_taken_back,
)
from views.note_reply import build_note_kept

WHO = a_member()


def test_reply_says_first_what_was_logged() -> None:
    drawn = build_logged(a_logged(), WHO, NOW)
    assert texts(drawn)[0] == "Logged a call with *Acme*\ntoday"
    assert texts(drawn)[1] == "> Q3 roadmap"
    assert drawn.text == "Logged a call with Acme"


def test_reply_says_all_that_was_understood() -> None:
    logged = a_logged(
        kind=Kind.MEETING,
        people=("Dana", "Raj"),
        minutes=25,
        topic=Topic.PERSONAL,
        in_confidence=True,
        happened_at=NOW - A_DAY,
    )
    drawn = build_logged(logged, WHO, NOW)
    assert texts(drawn)[0] == (
        "Logged a meeting with *Acme*\n"
        "yesterday 09:30 · 25 min · with Dana and Raj · personal · in confidence"
    )
    assert texts(drawn)[-1].startswith("In confidence: only you")


def test_what_comes_again_says_when_and_is_made_single_by_one_press() -> None:
    weekly = Series(Recurrence.of("2w"), date(2026, 3, 13))
    one, other = an_action(series=weekly), an_action("buy <cake>\n" * 99, 1, series=weekly)
    drawn = build_logged(a_logged(one), WHO, NOW)
    assert "send proposal, due *Fri 13 Mar*, every 2 weeks, next Fri 27 Mar" in says(drawn)
    assert find(drawn, "Only once")["value"] == f"{one.id}|{a_logged().interaction.id}"
    both = labels(build_logged(a_logged(one, other), WHO, NOW))
    assert [said for said in both if said.startswith("Once: ")] == [
        "Once: send proposal",
        *[said for said in both if "cake" in said],
    ]
    for closed in (replace(one, state=ActionState.DONE), replace(one, series=None)):
        assert "Only once" not in labels(build_logged(a_logged(closed), WHO, NOW))


def test_log_without_next_action_asks_for_one() -> None:
    drawn = build_logged(a_logged(), WHO, NOW)
    assert labels(drawn) == ["Add next action", "None needed", "What was it about?", "Edit", "Undo"]
    assert find(drawn, "Add next action")["style"] == "primary"


def test_log_with_next_action_offers_another_in_plain() -> None:
    drawn = build_logged(a_logged(an_action()), WHO, NOW)
    assert labels(drawn) == ["Add next action", "What was it about?", "Edit", "Undo"]
    assert "style" not in find(drawn, "Add next action")


def test_log_that_needs_none_says_so() -> None:
    drawn = build_logged(a_logged(needs_no_next=True, topic=Topic.MIXED), WHO, NOW)
    assert "No next action needed." in texts(drawn)
    assert labels(drawn) == ["Edit", "Undo"]


def test_gift_is_not_asked_for_a_topic() -> None:
    drawn = build_logged(a_logged(kind=Kind.GIFT, is_contact=False), WHO, NOW)
    assert texts(drawn)[0].startswith("Logged a gift for")
    assert "What was it about?" not in labels(drawn)


def test_undo_goes_after_fifteen_minutes() -> None:
    after = NOW + timedelta(minutes=15)
    assert "Undo" in labels(build_logged(a_logged(), WHO, after))
    assert "Undo" not in labels(build_logged(a_logged(), WHO, after + timedelta(seconds=1)))


def test_only_the_author_may_undo() -> None:
    assert "Undo" not in labels(build_logged(a_logged(author_id="U2"), WHO, NOW))


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "*Next:* send proposal, due *Fri 13 Mar*"),
        ({"is_promise": True}, "*Promise:* send proposal, by *Fri 13 Mar*"),
        ({"due_on": None}, "*Next:* send proposal. No day is set."),
        ({"due_on": TODAY}, "*Next:* send proposal, due *today*"),
    ],
)
def test_next_action_echoes_its_day(facts: dict[str, Any], said: str) -> None:
    assert said in texts(build_logged(a_logged(an_action(**facts)), WHO, NOW))


def test_promise_without_a_day_says_what_became_of_it() -> None:
    step = an_action(due_on=None, wanted_promise=True)
    said = says(build_logged(a_logged(step), WHO, NOW))
    assert "*Next:* send proposal. I found no day in it" in said
    assert "a promise needs a day" in said


def test_two_hundred_next_actions_are_counted() -> None:
    steps = [an_action(f"step {place}", place) for place in range(200)]
    said = says(build_logged(a_logged(*steps), WHO, NOW))
    assert "step 7," in said
    assert "step 8," not in said
    assert "… and 192 more" in said


def test_other_client_is_one_press_away() -> None:
    other = KnownName("2" * 32, "Acme Labs", "Acme Labs")
    logged = replace(a_logged(), other=other, other_end=9)
    moved = find(build_logged(logged, WHO, NOW), "It was Acme Labs")
    assert moved["action_id"] == ids.MOVE_LOG
    assert moved["value"].split("|") == ["1" * 32, "2" * 32, "9"]


def test_new_client_is_told() -> None:
    logged = replace(a_logged(), client_added=a_client("Acme"))
    assert "*Acme* is now one of your clients." in texts(build_logged(logged, WHO, NOW))


def test_undone_gives_the_words_back_whole() -> None:
    line = "Acme: " + " ".join(f"word{place}" for place in range(900))
    drawn = build_taken_back(TakenBack("Acme", line))
    assert texts(drawn)[0] == "Undone. Nothing of this is kept for *Acme*:"
    assert says(drawn).replace("\n> ", "").count("word") == 900


def test_words_that_no_message_holds_are_cut_visibly() -> None:
    drawn = build_taken_back(TakenBack("Acme", "word " * 8_000))
    assert texts(drawn)[-1] == "… The rest is too long to be shown here."


def test_planned_says_that_nothing_is_logged() -> None:
    assert build_planned(Planned(an_action()), TODAY).text == (
        "Nothing is logged yet. Next action for *Acme*: send proposal, due *Fri 13 Mar*."
    )


def test_planned_without_a_day_names_none() -> None:
    drawn = build_planned(Planned(an_action(due_on=None)), TODAY)
    assert drawn.text == "Nothing is logged yet. Next action for *Acme*: send proposal."


def test_second_answer_changes_nothing_and_says_so() -> None:
    assert "already dealt with" in build_already_settled().text


def test_note_kept_twice_shows_the_first_record() -> None:
    note = a_logged(kind=Kind.NOTE, is_contact=False)
    first = build_note_kept(note, WHO, NOW, was_kept_before=False)
    again = build_note_kept(note, WHO, NOW, was_kept_before=True)
    assert texts(first)[0] == "Logged a note about *Acme*\ntoday"
    assert texts(again)[0] == "This message was kept for *Acme* before, so not once more:"
    assert texts(again)[1:] == texts(first)
