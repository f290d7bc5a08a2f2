"""The buttons of a next action, wherever it stands: Done, Snooze, Edit, Reassign, Drop."""

import pytest

from playground import Shown
from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days


@pytest.fixture(autouse=True)
def acme(mia: Colleague) -> None:
    mia.types("/client add Acme last 1 March")


@pytest.fixture
def listed(mia: Colleague) -> Shown:
    mia.types("/next Acme send the deck by Friday")
    mia.types("/next Acme invoice")
    return mia.types("/next")


@both_databases
def test_done_in_the_list_is_said_there_and_undone(
    studio: Studio, mia: Colleague, listed: Shown
) -> None:
    mia.presses("Done", listed)
    assert "Done: send the deck (Acme)" in listed.text
    assert "You owe 1 next action" in listed.text
    mia.presses("Undo", listed)
    assert "Open again: send the deck (Acme)" in listed.text
    assert "You owe 2 next actions" in listed.text
    mia.presses("Done", listed)
    studio.redeliver("block_actions")
    assert "You owe 1 next action" in listed.text


def test_done_can_be_undone_for_fifteen_minutes(
    studio: Studio, mia: Colleague, listed: Shown
) -> None:
    mia.presses("Done", listed)
    studio.later(minutes=16)
    assert "It stays done." in mia.presses("Undo", listed).text


@both_databases
def test_snoozing_says_until_when(mia: Colleague) -> None:
    mia.types("/next Acme send the deck by today")
    listed = mia.types("/next")
    mia.presses("...", listed, choosing="Snooze until next week")
    assert "Snoozed until Mon 11 Mar: send the deck (Acme)" in listed.text
    assert "send the deck (due today)" in listed.text


def test_a_snoozed_one_comes_in_no_nudge_until_its_day(studio: Studio, mia: Colleague) -> None:
    mia.types("/next Acme send the deck by tomorrow")
    mia.presses("...", mia.types("/next"), choosing="Snooze until next week")
    studio.morning(days(1))
    assert mia.nudges == []
    studio.morning(days(6))
    assert "send the deck" in mia.nudge.text


def test_snoozing_strikes_out_the_card_of_today(studio: Studio, mia: Colleague) -> None:
    mia.types("/next Acme send the deck by tomorrow")
    studio.morning(days(1))
    mia.presses("...", mia.types("/next"), choosing="Snooze until tomorrow")
    studio.tick()
    assert "Snoozed until" in mia.nudge.text


def test_what_has_no_day_is_not_snoozed(mia: Colleague) -> None:
    mia.types("/next Acme invoice")
    said = mia.presses("...", mia.types("/next"), choosing="Snooze until tomorrow")
    assert "It has no day, so no reminder comes." in said.text


@both_databases
def test_edit_changes_text_day_and_promise(studio: Studio, mia: Colleague, listed: Shown) -> None:
    mia.presses("...", listed, choosing="Edit")
    form = mia.form
    assert (form.value("Next action"), form.value("Due")) == ("send the deck", "2041-03-08")
    form.fill("A promise", "They expect this by that day")
    assert mia.sends(due=days(-1)) == {"Due": "A due date can't be in the past. Nothing was saved."}
    assert mia.sends(next_action="the slides", due=days(1)) == {}
    assert "Saved: the slides (Acme)" in listed.text
    assert "the slides (promised for tomorrow)" in listed.text
    studio.redeliver("view_submission")
    assert listed.text.count("the slides (promised") == 1
    studio.morning(days(1))
    assert "the slides" in mia.nudge.text


def test_a_day_in_the_past_may_stay_as_it_is(studio: Studio, mia: Colleague) -> None:
    mia.types("/next Acme send the deck by tomorrow")
    studio.later(days=3)
    listed = mia.types("/next")
    mia.presses("...", listed, choosing="Edit")
    assert mia.sends(next_action="send the slides") == {}
    assert "send the slides (due Wed 6 Mar, 2 days late)" in listed.text


def test_a_promise_without_a_day_is_said_at_the_day(mia: Colleague) -> None:
    mia.types("/next Acme invoice")
    mia.presses("...", mia.types("/next"), choosing="Edit")
    mia.form.fill("A promise", "They expect this by that day")
    assert mia.sends() == {"Due": "A promise needs a day."}
    assert mia.sends(next_action="  ") == {"Next action": "Say what comes next."}


