"""A call is planned; its brief comes before it, and "How did it go?" after it."""

import pytest

from playground import Shown
from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days

LINE = "/logcall Acme with Dana tomorrow 10am: Q3 roadmap next: send the deck by Friday"


@pytest.fixture(autouse=True)
def acme(mia: Colleague) -> None:
    mia.types("/client add Acme last 1 March")


def plan(who: Colleague, **fields: object) -> dict[str, str]:
    """Plan a call for tomorrow at ten from the card of Acme."""
    who.presses("Plan a call", who.types("/client Acme"))
    assert who.form.title == "Plan a call"
    asked = {"day": days(1), "hour": "10:00", "agenda": "- Q3 roadmap\n\n• Who signs?"}
    return who.sends(**(asked | fields))


def about_acme(who: Colleague) -> list[Shown]:
    """The direct messages about the talk."""
    return [one for one in who.posts if "Acme" in one.text and "Your clients" not in one.text]


def brief(studio: Studio, who: Colleague) -> Shown:
    studio.wait_for(days(1), "09:30")
    (only,) = about_acme(who)
    return only


def question(studio: Studio, who: Colleague) -> Shown:
    studio.wait_for(days(1), "10:30")
    assert len(about_acme(who)) == 2
    return about_acme(who)[-1]


@both_databases
def test_a_planned_call_brings_its_brief_and_then_the_log_filled_in(
    studio: Studio, mia: Colleague
) -> None:
    mia.types("/logcall Acme with Dana: hello. next: call the bank by Friday")
    assert plan(mia) == {}
    card = mia.card("Acme")
    assert "Planned: call, tomorrow 10:00 · 2 agenda lines" in card
    studio.wait_for(days(1), "09:29")
    assert about_acme(mia) == []
    shown = brief(studio, mia)
    assert "call with Acme, today 10:00 · 2 agenda lines" in shown.text
    assert "1. Q3 roadmap\n2. Who signs?" in shown.text
    assert "call the bank" in shown.text
    asked = question(studio, mia)
    assert "How did it go with Acme?" in asked.text
    mia.presses("Log it", asked)
    assert mia.form.value("Client") == "Acme"
    assert mia.form.value("Summary") == "• Q3 roadmap\n\n• Who signs?\n"
    mia.form.fill("If nothing comes next", ["No next action needed"])
    assert mia.sends() == {}
    studio.tick()
    assert "Logged: call with Acme" in about_acme(mia)[-1].text
    assert "Planned" not in mia.card("Acme")
    studio.later(days=1)
    assert len(about_acme(mia)) == 2


@both_databases
def test_a_line_about_tomorrow_is_planned_in_one_press(studio: Studio, mia: Colleague) -> None:
    asked = mia.types(LINE)
    mia.presses("Plan it for tomorrow 10:00", asked)
    assert "Planned: call with Dana at Acme, tomorrow 10:00 · 1 agenda line" in asked.text
    assert "The brief comes 30 minutes before." in asked.text
    assert mia.types("/logcall drafts").text.startswith("You have no drafts")
    card = mia.card("Acme")
    assert "send the deck" in card
    assert "Planned: call with Dana, tomorrow 10:00" in card
    mia.presses("Undo", asked)
    assert "Cancelled: call with Dana at Acme" in asked.text
    assert "Q3 roadmap" in asked.text
    studio.wait_for(days(1), "10:31")
    assert about_acme(mia) == []


def test_a_line_without_an_hour_opens_the_form_filled_in(studio: Studio, mia: Colleague) -> None:
    asked = mia.types("/logcall Acme meeting with Dana tomorrow: the renewal\nthe price !conf")
    mia.presses("Plan it…", asked)
    assert mia.form.value("Kind") == "Meeting"
    assert mia.form.value("Agenda") == "the renewal\nthe price"
    assert mia.sends(hour="14:00") == {}
    studio.settle()
    assert "Planned: meeting with Dana at Acme, tomorrow 14:00" in asked.text
    assert "no drafts" in mia.types("/logcall drafts").text


@both_databases
def test_logging_it_in_a_line_settles_the_question(studio: Studio, mia: Colleague) -> None:
    plan(mia)
    brief(studio, mia)
    asked = question(studio, mia)
    reply = mia.types("/logcall Acme: went well. next: none")
    studio.tick()
    assert "Logged: call with Acme" in asked.text
    mia.presses("Undo", reply)
    studio.tick()
    assert "How did it go with Acme?" in asked.text


def test_logged_before_its_end_it_is_not_asked_about(studio: Studio, mia: Colleague) -> None:
    plan(mia)
    brief(studio, mia)
    studio.wait_for(days(1), "10:10")
    mia.types("/logcall Acme: went well. next: none")
    studio.wait_for(days(1), "12:00")
    assert len(about_acme(mia)) == 1


