"""Menus with one choice, as the browser's own."""

from typing import Any

from nicegui.events import GenericEventArguments

from playground.element_kinds import KINDS
from playground.page.choices import Group, groups_of
from playground.page.glue import VALUE
from playground.page.surface import Spot
from playground.page.tag import Tag


def draw_select(spot: Spot, named: dict[str, Any]) -> Tag:
    """Draw a menu whose options are known: the app's own, people, or channels."""
    held = spot.kept.get(KINDS[spot.element["type"]].field)
    chosen = held.get("value") if isinstance(held, dict) else held
    with Tag("select", classes="input select", **named) as menu:
        empty = Tag("option", spot.words(spot.element.get("placeholder")) or "Choose…", value="")
        empty.give(defaultSelected=None if chosen else True)
        empty.give(disabled=None if spot.is_input else True)  # among text nothing is taken back
        for group in groups_of(spot):
            _draw_group(group, chosen)

    async def choose(event: GenericEventArguments) -> None:
        await spot.fill(menu, event.args or None)

    menu.on("change", choose, js_handler=VALUE)
    return menu


def _draw_group(group: Group, chosen: object) -> None:
    if not group.label:
        _draw_options(group, chosen)
        return
    with Tag("optgroup", label=group.label):
        _draw_options(group, chosen)


def _draw_options(group: Group, chosen: object) -> None:
    for choice in group.choices:
        is_chosen = True if choice.value == chosen else None
        Tag("option", choice.label, value=choice.value, defaultSelected=is_chosen)
