"""Each button of the nudge answers in place."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.served import Served

NUDGE = "Your clients on"


@pytest.fixture
def nudged(desk: Desk, story: Served) -> Desk:
    """Mia, on the morning of her first nudge. Each test answers another card of it."""
    desk.opens(story.url, at="app")
    expect(desk.field).to_be_visible()
    if desk.messages.filter(has_text=NUDGE).count() == 0:
        desk.moves_clock("Next working day, 09:00")
    expect(desk.message(NUDGE)).to_be_visible()
    return desk


def test_done_answers_in_its_place_and_can_be_undone(nudged: Desk) -> None:
    nudged.card("Harbour Dental").get_by_role("button", name="Done").click()
    undo = nudged.card("Harbour Dental").get_by_role("button", name="Undo")
    expect(undo).to_be_visible()
    undo.click()
    expect(nudged.card("Harbour Dental").get_by_role("button", name="Done")).to_be_visible()


def test_snooze_says_until_when(nudged: Desk) -> None:
    nudged.card("Castell Winery").get_by_role("combobox").select_option(label="Next week")
    expect(nudged.message(NUDGE)).to_contain_text("Snoozed until")
    expect(nudged.card("Castell Winery").get_by_role("button", name="Undo")).to_be_visible()


def test_log_it_opens_the_form_and_the_card_says_it_was_logged(nudged: Desk) -> None:
    nudged.card("Acme").get_by_role("button", name="Log it").click()
    form = nudged.titled_form("Log a client call")
    expect(form.get_by_role("combobox", name="Client")).to_have_value("Acme")
    form.get_by_label("Summary").fill("All is well, they start in March")
    form.get_by_label("No next action needed").check()
    form.get_by_role("button", name="Log it").click()
    expect(form).to_have_count(0)
    expect(nudged.message(NUDGE).get_by_text("Logged", exact=False)).to_be_visible()
