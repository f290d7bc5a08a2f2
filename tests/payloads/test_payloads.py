import json
from datetime import date
from typing import Any

import pytest
from slack_bolt import BoltRequest, BoltResponse

from domain.log_line import NextStep
from domain.records import ActionState, Kind, Member
from handlers.decode import decode_text, mentioned_ids
from handlers.payload import (
    asker_id,
    chosen,
    chosen_day,
    input_value,
    is_checked,
    next_step,
    pressed,
    request_id,
    typed,
)
from services.open_client import open_client
from services.settle_draft import list_drafts
from tests.office import NOW
from tests.payloads.bench import DANA, KINDS, MIA, TRIGGER, Bench, load
from views import ids
from views.forms import metadata_of

EVENTS = {"app_home_opened", "message_im", "user_change"}


def said(answer: BoltResponse) -> dict[str, Any]:
    """What rides on the ack."""
    read: dict[str, Any] = json.loads(answer.body)
    return read


def shown_in_dm(bench: Bench) -> str:
    """The blocks of the last message in Mia's DM, as JSON."""
    message = bench.mia.dm[-1].message
    assert message
    return json.dumps(message.as_slack()["blocks"])


def mia_in(bench: Bench) -> Member:
    return bench.desk.require(bench.mia.id)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in EVENTS])
def test_asker_is_read_from_every_kind(kind: str) -> None:
    assert asker_id(load(kind)) == MIA


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "block_suggestion"])
def test_second_delivery_has_the_same_id_and_another_request_has_another(kind: str) -> None:
    assert request_id(load(kind)) == request_id(load(kind))
    assert request_id(load(kind)) not in {"None", "", "None:None"}
    if kind not in EVENTS and kind != "view_submission":
        assert request_id(load(kind)) == TRIGGER


def test_submission_is_known_by_its_view_its_hash_and_what_stands_in_it() -> None:
    view = load("view_submission")["view"]
    assert request_id(load("view_submission")).startswith(f"{view['id']}:{view['hash']}:")
    assert request_id(load("view_submission")) == request_id(load("view_submission"))


def test_button_tells_its_value_and_menu_its_choice() -> None:
    assert pressed(load("block_actions_in_message")) == ["DELIVERY", "0"]
    assert pressed(load("block_actions_in_ephemeral")) == ["INTERACTION"]
    assert pressed(load("block_actions_in_modal")) == ["DELIVERY", "0", "tomorrow"]


def test_form_is_read_input_by_input() -> None:
    view = load("view_submission")["view"]
    assert chosen(view, ids.NOTE_CLIENT) == "CLIENT"
    assert typed(view, ids.TEXT) == "They like the R&D plan <draft 2>"
    assert is_checked(view, ids.REMEMBER_AUTHOR)
    assert not is_checked(view, ids.IN_CONFIDENCE)
    assert chosen_day(view, ids.NEXT_DUE) == date(2026, 3, 13)
    step = next_step(view, ids.NEXT_TEXT, ids.NEXT_DUE)
    assert step == NextStep("send quote", date(2026, 3, 13), is_promise=False)
    assert metadata_of(view) == {"draft": "DRAFT"}


def test_input_that_a_form_has_not_is_empty() -> None:
    view = load("view_submission")["view"]
    assert input_value(view, ids.IS_DONE) == {}
    assert typed(view, ids.SUMMARY) == ""
    assert chosen(view, ids.TIER) is None
    assert chosen_day(view, ids.WHEN) is None
    assert not is_checked(view, ids.IS_DONE)


def test_text_of_a_command_is_decoded_to_what_was_typed() -> None:
    text = load("slash_command")["text"]
    assert mentioned_ids(text) == [DANA]
    assert decode_text(text, {DANA: "Dana Smith"}) == (
        "Acme with @Dana Smith 25m yesterday: R&D roadmap, see Booking.com #business "
        "next: send quote by Friday"
    )


def test_text_of_a_message_is_decoded_to_what_was_typed() -> None:
    text = load("message_action")["message"]["text"]
    assert decode_text(text, {MIA: "Mia Chen"}) == "Acme likes it & asks for a call, @Mia Chen"


@pytest.mark.parametrize("kind", KINDS)
def test_every_payload_is_acked(kind: str, bench: Bench) -> None:
    answer = bench.send(bench.payload(kind))
    assert answer.status == 200
    assert "Something went wrong" not in str(answer.body)
    assert bench.slack.refusals == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_payload_may_come_twice(kind: str, bench: Bench) -> None:
    payload = bench.payload(kind)
    first = bench.app.dispatch(BoltRequest(mode="socket_mode", body=payload))
    again = bench.send(payload)
    assert (first.status, again.status) == (200, 200)
    assert "Something went wrong" not in f"{first.body}{again.body}"


def test_command_answers_in_its_ack(bench: Bench) -> None:
    answer = said(bench.send(bench.payload("slash_command")))
    assert answer["response_type"] == "ephemeral"
    assert answer["text"] == "Logged a call with Acme"
    card = open_client(bench.office.database, mia_in(bench), bench.told["CLIENT"], NOW)
    assert card.last[0].summary == "R&D roadmap, see Booking.com"
    assert card.last[0].people == ("Dana Smith",)


def test_button_in_a_message_has_its_effect(bench: Bench) -> None:
    bench.send(bench.payload("block_actions_in_message"))
    card = open_client(bench.office.database, mia_in(bench), bench.told["CLIENT"], NOW)
    assert [one for one in card.actions if one.state is ActionState.OPEN] == []
    assert "~*Acme*: send quote~ Done" in shown_in_dm(bench)


def test_button_of_an_ephemeral_answer_redraws_it(bench: Bench) -> None:
    bench.send(bench.payload("block_actions_in_ephemeral"))
    assert "Logged a call with Acme" in str(bench.mia.ephemerals[-1].text)


def test_menu_in_a_modal_has_its_effect(bench: Bench) -> None:
    bench.send(bench.payload("block_actions_in_modal"))
    assert "~*Acme*: send quote~ Snoozed until tomorrow" in shown_in_dm(bench)


def test_submitted_form_is_kept_and_answered_where_the_member_looks(bench: Bench) -> None:
    assert bench.send(bench.payload("view_submission")).body == ""
    card = open_client(bench.office.database, mia_in(bench), bench.told["CLIENT"], NOW)
    assert card.last[0].kind is Kind.NOTE
    assert card.last[0].summary == "They like the R&D plan <draft 2>"
    assert "send quote" in [action.text for action in card.actions]
    assert "Logged a note about Acme" in str(bench.mia.dm[-1].text)
    assert list_drafts(bench.office.database, mia_in(bench), NOW) == []


def test_typeahead_answers_options(bench: Bench) -> None:
    options = said(bench.send(bench.payload("block_suggestion")))["options"]
    assert [one["text"]["text"] for one in options] == ["Acme", "Create ac"]


def test_shortcut_opens_the_form_with_the_words_as_they_looked(bench: Bench) -> None:
    bench.send(bench.payload("message_action"))
    modal = bench.mia.waits_for_modal(title="Save client note")
    assert modal.view.state[ids.TEXT][ids.TEXT]["value"] == (
        "Acme likes it & asks for a call, @Mia Chen"
    )


def test_home_is_drawn_when_it_is_opened(bench: Bench) -> None:
    bench.send(bench.payload("app_home_opened"))
    assert bench.mia.home is not None


def test_new_zone_moves_the_member(bench: Bench) -> None:
    assert mia_in(bench).tz == "UTC"
    bench.send(bench.payload("user_change"))
    assert mia_in(bench).tz == "Asia/Tokyo"
