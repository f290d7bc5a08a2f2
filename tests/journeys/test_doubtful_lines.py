"""Lines that wait for one answer: days to come, misspelt marks, the same words twice."""

import pytest

from playground import Shown
from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio


@pytest.fixture(autouse=True)
def acme(mia: Colleague) -> None:
    mia.types("/client add Acme last 1 March")


@pytest.fixture
def future(mia: Colleague) -> Shown:
    return mia.types("/logcall Acme lunch with Dana next Friday: the renewal. next: book a table")


def test_a_day_to_come_logs_nothing_and_asks(mia: Colleague, future: Shown) -> None:
    assert "Nothing is logged yet: Fri 15 Mar is still to come." in future.text
    assert "the renewal" in future.text
    assert future.buttons == [
        "Today",
        "Fri 1 Mar",
        "Plan it…",
        "Next action for Fri 15 Mar",
        "Discard",
    ]
    assert "Nothing is logged yet" in mia.card("Acme")


def test_it_may_have_happened_today(mia: Colleague, future: Shown) -> None:
    mia.presses("Today", future)
    assert "Logged a meeting with Acme\ntoday" in future.text
    assert "with Dana" in future.text


def test_it_may_have_happened_the_friday_before(mia: Colleague, future: Shown) -> None:
    mia.presses("Fri 1 Mar", future)
    assert "Logged a meeting with Acme\nFri 1 Mar 12:00" in future.text
    assert "book a table" in mia.card("Acme")


@both_databases
def test_it_may_be_a_plan(mia: Colleague, future: Shown) -> None:
    mia.presses("Next action for Fri 15 Mar", future)
    assert "Nothing is logged" in future.text
    assert "due Fri 15 Mar" in future.text
    card = mia.card("Acme")
    assert "meeting with Dana: the renewal (due Fri 15 Mar)" in card
    assert "book a table" in card
    assert "Nothing is logged yet" in card


@pytest.mark.usefixtures("future")
def test_today_is_named_after_the_day_it_was_typed(studio: Studio, mia: Colleague) -> None:
    studio.later(days=1)
    listed = mia.types("/logcall drafts")
    assert "Yesterday" in listed.buttons
    mia.presses("Yesterday", listed)
    assert "yesterday" in mia.card("Acme")


@pytest.fixture
def unclear(mia: Colleague) -> Shown:
    return mia.types("/logcall Acme: she is ill !privte")


@both_databases
def test_a_misspelt_privacy_mark_is_asked_about(
    mia: Colleague, raj: Colleague, unclear: Shown
) -> None:
    assert "Nothing is logged yet: I don't know the mark !privte." in unclear.text
    mia.presses("Keep in confidence", unclear)
    assert "Logged a call with Acme" in unclear.text
    assert "in confidence" in unclear.text
    assert "she is ill" in mia.card("Acme")
    assert "she is ill" not in raj.card("Acme")


def test_a_word_that_was_no_mark_stays_a_word(
    mia: Colleague, raj: Colleague, unclear: Shown
) -> None:
    mia.presses("Everyone may read it", unclear)
    assert "in confidence" not in unclear.text
    assert "she is ill !privte" in raj.card("Acme")


@both_databases
def test_the_same_line_within_a_minute_is_asked_about(mia: Colleague) -> None:
    mia.types("/logcall Acme: tried to reach her")
    second = mia.types("/logcall Acme: tried to reach her")
    assert "the same words less than a minute ago" in second.text
    assert second.buttons == ["Keep both", "Discard"]
    assert mia.card("Acme").count("tried to reach her") == 1
    mia.presses("Keep both", second)
    assert mia.card("Acme").count("tried to reach her") == 2


def test_the_second_of_two_same_lines_can_be_discarded(mia: Colleague) -> None:
    mia.types("/logcall Acme: tried to reach her")
    second = mia.types("/logcall Acme: tried to reach her")
    mia.presses("Discard", second)
    assert mia.card("Acme").count("tried to reach her") == 1
    assert "You have no drafts." in mia.types("/logcall drafts").text


def test_the_same_words_after_a_minute_or_by_a_colleague_are_a_contact_of_their_own(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    mia.types("/logcall Acme: no answer")
    assert "Logged" in raj.types("/logcall Acme: no answer").text
    studio.later(seconds=61)
    assert "Logged" in mia.types("/logcall Acme: no answer").text
