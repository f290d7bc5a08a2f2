"""The fields of a form, made of native ones; which kind an element is drawn as."""

import asyncio
from collections.abc import Callable
from typing import Any

from nicegui.events import GenericEventArguments

from playground.page.boxes import draw_checkboxes, draw_radio_buttons
from playground.page.combobox import draw_combobox
from playground.page.glue import ENTER_TELLS, VALUE
from playground.page.pickers import draw_date, draw_moment, draw_time
from playground.page.select_menu import draw_select
from playground.page.surface import Spot
from playground.page.tag import Tag

Named = dict[str, Any]
KEYBOARDS = {"email_text_input": "email", "url_text_input": "url", "number_input": "decimal"}


def draw_control(spot: Spot, named: Named) -> Tag | None:
    """Draw the field of an element and return what a label leads to; None for an unknown kind.

    `named` are the attributes that name and describe it to a screen reader.
    """
    draw = DRAW.get(spot.element["type"])
    return draw(spot, named | {"data_field": spot.field_name}) if draw else None


def _draw_text(spot: Spot, named: Named) -> Tag:
    element = spot.element
    is_long = bool(element.get("multiline"))
    field = Tag("textarea", rows=4) if is_long else Tag("input", type="text", autocomplete="off")
    return _wire(spot, field, named, str(spot.kept.get("value") or ""))


def _draw_short(spot: Spot, named: Named) -> Tag:
    field = Tag("input", type="text", autocomplete="off")
    field.give(inputmode=KEYBOARDS[spot.element["type"]])
    return _wire(spot, field, named, str(spot.kept.get("value") or ""))


def _draw_rich(spot: Spot, named: Named) -> Tag:
    """Draw a rich text input as a plain one: marks are not offered here."""
    return _wire(spot, Tag("textarea", rows=4), named, spot.words(spot.kept.get("rich_text_value")))


def _wire(spot: Spot, field: Tag, named: Named, value: str) -> Tag:
    """Let what is typed be kept, and the app hear of it where it wants to."""
    element = spot.element
    field.classes("input").give(
        defaultValue=value,
        placeholder=spot.words(element.get("placeholder")) or None,
        autofocus=True if element.get("focus_on_load") else None,
        **named,
    )

    turn = asyncio.Lock()
    told = spot.kept

    async def take(event: GenericEventArguments) -> None:
        """Tell one after the other; what was typed while one was told is told at once, as it is."""
        nonlocal told
        spot.keep(event.args)
        if not spot.hears("on_character_entered"):
            return
        async with turn:
            if spot.kept != told and not field.is_deleted:
                told = spot.kept
                await spot.tell(field, "on_character_entered")

    async def enter(event: GenericEventArguments) -> None:
        spot.keep(event.args)
        async with turn:
            await spot.tell(field)

    field.on("input", take, js_handler=VALUE)
    if spot.hears("on_enter_pressed"):
        field.on("keydown", enter, js_handler=ENTER_TELLS)
    return field


def _draw_file_input(_: Spot, __: Named) -> Tag:
    return Tag("p", "Files cannot be added in the local Slack.", "unknown")


DRAW: dict[str, Callable[[Spot, Named], Tag]] = {
    "plain_text_input": _draw_text,
    "email_text_input": _draw_short,
    "url_text_input": _draw_short,
    "number_input": _draw_short,
    "rich_text_input": _draw_rich,
    "file_input": _draw_file_input,
    "static_select": draw_select,
    "users_select": draw_select,
    "channels_select": draw_select,
    "conversations_select": draw_select,
    "external_select": draw_combobox,
    "multi_external_select": draw_combobox,
    "multi_static_select": draw_combobox,
    "multi_users_select": draw_combobox,
    "multi_channels_select": draw_combobox,
    "multi_conversations_select": draw_combobox,
    "radio_buttons": draw_radio_buttons,
    "checkboxes": draw_checkboxes,
    "datepicker": draw_date,
    "timepicker": draw_time,
    "datetimepicker": draw_moment,
}
