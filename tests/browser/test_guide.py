"""The guided path: from the first line to the answered nudge, ticking itself off."""

import re

from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.served import Served


def test_a_line_of_the_guide_writes_over_nothing(desk: Desk, story: Served) -> None:
    desk.opens(story.url, at="acme-website")
    desk.field.fill("my own words")
    guide = desk.page.get_by_role("complementary", name="Guide")
    guide.get_by_role("button", name="Type it for me").click()
    expect(desk.page.get_by_role("status").first).to_contain_text("Something is written here")
    expect(desk.field).to_have_value("my own words")
    desk.field.fill("")
    guide.get_by_role("button", name="Type it for me").click()
    expect(desk.field).to_have_value(re.compile("^/logcall Acme"))


def test_the_guided_path_is_walked_and_ticks_itself_off(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    guide = desk.page.get_by_role("complementary", name="Guide")
    expect(guide).to_contain_text("0 of 5 steps done")
    desk.picture("play")
    guide.get_by_role("button", name="Type it for me").click()
    expect(desk.field).to_have_value(re.compile("^/logcall Acme"))
    desk.field.press("Enter")
    expect(guide).to_contain_text("1 of 5 steps done")
    steps = guide.get_by_role("listitem")
    steps.nth(1).get_by_role("button", name="Take me there").click()
    desk.uses_shortcut("Save as client note", desk.message_from("Dana Whitfield", "second office"))
    desk.titled_form("Save client note").get_by_role("button", name="Save").click()
    expect(guide).to_contain_text("2 of 5 steps done")
    desk.moves_clock("Next working day, 09:00")
    expect(guide).to_contain_text("3 of 5 steps done")
    steps.nth(3).get_by_role("button", name="Take me there").click()
    desk.card("Harbour Dental").get_by_role("button", name="Done").click()
    expect(guide).to_contain_text("4 of 5 steps done")
    steps.nth(4).get_by_role("button", name="Take me there").click()
    expect(guide).to_contain_text("All 5 steps done")
