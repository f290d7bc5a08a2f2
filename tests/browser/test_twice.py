"""What is pressed twice is done once."""

from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk

TWICE = "(button) => { button.click(); button.click(); }"


def test_a_button_that_waits_takes_no_second_press(here: Desk) -> None:
    message = here.asks("/menus")
    message.get_by_role("button", name="Count").evaluate(TWICE)
    expect(here.messages.filter(has_text="Pressed 1")).to_have_count(1)
    expect(message.locator("[aria-busy]")).to_have_count(0)
    expect(here.messages.filter(has_text="Pressed 2")).to_have_count(0)
    message.get_by_role("button", name="Count").click()
    expect(here.messages.filter(has_text="Pressed 2")).to_have_count(1)


def test_a_form_that_is_being_sent_is_not_sent_again(here: Desk, form: Locator) -> None:
    form.get_by_label("Words", exact=False).first.fill("sent slowly")
    form.get_by_role("button", name="Send it").evaluate(TWICE)
    expect(form).to_have_count(0)
    here.goes_to("Sampler")
    told = here.messages.filter(has_text="plain_text_input: sent slowly")
    expect(told).to_have_count(1)
    here.goes_to("general")
    here.goes_to("Sampler")
    expect(told).to_have_count(1)


def test_each_letter_is_told_in_order_and_the_last_is_told(form: Locator) -> None:
    heard = form.get_by_label("Heard")
    heard.press_sequentially("abcdefgh")
    expect(form.get_by_text("So far: abcdefgh")).to_be_visible()
    expect(heard).to_have_value("abcdefgh")
