"""The cards of the nudge: reasons in words, and what can be done with each, in its place."""

import pytest

from playground import Shown, Trouble
from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days

NONE = {"if_nothing_comes_next": "No next action needed"}


@pytest.fixture
def nudge(studio: Studio, mia: Colleague) -> Shown:
    """Wednesday's: a promise that is due, a next action that is late, two clients going cold."""
    mia.types("/client add Acme last 1 Jan")
    mia.types("/client add Globex tier A last 27 Feb")
    mia.types("/client add Initech")
    mia.types("/logcall Initech: a talk. promise: the quote by tomorrow next: send deck today")
    studio.morning(days(1))
    return mia.nudge


def lines(nudge: Shown) -> list[str]:
    return nudge.text.splitlines()


@both_databases
def test_what_is_owed_comes_first_and_each_card_says_why(nudge: Shown) -> None:
    text = nudge.text
    assert nudge.notification == "You owe 2 things and 2 clients are going cold"
    assert text.index("You owe them") < text.index("Going cold")
    assert "Initech: the quote\nPromised for today" in text
    assert "Initech: send deck\nDue yesterday, 1 day late" in text
    assert "Acme\n64 days since the last contact, cadence 30 (cold)" in text
    assert "Globex\n7 days since the last contact, cadence 7" in text
    assert text.index("the quote") < text.index("send deck")


@both_databases
def test_done_strikes_the_card_out_in_its_place(mia: Colleague, nudge: Shown) -> None:
    before = lines(nudge)
    mia.presses("Done", nudge, beside="send deck")
    assert "Initech: send deck Done" in nudge.text
    assert [one for one in lines(nudge) if "quote" in one or "Acme" in one or "Globex" in one] == [
        one for one in before if "quote" in one or "Acme" in one or "Globex" in one
    ]
    assert nudge.text.index("the quote") < nudge.text.index("send deck")
    assert "send deck" not in mia.card("Initech")


def test_undo_puts_the_card_back(mia: Colleague, nudge: Shown) -> None:
    before = nudge.text
    mia.presses("Done", nudge, beside="send deck")
    mia.presses("Undo", nudge, beside="send deck")
    assert nudge.text == before
    assert "send deck" in mia.card("Initech")


def test_undo_works_for_fifteen_minutes(studio: Studio, mia: Colleague, nudge: Shown) -> None:
    mia.presses("Done", nudge, beside="send deck")
    studio.later(minutes=16)
    said = mia.presses("Undo", nudge, beside="send deck")
    assert "Undo works for 15 minutes, and they are over." in said.text
    assert "send deck" not in mia.card("Initech")


@both_databases
def test_log_it_logs_a_call_and_warms_the_client(mia: Colleague, nudge: Shown) -> None:
    mia.presses("Log it", nudge, beside="Acme")
    assert mia.form.value("Client") == "Acme"
    mia.form.choose("Kind", "Meeting")
    mia.form.choose("With", ["Add “Dana”"], typed="Dana")
    assert mia.sends(summary="a good long talk", next_action="Send photos", due=days(9)) == {}
    assert "Acme Logged" in nudge.text
    reply = mia.last_answer
    assert "Logged a meeting with Acme" in reply.text
    assert "with Dana" in reply.text
    assert {"Edit", "Undo", "Add next action"} <= set(reply.buttons)
    mia.presses("Edit", reply)
    assert mia.sends(summary="a good long talk indeed") == {}
    assert "a good long talk indeed" in reply.text
    card = mia.card("Acme")
    assert "warm, last contact today" in card
    assert "a good long talk" in card
    assert "Send photos" in card


def test_a_call_of_the_other_day_can_be_logged(mia: Colleague, nudge: Shown) -> None:
    mia.presses("Log it", nudge, beside="Globex")
    assert mia.sends(when=days(-1), summary="briefly", **NONE) == {}
    assert "2 days since the last contact" in mia.card("Globex")


def test_the_form_says_at_its_fields_what_cannot_be(mia: Colleague, nudge: Shown) -> None:
    mia.presses("Log it", nudge, beside="Acme")
    assert "Say what comes next" in mia.sends()["Next action"]
    assert mia.sends(when=days(5), **NONE) == {"When": "That day is still to come."}
    mia.form.fill("If nothing comes next", [])
    late = mia.sends(when=days(1), next_action="Send photos", due=days(-3))
    assert late == {"Due": "Choose today or a day to come."}
    assert "Nothing is logged yet" in mia.card("Acme")


