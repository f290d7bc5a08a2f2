from collections.abc import Iterator

import pytest
from nicegui import ui
from nicegui.client import Client

from playground.page.keyed import Item, KeyedList
from playground.page.tag import Tag


@pytest.fixture
def client() -> Iterator[Client]:
    """A tab that no browser looks at."""
    client = Client(ui.page("/"), request=None)
    with client:
        yield client
    client.delete()


def sent(client: Client) -> set[int]:
    """The elements whose change waits to be sent; from now on only what comes next."""
    waiting = set(client.outbox.updates)
    client.outbox.updates.clear()
    return waiting


def test_what_does_not_change_is_not_sent(client: Client) -> None:
    tag = Tag("button", "Send", type="button", hidden=True)
    sent(client)
    tag.say("Send").give(type="button", hidden=True, title=None)
    assert sent(client) == set()


def test_what_changes_is_sent(client: Client) -> None:
    tag = Tag("button", "Send", hidden=True)
    sent(client)
    tag.give(hidden=None)
    assert sent(client) == {tag.id}
    tag.say("Sending")
    assert sent(client) == {tag.id}


def test_attributes_are_written_as_html_has_them(client: Client) -> None:
    tag = Tag("label", "Name", for_="c1", aria_label="Your name", hidden=True, title=None)
    assert client.elements[tag.id] is tag
    assert dict(tag.props) == {"for": "c1", "aria-label": "Your name", "hidden": ""}


def test_only_an_item_that_looks_different_is_drawn_anew(client: Client) -> None:
    drawn: list[str] = []
    boxes = KeyedList(Tag("ol"), "li")

    def item(key: str, look: str) -> Item:
        return Item(key, look, lambda: drawn.append(key))

    boxes.show([item("a", "old"), item("b", "old")])
    sent(client)
    boxes.show([item("a", "old"), item("b", "new")])
    assert drawn == ["a", "b", "b"]
    boxes.show([item("a", "old"), item("b", "new")])
    assert drawn == ["a", "b", "b"]


def test_items_keep_their_element_when_their_order_changes(client: Client) -> None:
    parent = Tag("ol")
    boxes = KeyedList(parent, "li")

    def item(key: str) -> Item:
        return Item(key, "", lambda: Tag("span", key))

    def order() -> list[int]:
        return [child.id for child in parent.default_slot.children]

    boxes.show([item("a"), item("b"), item("c")])
    first, second, third = order()
    boxes.show([item("c"), item("a"), item("d")])
    assert order()[:2] == [third, first]
    assert second not in client.elements
    assert len(order()) == 3
