"""Undo: fifteen minutes, by button or by command, and the words come back."""

from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio


@both_databases
def test_undo_keeps_nothing_and_gives_the_words_back(mia: Colleague) -> None:
    mia.types("/client add Acme last 1 Feb")
    reply = mia.types("/logcall Acme: a slip of the tongue. next: send quote Fri")
    mia.presses("Undo", reply)
    assert "Undone. Nothing of this is kept for Acme" in reply.text
    assert "a slip of the tongue. next: send quote Fri" in reply.text
    card = mia.card("Acme")
    assert "Nothing is logged yet" in card
    assert "No next action is open" in card
    assert "32 days since the last contact" in card


def test_undo_works_for_fifteen_minutes_and_then_says_that_they_are_over(
    studio: Studio, mia: Colleague
) -> None:
    mia.types("/client add Acme")
    reply = mia.types("/logcall Acme: kept")
    studio.later(minutes=16)
    said = mia.presses("Undo", reply)
    assert "Undo works for 15 minutes, and they are over. The log was kept." in said.text
    assert "kept" in reply.text
    assert "you logged nothing in the last 15 minutes" in mia.types("/logcall undo").text
    assert "kept" in mia.card("Acme")


def test_the_command_undoes_the_last_log_only(studio: Studio, mia: Colleague) -> None:
    mia.types("/client add Acme")
    mia.types("/logcall Acme: first")
    studio.later(minutes=1)
    mia.types("/logcall Acme: second")
    assert "second" in mia.types("/logcall undo").text
    card = mia.card("Acme")
    assert "first" in card
    assert "second" not in card


def test_undo_is_not_for_the_logs_of_others(mia: Colleague, raj: Colleague) -> None:
    mia.types("/client add Acme")
    mia.types("/logcall Acme: of mia's")
    assert "you logged nothing" in raj.types("/logcall undo").text
    assert "of mia's" in mia.card("Acme")


def test_a_client_goes_cold_again_when_its_only_contact_is_undone(mia: Colleague) -> None:
    mia.types("/client add Acme last 1 Jan")
    reply = mia.types("/logcall Acme: hello")
    assert "warm, last contact today" in mia.card("Acme")
    mia.presses("Undo", reply)
    assert "cold, 63 days since the last contact" in mia.card("Acme")


def test_pressing_undo_a_second_time_changes_nothing(mia: Colleague) -> None:
    mia.types("/client add Acme")
    reply = mia.types("/logcall Acme: hello")
    mia.presses("Undo", reply)
    assert reply.buttons == []
    assert "There is nothing to undo" in mia.types("/logcall undo").text
