"""Save as client note: any message, kept with its link, for the right client."""

import json

import pytest
from slack_sdk.webhook import WebhookClient

from playground import Channel
from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days


@pytest.fixture(autouse=True)
def acme(mia: Colleague) -> None:
    mia.types("/client add Acme last 1 Jan")


@both_databases
def test_a_colleagues_message_is_kept_as_a_note_and_is_no_contact(
    mia: Colleague, raj: Colleague, general: Channel
) -> None:
    form = mia.saves(raj.says("Acme wants a new logo", general))
    assert form.title == "Save client note"
    assert form.value("Client") == "Acme"
    assert form.value("Note") == "Acme wants a new logo"
    assert "Remember" not in form.text()
    assert mia.sends(next_action="Sketch it", due=days(3)) == {}
    answer = mia.last_answer
    assert "Logged a note about Acme" in answer.text
    assert "Next: Sketch it, due Fri 8 Mar" in answer.text
    card = mia.card("Acme")
    assert "today · note · Mia Chen · the message\nAcme wants a new logo" in card
    assert "cold, 63 days since the last contact" in card


@both_databases
def test_a_clients_message_counts_as_a_contact_once_its_author_is_remembered(
    mia: Colleague, dana: Colleague, shared: Channel
) -> None:
    form = mia.saves(dana.says("Can you send the contract? Acme legal asks", shared))
    assert "Is Dana Whitfield at this client?" in form.text()
    form.fill("Is Dana Whitfield at this client?", "Yes, remember that")
    mia.sends()
    assert "Logged a message with Acme" in mia.last_answer.text
    assert "warm, last contact today" in mia.card("Acme")
    again = mia.saves(dana.says("Thanks!", shared))
    assert again.value("Client") == "Acme"
    assert "Dana Whitfield at this client" not in again.text()
    mia.sends()
    assert "Logged a message with Acme" in mia.last_answer.text


def test_an_unknown_author_who_is_not_remembered_makes_a_note(
    mia: Colleague, dana: Colleague, shared: Channel
) -> None:
    mia.saves(dana.says("Acme says hello", shared))
    mia.sends()
    assert "Logged a note about Acme" in mia.last_answer.text
    assert "cold" in mia.card("Acme")


def test_a_clients_message_counts_from_the_day_it_was_written(
    studio: Studio, mia: Colleague, dana: Colleague, shared: Channel
) -> None:
    message = dana.says("Acme says hello", shared)
    studio.later(days=10)
    form = mia.saves(message)
    form.fill("Is Dana Whitfield at this client?", "Yes, remember that")
    mia.sends()
    assert "10 days since the last contact" in mia.card("Acme")


def test_the_client_is_guessed_author_first_then_the_text_then_the_last_touched(
    mia: Colleague, raj: Colleague, dana: Colleague, shared: Channel
) -> None:
    mia.types("/client add Globex")
    assert mia.saves(raj.says("hello there", shared)).value("Client") is None
    mia.form.close()
    mia.types("/logcall Globex: hi")
    assert mia.saves(raj.says("hello there", shared)).value("Client") == "Globex"
    mia.form.close()
    form = mia.saves(dana.says("about Acme and more", shared))
    assert form.value("Client") == "Acme"
    form.fill("Is Dana Whitfield at this client?", "Yes, remember that")
    mia.sends()
    assert mia.saves(dana.says("about Globex", shared)).value("Client") == "Acme"


def test_a_bots_message_can_be_kept(studio: Studio, mia: Colleague) -> None:
    robot = studio.newcomer("deploys", real_name="Deploys", is_bot=True)
    form = mia.saves(robot.says("Acme's site is live", studio.channel("deploys", mia, robot)))
    assert "at this client" not in form.text()
    assert form.value("Note") == "Acme's site is live"
    assert mia.sends() == {}
    assert "Acme's site is live" in mia.card("Acme")


def test_a_message_that_is_only_a_file_is_named_by_it(
    mia: Colleague, raj: Colleague, general: Channel
) -> None:
    form = mia.saves(raj.says("", general, files=[{"id": "F1", "name": "contract.pdf"}]))
    assert form.value("Note") == "[contract.pdf]"
    form.choose("Client", "Acme")
    assert mia.sends() == {}
    assert "[contract.pdf]" in mia.card("Acme")


def test_mentions_are_kept_as_names(
    studio: Studio, mia: Colleague, raj: Colleague, general: Channel
) -> None:
    studio.channel("ops", raj)
    form = mia.saves(raj.says("@mia ask @raj about AT&T and Booking.com in #ops", general))
    assert form.value("Note") == "@Mia Chen ask @Raj Patel about AT&T and Booking.com in #ops"


