"""`/logcall` with a line: what is understood, and what the reply says of it."""

import pytest

from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio


@pytest.fixture(autouse=True)
def acme(mia: Colleague) -> None:
    mia.types("/client add Acme last 1 March")


@both_databases
def test_one_line_is_enough(mia: Colleague) -> None:
    reply = mia.types(
        "/logcall Acme with Dana and Raj 25m yesterday: Q3 roadmap, her son starts college. "
        "next: send proposal by Friday"
    )
    assert "Logged a call with Acme" in reply.text
    assert "yesterday 12:00 · 25 min · with Dana and Raj" in reply.text
    assert "Q3 roadmap, her son starts college." in reply.text
    assert "Next: send proposal, due Fri 8 Mar" in reply.text
    card = mia.card("Acme")
    assert "yesterday · call · Mia Chen · with Dana and Raj" in card
    assert "send proposal (due Fri 8 Mar)" in card
    assert "warm" in card


def test_only_the_person_who_logs_sees_the_reply(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    general = studio.channel("general", mia, raj)
    reply = mia.types("/logcall Acme: hello", general)
    assert reply.is_ephemeral
    assert raj.person.sees_in(general) == []


def test_the_first_other_word_starts_the_summary(mia: Colleague) -> None:
    reply = mia.types("/logcall acme great call, next: send quote Fri")
    assert "Logged a call with Acme" in reply.text
    assert "great call" in reply.text
    assert "Next: send quote, due Fri 8 Mar" in reply.text


def test_the_head_says_how_and_when(mia: Colleague) -> None:
    for line, said in {
        "lunch with Acme: renewal looks good": "Logged a meeting with Acme",
        "Acme lunch: renewal looks good": "Logged a meeting with Acme",
        "emailed Acme the deck": "Logged an email with Acme",
        "Acme, Inc. zoom 1h30: scope": "Logged a call with Acme\ntoday · 1 h 30 min",
        "ACME: shouted": "Logged a call with Acme",
        "gift for Acme: a plant": "Logged a gift for Acme",
        "Acme note: they moved": "Logged a note about Acme",
        "Acme – dashes are fine": "\ndashes are fine",
        "Acme Mon 3pm: late news": "yesterday 15:00",
        "Acme 1 March: long ago": "Fri 1 Mar 12:00",
    }.items():
        assert said in mia.types(f"/logcall {line}").text


def test_a_promise_needs_a_day_and_the_reply_says_so(mia: Colleague) -> None:
    kept = mia.types("/logcall Acme: renewal. promise: new quote by 8 March")
    assert "Promise: new quote, by Fri 8 Mar" in kept.text
    loose = mia.types("/logcall Acme: more. promise: think about it")
    assert "Next: think about it." in loose.text
    assert "a promise needs a day" in loose.text


def test_a_date_that_was_not_understood_stays_and_is_named(mia: Colleague) -> None:
    reply = mia.types("/logcall Acme: x. next: call after the trade fair")
    assert "Next: call after the trade fair. No day is set." in reply.text


def test_several_markers_make_several_next_actions(mia: Colleague) -> None:
    reply = mia.types(
        "/logcall Acme: x next: send quote Fri todo: book table\npromise: ship 12 Mar"
    )
    assert "send quote" in reply.text
    assert "book table" in reply.text
    assert "Promise: ship, by Tue 12 Mar" in reply.text
    assert mia.card("Acme").count("[Done]") == 3


def test_next_none_waives(mia: Colleague) -> None:
    reply = mia.types("/logcall Acme: all fine. next: none")
    assert "No next action needed." in reply.text
    assert "Add next action" not in reply.labels


def test_a_topic_mark_is_understood_and_not_asked_again(mia: Colleague) -> None:
    reply = mia.types("/logcall Acme: her garden #personal")
    assert "personal" in reply.text
    assert "What was it about?" not in reply.labels


def test_the_topic_is_one_press_away(mia: Colleague) -> None:
    reply = mia.types("/logcall Acme: her garden")
    mia.presses("What was it about?", reply, choosing="A bit of both")
    assert "mixed" in reply.text
    assert "What was it about?" not in reply.labels


def test_dates_are_read_as_the_members_own_country_writes_them(
    studio: Studio, mia: Colleague
) -> None:
    sam = studio.member("sam", locale="en-US", tz="America/New_York")
    assert "Mon 4 Mar" not in mia.types("/logcall Acme 3/2: then").text
    assert "Sun 3 Feb" in mia.types("/logcall Acme 3/2: once more").text
    assert "Sat 2 Mar" in sam.types("/logcall Acme 3/2: then, over here").text


def test_two_names_that_both_fit_are_one_press_apart(mia: Colleague) -> None:
    mia.types("/client add Acme Rockets")
    reply = mia.types("/logcall Acme Rockets launch went well next: send photos Fri")
    assert "Logged a call with Acme Rockets" in reply.text
    mia.presses("It was Acme", reply)
    assert "Logged a call with Acme\n" in reply.text
    assert "Rockets launch went well" in reply.text
    assert "send photos" in mia.card("Acme")
    assert "Nothing is logged yet" in mia.card("Acme Rockets")
