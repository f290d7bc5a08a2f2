"""The log form as it is drawn: parts of a long summary, options, what depends on the client."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.line_client import KnownName
from domain.log_fields import LogFields, LogForm
from tests.views.facts import TODAY, an_action
from tests.views.seen import field
from views import ids
from views.log_form import (
    build_log_clients,
    build_log_form,
    build_log_people,
    owed_in_words,
    summary_parts,
)
from views.person_inputs import MOST_CHOSEN_VALUE

FIELDS = LogFields(client_id="c1", on=TODAY)


def blocks(form: LogForm, turn: str = "0") -> list[str]:
    view = build_log_form(form, TODAY, {"turn": turn})
    return [block.get("block_id", block["type"]) for block in view["blocks"]]


@given(st.text(max_size=9_000))
def test_a_summary_in_parts_is_the_whole_summary(summary: str) -> None:
    parts = summary_parts(summary)
    assert "".join(parts) == summary
    assert all(len(part) <= 3000 for part in parts)


def test_a_summary_is_cut_between_words_where_there_are_some() -> None:
    parts = summary_parts("word " * 900)
    assert all(part.endswith(" ") for part in parts)
    assert [len(part) for part in summary_parts("長" * 7000)] == [3000, 3000, 1000]


def test_inputs_of_the_chosen_client_are_new_at_each_turn() -> None:
    form = LogForm(replace(FIELDS, client_id="", is_new=True, name="Zenith"))
    first, second = blocks(form, "1"), blocks(form, "2")
    assert {"name:1", "people:1:"} <= set(first)
    assert {"name:2", "people:2:"} <= set(second)
    assert set(first) - set(second) == {"name:1", "people:1:"}


def test_a_known_client_needs_no_name_tier_or_owner() -> None:
    assert {"name:0", ids.TIER, ids.OWNER} & set(blocks(LogForm(FIELDS, "Acme"))) == set()


def test_next_actions_that_stay_are_listed_and_none_is_asked_for() -> None:
    form = LogForm(FIELDS, "Acme", steps=tuple(an_action("x" * 400, n) for n in range(200)))
    view = build_log_form(form, TODAY, {})
    (said,) = [block for block in view["blocks"] if block["type"] == "section"]
    assert "more" in said["text"]["text"]
    assert {ids.NEXT_TEXT, ids.NO_NEXT} & set(blocks(form)) == set()


def test_a_client_can_always_be_created_but_not_one_that_is_known() -> None:
    acme = KnownName("c1", "Acme", "Acme")
    texts = [one["text"]["text"] for one in build_log_clients([acme], "")]
    assert texts == ["Acme", "Create a new client…"]
    assert len(build_log_clients([acme], " ACME ")) == 1
    (long,) = build_log_clients([], "シ" * 400)
    assert len(long["value"]) <= MOST_CHOSEN_VALUE
    assert long["text"]["text"].endswith("…")


def test_a_person_can_always_be_added_but_not_one_that_is_known() -> None:
    assert [one["value"] for one in build_log_people(["Dana"], "dan")] == [
        "Dana",
        f"{ids.CREATE_PREFIX}dan",
    ]
    assert [one["value"] for one in build_log_people(["Dana"], " dana ")] == ["Dana"]
    assert build_log_people([], "  ") == []
    (long,) = build_log_people([], "د" * 400)
    assert len(long["value"]) == MOST_CHOSEN_VALUE


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("send proposal", "“send proposal” is done"),
        ("send\nit", "“send it” is done"),
        ("x" * 300, f"“{'x' * 59}…” is done"),
    ],
)
def test_the_form_of_a_card_asks_whether_what_is_owed_is_done(text: str, label: str) -> None:
    view = build_log_form(LogForm(FIELDS, "Acme"), TODAY, {"owed": owed_in_words(text)})
    options = field(view, ids.IS_DONE)["element"]["options"]
    assert [one["text"]["text"] for one in options] == [label]
    assert ids.IS_DONE not in blocks(LogForm(FIELDS, "Acme"))
