"""Radio buttons and checkboxes."""

import json
from collections.abc import Sequence
from typing import Any

from nicegui.events import GenericEventArguments

from playground.page.choices import Choice, as_choices, chosen_in
from playground.page.glue import TICKED, VALUE
from playground.page.surface import Spot
from playground.page.tag import Tag, safe_html

RADIO, BOXES = "selected_option", "selected_options"


def draw_radio_buttons(spot: Spot, named: dict[str, Any]) -> Tag:
    chosen = {choice.value for choice in chosen_in(spot, RADIO)}
    group = _begin(named, "radiogroup")
    with group:
        for choice in as_choices(spot, spot.element["options"]):
            box = _draw_box(spot, choice, "radio", is_on=choice.value in chosen)
            box.give(name=group.html_id)

            async def choose(event: GenericEventArguments, box: Tag = box) -> None:
                if not await spot.fill(box, event.args):
                    _put_back(spot, group, [one.value for one in chosen_in(spot, RADIO)])

            box.on("change", choose, js_handler=VALUE)
    return group


def draw_checkboxes(spot: Spot, named: dict[str, Any]) -> Tag:
    chosen = {choice.value for choice in chosen_in(spot, BOXES)}
    group = _begin(named, "group")
    choices = as_choices(spot, spot.element["options"])
    with group:
        for choice in choices:
            box = _draw_box(spot, choice, "checkbox", is_on=choice.value in chosen)

            async def tick(event: GenericEventArguments, box: Tag = box) -> None:
                value, is_on = event.args
                (chosen.add if is_on else chosen.discard)(value)
                if not await spot.fill(box, [one.value for one in choices if one.value in chosen]):
                    chosen.clear()
                    chosen.update(one.value for one in chosen_in(spot, BOXES))
                    _put_back(spot, group, sorted(chosen))

            box.on("change", tick, js_handler=TICKED)
    return group


def _put_back(spot: Spot, group: Tag, chosen: Sequence[str]) -> None:
    """Tick in the browser what is chosen, and nothing else."""
    spot.screen.run_in_browser(
        f"for (const box of document.querySelectorAll('#{group.html_id} input'))"
        f" box.checked = {json.dumps(chosen)}.includes(box.value);"
    )


def _begin(named: dict[str, Any], role: str) -> Tag:
    return Tag("div", classes="boxes", role=role, **named)


def _draw_box(spot: Spot, choice: Choice, kind: str, *, is_on: bool) -> Tag:
    option = choice.option or {}
    with Tag("label", classes="box"):
        box = Tag("input", type=kind, value=choice.value)
        box.give(defaultChecked=True if is_on else None)
        box.give(data_field=f"{spot.field_name}/{choice.value}")
        with Tag("span"):
            safe_html(spot.markup.text_object(option.get("text")), "span")
            if choice.note:
                safe_html(spot.markup.text_object(option.get("description")), "span", "box-note")
    return box
