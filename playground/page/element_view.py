"""Elements that stand among the text: buttons, menus, pickers; a touch goes to the app at once.

Source: docs.slack.dev/reference/block-kit/block-elements.
"""

from playground.choosing import options_of
from playground.page.controls import draw_control
from playground.page.surface import Spot
from playground.page.tag import Tag, safe_html
from playground.shapes import Json

STYLES = {"primary": "button-primary", "danger": "button-danger"}


def draw_element(spot: Spot) -> None:
    """Draw an element of a section or of an actions block."""
    kind = spot.element["type"]
    if kind in {"button", "workflow_button"}:
        _draw_button(spot)
    elif kind == "overflow":
        _draw_overflow(spot)
    elif not draw_control(spot, {"aria_label": _name(spot)}):
        Tag("span", f"An element of type {kind} is not shown here.", "unknown")


def _draw_button(spot: Spot) -> None:
    element = spot.element
    style = STYLES.get(element.get("style", ""), "")
    url = element.get("url", "")
    attributes = {"data_field": spot.field_name, "aria_label": element.get("accessibility_label")}
    if url.startswith(("https://", "http://", "tel:", "mailto:")):
        button = Tag("a", classes=f"button {style}", href=url, target="_blank", rel="noopener")
    else:
        button = Tag("button", classes=f"button {style}", type="button")
    button.give(**attributes)
    with button:
        safe_html(spot.markup.text_object(element["text"]), "span")
    button.on("click", lambda: spot.press(button))


def _draw_overflow(spot: Spot) -> None:
    button = Tag("button", "⋯", "icon-button", type="button", aria_label="More options")
    button.give(data_field=spot.field_name)
    with Tag("div", classes="menu", popover=True) as menu:
        for option in options_of(spot.element):
            _draw_option(spot, button, option, menu.html_id)
    button.give(popovertarget=menu.html_id)


def _draw_option(spot: Spot, button: Tag, option: Json, menu_id: str) -> None:
    with Tag("button", classes="menu-item", type="button") as item:
        safe_html(spot.markup.text_object(option["text"]), "span")
        if option.get("description"):
            safe_html(spot.markup.text_object(option["description"]), "span", "menu-note")
    item.give(popovertarget=menu_id, popovertargetaction="hide")
    item.on("click", lambda: spot.press(button, option["value"]))


def _name(spot: Spot) -> str:
    """Return what a screen reader calls it: its placeholder, else the text it stands beside."""
    said = spot.element.get("placeholder") or spot.block.get("text")
    return spot.words(said) or "Choose"