@both_databases
def test_a_colleague_gets_it_and_is_told(
    studio: Studio, mia: Colleague, raj: Colleague, listed: Shown
) -> None:
    mia.presses("...", listed, choosing="Reassign")
    assert mia.sends(new_owner=raj.person.member) == {}
    assert "Now with Raj Patel: send the deck (Acme)" in listed.text
    assert "You owe 1 next action" in listed.text
    studio.tick()
    (told,) = raj.posts
    assert "Mia Chen handed over to you: 1 next action" in told.text
    assert "send the deck" in raj.types("/next").text
    studio.redeliver("view_submission")
    studio.tick()
    assert len(raj.posts) == 1


def test_a_guest_gets_nothing(studio: Studio, mia: Colleague, listed: Shown) -> None:
    gus = studio.newcomer("gus", real_name="Gus Guest", is_guest=True)
    mia.presses("...", listed, choosing="Reassign")
    said = "Choose a full member of this workspace. Nothing was changed."
    assert mia.sends(new_owner=gus.person.member) == {"New owner": said}
    assert "You owe 2 next actions" in listed.text


@both_databases
def test_dropping_asks_first_and_is_undone(studio: Studio, mia: Colleague, listed: Shown) -> None:
    mia.presses("...", listed, choosing="Drop")
    assert "Drop this?" in mia.form.text()
    assert "You owe 2 next actions" in mia.types("/next").text
    assert mia.sends() == {}
    assert "Dropped: send the deck (Acme)" in listed.text
    studio.redeliver("view_submission")
    assert "You owe 1 next action" in listed.text
    mia.presses("Undo", listed)
    assert "You owe 2 next actions" in listed.text


def test_the_buttons_work_on_a_card(mia: Colleague) -> None:
    card = mia.types("/client Acme")
    mia.presses("Add next action", card)
    assert "What comes next for Acme?" in mia.form.text()
    assert mia.sends(next_action="send the deck", due=days(3)) == {}
    assert "send the deck (due Fri 8 Mar)" in card.text
    told = mia.presses("...", card, beside="send the deck", choosing="Snooze until tomorrow")
    assert "Snoozed until Fri 8 Mar: send the deck (Acme)" in told.text
    mia.presses("...", card, beside="send the deck", choosing="Edit")
    assert mia.sends(next_action="send the slides") == {}
    assert "send the slides (due Fri 8 Mar)" in card.text
    mia.presses("...", card, beside="send the slides", choosing="Drop")
    assert mia.sends() == {}
    assert "No next action is open" in card.text
    mia.presses("Undo", card)
    assert "send the slides (due Fri 8 Mar)" in card.text


@both_databases
def test_a_colleague_can_be_given_one_from_the_card(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    card = mia.types("/client Acme")
    mia.presses("Add next action", card)
    assert mia.sends(next_action="call them", whose_it_is=raj.person.member) == {}
    studio.redeliver("view_submission")
    studio.tick()
    assert card.text.count("call them") == 1
    assert "call them" in raj.types("/next").text
    assert len(raj.posts) == 1


def test_a_past_day_is_said_at_its_field(mia: Colleague) -> None:
    mia.presses("Add next action", mia.types("/client Acme"))
    complaints = mia.sends(next_action="call", due=days(-1))
    assert complaints == {"Due": "A due date can't be in the past. Nothing was saved."}


def test_what_is_gone_by_now_is_said(mia: Colleague, listed: Shown) -> None:
    mia.presses("Done", mia.types("/next"))
    said = mia.presses("...", listed, choosing="Edit")
    assert "That next action is done by now. Nothing was changed." in said.text


def test_anothers_reminder_is_not_snoozed(mia: Colleague, raj: Colleague) -> None:
    mia.types("/next Acme send the deck by Friday")
    card = raj.types("/client Acme")
    said = raj.presses("...", card, beside="send the deck", choosing="Snooze until tomorrow")
    assert "Mia Chen is reminded of this, so only they can snooze it." in said.text


def test_a_member_who_became_a_guest_changes_nothing(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    mia.types("/next Acme send the deck")
    card = raj.types("/client Acme")
    studio.slack.change_person(raj.person, is_guest=True)
    studio.settle()
    assert "full members" in raj.presses("Done", card).text
    assert "You owe 1 next action" in mia.types("/next").text
