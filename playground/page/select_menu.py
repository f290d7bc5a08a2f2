"""Menus with one choice, as the browser's own."""

from typing import Any

from nicegui.events import GenericEventArguments

from playground.element_kinds import KINDS
from playground.page.choices import Group, groups_of
from playground.page.glue import CHOICE, CHOICE_EVENTS
from playground.page.surface import Spot
from playground.page.tag import Tag


def draw_select(spot: Spot, named: dict[str, Any]) -> Tag:
    """Draw a menu whose options are known: the app's own, people, or channels."""
    chosen = _chosen(spot)
    with Tag("select", classes="input select", **named) as menu:
        empty = Tag("option", spot.words(spot.element.get("placeholder")) or "Choose…", value="")
        empty.give(defaultSelected=None if chosen else True)
        empty.give(disabled=None if spot.is_input else True)  # among text nothing is taken back
        for group in groups_of(spot):
            _draw_group(group, chosen)

    async def choose(event: GenericEventArguments) -> None:
        value, is_made = event.args
        if not await spot.fill(menu, value or None, is_made=is_made):
            spot.screen.write(menu, str(_chosen(spot) or ""))

    for name in CHOICE_EVENTS:
        menu.on(name, choose, js_handler=CHOICE)
    return menu


def _chosen(spot: Spot) -> object:
    """Return the value or id that is chosen now."""
    held = spot.kept.get(KINDS[spot.element["type"]].field)
    return held.get("value") if isinstance(held, dict) else held


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
