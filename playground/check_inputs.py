"""Elements people type or tick something into: text fields, pickers, boxes and files.

Source: the pages under docs.slack.dev/reference/block-kit/block-elements
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from playground.check_menus import ACTION_ID, PLACEHOLDER
from playground.check_options import BOX_OPTION, initial_among_options
from playground.check_problem import Problem
from playground.check_rich_text import RICH_TEXT
from playground.check_shape import (
    Check,
    Fields,
    array,
    by_type,
    flag,
    integer,
    ordered,
    pattern,
    string,
    typed,
)
from playground.check_text import CONFIRM, DISPATCH

TYPED_MOST: Final = 3000

_FOCUS: Final[Fields] = {"action_id": ACTION_ID, "focus_on_load": flag}
_FIELD: Final[Fields] = {
    **_FOCUS,
    "placeholder": PLACEHOLDER,
    "dispatch_action_config": DISPATCH,
}
_PICKER: Final[Fields] = {**_FOCUS, "confirm": CONFIRM}
_BOXES: Final[Fields] = {"options": array(BOX_OPTION, least=1, most=10)}
_LINES: Final = integer(least=1, most=100)


def _calendar_day(value: object, at: str) -> list[Problem]:
    wrong = pattern(r"\d{4}-\d{2}-\d{2}", "date")(value, at)
    if wrong:
        return wrong
    try:
        date.fromisoformat(str(value))
    except ValueError:
        return [Problem(at, "input must be a valid: date")]
    return []


INPUTS: Final[Mapping[str, Check]] = {
    "plain_text_input": typed(
        {},
        {
            **_FIELD,
            "initial_value": string(most=TYPED_MOST),
            "multiline": flag,
            "min_length": integer(least=0, most=TYPED_MOST),
            "max_length": integer(least=1, most=TYPED_MOST),
        },
        ordered("min_length", "max_length"),
    ),
    "email_text_input": typed({}, {**_FIELD, "initial_value": string()}),
    "url_text_input": typed({}, {**_FIELD, "initial_value": string()}),
    "number_input": typed(
        {"is_decimal_allowed": flag},
        {**_FIELD, "initial_value": string(), "min_value": string(), "max_value": string()},
    ),
    "rich_text_input": typed(
        {},
        {
            **_FIELD,
            "initial_value": by_type({"rich_text": RICH_TEXT}),
            "min_lines": _LINES,
            "max_lines": _LINES,
        },
        ordered("min_lines", "max_lines"),
    ),
    "checkboxes": typed(
        _BOXES,
        {**_PICKER, "initial_options": array(BOX_OPTION, least=1, most=10)},
        initial_among_options,
    ),
    "radio_buttons": typed(
        _BOXES, {**_PICKER, "initial_option": BOX_OPTION}, initial_among_options
    ),
    "datepicker": typed({}, {**_PICKER, "placeholder": PLACEHOLDER, "initial_date": _calendar_day}),
    "timepicker": typed(
        {},
        {
            **_PICKER,
            "placeholder": PLACEHOLDER,
            "initial_time": pattern(r"([01]\d|2[0-3]):[0-5]\d", "time"),
            "timezone": string(least=1),
        },
    ),
    "datetimepicker": typed(
        # ten digits, that is 2001 to 2286
        {},
        {**_PICKER, "initial_date_time": integer(least=1_000_000_000, most=9_999_999_999)},
    ),
    "file_input": typed(
        {},
        {
            "action_id": ACTION_ID,
            "filetypes": array(string(least=1)),
            "max_files": integer(least=1, most=10),
        },
    ),
}
