"""Input blocks of a form: the label, the field, its hint and what is wrong with it."""

from typing import Any

from playground.page.controls import draw_control
from playground.page.surface import Surface
from playground.page.tag import Tag, safe_html
from playground.shapes import Json


def draw_input(surface: Surface, block: Json, error: str) -> None:
    """Draw an input block; `error` is a sentence, "" when nothing is wrong."""
    spot = surface.spot(block, block["element"])
    with Tag("div", classes="field"):
        label = Tag("label", classes="label")
        with label:
            safe_html(surface.markup.text_object(block["label"]), "span")
            if block.get("optional"):
                Tag("span", " (optional)", "optional")
        place = Tag("div", classes="field-control")
        described = _draw_notes(surface, block, error)
        named: dict[str, Any] = {
            "aria_labelledby": label.html_id,
            "aria_describedby": described or None,
            "aria_invalid": "true" if error else None,
        }
        with place:
            control = draw_control(spot, named)
        if control is None:
            with place:
                Tag("span", f"A {spot.element['type']} is not shown here.", "unknown")
        else:
            label.give(for_=control.html_id)


def _draw_notes(surface: Surface, block: Json, error: str) -> str:
    """Draw hint and error; return their ids."""
    notes = []
    if error:
        notes.append(Tag("p", error, "field-error", role="alert").html_id)
    if block.get("hint"):
        hint = safe_html(surface.markup.text_object(block["hint"]), "p", "hint")
        notes.append(hint.html_id)
    return " ".join(notes)
