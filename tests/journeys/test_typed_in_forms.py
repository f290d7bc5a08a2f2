"""What is typed into a form is read as in a line: the day of a next action, people, lengths."""

import pytest

from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days

NONE = {"if_nothing_comes_next": "No next action needed"}


@pytest.fixture(autouse=True)
def acme(mia: Colleague) -> None:
    mia.types("/client add Acme last 1 March")


def opens(who: Colleague) -> None:
    """Open the log form for Acme."""
    who.types("/logcall")
    who.form.choose("Client", "Acme")


@both_databases
def test_the_day_in_the_words_of_a_next_action_is_its_day(studio: Studio, mia: Colleague) -> None:
    opens(mia)
    assert mia.sends(next_action="send the deck by Friday") == {}
    assert "Next: send the deck, due Fri 8 Mar" in mia.last_answer.text
    mia.presses("Add next action", mia.last_answer)
    mia.form.fill("A promise", "They expect this by that day")
    assert mia.sends(next_action="the quote by tomorrow") == {}
    assert "Promise: the quote, by tomorrow" in mia.last_answer.text
    card = mia.types("/client Acme")
    mia.presses("Add next action", card)
    assert mia.sends(next_action="call them on Monday") == {}
    studio.redeliver("view_submission")
    assert "call them (due Mon 11 Mar)" in card.text


def test_a_chosen_day_wins_over_the_words(mia: Colleague) -> None:
    opens(mia)
    assert mia.sends(next_action="send the deck by Friday", due=days(1)) == {}
    assert "Next: send the deck by Friday, due tomorrow" in mia.last_answer.text


def test_a_promise_without_any_day_is_still_asked_for_one(mia: Colleague) -> None:
    opens(mia)
    mia.form.fill("A promise", "They expect this by that day")
    assert mia.sends(next_action="send the deck") == {"Due": "A promise needs a day."}


def test_a_note_reads_the_day_too(studio: Studio, mia: Colleague) -> None:
    room = studio.channel("room", mia)
    mia.saves(mia.says("they renew", room))
    mia.form.choose("Client", "Acme", typed="Acme")
    assert mia.sends(next_action="send the deck by Friday") == {}
    assert "send the deck (due Fri 8 Mar)" in mia.card("Acme")


def test_several_people_typed_at_once_are_each_one(mia: Colleague) -> None:
    opens(mia)
    mia.form.choose("With", ["Add “Dana, Raj and Lee”"], typed="Dana, Raj and Lee")
    assert mia.sends(**NONE) == {}
    assert "with Dana, Raj and Lee" in mia.last_answer.text
    opens(mia)
    assert mia.form.options("With") == ["Dana", "Raj", "Lee"]


@pytest.mark.parametrize(
    ("typed", "said"), [("25", "25 min"), ("90", "1 h 30 min"), ("1:30", "1 h 30 min")]
)
def test_a_bare_number_is_minutes_and_a_clock_is_hours(
    mia: Colleague, typed: str, said: str
) -> None:
    opens(mia)
    assert mia.sends(how_long=typed, **NONE) == {}
    assert said in mia.last_answer.text
