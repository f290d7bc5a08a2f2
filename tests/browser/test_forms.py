"""The log form: a field that is wrong is said at the field, and what was filled in stays."""

from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.served import Served


def test_a_field_error_is_said_at_its_field_and_nothing_is_lost(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    desk.writes("/logcall")
    form = desk.titled_form("Log a client call")
    desk.chooses("Client", "acm", "Acme")
    form.get_by_label("How long").fill("a while")
    form.get_by_label("Summary").fill("The second office, in March")
    form.get_by_role("button", name="Log it").click()
    wrong = form.get_by_label("How long")
    expect(wrong).to_have_attribute("aria-invalid", "true")
    expect(form.get_by_text("Write it like 25m")).to_be_visible()
    expect(wrong).to_be_focused()
    expect(form.get_by_label("Summary")).to_have_value("The second office, in March")
    wrong.fill("25m")
    form.get_by_label("No next action needed").check()
    form.get_by_role("button", name="Log it").click()
    expect(form).to_have_count(0)
    expect(desk.message("Logged a call with Acme")).to_contain_text("25 min")


def test_typeahead_asks_the_app_while_one_types(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    desk.writes("/logcall")
    form = desk.titled_form("Log a client call")
    client = form.get_by_role("combobox", name="Client")
    client.press_sequentially("har")
    option = form.get_by_role("option")
    expect(option.first).to_contain_text("Harbour Dental")
    client.press("Enter")
    expect(client).to_have_value("Harbour Dental")
    expect(client).to_have_attribute("aria-expanded", "false")
    expect(client).to_be_focused()


def test_enter_chooses_what_is_still_being_searched_for(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    desk.writes("/logcall")
    form = desk.titled_form("Log a client call")
    client = form.get_by_role("combobox", name="Client")
    client.fill("nordwind")
    client.press("Enter")
    expect(client).to_have_value("Nordwind Logistics")


def test_people_of_the_chosen_client_are_offered_and_shown_as_chips(
    desk: Desk, story: Served
) -> None:
    desk.opens(story.url)
    desk.writes("/logcall")
    form = desk.titled_form("Log a client call")
    people = form.get_by_role("combobox", name="With")
    before = people.get_attribute("data-field") or ""
    desk.chooses("Client", "harb", "Harbour Dental")
    expect(people).not_to_have_attribute("data-field", before)
    desk.chooses("With", "pri", "Priya Raman")
    expect(form.get_by_role("button", name="Remove Priya Raman")).to_be_visible()
    form.get_by_role("combobox", name="With").press("Backspace")
    expect(form.get_by_role("button", name="Remove Priya Raman")).to_have_count(0)


def test_escape_closes_the_list_first_and_then_the_form(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    desk.writes("/logcall")
    form = desk.titled_form("Log a client call")
    client = form.get_by_role("combobox", name="Client")
    client.fill("a")
    expect(form.get_by_role("listbox").first).to_be_visible()
    client.press("Escape")
    expect(client).to_have_attribute("aria-expanded", "false")
    expect(form).to_be_visible()
    client.press("Escape")
    expect(form).to_have_count(0)


def test_a_form_opened_from_the_shortcut_is_answered_in_a_direct_message(
    desk: Desk, story: Served
) -> None:
    desk.opens(story.url)
    desk.main.get_by_role("button", name="Shortcuts").click()
    desk.main.get_by_role("button", name="Log a client call").click()
    form = desk.titled_form("Log a client call")
    desk.chooses("Client", "acm", "Acme")
    form.get_by_label("Summary").fill("Short call")
    form.get_by_label("No next action needed").check()
    form.get_by_role("button", name="Log it").click()
    expect(form).to_have_count(0)
    unread = desk.page.get_by_role("navigation", name="Places").get_by_role("button", name="unread")
    expect(unread.filter(has_text="Rapport")).to_be_visible()
    desk.goes_to("Rapport")
    expect(desk.message("Logged a call with Acme")).to_be_visible()
