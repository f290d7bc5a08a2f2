"""Plans where things go wrong or come in another order; nothing typed is lost."""

import pytest

from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days
from tests.journeys.test_preps import about_acme, brief, plan, question


@pytest.fixture(autouse=True)
def acme(mia: Colleague) -> None:
    mia.types("/client add Acme last 1 March")


def test_a_plan_changed_meanwhile_is_not_written_over(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    plan(mia)
    card = mia.types("/client Acme")
    mia.presses("Edit", card, beside="Planned: call")
    raj.types("/rapport")
    boss = studio.member("boss", real_name="Boss", is_admin=True)
    boss.presses("Edit", boss.types("/client Acme"), beside="Planned: call")
    assert boss.sends(agenda="theirs") == {}
    assert mia.sends(agenda="mine")["Hour"].startswith("Someone changed this plan")
    assert mia.form.value("Agenda") == "mine"


@both_databases
def test_a_log_that_changes_its_client_leaves_the_question_open(
    studio: Studio, mia: Colleague
) -> None:
    mia.types("/client add Zenith last 1 March")
    plan(mia)
    brief(studio, mia)
    asked = question(studio, mia)
    mia.presses("Log it", asked)
    mia.form.choose("Client", "Zenith")
    studio.settle()
    mia.form.fill("If nothing comes next", ["No next action needed"])
    assert mia.sends() == {}
    studio.tick()
    assert "How did it go with Acme?" in asked.text


def test_logged_from_the_card_after_its_hour(studio: Studio, mia: Colleague) -> None:
    plan(mia, send_me_the_brief="Not at all")
    studio.wait_for(days(1), "10:05")
    card = mia.types("/client Acme")
    assert "Was planned: call, today 10:00" in card.text
    mia.presses("Log it", card, beside="Was planned")
    mia.form.fill("If nothing comes next", ["No next action needed"])
    assert mia.sends() == {}
    assert "Was planned" not in mia.card("Acme")
    studio.wait_for(days(1), "12:00")
    assert about_acme(mia) == []


def test_planned_over_a_card_that_was_opened_on_home(studio: Studio, mia: Colleague) -> None:
    mia.opens("home")
    assert mia.person.home
    mia.presses("Open", mia.person.home)
    mia.form.press("Plan a call")
    assert mia.sends(day=days(1), hour="10:00") == {}
    studio.settle()
    assert "Planned: call, tomorrow 10:00 · no agenda yet" in mia.form.text()
    mia.form.press("Cancel")
    studio.settle()
    assert "Cancelled: call, tomorrow 10:00" in mia.form.text()


def test_a_discarded_draft_cannot_be_planned_any_more(studio: Studio, mia: Colleague) -> None:
    line = "/logcall Acme tomorrow: review"
    asked = mia.types(line)
    mia.presses("Plan it…", asked)
    drafts = mia.types("/logcall drafts")
    mia.presses("Discard", drafts)
    assert mia.sends(hour="10:00") == {}
    studio.settle()
    assert "Planned: call, tomorrow 10:00 · 1 agenda line" in mia.card("Acme")


def test_a_long_agenda_is_kept_in_full_through_its_form(mia: Colleague) -> None:
    words = " ".join(f"word{number}" for number in range(600))
    asked = mia.types(f"/logcall Acme tomorrow 10am: {words}")
    mia.presses("Plan it for tomorrow 10:00", asked)
    mia.presses("Edit", asked)
    assert mia.sends(how_long="25m") == {}
    mia.presses("Edit", asked)
    assert "word0 " in str(mia.form.value("Agenda"))
    assert "word599" in str(mia.form.value("Agenda, part 2"))


def test_a_client_archived_meanwhile_brings_no_brief(studio: Studio, mia: Colleague) -> None:
    plan(mia)
    mia.presses("...", mia.types("/client Acme"), choosing="Archive")
    studio.wait_for(days(1), "09:30")
    assert about_acme(mia) == []
