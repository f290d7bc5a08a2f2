"""Messages: text, blocks and metadata."""

import json

import pytest

from playground.check_message import check_message, cut_text
from playground.check_metadata import MOST_BYTES
from playground.check_problem import Problem, Refused

Json = dict[str, object]


def section(text: str = "a") -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def metadata(**payload: object) -> Json:
    return {"event_type": "nudge", "event_payload": payload}


@pytest.mark.parametrize(
    "payload",
    [
        {"text": "Hi"},
        {"blocks": [section()]},
        {"text": "Hi", "blocks": [section()]},
        {"text": "Hi", "blocks": []},
        {"text": "", "attachments": [{"text": "Hi"}]},
        {"markdown_text": "**Hi**"},
        {"text": "Hi", "blocks": None, "metadata": None},
        {"blocks": json.dumps([section()]), "metadata": json.dumps(metadata(id="7"))},
        {"text": "Hi", "blocks": "", "metadata": ""},
        {"text": "Hi", "metadata": metadata(id="7", tries=2, sure=True, tags=["a"])},
        {"text": "Hi", "metadata": metadata()},
    ],
)
@pytest.mark.parametrize("update", [False, True])
def test_message_slack_takes_is_accepted(payload: Json, update: bool) -> None:
    assert check_message(payload, update=update) is None


@pytest.mark.parametrize(
    "payload",
    [{}, {"text": ""}, {"text": None}, {"blocks": []}, {"blocks": "[]"}, {"channel": "C1"}],
)
def test_message_without_anything_to_show_is_refused(payload: Json) -> None:
    assert check_message(payload) == Refused("no_text")


def test_text_of_a_new_message_may_be_of_any_length_and_is_cut_at_40000_characters() -> None:
    assert check_message({"text": "é" * 50_000}) is None
    assert cut_text("é" * 40_001) == "é" * 40_000
    assert cut_text("short") == "short"


def test_updated_text_of_more_than_4000_bytes_is_refused() -> None:
    assert check_message({"text": "x" * 4000}, update=True) is None
    assert check_message({"text": "x" * 4001}, update=True) == Refused("msg_too_long")


def test_updated_text_is_counted_in_bytes_not_characters() -> None:
    assert check_message({"text": "é" * 2000}, update=True) is None
    assert check_message({"text": "é" * 2001}, update=True) == Refused("msg_too_long")


def test_markdown_text_takes_12000_characters_and_no_blocks_or_text_beside_it() -> None:
    assert check_message({"markdown_text": "x" * 12_000}) is None
    assert check_message({"markdown_text": "x" * 12_001}) == Refused("msg_too_long")
    conflict = Refused("markdown_text_conflict")
    assert check_message({"markdown_text": "x", "text": "x"}) == conflict
    assert check_message({"markdown_text": "x", "blocks": [section()]}) == conflict


def test_text_that_is_no_string_is_refused() -> None:
    assert check_message({"text": 5}) == Refused(
        "invalid_arguments", (Problem("/text", "must provide a string"),)
    )


def test_wrong_blocks_are_refused_with_each_problem() -> None:
    refused = check_message({"text": "Hi", "blocks": [section(""), {"type": "map"}]})

    assert refused == Refused(
        "invalid_blocks",
        (
            Problem("/blocks/0/text/text", "must be more than 0 characters"),
            Problem("/blocks/1/type", "unsupported type: map"),
        ),
    )


def test_message_of_51_blocks_is_refused() -> None:
    assert check_message({"blocks": [{"type": "divider"}] * 51}) == Refused(
        "invalid_blocks", (Problem("/blocks", "no more than 50 items allowed"),)
    )


@pytest.mark.parametrize("blocks", ["not json", "{}", {"type": "divider"}, 5])
def test_blocks_that_are_no_json_list_are_refused_by_their_format(blocks: object) -> None:
    assert check_message({"text": "Hi", "blocks": blocks}) == Refused("invalid_blocks_format")


@pytest.mark.parametrize(
    ("blocks", "is_taken"),
    [
        ([section("x" * 3000)] * 4, True),
        ([section("x" * 3000)] * 5, False),
        ([section("x" * 166)] * 50, True),
        ([section("x" * 167)] * 50, False),
        ([section("<" * 3000)], True),
        ([section("<" * 3000)] * 2, False),
    ],
)
def test_blocks_of_one_message_share_a_limit_of_about_13200_characters(
    blocks: list[Json], is_taken: bool
) -> None:
    refused = check_message({"text": "Hi", "blocks": blocks})

    assert refused == (None if is_taken else Refused("msg_blocks_too_long"))


@pytest.mark.parametrize(
    ("wrong", "pointer", "said"),
    [
        ("nudge", "/metadata", "must provide an object"),
        ([], "/metadata", "must provide an object"),
        ({"event_type": "nudge"}, "/metadata", "missing required field: event_payload"),
        ({"event_payload": {}}, "/metadata", "missing required field: event_type"),
        (
            {"event_type": "", "event_payload": {}},
            "/metadata/event_type",
            "must be more than 0 characters",
        ),
        ({"event_type": 1, "event_payload": {}}, "/metadata/event_type", "must provide a string"),
        (
            {"event_type": "nudge", "event_payload": "7"},
            "/metadata/event_payload",
            "must provide an object",
        ),
        ({**metadata(), "id": 7}, "/metadata", "invalid additional property: id"),
    ],
)
def test_malformed_metadata_is_refused(wrong: object, pointer: str, said: str) -> None:
    assert check_message({"text": "Hi", "metadata": wrong}) == Refused(
        "invalid_metadata_format", (Problem(pointer, said),)
    )


def test_metadata_beyond_its_size_is_refused() -> None:
    assert (
        check_message({"text": "Hi", "metadata": metadata(note="x" * (MOST_BYTES - 100))}) is None
    )
    assert check_message({"text": "Hi", "metadata": metadata(note="x" * MOST_BYTES)}) == Refused(
        "metadata_too_large"
    )
