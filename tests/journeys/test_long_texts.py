"""Long texts: whole where they are given back, visibly cut where they are listed, never refused."""

import pytest

from playground import Channel
from tests.journeys.studio import Colleague, Studio, days

LONG = ("wordy " * 500).strip()[:3000]
ANGLES = ("<&> " * 750)[:3000]


def long_of(kind: str, number: int = 0) -> str:
    """3,000 characters; the worst for Slack's own counting are those that it escapes."""
    return f"n{number} {LONG if kind == 'words' else ANGLES}"


@pytest.fixture(params=["words", "angles"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_long_line_is_logged_and_undo_gives_every_word_back(mia: Colleague) -> None:
    mia.types("/client add Acme")
    reply = mia.types(f"/logcall Acme: {LONG}")
    assert "Logged a call with Acme" in reply.text
    mia.presses("Undo", reply)
    assert "".join(LONG.split()) in "".join(reply.text.split())


def test_a_long_draft_is_discarded_with_every_word(mia: Colleague) -> None:
    reply = mia.types(f"/logcall Globex: {LONG}")
    mia.presses("Discard", reply)
    assert "".join(LONG.split()) in "".join(reply.text.split())


def test_what_no_message_of_slack_can_hold_is_cut_and_that_is_said(mia: Colleague) -> None:
    reply = mia.types(f"/logcall Globex: {ANGLES}")
    mia.presses("Discard", reply)
    assert "The rest is too long to be shown here." in reply.text


def test_ten_long_drafts_are_one_list(mia: Colleague, kind: str) -> None:
    for number in range(10):
        mia.types(f"/logcall Globex {number}: {long_of(kind, number)}")
    listed = mia.types("/logcall drafts")
    assert "You have 10 drafts" in listed.text
    for _ in range(10):
        mia.presses("Discard", listed)
    assert "You have no drafts." in listed.text


def test_a_card_with_five_long_notes_and_ten_long_actions(mia: Colleague, kind: str) -> None:
    mia.types("/client add Acme")
    for number in range(10):
        mia.types(f"/logcall Acme: {long_of(kind, number)} next: {long_of(kind, number)[:900]}")
    card = mia.types("/client Acme")
    assert "n9" in card.text
    assert "…" in card.text
    mia.presses("Done", card)
    assert "[Undo]" in card.text


def test_a_log_with_many_long_next_actions(mia: Colleague, kind: str) -> None:
    mia.types("/client add Acme")
    steps = " ".join(f"next: {long_of(kind, number)[:400]}" for number in range(12))
    reply = mia.types(f"/logcall Acme: {long_of(kind)[:1000]} {steps}")
    assert "Logged a call with Acme" in reply.text
    assert "more" in reply.text


def test_a_nudge_of_seven_long_promises_is_sent_and_answered(
    studio: Studio, mia: Colleague, kind: str
) -> None:
    mia.types("/client add Acme")
    for number in range(8):
        mia.types(f"/logcall Acme: hi {number} promise: {long_of(kind, number)} by tomorrow")
    studio.morning(days(1))
    assert mia.nudge.text.count("[Done]") == 7
    for _ in range(7):
        mia.presses("Done", mia.nudge)
    assert "[Done]" not in mia.nudge.text
    shown = mia.presses("Show all that is open", mia.nudge)
    assert "This is all that is open" in shown.text


def test_a_note_of_a_long_message(mia: Colleague, raj: Colleague, general: Channel) -> None:
    mia.types("/client add Acme")
    mia.saves(raj.says("Acme " + ANGLES * 3, general))
    assert mia.sends(next_action=LONG) == {}
    assert "Logged a note about Acme" in mia.last_answer.text


def test_a_refused_line_is_given_back_whole(studio: Studio, mia: Colleague) -> None:
    guest = studio.newcomer("gus", is_guest=True)
    channel = studio.channel("shared", mia, guest)
    assert LONG in guest.types(f"/logcall Acme: {LONG}", channel).text


def test_long_words_for_the_other_commands_do_no_harm(mia: Colleague) -> None:
    for command in ("/client", "/client add", "/nudge", "/nudge at", "/nudge days", "/nudge pause"):
        assert mia.types(f"{command} {LONG}").text
        assert mia.types(f"{command} {ANGLES}").text


def test_twenty_clients_with_the_longest_names_are_one_list(mia: Colleague) -> None:
    for number in range(21):
        mia.types(f"/client add {number} {'<' * 110} last 1 Jan")
    assert mia.types("/client").text.count("[Open]") >= 10
    assert mia.types("/nudge now").text
