"""One thing that fails stops nothing else: it says so in its place, and in the log."""

from collections.abc import Iterator

import pytest
from nicegui import ui
from nicegui.client import Client

from playground.page.faults import NOT_SHOWN, Faults
from playground.page.guide import Guide
from playground.page.keyed import Item, KeyedList
from playground.page.tag import Tag
from playground.steps import Step


@pytest.fixture
def client() -> Iterator[Client]:
    """A tab that no browser looks at."""
    client = Client(ui.page("/"), request=None)
    with client:
        yield client
    client.delete()


def fail() -> bool:
    raise ValueError("no good")


def texts(tag: Tag) -> list[str | None]:
    return [one._text for box in tag.default_slot.children for one in box.default_slot.children]


@pytest.mark.usefixtures("client")
def test_what_cannot_be_drawn_says_so_and_the_rest_is_drawn(
    caplog: pytest.LogCaptureFixture,
) -> None:
    parent = Tag("div")

    def half() -> None:
        Tag("p", "Half of it")
        fail()

    items = [
        Item(1, "", lambda: Tag("p", "First")),
        Item(2, "", half),
        Item(3, "", lambda: Tag("p", "Last")),
    ]
    KeyedList(parent).show(items)
    assert texts(parent) == ["First", NOT_SHOWN, "Last"]
    assert "no good" in caplog.text


@pytest.mark.usefixtures("client")
def test_what_could_not_be_drawn_is_drawn_once_it_changes() -> None:
    parent = Tag("div")
    shown = KeyedList(parent)
    shown.show([Item(1, "bad", fail)])
    shown.show([Item(1, "good", lambda: Tag("p", "Now"))])
    assert texts(parent) == ["Now"]


def test_a_step_that_cannot_say_whether_it_is_done_stops_no_other(
    caplog: pytest.LogCaptureFixture,
) -> None:
    guide = Guide([Step("Broken", "How", fail), Step("Whole", "How", lambda: True)])
    guide.look()
    guide.look()
    assert guide.is_done(1)
    assert not guide.is_done(0)
    assert caplog.text.count("Broken") == 1


def test_what_fails_is_logged_anew_only_after_it_went_well(
    caplog: pytest.LogCaptureFixture,
) -> None:
    faults = Faults()
    assert not faults.guard("part", fail)
    assert not faults.guard("part", fail)
    assert caplog.text.count("a part of the page fails") == 1
    assert faults.guard("part", lambda: None)
    assert not faults.guard("part", fail)
    assert caplog.text.count("a part of the page fails") == 2
