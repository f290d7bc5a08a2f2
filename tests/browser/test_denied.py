"""Who denies what an app asks first finds everything as it was."""

from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk


def box(message: Locator, name: str, more: str = "") -> Locator:
    """The field of a menu; with `more` the boxes in it."""
    return message.locator(f"[data-field*='/{name}/heard:{name}{more}']")


def deny(here: Desk) -> None:
    question = here.titled_form("Are you sure?")
    question.get_by_role("button", name="No").click()
    expect(question).to_have_count(0)


def test_a_denied_menu_shows_again_what_was_chosen(here: Desk) -> None:
    risky = box(here.asks("/menus"), "Risky")
    risky.select_option(label="Blue")
    deny(here)
    expect(risky).to_have_value("red")


def test_a_denied_day_shows_again_the_day_before(here: Desk) -> None:
    when = box(here.asks("/menus"), "When")
    when.fill("2041-09-09")
    deny(here)
    expect(when).to_have_value("2041-03-05")


def test_denied_boxes_are_as_they_were_ticked(here: Desk) -> None:
    boxes = box(here.asks("/menus"), "Boxes", "/")
    boxes.nth(0).check()
    here.titled_form("Are you sure?").get_by_role("button", name="Yes").click()
    expect(here.form).to_have_count(0)
    boxes.nth(1).click()
    deny(here)
    expect(boxes.nth(0)).to_be_checked()
    expect(boxes.nth(1)).not_to_be_checked()


def test_a_denied_radio_button_gives_way_to_the_one_before(here: Desk) -> None:
    radio = box(here.asks("/menus"), "Radio", "/")
    radio.nth(2).click()
    deny(here)
    expect(radio.nth(0)).to_be_checked()
    expect(radio.nth(2)).not_to_be_checked()


def test_a_denied_choice_among_several_is_not_kept(here: Desk) -> None:
    message = here.asks("/menus")
    many = box(message, "Many")
    many.fill("gre")
    expect(many).to_have_attribute("aria-expanded", "true")
    many.press("Enter")
    expect(message.get_by_role("button", name="Remove Green")).to_have_count(1)
    deny(here)
    expect(message.get_by_role("button", name="Remove Green")).to_have_count(0)
