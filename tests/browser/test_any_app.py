"""Another Bolt app in the local Slack: every element works, and what goes wrong is said."""

import re

from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk

# Notes in the browser that a button showed that it waits, however short it was.
NOTES_WAITING = """(button) => new MutationObserver(() => {
  if (button.ariaBusy === "true") window.hasWaited = true;
}).observe(button, { attributes: true })"""


def test_blocks_are_drawn_as_slack_draws_them(here: Desk) -> None:
    message = here.asks("/sampler")
    expect(message.get_by_role("heading", name="Sampler")).to_be_visible()
    expect(message.locator("b").first).to_have_text("Bold")
    expect(message.locator("code").first).to_have_text("code")
    expect(message.locator("blockquote")).to_have_text("A quote")
    expect(message.get_by_role("link", name="a link")).to_have_attribute(
        "href", "https://example.com"
    )
    expect(message).to_contain_text("👋")
    expect(message).to_contain_text("& <tag")
    expect(message).to_contain_text("Feb 21, 2041")
    expect(message.get_by_role("listitem")).to_have_count(2)
    expect(message.get_by_text("A chart of sales")).to_be_visible()
    expect(message.get_by_text("No address")).to_be_visible()
    here.picture("any-app")


def test_a_press_that_asks_first_is_done_only_when_confirmed(here: Desk) -> None:
    message = here.asks("/sampler")
    message.get_by_role("button", name="Delete all").click()
    question = here.titled_form("Are you sure?")
    question.get_by_role("button", name="Keep").click()
    expect(question).to_have_count(0)
    expect(message).to_be_visible()
    message.get_by_role("button", name="Delete all").click()
    here.titled_form("Are you sure?").get_by_role("button", name="Delete").click()
    expect(message).to_contain_text("All gone.")


def test_an_overflow_menu_offers_its_options(here: Desk) -> None:
    message = here.asks("/sampler")
    message.get_by_role("button", name="More options").click()
    message.get_by_role("button", name="Remove").click()
    expect(message).to_contain_text("You chose remove")


def test_every_input_reaches_the_app_as_it_was_filled_in(here: Desk, form: Locator) -> None:
    form.get_by_label("Words", exact=False).first.fill("three words here")
    form.get_by_label("Long words").fill("one\ntwo")
    form.get_by_label("Email").fill("mia@example.com")
    form.get_by_label("Site").fill("https://example.com")
    form.get_by_label("Number").fill("42")
    form.get_by_role("combobox", name="Colour (optional)").select_option(label="Green")
    here.chooses("Colours", "re", "Red")
    here.chooses("Colours", "bl", "Blue")
    form.get_by_role("combobox", name="Person").select_option(label="Kai Nakamura")
    here.chooses("Fruit", "ap", "Apricot")
    form.get_by_label("Large").check()
    form.get_by_label("Salt").check()
    form.get_by_label("Pepper").check()
    form.get_by_label("Salt").uncheck()
    form.get_by_label("Day").fill("2041-03-05")
    form.get_by_label("Hour").fill("17:45")
    form.get_by_label("Moment").fill("2041-03-05T12:00")
    form.get_by_role("button", name="Send it").click()
    expect(form).to_have_count(0)
    here.goes_to("Sampler")
    told = here.message("plain_text_input: three words here")
    for line in (
        "email_text_input: mia@example.com",
        "number_input: 42",
        "static_select: green",
        "multi_static_select: red, blue",
        "external_select: apricot",
        "radio_buttons: large",
        "checkboxes: pepper",
        "datepicker: 2041-03-05",
        "timepicker: 17:45",
        "datetimepicker: 2246094000",
    ):
        expect(told).to_contain_text(line)


def test_slacks_own_checks_and_the_apps_are_said_at_the_field(form: Locator) -> None:
    form.get_by_label("Words", exact=False).first.fill("no")
    form.get_by_label("Number").fill("many")
    form.get_by_role("button", name="Send it").click()
    expect(form.get_by_text("Use at least 3 characters.")).to_be_visible()
    expect(form.get_by_text("Enter a number.")).to_be_visible()
    form.get_by_label("Number").fill("3")
    form.get_by_label("Words", exact=False).first.fill("wrong")
    form.get_by_role("button", name="Send it").click()
    expect(form.get_by_text("Anything but that word.")).to_be_visible()
    expect(form.get_by_text("Enter a number.")).to_have_count(0)
    expect(form.get_by_label("Words", exact=False).first).to_have_value("wrong")


def test_forms_stack_and_what_was_filled_in_below_stays(here: Desk, form: Locator) -> None:
    form.get_by_label("Long words").fill("kept below")
    form.get_by_role("button", name="Deeper").click()
    deeper = here.titled_form("Deeper")
    deeper.get_by_role("button", name="Back").click()
    expect(here.titled_form("Every input").get_by_label("Long words")).to_have_value("kept below")
    form.get_by_role("button", name="Deeper").click()
    here.titled_form("Deeper").get_by_role("button", name="Close", exact=True).first.click()
    expect(here.form).to_have_count(0)


def test_an_updated_form_keeps_what_was_filled_in(form: Locator) -> None:
    form.get_by_label("Long words").fill("still here")
    form.get_by_role("button", name="Change me").click()
    expect(form.get_by_text("Something new")).to_be_visible()
    expect(form.get_by_label("Long words")).to_have_value("still here")


def test_an_app_that_does_not_answer_in_time_is_told_of(here: Desk) -> None:
    button = here.asks("/sampler").get_by_role("button", name="Never answers")
    button.evaluate(NOTES_WAITING)
    button.click()
    expect(here.page.get_by_role("status").first).to_contain_text("did not respond in time")
    expect(button).not_to_have_attribute("aria-busy", re.compile(".*"))
    assert here.page.evaluate("window.hasWaited")


def test_an_answer_that_slack_does_not_take_stands_in_the_inspector(here: Desk) -> None:
    expect(here.asks("/broken")).to_contain_text("invalid_command_response")
    here.page.get_by_role("button", name="Inspector", exact=True).click()
    panel = here.page.get_by_role("complementary", name="Inspector")
    panel.get_by_label("Refused only").check()
    panel.get_by_role("button", name="invalid_blocks").first.click()
    expect(panel.get_by_role("heading", name="Why").first).to_be_visible()
    expect(panel.locator("pre").first).to_contain_text("text")
    here.picture("inspector")
