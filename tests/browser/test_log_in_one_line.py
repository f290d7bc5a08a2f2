"""The main job in the browser: a line, an unknown client, one press."""

from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.served import Served

LINE = "/logcall Zenith Labs with Ana 25m yesterday: kick-off went well. next: send plan by Friday"


def test_commands_are_completed_from_the_manifest(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    desk.field.press_sequentially("/lo")
    offered = desk.offered
    expect(offered).to_have_count(1)
    expect(offered).to_contain_text("/logcall")
    expect(offered).to_contain_text("Log a contact with a client in one line")
    desk.field.press("Tab")
    expect(desk.field).to_have_value("/logcall ")
    expect(offered).to_have_count(0)


def test_a_known_client_is_logged_in_one_line(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    desk.writes(
        "/logcall Acme with Dana 20m: second office, wants a price. next: send it by Friday"
    )
    answer = desk.message("Logged a call with Acme")
    expect(answer).to_contain_text("Only visible to you")
    expect(answer).to_contain_text("send it")
    desk.picture("log-in-one-line", answer)
    answer.get_by_role("button", name="Undo").click()
    expect(desk.message("Undone")).to_be_visible()


def test_an_unknown_client_is_created_with_one_press(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    desk.writes(LINE)
    asked = desk.message("Nothing is logged yet")
    expect(asked).to_contain_text("Only visible to you")
    asked.get_by_role("button", name="Create Zenith Labs", exact=True).click()
    form = desk.titled_form("New client")
    expect(form.get_by_label("Name")).to_have_value("Zenith Labs")
    expect(form.get_by_label("Name")).to_be_focused()
    form.get_by_role("button", name="Create").click()
    expect(form).to_have_count(0)
    expect(desk.message("Logged a call with Zenith Labs")).to_contain_text("send plan")


def test_a_draft_can_be_discarded(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    asked = desk.asks("/logcall Umbra Films: hello")
    expect(asked).to_contain_text("I don't know Umbra Films")
    asked.get_by_role("button", name="Discard").click()
    expect(asked).to_contain_text("iscarded")
