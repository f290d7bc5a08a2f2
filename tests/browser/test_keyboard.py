"""By keyboard alone: complete, send, open, fill in, send, answer."""

from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.served import Served


def test_a_call_is_logged_through_the_form_without_a_mouse(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    keys = desk.page.keyboard
    desk.field.focus()
    keys.type("/log")
    expect(desk.offered).to_have_count(1)
    keys.press("Enter")
    expect(desk.field).to_have_value("/logcall ")
    keys.press("Enter")
    form = desk.titled_form("Log a client call")
    client = form.get_by_role("combobox", name="Client")
    expect(client).to_be_focused()
    keys.type("kona")
    expect(form.get_by_role("option", name="Create kona")).to_be_visible()
    keys.press("ArrowDown")
    keys.press("ArrowUp")
    keys.press("Enter")
    expect(client).to_have_value("Kona Coffee Roasters")
    expect(client).to_be_focused()
    form.get_by_label("Summary").focus()
    keys.type("Talked about the menu")
    form.get_by_label("No next action needed").focus()
    keys.press("Space")
    form.get_by_role("button", name="Log it").focus()
    keys.press("Enter")
    expect(form).to_have_count(0)
    expect(desk.message("Logged a call with Kona Coffee Roasters")).to_be_visible()


def test_tab_stays_inside_an_open_form(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    desk.writes("/logcall")
    form = desk.titled_form("Log a client call")
    expect(form.get_by_role("combobox", name="Client")).to_be_focused()
    for _ in range(30):
        desk.page.keyboard.press("Tab")
        assert desk.page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )


def test_the_focus_is_seen(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    desk.page.get_by_label("Act as").focus()
    desk.page.keyboard.press("Tab")
    width = desk.page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert width == "2px"


def test_the_menu_of_a_message_opens_and_closes_by_keys(desk: Desk, story: Served) -> None:
    desk.opens(story.url, at="acme-website")
    more = desk.messages.last.get_by_role("button", name="More actions")
    item = desk.messages.last.get_by_role("button", name="Save as client note")
    more.focus()
    desk.page.keyboard.press("Enter")
    expect(item).to_be_visible()
    desk.page.keyboard.press("Escape")
    expect(item).to_be_hidden()
    expect(more).to_be_focused()


def test_shift_and_enter_make_a_new_line(desk: Desk, story: Served) -> None:
    desk.opens(story.url, at="harbour-dental")
    expect(desk.field).to_be_visible()
    before = desk.messages.count()
    desk.field.focus()
    desk.page.keyboard.type("one")
    desk.page.keyboard.press("Shift+Enter")
    desk.page.keyboard.type("two")
    desk.page.keyboard.press("Enter")
    expect(desk.messages.nth(before).locator(".text")).to_have_text("one\ntwo", use_inner_text=True)


def test_one_can_write_on_at_once_after_sending(desk: Desk, story: Served) -> None:
    desk.opens(story.url, at="studio")
    desk.field.focus()
    for number in range(1, 6):
        desk.page.keyboard.type(f"Number {number}")
        desk.page.keyboard.press("Enter")
    said = desk.messages.filter(has_text="Number").locator(".text")
    expect(said).to_have_text([f"Number {number}" for number in range(1, 6)])


def test_what_was_typed_waits_where_it_was_typed(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    desk.field.fill("half a sentence")
    desk.goes_to("studio")
    expect(desk.field).to_have_value("")
    desk.goes_to("general")
    expect(desk.field).to_have_value("half a sentence")


def test_the_focus_returns_when_a_form_is_closed(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    desk.writes("/logcall")
    expect(desk.titled_form("Log a client call")).to_be_visible()
    desk.page.keyboard.press("Escape")
    expect(desk.form).to_have_count(0)
    expect(desk.field).to_be_focused()
