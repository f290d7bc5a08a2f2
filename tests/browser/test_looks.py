"""How it looks: light and dark, wide and narrow; and what an audit for screen readers finds."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.served import Served

SERIOUS = {"serious", "critical"}


def faults(desk: Desk) -> list[str]:
    """What axe-core finds serious, with the element."""
    found = Axe().run(desk.page).response["violations"]
    return [
        f"{one['id']}: {node['html'][:200]}"
        for one in found
        if one["impact"] in SERIOUS
        for node in one["nodes"]
    ]


def show_channel(_: Desk) -> None:
    """It is there already."""


def show_answer(desk: Desk) -> None:
    expect(desk.asks("/client")).to_contain_text("Only visible to you")


def show_completion(desk: Desk) -> None:
    desk.types("/")
    expect(desk.offered.first).to_be_visible()


def show_form(desk: Desk) -> None:
    desk.writes("/logcall")
    form = desk.titled_form("Log a client call")
    form.get_by_role("button", name="Log it").click()
    expect(form.get_by_role("alert").first).to_be_visible()
    form.get_by_role("combobox", name="Client").fill("a")
    expect(form.get_by_role("option").first).to_be_visible()


def show_home(desk: Desk) -> None:
    desk.goes_to("Rapport")
    desk.opens_tab("Home")
    expect(desk.main).to_contain_text("have a next action")


def show_inspector(desk: Desk) -> None:
    desk.writes("/rapport")
    desk.page.get_by_role("button", name="Inspector", exact=True).click()
    panel = desk.page.get_by_role("complementary", name="Inspector")
    panel.get_by_role("button", name="/rapport").first.click()
    expect(panel.get_by_role("heading", name="Sent")).to_be_visible()


def show_menus(desk: Desk) -> None:
    desk.page.get_by_role("button", name="Move the clock").click()
    expect(desk.page.get_by_role("button", name="A week later")).to_be_visible()


SCREENS = [
    show_channel,
    show_answer,
    show_completion,
    show_form,
    show_home,
    show_inspector,
    show_menus,
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("show", SCREENS)
def test_an_audit_finds_nothing_serious(
    desk: Desk, story: Served, show: Callable[[Desk], None], scheme: str
) -> None:
    desk.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    desk.opens(story.url)
    show(desk)
    assert faults(desk) == []


def test_dark_follows_the_system(desk: Desk, story: Served) -> None:
    desk.page.emulate_media(color_scheme="dark")
    desk.opens(story.url)
    show_answer(desk)
    ground = desk.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(27, 29, 31)"
    desk.picture("dark")


def is_wider_than_the_screen(desk: Desk) -> bool:
    return bool(
        desk.page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
    )


def test_a_phone_shows_one_thing_at_a_time(phone: Desk, story: Served) -> None:
    phone.opens(story.url)
    places = phone.page.get_by_role("navigation", name="Places")
    expect(places).to_be_hidden()
    phone.page.get_by_role("button", name="Places").click()
    expect(places).to_be_visible()
    phone.goes_to("Rapport")
    expect(places).to_be_hidden()
    phone.opens_tab("Home")
    expect(phone.main).to_contain_text("have a next action")
    assert not is_wider_than_the_screen(phone)
    phone.picture("phone")


def test_a_form_fits_a_phone(phone: Desk, story: Served) -> None:
    phone.opens(story.url)
    phone.writes("/logcall")
    form = phone.titled_form("Log a client call")
    box = form.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert not is_wider_than_the_screen(phone)


def test_a_panel_covers_a_phone_only_when_asked_for(phone: Desk, story: Served) -> None:
    phone.opens(story.url)
    guide = phone.page.get_by_role("complementary", name="Guide")
    expect(guide).to_be_hidden()
    phone.page.get_by_role("button", name="Guide", exact=True).click()
    expect(guide).to_be_visible()
    phone.page.get_by_role("button", name="Close the guide").click()
    expect(guide).to_be_hidden()