@both_databases
def test_it_did_not_happen_and_is_planned_again(studio: Studio, mia: Colleague) -> None:
    plan(mia)
    brief(studio, mia)
    asked = question(studio, mia)
    mia.presses("It didn't happen", asked)
    studio.tick()
    assert "Cancelled: call with Acme, today 10:00" in asked.text
    mia.presses("Plan it again", asked)
    assert mia.form.value("Agenda") == "Q3 roadmap\nWho signs?"
    assert mia.sends(day=days(2), hour="11:00") == {}
    assert "Planned: call, tomorrow 11:00 · 2 agenda lines" in mia.card("Acme")


def test_later_asks_again_the_next_morning(studio: Studio, mia: Colleague) -> None:
    plan(mia)
    brief(studio, mia)
    asked = question(studio, mia)
    mia.presses("Later", asked)
    studio.tick()
    assert "I ask again tomorrow 09:00" in asked.text
    studio.wait_for(days(2), "09:00")
    assert "I asked again below" in asked.text
    assert "How did it go with Acme?" in about_acme(mia)[-1].text
    studio.tick()
    assert len(about_acme(mia)) == 3


def test_a_moved_call_brings_a_brief_for_its_new_hour(studio: Studio, mia: Colleague) -> None:
    plan(mia)
    shown = brief(studio, mia)
    mia.presses("Edit", shown)
    assert mia.form.value("Agenda") == "Q3 roadmap\nWho signs?"
    assert mia.sends(day=days(2), hour="15:00") == {}
    studio.tick()
    assert "Moved: call with Acme, tomorrow 15:00" in shown.text
    studio.wait_for(days(1), "12:00")
    assert len(about_acme(mia)) == 1
    studio.wait_for(days(2), "14:30")
    assert len(about_acme(mia)) == 2


def test_cancelled_on_the_card_it_can_be_brought_back(studio: Studio, mia: Colleague) -> None:
    plan(mia)
    card = mia.types("/client Acme")
    mia.presses("Cancel", card)
    assert "Cancelled: call, tomorrow 10:00" in card.text
    mia.presses("Undo", card)
    assert "Planned: call, tomorrow 10:00" in card.text
    assert "call with Acme" in brief(studio, mia).text


def test_cancelled_after_the_brief_the_brief_says_so(studio: Studio, mia: Colleague) -> None:
    plan(mia)
    shown = brief(studio, mia)
    mia.presses("Cancel", shown)
    studio.tick()
    assert "Cancelled: call with Acme" in shown.text
    studio.wait_for(days(1), "12:00")
    assert len(about_acme(mia)) == 1


def test_home_has_what_is_coming_up(mia: Colleague) -> None:
    plan(mia)
    mia.opens("home")
    assert "Coming up" in mia.home
    assert "call with Acme, tomorrow 10:00 · 2 agenda lines" in mia.home
    assert mia.person.home
    mia.presses("Cancel", mia.person.home)
    assert "Cancelled: call with Acme" in mia.home
    mia.types("/logcall Acme: hi. next: none")
    mia.opens("home")
    assert "Last 90 days: 0 % of 1 talk with an agenda, 100 % of 1 contact" in mia.home


def test_no_reminder_is_remembered_for_the_next_plan(studio: Studio, mia: Colleague) -> None:
    plan(mia, send_me_the_brief="Not at all")
    studio.wait_for(days(1), "10:00")
    assert about_acme(mia) == []
    mia.presses("Plan a call", mia.types("/client Acme"))
    assert mia.form.value("Send me the brief") == "Not at all"


def test_what_is_wrong_stands_at_its_field(mia: Colleague) -> None:
    mia.presses("Plan a call", mia.types("/client Acme"))
    assert mia.sends(day=days(0), hour="00:01")["Hour"].startswith("That hour has passed")
    complaints = mia.sends(day=days(1), how_long="soon")
    assert complaints == {"How long": "Write it like 25m, 1h30 or 2 hours."}


def test_in_confidence_only_the_planner_and_the_owner_read_it(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    lee = studio.member("lee", real_name="Lee Wong")
    plan(raj, in_confidence="Only I and the client's owner read this")
    assert "2 agenda lines · in confidence" in raj.card("Acme")
    assert "2 agenda lines · in confidence · Raj Patel" in mia.card("Acme")
    card = lee.types("/client Acme")
    assert "Planned: call, tomorrow" in card.text
    assert "agenda" not in card.text
    assert "Cancel" not in card.buttons


def test_sent_twice_by_slack_it_is_planned_once(studio: Studio, mia: Colleague) -> None:
    plan(mia)
    studio.redeliver("view_submission")
    assert mia.card("Acme").count("Planned: call") == 1
