"""The app's Home tab."""

import re

from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.served import Served


def test_home_shows_cards_clients_and_settings(desk: Desk, story: Served) -> None:
    desk.opens(story.url, at="app")
    desk.opens_tab("Home")
    home = desk.main
    for words in ("Today", "Clients", "Harbour Dental", "have a next action"):
        expect(home).to_contain_text(words)
    desk.picture("home")


def test_a_menu_on_home_changes_the_list(desk: Desk, story: Served) -> None:
    desk.opens(story.url, at="home")
    whose = desk.main.get_by_role("combobox").filter(has_text="My clients")
    whose.select_option(label="Everyone's clients")
    expect(desk.main).to_contain_text("Pacific Kayaks")


def test_a_call_logged_from_home_is_answered_in_messages(desk: Desk, story: Served) -> None:
    desk.opens(story.url, at="home")
    desk.main.get_by_role("button", name="Log a call").click()
    form = desk.titled_form("Log a client call")
    desk.chooses("Client", "acm", "Acme")
    form.get_by_label("Summary").fill("From Home")
    form.get_by_label("No next action needed").check()
    form.get_by_role("button", name="Log it").click()
    expect(form).to_have_count(0)
    desk.opens_tab("Messages")
    expect(desk.message("Logged a call with Acme")).to_contain_text("From Home")


def test_a_reload_leads_to_the_same_place(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    desk.goes_to("Rapport")
    desk.opens_tab("Home")
    expect(desk.page).to_have_url(re.compile("at=home"))
    desk.page.reload()
    expect(desk.main).to_contain_text("Clients")


def test_what_did_not_change_stays_when_home_is_published_anew(desk: Desk, story: Served) -> None:
    desk.opens(story.url, who="kai", at="home")
    button = desk.main.get_by_role("button", name="Log a call").first
    expect(button).to_be_visible()
    button.evaluate("(button) => { button.isMarked = true; }")
    whose = desk.main.get_by_role("combobox").filter(has_text="My clients")
    whose.select_option(label="Everyone's clients")
    expect(desk.main).to_contain_text("Harbour Dental")
    assert button.evaluate("(button) => button.isMarked === true")
    button.click()
    expect(desk.titled_form("Log a client call")).to_be_visible()
