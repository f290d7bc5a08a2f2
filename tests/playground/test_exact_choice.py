from datetime import UTC, date, datetime, time

import pytest

from playground import Channel, LocalSlack, NotOnScreen, Person
from playground.exact_choice import Value, choice_by_value
from playground.shapes import Json
from playground.workspace import Workspace
from tests.playground.forms import option, plain

SUGGESTED = {"text": plain("Acme"), "value": "c1"}
NOON = datetime(2027, 1, 15, 12, tzinfo=UTC)
RICH = {"type": "rich_text", "elements": []}


@pytest.fixture
def ws(slack: LocalSlack) -> Workspace:
    return slack.workspace


def menu(kind: str, *texts: str) -> Json:
    return {"type": kind, "action_id": "pick", "options": [option(text) for text in texts]}


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        ("plain_text_input", "  hi ", {"value": "  hi "}),
        ("plain_text_input", "", {"value": None}),
        ("plain_text_input", None, {"value": None}),
        ("number_input", 12, {"value": "12"}),
        ("email_text_input", "a@b.c", {"value": "a@b.c"}),
        ("rich_text_input", RICH, {"rich_text_value": RICH}),
        ("datepicker", "2026-11-27", {"selected_date": "2026-11-27"}),
        ("datepicker", date(2026, 11, 27), {"selected_date": "2026-11-27"}),
        ("datepicker", None, {"selected_date": None}),
        ("timepicker", "09:05", {"selected_time": "09:05"}),
        ("timepicker", time(21, 30), {"selected_time": "21:30"}),
        ("datetimepicker", 1_800_000_000, {"selected_date_time": 1_800_000_000}),
        ("datetimepicker", "1800000000", {"selected_date_time": 1_800_000_000}),
        ("datetimepicker", NOON, {"selected_date_time": int(NOON.timestamp())}),
        ("external_select", SUGGESTED, {"selected_option": SUGGESTED}),
        ("external_select", None, {"selected_option": None}),
        ("multi_external_select", [SUGGESTED], {"selected_options": [SUGGESTED]}),
        ("multi_external_select", [], {"selected_options": []}),
        ("file_input", [{"id": "F1"}], {"files": [{"id": "F1"}]}),
    ],
)
def test_value_becomes_what_slack_keeps(ws: Workspace, kind: str, value: Value, kept: Json) -> None:
    assert choice_by_value(ws, {"type": kind}, value) == {"type": kind} | kept


def test_plain_typing_in_a_rich_field_becomes_rich_text(ws: Workspace) -> None:
    kept = choice_by_value(ws, {"type": "rich_text_input"}, "hi")
    (section,) = kept["rich_text_value"]["elements"]
    assert section["elements"] == [{"type": "text", "text": "hi"}]


@pytest.mark.parametrize("kind", ["static_select", "radio_buttons"])
def test_option_is_taken_by_its_value(ws: Workspace, kind: str) -> None:
    kept = choice_by_value(ws, menu(kind, "One", "Two"), "two")
    assert kept["selected_option"] == option("Two")


def test_option_may_be_given_whole(ws: Workspace) -> None:
    kept = choice_by_value(ws, menu("static_select", "One", "Two"), option("Two"))
    assert kept["selected_option"] == option("Two")


@pytest.mark.parametrize("kind", ["multi_static_select", "checkboxes"])
def test_several_options_are_taken_by_their_values(ws: Workspace, kind: str) -> None:
    kept = choice_by_value(ws, menu(kind, "One", "Two", "Three"), ["one", "three"])
    assert kept["selected_options"] == [option("One"), option("Three")]
    assert choice_by_value(ws, menu(kind, "One"), "one")["selected_options"] == [option("One")]
    assert choice_by_value(ws, menu(kind, "One"), [])["selected_options"] == []


def test_option_in_a_group_is_taken_by_its_value(ws: Workspace) -> None:
    group = {"label": plain("All"), "options": [option("One")]}
    element = {"type": "static_select", "option_groups": [group]}
    assert choice_by_value(ws, element, "one")["selected_option"] == option("One")


@pytest.mark.parametrize("kind", ["static_select", "checkboxes", "overflow"])
def test_words_of_an_option_are_not_its_value(ws: Workspace, kind: str) -> None:
    with pytest.raises(NotOnScreen, match="'One'"):
        choice_by_value(ws, menu(kind, "One"), "One")


def test_two_options_of_one_text_are_told_apart(ws: Workspace) -> None:
    twins = [{"text": plain("Sam"), "value": "1"}, {"text": plain("Sam"), "value": "2"}]
    kept = choice_by_value(ws, {"type": "static_select", "options": twins}, "2")
    assert kept["selected_option"]["value"] == "2"


def test_external_menu_takes_no_value_that_was_not_suggested(ws: Workspace) -> None:
    with pytest.raises(NotOnScreen, match="suggested"):
        choice_by_value(ws, {"type": "external_select"}, "c1")


def test_suggested_option_is_kept_apart_from_what_was_given(ws: Workspace) -> None:
    given = option("Acme")
    kept = choice_by_value(ws, {"type": "external_select"}, given)
    given["value"] = "other"
    assert kept["selected_option"] == option("Acme")


def test_overflow_keeps_nothing_but_the_option(ws: Workspace) -> None:
    assert choice_by_value(ws, menu("overflow", "Edit"), "edit") == {
        "selected_option": option("Edit")
    }


def test_button_keeps_nothing(ws: Workspace) -> None:
    assert choice_by_value(ws, {"type": "button"}, None) == {}


def test_people_and_channels_are_taken_by_id(ws: Workspace, mia: Person, general: Channel) -> None:
    chosen: list[tuple[str, Value, Json]] = [
        ("users_select", mia.id, {"selected_user": mia.id}),
        ("multi_users_select", [mia.id], {"selected_users": [mia.id]}),
        ("channels_select", general.id, {"selected_channel": general.id}),
        ("conversations_select", mia.dm_id, {"selected_conversation": mia.dm_id}),
        ("multi_conversations_select", [general.id], {"selected_conversations": [general.id]}),
    ]
    for kind, some_id, kept in chosen:
        assert choice_by_value(ws, {"type": kind}, some_id) == {"type": kind} | kept


@pytest.mark.parametrize("kind", ["users_select", "conversations_select", "multi_users_select"])
def test_name_is_no_id(ws: Workspace, mia: Person, kind: str) -> None:
    with pytest.raises(NotOnScreen, match="'mia'"):
        choice_by_value(ws, {"type": kind}, mia.name)


def test_channel_is_no_person(ws: Workspace, general: Channel) -> None:
    with pytest.raises(NotOnScreen, match="no person"):
        choice_by_value(ws, {"type": "users_select"}, general.id)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("datepicker", "27.11.2026"),
        ("datepicker", "2026-02-30"),
        ("timepicker", "25:00"),
        ("datetimepicker", "tomorrow"),
    ],
)
def test_what_is_no_day_or_time_is_not_kept(ws: Workspace, kind: str, value: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        choice_by_value(ws, {"type": kind}, value)