def test_a_call_may_settle_what_was_owed_or_not(mia: Colleague, nudge: Shown) -> None:
    mia.presses("Log it", nudge, beside="the quote")
    assert mia.sends(summary="they wait", **NONE) == {}
    assert "Initech: the quote\nPromised for today" in nudge.text
    mia.presses("Log it", nudge, beside="the quote")
    mia.form.fill("What you owed them", "“the quote” is done")
    assert mia.sends(summary="they have it", **NONE) == {}
    assert "Initech: the quote Logged and done" in nudge.text
    assert "the quote" not in mia.card("Initech").split("Last contacts")[0]


def test_what_is_owed_is_asked_about_still_after_another_choice_of_client(
    studio: Studio, mia: Colleague, nudge: Shown
) -> None:
    mia.presses("Log it", nudge, beside="the quote")
    mia.form.fill("What you owed them", "“the quote” is done")
    mia.form.choose("Client", "Globex")
    mia.form.choose("Client", "Initech")
    assert mia.form.value("What you owed them") == ["“the quote” is done"]
    assert mia.sends(summary="they have it", **NONE) == {}
    studio.redeliver("view_submission")
    assert "Initech: the quote Logged and done" in nudge.text
    assert mia.card("Initech").count("they have it") == 1
    assert mia.types("/logcall drafts").text.startswith("You have no drafts.")


def test_the_form_of_a_card_that_is_too_late_is_said_beside_it(
    studio: Studio, mia: Colleague, nudge: Shown
) -> None:
    studio.slack.trouble.add("views.open", Trouble.server_error(), times=1)
    said = mia.presses("Log it", nudge, beside="Acme")
    assert "the form was not opened" in said.text
    studio.slack._ws.traffic.refusals.clear()  # the trouble that was asked for


@pytest.mark.parametrize(
    ("choice", "said", "comes_back"),
    [
        ("Tomorrow", "Snoozed until tomorrow", 2),
        ("Next week", "Snoozed until Mon 11 Mar", 6),
        ("One cadence", "Snoozed until Wed 13 Mar", 8),
    ],
)
def test_a_snoozed_card_comes_back_on_its_day_and_not_before(
    studio: Studio, mia: Colleague, nudge: Shown, choice: str, said: str, comes_back: int
) -> None:
    for other in ("Acme", "the quote", "send deck"):
        mia.presses("Snooze", nudge, beside=other, choosing="One cadence")
    mia.presses("Snooze", nudge, beside="Globex", choosing=choice)
    assert f"Globex {said}" in nudge.text
    for day in range(2, comes_back):
        studio.morning(days(day))
    assert mia.nudges == [nudge]
    studio.morning(days(comes_back))
    assert "Globex" in mia.nudges[-1].text
    assert len(mia.nudges) == 2


def test_a_snooze_can_be_taken_back(mia: Colleague, nudge: Shown) -> None:
    before = nudge.text
    mia.presses("Snooze", nudge, beside="Globex", choosing="One cadence")
    assert "Snoozed until Wed 13 Mar" in nudge.text
    mia.presses("Undo", nudge, beside="Globex")
    assert nudge.text == before


@both_databases
def test_what_was_handled_elsewhere_is_struck_out_at_the_next_tick(
    studio: Studio, mia: Colleague, raj: Colleague, nudge: Shown
) -> None:
    raj.types("/logcall Acme: I called them")
    card = mia.types("/client Initech")
    mia.presses("Done", card, beside="the quote")
    studio.tick()
    assert "Acme Contact logged" in nudge.text
    assert "Initech: the quote Done" in nudge.text
    assert "[Log it]" in nudge.text


def test_a_second_press_of_the_same_button_changes_nothing(mia: Colleague, nudge: Shown) -> None:
    card = mia.types("/client Initech")
    mia.presses("Done", card, beside="send deck")  # the nudge still shows its button
    assert "[Done]" in nudge.text
    mia.presses("Done", nudge, beside="send deck")
    assert "Initech: send deck Done" in nudge.text
    assert "the quote" in mia.card("Initech")


def test_nobody_but_the_person_it_is_for_sees_it(
    mia: Colleague, raj: Colleague, nudge: Shown
) -> None:
    assert nudge.channel_id == mia.person.dm_id
    assert raj.posts == []


def test_a_client_that_is_owed_something_has_no_second_card(studio: Studio, mia: Colleague) -> None:
    mia.types("/client add Acme last 1 Jan")
    question = mia.types("/logcall Acme tomorrow: send the plan")
    mia.presses("Next action for tomorrow", question)
    studio.morning(days(1))
    assert mia.nudge.text.count("Acme") == 1
    assert "Going cold" not in mia.nudge.text
