"""What comes next: added to a log, waived, done on the client's card, taken up again."""

from datetime import date

import pytest

from playground import Shown
from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days


@pytest.fixture
def reply(mia: Colleague) -> Shown:
    mia.types("/client add Acme")
    return mia.types("/logcall Acme: hello")


@both_databases
def test_a_log_without_a_next_action_asks_for_one(mia: Colleague, reply: Shown) -> None:
    assert reply.buttons == ["Add next action", "None needed", "Edit", "Undo"]
    mia.presses("Add next action", reply)
    assert "What comes next for Acme?" in mia.form.text()
    assert mia.sends(next_action="Send the deck", due=days(3)) == {}
    assert "Next: Send the deck, due Fri 8 Mar" in reply.text
    assert "None needed" not in reply.labels
    assert "Send the deck (due Fri 8 Mar)" in mia.card("Acme")


def test_a_promise_can_be_added_too(mia: Colleague, reply: Shown) -> None:
    mia.presses("Add next action", reply)
    mia.form.fill("A promise", "They expect this by that day")
    mia.sends(next_action="The quote", due=days(1))
    assert "Promise: The quote, by tomorrow" in reply.text
    assert "promised for tomorrow" in mia.card("Acme")


@pytest.mark.parametrize(
    ("due", "is_promise", "complaint"),
    [
        (days(-1), False, "Choose today or a day to come."),
        (None, True, "A promise needs a day."),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_the_form_stays(
    mia: Colleague, reply: Shown, due: date | None, is_promise: bool, complaint: str
) -> None:
    mia.presses("Add next action", reply)
    if is_promise:
        mia.form.fill("A promise", "They expect this by that day")
    assert mia.sends(next_action="Quote", due=due) == {"Due": complaint}
    assert mia.sends(due=days(0)) == {}
    assert ("by today" if is_promise else "due today") in reply.text


def test_blanks_are_no_next_action(mia: Colleague, reply: Shown) -> None:
    mia.presses("Add next action", reply)
    assert mia.sends(next_action="   ") == {"Next action": "Say what comes next."}


def test_none_needed_is_kept_and_can_be_taken_back_by_adding_one(
    mia: Colleague, reply: Shown
) -> None:
    mia.presses("None needed", reply)
    assert "No next action needed." in reply.text
    assert "Add next action" not in reply.buttons


@pytest.mark.usefixtures("reply")
def test_done_on_the_card_closes_it_and_undo_takes_it_up_again(mia: Colleague) -> None:
    mia.types("/logcall Acme: more. next: send deck Fri")
    card = mia.types("/client Acme")
    mia.presses("Done", card)
    assert "Done: send deck (Acme)" in card.text
    assert "send deck (due" not in card.text
    mia.presses("Undo", card)
    assert "send deck (due Fri 8 Mar)" in card.text


@pytest.mark.usefixtures("reply")
def test_done_can_be_undone_for_fifteen_minutes(studio: Studio, mia: Colleague) -> None:
    mia.types("/logcall Acme: more. next: send deck Fri")
    card = mia.types("/client Acme")
    mia.presses("Done", card)
    studio.later(minutes=16)
    assert "It stays done." in mia.presses("Undo", card).text
    assert "No next action is open" in mia.card("Acme")


@pytest.mark.usefixtures("reply")
def test_a_next_action_of_an_undone_log_is_gone_with_it(mia: Colleague) -> None:
    second = mia.types("/logcall Acme: more. next: send deck Fri")
    card = mia.types("/client Acme")
    mia.presses("Undo", second)
    assert "no longer there" in mia.presses("Done", card).text
