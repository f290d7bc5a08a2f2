"""The brief on the page: asked for by name, and over a card."""

from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.served import Served


def test_a_brief_is_one_screen_of_a_phone(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    desk.page.set_viewport_size({"width": 390, "height": 844})
    desk.asks("/rapport")  # the welcome of a first command stands below its answer
    brief = desk.asks("/brief Acme")
    for told in ("Raj Mehta", "decision maker", "Dana Whitfield", "To open with", "music school"):
        expect(brief).to_contain_text(told)
    box = brief.bounding_box()
    assert box
    assert box["height"] <= 700
    desk.picture("brief", brief)


def test_from_a_brief_over_a_card_one_logs_the_call(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    card = desk.asks("/client Nordwind Logistics")
    card.get_by_role("button", name="Brief").click()
    brief = desk.titled_form("Brief")
    expect(brief).to_contain_text("Jonas Petersen")
    brief.get_by_role("button", name="Log it").click()
    form = desk.titled_form("Log a client call")
    form.get_by_label("Summary").fill("the lighthouse tour")
    form.get_by_role("textbox", name="Next action").fill("send the map")
    form.get_by_role("button", name="Log it").click()
    expect(form).to_have_count(0)
    expect(card).to_contain_text("the lighthouse tour")
