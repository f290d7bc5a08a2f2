"""Input blocks of a form: the label, the field, its hint and what is wrong with it."""

from playground.page.controls import draw_control
from playground.page.surface import Surface
from playground.page.tag import Tag, safe_html
from playground.shapes import Json


class InputView:
    """One input block. What is wrong is said beside the field, which stays as it is meanwhile."""

    def __init__(self, surface: Surface, block: Json) -> None:
        spot = surface.spot(block, block["element"])
        with Tag("div", classes="field"):
            label = _draw_label(surface, block)
            place = Tag("div", classes="field-control")
            self._error = Tag("p", "", "field-error", role="alert", hidden=True)
            self._hint_id = _draw_hint(surface, block)
            named = {"aria_labelledby": label.html_id, "aria_describedby": self._hint_id or None}
            with place:
                self._control = draw_control(spot, named)
                if self._control is None:
                    Tag("span", f"A {spot.element['type']} is not shown here.", "unknown")
                else:
                    label.give(for_=self._control.html_id)

    def say_error(self, error: str) -> None:
        """Say a sentence at the field; "" when nothing is wrong."""
        if self._error.is_deleted:
            return
        self._error.say(error).give(hidden=None if error else True)
        if self._control:
            described = f"{self._error.html_id if error else ''} {self._hint_id}".strip()
            self._control.give(
                aria_describedby=described or None, aria_invalid="true" if error else None
            )


def _draw_label(surface: Surface, block: Json) -> Tag:
    with Tag("label", classes="label") as label:
        safe_html(surface.markup.text_object(block["label"]), "span")
        if block.get("optional"):
            Tag("span", " (optional)", "optional")
    return label


def _draw_hint(surface: Surface, block: Json) -> str:
    """Draw the hint, if there is one; return its id."""
    if not block.get("hint"):
        return ""
    return safe_html(surface.markup.text_object(block["hint"]), "p", "hint").html_id
