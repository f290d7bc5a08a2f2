"""The clock moves forward, and Rapport with it: clients go cold, the nudge arrives."""

import re

from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk
from tests.browser.served import Served

NUDGE = "Your clients on"


def app_button(desk: Desk) -> Locator:
    return desk.page.get_by_role("navigation", name="Places").get_by_role("button", name="Rapport")


def test_the_nudge_arrives_when_the_clock_is_moved_to_the_morning(
    desk: Desk, story: Served
) -> None:
    desk.opens(story.url)
    desk.moves_clock("Next working day, 09:00")
    expect(app_button(desk)).to_have_accessible_name(re.compile("1 unread"))
    desk.goes_to("Rapport")
    nudge = desk.message(NUDGE)
    expect(nudge).to_contain_text("You owe them")
    expect(nudge).to_contain_text("Going cold")
    expect(app_button(desk)).not_to_have_accessible_name(re.compile("unread"))
    desk.picture("nudge", nudge)
    desk.moves_clock("A week later")
    expect(desk.messages.filter(has_text=NUDGE)).to_have_count(2)


def test_the_clock_goes_forward_only(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    desk.page.get_by_role("button", name="Move the clock").click()
    desk.page.get_by_label("Date").fill("2020-01-01")
    desk.page.get_by_role("button", name="Go").click()
    expect(desk.page.get_by_role("status").first).to_contain_text("forward only")
    desk.page.get_by_role("button", name="Move the clock").click()
    desk.page.get_by_label("Date").fill("9999-12-31")
    desk.page.get_by_role("button", name="Go").click()
    expect(desk.page.get_by_role("status").first).to_contain_text("50 years")


def test_the_clock_moves_to_a_date_in_the_persons_own_zone(desk: Desk, story: Served) -> None:
    desk.opens(story.url, who="kai")
    desk.page.get_by_role("button", name="Move the clock").click()
    desk.page.get_by_label("Date").fill("2041-07-02")
    desk.page.get_by_label("Time").fill("17:45")
    desk.page.get_by_role("button", name="Go").click()
    clock = desk.page.get_by_role("button", name="Move the clock")
    expect(clock).to_contain_text(re.compile("Jul 2, 5:45.PM"))
    desk.acts_as("Mia Chen")
    expect(clock).to_contain_text(re.compile("[23] Jul"))
