"""Slack may deliver anything twice: it has one effect, and the answer is drawn again."""

import pytest

from playground import Channel
from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days


@pytest.fixture(autouse=True)
def acme(mia: Colleague) -> None:
    mia.types("/client add Acme last 1 Jan")


def texts(answer: object) -> str:
    return str(answer)


@both_databases
def test_a_line_is_logged_once_and_answered_twice(studio: Studio, mia: Colleague) -> None:
    mia.types("/logcall Acme: a long talk. next: send deck Fri")
    answer = texts(studio.redeliver("/logcall"))
    assert "Logged a call with *Acme*" in answer
    assert "send deck" in answer
    card = mia.card("Acme")
    assert card.count("a long talk") == 1
    assert card.count("send deck") == 1


def test_a_line_about_an_unknown_client_is_one_draft(studio: Studio, mia: Colleague) -> None:
    mia.types("/logcall Globex: they renew")
    assert "I don't know *Globex*" in texts(studio.redeliver("/logcall"))
    assert "You have 1 draft" in mia.types("/logcall drafts").text


def test_undo_takes_back_one_log_not_two(studio: Studio, mia: Colleague) -> None:
    mia.types("/logcall Acme: first")
    mia.types("/logcall Acme: second")
    mia.types("/logcall undo")
    assert "Undone" in texts(studio.redeliver("/logcall"))
    assert "first" in mia.card("Acme")


def test_a_client_is_added_once_and_told_twice(studio: Studio, mia: Colleague) -> None:
    mia.types("/client add Globex tier A")
    assert "Added *Globex*: tier A" in texts(studio.redeliver("/client"))
    assert mia.types("/client").text.count("Globex") == 1


def test_nudge_now_sends_one_and_says_so_twice(studio: Studio, mia: Colleague) -> None:
    mia.types("/nudge now")
    assert "on its way" in texts(studio.redeliver("/nudge"))
    studio.tick()
    assert len(mia.nudges) == 1


@both_databases
def test_a_button_pressed_once_works_once(studio: Studio, mia: Colleague) -> None:
    question = mia.types("/logcall Globx: they renew")
    mia.types("/client add Globex")
    mia.presses("Discard", question)
    shown = question.text
    seen = len(mia.ephemerals)
    studio.redeliver("block_actions")
    assert question.text == shown
    assert len(mia.ephemerals) == seen


def test_undo_pressed_once_keeps_its_words_on_the_screen(studio: Studio, mia: Colleague) -> None:
    reply = mia.types("/logcall Acme: a long talk")
    mia.presses("Undo", reply)
    studio.redeliver("block_actions")
    assert "a long talk" in reply.text
    assert len(mia.ephemerals) == len(set(mia.ephemerals))


def test_an_answered_question_is_answered_again(studio: Studio, mia: Colleague) -> None:
    mia.types("/client add Globex")
    question = mia.types("/logcall Globx: they renew")
    mia.presses("Globex", question)
    studio.redeliver("block_actions")
    assert "Logged a call with Globex" in question.text
    assert mia.card("Globex").count("they renew") == 1


@both_databases
def test_a_form_sent_once_creates_one_client_and_one_log(studio: Studio, mia: Colleague) -> None:
    question = mia.types("/logcall Globex: they renew")
    mia.presses("Create Globex", question)
    assert mia.sends() == {}
    assert studio.redeliver("view_submission") is None
    assert "Logged a call with Globex" in question.text
    assert mia.card("Globex").count("they renew") == 1


def test_a_client_added_by_its_form_is_added_once(studio: Studio, mia: Colleague) -> None:
    reply = mia.types("/client Globex")
    mia.presses("Add Globex", reply)
    assert mia.sends() == {}
    assert studio.redeliver("view_submission") is None
    assert "Added Globex" in reply.text


def test_a_next_action_is_added_once(studio: Studio, mia: Colleague) -> None:
    reply = mia.types("/logcall Acme: hi")
    mia.presses("Add next action", reply)
    mia.sends(next_action="Send the deck")
    studio.redeliver("view_submission")
    assert reply.text.count("Send the deck") == 1
    assert mia.card("Acme").count("Send the deck") == 1


@both_databases
def test_a_note_is_kept_once_and_told_twice(
    studio: Studio, mia: Colleague, raj: Colleague, general: Channel
) -> None:
    mia.saves(raj.says("Acme wants a logo", general))
    mia.sends(next_action="Sketch it")
    studio.redeliver("view_submission")
    assert [one.text.count("Sketch it") for one in mia.ephemerals[-2:]] == [1, 1]
    assert mia.posts == []
    card = mia.card("Acme")
    assert card.count("wants a logo") == 1
    assert card.count("Sketch it") == 1


@both_databases
def test_the_buttons_of_a_nudge_work_once(studio: Studio, mia: Colleague) -> None:
    mia.types("/logcall Acme: hi. promise: the quote by tomorrow")
    studio.morning(days(1))
    nudge = mia.nudge
    mia.presses("Log it", nudge)
    assert mia.sends(summary="once only", if_nothing_comes_next="No next action needed") == {}
    studio.redeliver("view_submission")
    assert mia.card("Acme").count("once only") == 1
    mia.presses("Done", nudge)
    mia.presses("Undo", nudge)
    shown = nudge.text
    studio.redeliver("block_actions")
    assert nudge.text == shown
    mia.presses("Snooze", nudge, choosing="Next week")
    shown = nudge.text
    studio.redeliver("block_actions")
    assert nudge.text == shown


def test_events_have_one_effect(studio: Studio, mia: Colleague) -> None:
    mia.says("hello?")
    studio.redeliver("message")
    studio.tick()
    assert len(mia.posts) == 1
    nia = studio.newcomer("nia")
    nia.opens("messages")
    studio.redeliver("app_home_opened")
    studio.tick()
    assert len(nia.posts) == 1
    studio.slack.change_person(mia.person, tz="America/New_York")
    studio.redeliver("user_change")
    assert "America/New_York" in mia.types("/nudge").text
