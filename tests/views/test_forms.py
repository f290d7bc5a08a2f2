import pytest

from domain.line_client import KnownName
from domain.name import MAX_NAME
from tests.views.seen import field, texts
from views import ids
from views.forms import (
    build_add_next,
    build_client_options,
    build_create_client,
    build_note,
    build_notice,
    metadata_of,
)

BELONGS = {"draft": "d1", "end": "4"}


def test_new_client_has_name_owner_tier_and_last_spoke() -> None:
    view = build_create_client("Acme & Co", "U1", BELONGS)
    assert view["title"]["text"] == "New client"
    assert view["submit"]["text"] == "Create"
    assert field(view, ids.NAME)["element"]["initial_value"] == "Acme & Co"
    assert field(view, ids.NAME)["element"]["max_length"] == MAX_NAME
    assert field(view, ids.OWNER)["element"]["initial_user"] == "U1"
    assert field(view, ids.TIER)["element"]["initial_option"]["value"] == "B"
    assert field(view, ids.LAST_SPOKE)["optional"] is True


def test_tiers_say_their_cadence() -> None:
    options = field(build_create_client("Acme", "U1", {}), ids.TIER)["element"]["options"]
    assert [one["text"]["text"] for one in options] == [
        "A · every 7 days",
        "B · every 30 days",
        "C · every 90 days",
        "D · every 180 days",
    ]


def test_client_of_a_line_shows_the_line() -> None:
    view = build_create_client("Acme", "U1", BELONGS, line="Acme: <Q3>\nroadmap")
    assert texts(view)[0].endswith("\n> Acme: &lt;Q3&gt;\n> roadmap")
    assert field(view, ids.LAST_SPOKE)["label"]["text"] == "Last spoke before this"


def test_name_that_is_too_long_is_cut_to_what_the_field_takes() -> None:
    view = build_create_client("x" * 400, "U1", {})
    assert len(field(view, ids.NAME)["element"]["initial_value"]) == MAX_NAME


def test_form_keeps_what_it_belongs_to() -> None:
    assert metadata_of(build_create_client("Acme", "U1", BELONGS)) == BELONGS
    assert metadata_of({}) == {}


def test_next_action_asks_what_by_when_and_whether_they_expect_it() -> None:
    view = build_add_next("Acme", {})
    assert texts(view) == ["What comes next for *Acme*?"]
    assert field(view, ids.NEXT_TEXT).get("optional", False) is False
    assert field(view, ids.NEXT_DUE)["optional"] is True
    assert field(view, ids.IS_PROMISE)["optional"] is True


def test_note_comes_with_its_text_and_the_client_guessed() -> None:
    view = build_note("See <this> & that", KnownName("c1", "Acme", "Acme"), None, {"draft": "d1"})
    assert field(view, ids.TEXT)["element"]["initial_value"] == "See <this> & that"
    guessed = field(view, ids.NOTE_CLIENT)["element"]["initial_option"]
    assert (guessed["text"]["text"], guessed["value"]) == ("Acme", "c1")
    shown = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    assert shown == [
        ids.NOTE_CLIENT,
        ids.TEXT,
        ids.NEXT_TEXT,
        ids.NEXT_DUE,
        ids.FACT_TEXT,
        ids.IN_CONFIDENCE,
    ]


def test_clients_are_suggested_before_a_word_is_typed() -> None:
    select = field(build_note("x", None, None, {}), ids.NOTE_CLIENT)["element"]
    assert select["min_query_length"] == 0
    assert "initial_option" not in select


def test_unknown_author_is_asked_about() -> None:
    view = build_note("x", None, "Dana Smith", {})
    assert field(view, ids.REMEMBER_AUTHOR)["label"]["text"] == "Is Dana Smith at this client?"


def test_message_longer_than_a_form_says_that_it_was_cut() -> None:
    view = build_note("x" * 3001, None, None, {})
    assert len(field(view, ids.TEXT)["element"]["initial_value"]) == 3000
    assert "the end was cut" in texts(view)[-1]
    assert texts(build_note("x" * 3000, None, None, {})) == []


def test_message_without_words_leaves_the_field_empty() -> None:
    assert "initial_value" not in field(build_note("", None, None, {}), ids.TEXT)["element"]


def test_notice_only_says_something() -> None:
    view = build_notice("Not saved", "No & no")
    assert texts(view) == ["No &amp; no"]
    assert "submit" not in view


def test_options_are_what_is_known_then_create() -> None:
    found = [KnownName("c1", "Acme", "Acme"), KnownName("c2", "Acme Labs", "Acme Labs")]
    options = build_client_options(found, " Acm ")
    assert [one["text"]["text"] for one in options] == ["Acme", "Acme Labs", "Create Acm"]
    assert options[-1]["value"] == f"{ids.CREATE_PREFIX}Acm"


@pytest.mark.parametrize("typed", ["", "  ", "acme", "x" * 200])
def test_nothing_is_created_without_a_new_name_that_fits(typed: str) -> None:
    found = [KnownName("c1", "Acme", "Acme")]
    assert [one["value"] for one in build_client_options(found, typed)] == ["c1"]
