"""Menus and pickers by key: the app hears of a choice when it is made, not on the way to it."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk
from tests.browser.served import Served


@pytest.fixture
def menus(here: Desk) -> Locator:
    """A message with menus that tell the app."""
    return here.asks("/menus")


def heard(here: Desk, value: str) -> Locator:
    return here.messages.filter(has_text=f"Heard {value}")


def box(menus: Locator, name: str) -> Locator:
    return menus.locator(f"[data-field$='/{name}/heard:{name}']")


def heard_last(here: Desk) -> list[str]:
    """What the app has heard since the menus came, the oldest first."""
    said = here.messages.all_inner_texts()
    last = max(place for place, text in enumerate(said) if "Risky" in text)
    return [text.partition("Heard ")[2] for text in said[last + 1 :] if "Heard " in text]


def test_a_date_typed_by_key_is_told_once_at_enter(here: Desk, menus: Locator) -> None:
    day = box(menus, "Day")
    day.focus()
    here.page.keyboard.type("03032042")
    expect(day).to_have_value("2042-03-03")
    here.page.keyboard.press("Enter")
    expect(heard(here, "2042-03-03").last).to_be_visible()
    assert heard_last(here) == ["2042-03-03"]


def test_a_date_typed_by_key_is_told_when_one_leaves_it(here: Desk, menus: Locator) -> None:
    day = box(menus, "Day")
    day.focus()
    here.page.keyboard.type("04042042")
    here.field.focus()
    expect(heard(here, "2042-04-04").last).to_be_visible()
    assert heard_last(here) == ["2042-04-04"]


def test_arrows_in_a_closed_menu_are_told_once_at_enter(here: Desk, menus: Locator) -> None:
    colour = box(menus, "Colour")
    colour.focus()
    for _ in range(2):
        here.page.keyboard.press("ArrowDown")
    expect(colour).to_have_value("blue")
    here.page.keyboard.press("Enter")
    expect(heard(here, "blue").last).to_be_visible()
    assert heard_last(here) == ["blue"]


def test_a_choice_by_mouse_is_told_at_once(here: Desk, menus: Locator) -> None:
    box(menus, "Colour").select_option(label="Green")
    expect(heard(here, "green").last).to_be_visible()
    box(menus, "Day").fill("2041-04-01")
    expect(heard(here, "2041-04-01").last).to_be_visible()


def test_arrows_at_act_as_change_nobody_before_enter(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    choice = desk.page.get_by_label("Act as")
    choice.focus()
    desk.page.keyboard.press("ArrowDown")
    desk.page.keyboard.press("ArrowDown")
    chosen = choice.input_value()
    desk.page.wait_for_timeout(300)
    assert "who=mia" in desk.page.url
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url(f"**who={chosen}**")
