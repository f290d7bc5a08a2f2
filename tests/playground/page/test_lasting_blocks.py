"""Blocks of a view stay while what they say does, though Slack names them anew each time."""

from collections.abc import Iterator
from typing import Any

import pytest
from nicegui import ui
from nicegui.client import Client
from nicegui.element import Element

from playground import LocalSlack, Person
from playground.content import name_blocks
from playground.page.block_view import block_items
from playground.page.guide import Guide
from playground.page.keyed import KeyedList
from playground.page.screen import Screen
from playground.page.surface import Surface
from playground.page.tag import Tag
from playground.view_stack import publish_view
from tests.playground.conftest import button
from tests.playground.forms import field, plain, text_input

Blocks = list[dict[str, Any]]


def section(text: str, label: str = "Go") -> dict[str, Any]:
    return {"type": "section", "text": plain(text), "accessory": button(label)}


class Shown:
    """A Home as a tab shows it."""

    def __init__(self, slack: LocalSlack, person: Person, client: Client) -> None:
        self.person = person
        channel = person.workspace.direct_channel(person.id)
        self.screen = Screen(slack, Guide([]), client, person, channel)
        self.parent = Tag("div")
        self._list = KeyedList(self.parent)
        self.view = publish_view(person.workspace, person.id, {"type": "home", "blocks": []})
        self.surface = Surface(self.screen, self.view)

    def publish(self, *blocks: dict[str, Any]) -> list[Element]:
        """Publish and show; return what stands there for each block."""
        publish_view(self.person.workspace, self.person.id, {"type": "home", "blocks": [*blocks]})
        self._list.show(block_items(self.surface, self.view.blocks))
        return [*self.parent.default_slot.children]


@pytest.fixture
def shown(offline: LocalSlack, viewer: Person) -> Iterator[Shown]:
    client = Client(ui.page("/"), request=None)
    with client:
        yield Shown(offline, viewer, client)
    client.delete()


def test_a_block_that_says_the_same_stays_and_is_pressed_by_its_new_id(shown: Shown) -> None:
    first, second = shown.publish(section("One"), section("Two"))
    drawn = dict(shown.view.blocks[1])
    inside = list(second.default_slot.children)
    again = shown.publish(section("One, anew"), section("Two"))
    assert again[1] is second
    assert list(second.default_slot.children) == inside
    assert again[0] is not first
    spot = shown.surface.spot(drawn, drawn["accessory"])
    assert spot.ids == (shown.view.blocks[1]["block_id"], "go")
    assert drawn["block_id"] != shown.view.blocks[1]["block_id"]


def test_blocks_that_say_the_same_are_told_apart_by_their_order(shown: Shown) -> None:
    before = shown.publish(section("Same"), section("Same"))
    drawn = [dict(block) for block in shown.view.blocks]
    assert shown.publish(section("Same"), section("Same")) == before
    for old, new in zip(drawn, shown.view.blocks, strict=True):
        assert shown.surface.spot(old, old["accessory"]).ids[0] == new["block_id"]


def test_a_block_that_went_and_came_back_is_pressed_by_its_newest_id(shown: Shown) -> None:
    shown.publish(section("One"), section("Two"))
    shown.publish(section("One"))
    shown.publish(section("One"), section("Two"))
    drawn = dict(shown.view.blocks[1])
    shown.publish(section("Two"), section("One"))
    spot = shown.surface.spot(drawn, drawn["accessory"])
    assert spot.ids[0] == shown.view.blocks[0]["block_id"]


def test_a_field_with_a_new_id_is_a_new_field(shown: Shown) -> None:
    def nameless() -> dict[str, Any]:
        block = field("Name", text_input())
        del block["block_id"]
        return block

    (before,) = shown.publish(nameless())
    (after,) = shown.publish(nameless())
    assert after is not before


def test_a_field_of_the_same_id_stays(shown: Shown) -> None:
    (before,) = shown.publish(*name_blocks([field("Name", text_input())]))
    (after,) = shown.publish(field("Name", text_input()))
    assert after is before