def test_a_mention_of_somebody_slack_does_not_tell_of_is_no_obstacle(
    studio: Studio, mia: Colleague, raj: Colleague, general: Channel
) -> None:
    ghost = studio.newcomer("ghost")
    message = raj.says("ask @ghost about Acme", general)
    del studio.slack._ws.members[ghost.id]
    assert mia.saves(message).value("Note") == f"ask @{ghost.id} about Acme"
    studio.slack._ws.traffic.refusals.clear()


def test_a_crowd_of_mentions_does_not_keep_slack_waiting(
    studio: Studio, mia: Colleague, raj: Colleague, general: Channel
) -> None:
    crowd = [studio.newcomer(f"one{number}").person.name for number in range(30)]
    before = len(studio.slack.calls("users.info"))
    mia.saves(raj.says(" ".join(f"@{name}" for name in crowd), general))
    assert len(studio.slack.calls("users.info")) == before + 3


def test_a_form_whose_response_url_is_spent_is_answered_by_direct_message(
    studio: Studio, mia: Colleague, raj: Colleague, general: Channel
) -> None:
    mia.saves(raj.says("Acme wants a logo", general))
    url = studio.slack.calls("message_action")[-1].sent["response_url"]
    for _ in range(5):
        WebhookClient(url).send(text="used")
    assert mia.sends() == {}
    assert "Logged a note about Acme" in mia.posts[-1].text
    studio.slack._ws.traffic.refusals.clear()


def test_a_message_in_a_thread_keeps_its_own_link(
    mia: Colleague, raj: Colleague, general: Channel
) -> None:
    top = raj.says("a question", general)
    reply = mia.says("Acme agreed", general, thread=top)
    form = mia.saves(reply)
    mia.sends()
    path = f"/archives/{general.id}/p{reply.ts.replace('.', '')}"
    link = f"https://studio-north.slack.com{path}?thread_ts={top.ts}&amp;cid={general.id}"
    for place in (form.view.blocks, mia.last_answer.blocks, mia.types("/client Acme").blocks):
        assert f"<{link}|" in json.dumps(place)


def test_a_long_message_is_cut_where_a_form_ends_and_says_so(
    mia: Colleague, raj: Colleague, general: Channel
) -> None:
    form = mia.saves(raj.says("Acme " + "word " * 1000, general))
    assert "longer than a form can show" in form.text()
    assert len(str(form.value("Note"))) <= 3000
    assert mia.sends() == {}


@both_databases
def test_the_same_message_saved_twice_opens_the_first_record(
    mia: Colleague, raj: Colleague, general: Channel
) -> None:
    message = raj.says("Acme wants a new logo", general)
    mia.saves(message)
    mia.sends()
    raj.saves(message)
    raj.sends(next_action="Call them", due=days(1))
    answer = raj.last_answer
    assert "This message was kept for Acme before, so not once more:" in answer.text
    assert "Acme wants a new logo" in answer.text
    assert "Next: Call them, due tomorrow" in answer.text
    assert mia.card("Acme").count("Acme wants a new logo") == 1


def test_the_record_of_a_colleague_offers_only_what_may_be_done_with_it(
    mia: Colleague, raj: Colleague, general: Channel
) -> None:
    message = raj.says("Acme wants a new logo", general)
    mia.saves(message)
    mia.sends()
    raj.saves(message)
    raj.sends()
    assert raj.last_answer.labels == []


def test_the_same_message_may_concern_two_clients(
    mia: Colleague, raj: Colleague, general: Channel
) -> None:
    mia.types("/client add Globex")
    message = raj.says("Acme and Globex should meet", general)
    for client in ("Acme", "Globex"):
        mia.saves(message).choose("Client", client)
        mia.sends()
    for client in ("Acme", "Globex"):
        assert "should meet" in mia.card(client)


def test_the_typeahead_completes_names_and_offers_to_create(
    mia: Colleague, raj: Colleague, general: Channel
) -> None:
    mia.types("/client add Acme Rockets")
    form = mia.saves(raj.says("hello", general))
    assert form.options("Client") == ["Acme", "Acme Rockets"]
    assert form.options("Client", "rock") == ["Acme Rockets", "Create rock"]
    assert form.options("Client", "acme") == ["Acme", "Acme Rockets"]
    assert form.options("Client", "Acmee") == ["Acme", "Acme Rockets", "Create Acmee"]
    form.choose("Client", "Create Globex", typed="Globex")
    assert mia.sends() == {}
    assert "Globex is now one of your clients." in mia.last_answer.text
    assert "hello" in mia.card("Globex")


def test_what_is_missing_or_wrong_is_said_at_its_field(
    mia: Colleague, raj: Colleague, general: Channel
) -> None:
    form = mia.saves(raj.says("hello", general))
    assert set(mia.sends()) == {"Client"}
    form.choose("Client", "Acme")
    late = mia.sends(next_action="Sketch", due=days(-1))
    assert late == {"Due": "Choose today or a day to come."}
    assert mia.sends(due=None) == {}
