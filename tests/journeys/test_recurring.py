"""Next actions that come again, from their line to the next one."""

from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio


@both_databases
def test_one_comes_again_when_it_is_done(studio: Studio, mia: Colleague) -> None:
    mia.types("/client add Acme last 1 March")
    said = mia.types("/next Acme check in every quarter from 8 March").text
    assert "Due Fri 8 Mar, every quarter, next Sat 8 Jun." in said
    answer = mia.types("/next")
    assert "check in (due Fri 8 Mar, every quarter)" in answer.text
    mia.presses("Done", answer)
    studio.settle()
    assert "due Sat 8 Jun, every quarter" in mia.types("/next").text
    mia.presses("...", mia.types("/next"), choosing="Edit")
    assert mia.sends(repeats="Never") == {}
    studio.settle()
    assert "every quarter" not in mia.types("/next").text


@both_databases
def test_the_reply_of_a_log_echoes_it(studio: Studio, mia: Colleague) -> None:
    mia.types("/client add Acme last 1 March")
    reply = mia.types("/logcall Acme hello next: send the numbers every month from 8 March")
    assert "due Fri 8 Mar, every month" in reply.text
    studio.settle()


@both_databases
def test_one_press_says_that_it_was_not_meant_to_come_again(studio: Studio, mia: Colleague) -> None:
    mia.types("/client add Acme last 1 March")
    answer = mia.types("/next Acme ask about the market every week")
    assert "every week" in answer.text
    mia.presses("Only once", answer)
    studio.settle()
    assert "every week" not in mia.types("/next").text
    reply = mia.types("/logcall Acme hello next: send the numbers every month from 8 March")
    mia.presses("Only once", reply)
    studio.settle()
    said = mia.types("/next").text
    assert "send the numbers (due Fri 8 Mar)" in said
    mia.presses("Done", mia.types("/next"))
    studio.settle()


def test_the_log_form_has_the_menu(studio: Studio, mia: Colleague) -> None:
    mia.types("/client add Acme last 1 March")
    mia.presses("Log it", mia.types("/client Acme"))
    chosen = {"repeats": "Every quarter", "due": "2041-03-08"}
    assert mia.sends(summary="hello", next_action="send the numbers", **chosen) == {}
    studio.settle()
    assert "send the numbers (due Fri 8 Mar, every quarter)" in mia.types("/next").text


def test_the_form_that_edits_a_log_shows_the_menu_and_ends_the_series(
    studio: Studio, mia: Colleague
) -> None:
    mia.types("/client add Acme last 1 March")
    reply = mia.types("/logcall Acme hello next: send the numbers every quarter from 8 March")
    mia.presses("Edit", reply)
    assert mia.form.value("Repeats") == "Every quarter"
    assert mia.sends(summary="hello there", due="2041-03-11") == {}
    studio.settle()
    mia.presses("Done", mia.types("/next"))
    studio.settle()
    assert "send the numbers (due Sat 8 Jun, every quarter)" in mia.types("/next").text
    reply = mia.types("/logcall Acme bye next: call Dana every week from 8 March")
    mia.presses("Edit", reply)
    assert mia.sends(repeats="Never") == {}
    studio.settle()
    assert "call Dana (due Fri 8 Mar)" in mia.types("/next").text


def test_the_log_form_reads_it_too(studio: Studio, mia: Colleague) -> None:
    mia.types("/client add Acme last 1 March")
    mia.presses("Log it", mia.types("/client Acme"))
    said = "send the numbers every month from 8 March"
    assert mia.sends(summary="hello", next_action=said) == {}
    studio.settle()
    assert "send the numbers (due Fri 8 Mar, every month)" in mia.types("/next").text
