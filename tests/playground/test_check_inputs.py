"""Elements people type, pick or tick something in."""

import pytest

from playground.check_inputs import INPUTS
from playground.check_problem import Problem
from playground.check_shape import by_type

Json = dict[str, object]


def plain(text: str = "a") -> Json:
    return {"type": "plain_text", "text": text}


def options(count: int, *, start: int = 0) -> list[Json]:
    return [{"text": plain(str(i)), "value": str(i)} for i in range(start, start + count)]


TEXT: Json = {"type": "plain_text_input"}
NUMBER: Json = {"type": "number_input", "is_decimal_allowed": False}
STYLED: Json = {"type": "rich_text_input"}
BOXES: Json = {"type": "checkboxes", "options": options(3)}
RADIO: Json = {"type": "radio_buttons", "options": options(3)}
FILES: Json = {"type": "file_input"}
CONFIRM: Json = {"title": plain(), "text": plain(), "confirm": plain(), "deny": plain()}
RICH: Json = {
    "type": "rich_text",
    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "Hi"}]}],
}
NO_ITEMS = "must provide at least 1 items"
TEN_ITEMS = "no more than 10 items allowed"
NOT_OFFERED = "must be one of the provided options"
NO_DAY = "input must be a valid: date"
NO_TIME = "input must be a valid: time"


def day(value: object) -> Json:
    return {"type": "datepicker", "initial_date": value}


def time(value: object) -> Json:
    return {"type": "timepicker", "initial_time": value}


def moment(value: object) -> Json:
    return {"type": "datetimepicker", "initial_date_time": value}


RIGHT: list[Json] = [
    TEXT,
    {**TEXT, "min_length": 0, "max_length": 3000, "initial_value": "x" * 3000, "multiline": True},
    {**TEXT, "min_length": 5, "max_length": 5, "placeholder": plain("x" * 150)},
    {**TEXT, "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]}},
    {**NUMBER, "min_value": "-1", "max_value": "2.5", "initial_value": "0"},
    {"type": "email_text_input", "initial_value": "a@example.com", "focus_on_load": True},
    {"type": "url_text_input", "placeholder": plain()},
    {**STYLED, "initial_value": RICH, "min_lines": 1, "max_lines": 100},
    {**BOXES, "options": options(10), "initial_options": options(10), "confirm": CONFIRM},
    {**RADIO, "initial_option": options(1, start=2)[0]},
    {**day("2028-02-29"), "placeholder": plain(), "confirm": CONFIRM},
    {**time("23:59"), "timezone": "Europe/Paris"},
    time("00:00"),
    moment(1_628_633_820),
    {**FILES, "filetypes": ["pdf"], "max_files": 10},
    FILES,
]

WRONG: list[tuple[Json, str, str]] = [
    ({**TEXT, "max_length": 3001}, "/max_length", "must be less than 3000"),
    ({**TEXT, "max_length": 0}, "/max_length", "must be greater than 1"),
    ({**TEXT, "min_length": 3001}, "/min_length", "must be less than 3000"),
    ({**TEXT, "min_length": -1}, "/min_length", "must be greater than 0"),
    (
        {**TEXT, "min_length": 5, "max_length": 4},
        "",
        "`min_length` must not be greater than `max_length`",
    ),
    ({**TEXT, "initial_value": "x" * 3001}, "/initial_value", "must be less than 3001 characters"),
    ({**TEXT, "initial_value": None}, "/initial_value", "must provide a string"),
    ({**TEXT, "multiline": "yes"}, "/multiline", "must be a boolean"),
    ({**TEXT, "confirm": CONFIRM}, "", "invalid additional property: confirm"),
    ({"type": "number_input"}, "", "missing required field: is_decimal_allowed"),
    ({**NUMBER, "min_value": 1}, "/min_value", "must provide a string"),
    ({**STYLED, "max_lines": 101}, "/max_lines", "must be less than 100"),
    ({**STYLED, "initial_value": plain()}, "/initial_value/type", "unsupported type: plain_text"),
    ({**BOXES, "options": options(11)}, "/options", TEN_ITEMS),
    ({**BOXES, "options": []}, "/options", NO_ITEMS),
    ({**BOXES, "initial_options": []}, "/initial_options", NO_ITEMS),
    ({**BOXES, "initial_options": options(1, start=5)}, "/initial_options", NOT_OFFERED),
    ({**RADIO, "options": options(11)}, "/options", TEN_ITEMS),
    ({**RADIO, "initial_option": options(1, start=5)[0]}, "/initial_option", NOT_OFFERED),
    (day("29/02/2028"), "/initial_date", NO_DAY),
    (day("2027-02-29"), "/initial_date", NO_DAY),
    (day(""), "/initial_date", NO_DAY),
    (day(None), "/initial_date", "must provide a string"),
    (time("9:00"), "/initial_time", NO_TIME),
    (time("24:00"), "/initial_time", NO_TIME),
    (moment("1628633820"), "/initial_date_time", "must provide an integer"),
    (moment(162_863_382), "/initial_date_time", "must be greater than 1000000000"),
    ({**FILES, "max_files": 11}, "/max_files", "must be less than 10"),
    ({**FILES, "max_files": 0}, "/max_files", "must be greater than 1"),
]


@pytest.mark.parametrize("input_element", RIGHT)
def test_input_element_within_slacks_limits_is_accepted(input_element: Json) -> None:
    assert by_type(INPUTS)(input_element, "") == []


@pytest.mark.parametrize(("input_element", "pointer", "said"), WRONG)
def test_input_element_beyond_slacks_limits_is_refused(
    input_element: Json, pointer: str, said: str
) -> None:
    assert by_type(INPUTS)(input_element, "") == [Problem(pointer, said)]
