"""The log form is read as it was drawn, and each sentence finds its input."""

from dataclasses import fields as fields_of
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.log_fields import LogFields, LogForm, check_fields
from domain.records import Kind, Topic
from domain.warmth import Tier
from handlers.log_form_reading import asks_next, at_fields, block_of, read_fields, read_sent
from playground.element_kinds import first_state
from tests.views.facts import NOW, TODAY, a_member, an_action
from views import ids
from views.log_form import build_log_form

text = st.text(st.characters(categories=("L", "N", "P")), max_size=60)
names = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=100)
days = st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1))
known = st.builds(
    LogFields,
    client_id=st.just("c" * 32),
    kind=st.sampled_from(Kind),
    on=st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    at=st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    people=st.lists(names, max_size=4, unique=True).map(tuple),
    duration=text.map(lambda typed: typed[:40]),
    topic=st.none() | st.sampled_from(Topic),
    summary=text.map(lambda typed: typed * 150),
    next_text=text,
    due_on=days,
    is_promise=st.booleans(),
    needs_no_next=st.booleans(),
    in_confidence=st.booleans(),
    repeats=st.sampled_from(["", "1w", "3m", "5w"]),
)


def view_of(form: LogForm) -> dict[str, Any]:
    """The form as Slack sends it when nothing was touched."""
    view = build_log_form(form, TODAY, {})
    return view | {"state": {"values": first_state(view["blocks"])}}


@given(known)
def test_a_form_that_is_not_touched_says_what_was_filled_in(fields: LogFields) -> None:
    assert read_fields(view_of(LogForm(fields, "Acme"))) == fields


@given(names, st.sampled_from(Tier), days)
def test_a_new_client_is_read_as_it_was_filled_in(
    name: str, tier: Tier, spoke_on: date | None
) -> None:
    fields = LogFields(
        is_new=True, name=name, tier=tier, owner_id="U1", last_spoke_on=spoke_on, on=TODAY
    )
    assert read_fields(view_of(LogForm(fields))) == fields


def test_a_form_whose_choice_was_not_drawn_yet_is_read_too() -> None:
    """Slack may not have taken the change that follows the choice of "Create Zenith"."""
    view = view_of(LogForm(LogFields(on=TODAY)))
    chosen = {"selected_option": {"value": f"{ids.CREATE_PREFIX}Zenith"}}
    view["state"]["values"][ids.LOG_FOR][ids.LOG_FOR] = chosen
    fields = read_fields(view)
    assert (fields.is_new, fields.name, fields.owner_id) == (True, "Zenith", "")
    assert block_of(view, ids.NAME) == ids.LOG_FOR


def test_a_known_name_stays_as_it_is_and_names_typed_together_are_taken_apart() -> None:
    view = view_of(LogForm(LogFields(on=TODAY, people=("Marks and Sons",)), "Acme"))
    block = view["state"]["values"][f"{ids.PEOPLE}:0:"][ids.PEOPLE]
    block["selected_options"].append({"value": f"{ids.CREATE_PREFIX}Dana, Raj and Dana"})
    assert read_fields(view).people == ("Marks and Sons", "Dana", "Raj")


def test_a_form_with_nothing_in_it_is_read() -> None:
    empty: dict[str, Any] = {"state": {"values": {}}}
    assert read_fields(empty) == LogFields()
    assert not asks_next(empty)


def test_a_record_with_several_next_actions_asks_for_none() -> None:
    fields = LogFields(client_id="c1", on=TODAY)
    assert asks_next(view_of(LogForm(fields, "Acme")))
    assert not asks_next(view_of(LogForm(fields, "Acme", steps=(an_action(),))))


@pytest.mark.parametrize(
    "changes",
    [
        {"on": date(2099, 1, 1)},
        {"on": None},
        {"at": time(23, 59)},
        {"duration": "ages"},
        {"next_text": ""},
        {"needs_no_next": True},
        {"due_on": date(2001, 1, 1)},
        {"is_new": True, "last_spoke_on": date(2099, 1, 1)},
    ],
)
def test_each_sentence_stands_at_an_input_that_the_form_has(changes: dict[str, Any]) -> None:
    fields = replace(LogFields(client_id="c1", on=TODAY, next_text="send it"), **changes)
    wrong = check_fields(fields, a_member(), NOW, asks_next=True, due_before=None)
    assert wrong
    assert set(wrong) <= {one.name for one in fields_of(LogFields)}
    inputs = {block.get("block_id") for block in view_of(LogForm(fields, "Acme"))["blocks"]}
    assert set(at_fields(wrong)) <= inputs


@pytest.mark.parametrize(
    ("typed", "repeats", "due_on", "read"),
    [
        ("call Dana", "", None, ("call Dana", "", None, None)),
        ("call Dana", "3m", None, ("call Dana", "3m", date(2026, 6, 10), TODAY)),
        ("call Dana", "2w", date(2026, 3, 13), ("call Dana", "2w", date(2026, 3, 13), None)),
        ("call Dana every month", "", None, ("call Dana", "1m", date(2026, 4, 10), TODAY)),
        ("call Dana every month", "1w", None, ("call Dana", "1w", date(2026, 4, 10), None)),
        ("", "1w", None, ("", "", None, None)),
    ],
)
def test_the_menu_says_how_often_and_the_words_do_where_it_says_never(
    typed: str,
    repeats: str,
    due_on: date | None,
    read: tuple[str, str, date | None, date | None],
) -> None:
    fields = LogFields(on=TODAY, next_text=typed, repeats=repeats, due_on=due_on)
    sent = read_sent(view_of(LogForm(fields)), a_member(), NOW)
    text, code, day, from_on = read
    assert (sent.next_text, sent.repeats, sent.due_on) == (text, code, day)
    if code:
        assert sent.repeats_from_on == (from_on or day)
