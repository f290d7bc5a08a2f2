from datetime import date
from typing import Any

import pytest

from domain.errors import Unreadable
from domain.log_line import NextStep
from handlers.payload import (
    asker_id,
    chosen,
    chosen_day,
    chosen_user,
    is_checked,
    next_step,
    pressed,
    request_id,
    typed,
)


def a_view(**values: dict[str, Any]) -> dict[str, Any]:
    return {"state": {"values": {name: {name: value} for name, value in values.items()}}}


def test_a_second_delivery_has_the_id_of_the_first() -> None:
    command = {"command": "/logcall", "trigger_id": "1.2"}
    event = {"type": "event_callback", "event_id": "Ev1"}
    form = {
        "type": "view_submission",
        "trigger_id": "5.6",
        "view": {"id": "V1", "hash": "h1"} | a_view(name={"value": "Acme"}),
    }
    assert [request_id(one) for one in (command, event)] == ["1.2", "Ev1"]
    assert request_id(form).startswith("V1:h1:")
    assert request_id(form | {"trigger_id": "7.8"}) == request_id(form)


def test_a_form_that_was_corrected_after_a_lost_answer_is_another_request() -> None:
    view = {"id": "V1", "hash": "h1"}
    first, second = (
        {"type": "view_submission", "view": view | a_view(name={"value": name})}
        for name in ("Acmee", "Acme")
    )
    assert request_id(first) != request_id(second)


def test_a_form_sent_again_after_a_complaint_is_another_request_when_it_was_redrawn() -> None:
    first = {"type": "view_submission", "view": {"id": "V1", "hash": "h1"}}
    second = {"type": "view_submission", "view": {"id": "V1", "hash": "h2"}}
    assert request_id(first) != request_id(second)


def test_who_asks_is_found_in_every_kind() -> None:
    assert asker_id({"user_id": "U1", "command": "/client"}) == "U1"
    assert asker_id({"user": {"id": "U2"}}) == "U2"


def test_a_value_is_read_from_a_button_and_from_a_menu() -> None:
    assert pressed({"actions": [{"value": "a|b"}]}) == ["a", "b"]
    assert pressed({"actions": [{"selected_option": {"value": "a|c"}}]}) == ["a", "c"]


def test_a_menu_that_was_cleared_is_told_so() -> None:
    with pytest.raises(Unreadable, match="Nothing was chosen"):
        pressed({"actions": [{"type": "static_select", "selected_option": None}]})


def test_inputs_are_read_and_those_left_empty_are_none() -> None:
    view = a_view(
        name={"value": "  Acme "},
        none={"value": None},
        tier={"selected_option": {"value": "A"}},
        owner={"selected_user": "U1"},
        day={"selected_date": "2026-03-10"},
        box={"selected_options": [{"value": "yes"}]},
        empty={"selected_options": []},
    )
    assert (typed(view, "name"), typed(view, "none"), typed(view, "absent")) == ("Acme", "", "")
    assert (chosen(view, "tier"), chosen(view, "absent")) == ("A", None)
    assert (chosen_user(view, "owner"), chosen_user(view, "absent")) == ("U1", None)
    assert (chosen_day(view, "day"), chosen_day(view, "absent")) == (date(2026, 3, 10), None)
    assert (is_checked(view, "box"), is_checked(view, "empty")) == (True, False)


def test_a_next_action_needs_words() -> None:
    blank = a_view(text={"value": " "}, due={"selected_date": "2026-03-10"})
    assert next_step(blank, "text", "due") is None


def test_a_next_action_is_a_promise_only_where_that_was_asked_and_ticked() -> None:
    view = a_view(
        text={"value": "Quote"},
        due={"selected_date": "2026-03-10"},
        box={"selected_options": [{"value": "yes"}]},
    )
    day = date(2026, 3, 10)
    assert next_step(view, "text", "due") == NextStep("Quote", day, is_promise=False)
    assert next_step(view, "text", "due", "box") == NextStep("Quote", day, is_promise=True)
