"""Choosing by value, id or date, as a page sends it: nothing is looked up by its words."""

from collections.abc import Sequence
from copy import deepcopy
from datetime import date, datetime, time

from playground.choosing import options_of, rich_text
from playground.element_kinds import KINDS, Kept
from playground.refusal import NotOnScreen
from playground.shapes import Blocks, Json
from playground.suggesting import EXTERNAL
from playground.workspace import Workspace

Value = str | int | date | time | Json | Sequence[str] | Sequence[Json] | None


def choice_by_value(ws: Workspace, element: Json, value: Value) -> Json:
    """Return what an element keeps when it holds a value; {} for a button.

    Options are given by their value, those of an external menu as the objects that were suggested;
    people and channels by id; days, times and instants as Slack writes them, or as Python has them;
    a text as it was typed. None and "" clear an element. NotOnScreen when it is not offered,
    ValueError when it is no day, time or instant.
    """
    kind = element["type"]
    if kind == "overflow":
        return {"selected_option": _option(element, value)}
    kept = KINDS.get(kind)
    if kept is None:
        return {}
    held = kept.empty if value is None or value == "" else _hold(ws, element, kept, value)
    return {"type": kind, kept.field: held}


def _hold(ws: Workspace, element: Json, kept: Kept, value: object) -> object:
    if kept.way in {"options", "ids", "files"}:
        many = value if isinstance(value, list | tuple) else [value]
        return [_hold_one(ws, element, kept, one) for one in many]
    return _hold_one(ws, element, kept, value)


def _hold_one(ws: Workspace, element: Json, kept: Kept, value: object) -> object:
    if kept.way in {"option", "options"}:
        return _option(element, value)
    if kept.way in {"id", "ids"}:
        return _known_id(ws, element["type"], str(value))
    if kept.way == "date":
        return _moment(element["type"], value)
    if kept.way == "files":
        return deepcopy(value)
    if kept.way == "rich":
        return deepcopy(value) if isinstance(value, dict) else rich_text(str(value))
    return str(value)


def _option(element: Json, wanted: object) -> Json:
    if element["type"] in EXTERNAL:
        if isinstance(wanted, dict):
            return deepcopy(wanted)
        raise NotOnScreen("this menu takes one of the options that the app suggested")
    value = wanted.get("value") if isinstance(wanted, dict) else wanted
    options: Blocks = options_of(element)
    for option in options:
        if option.get("value") == value:
            return option
    raise NotOnScreen(f"there is no option with the value {value!r} (any more)")


def _known_id(ws: Workspace, kind: str, some_id: str) -> str:
    is_for_people = kind.endswith("users_select")
    if some_id in ws.members or (not is_for_people and some_id in ws.channels):
        return some_id
    raise NotOnScreen(f"there is no {'person' if is_for_people else 'conversation'} {some_id!r}")


def _moment(kind: str, value: object) -> str | int:
    if kind == "datetimepicker":
        return int(value.timestamp()) if isinstance(value, datetime) else int(str(value))
    if kind == "timepicker":
        return f"{time.fromisoformat(str(value)):%H:%M}"
    return date.fromisoformat(str(value)).isoformat()
