"""In confidence: the words are for the author and that day's owner; others see that it was."""

import pytest

from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days

SECRET = "her marriage is over"
ERRAND = "send flowers"


@pytest.fixture
def lee(studio: Studio) -> Colleague:
    """A colleague who neither wrote it nor owns the client."""
    return studio.member("lee", real_name="Lee Wong")


@both_databases
def test_author_and_owner_read_the_words_and_others_see_that_a_contact_took_place(
    mia: Colleague, raj: Colleague, lee: Colleague
) -> None:
    mia.types("/client add Acme last 1 Jan")
    reply = raj.types(f"/logcall Acme with Dana: {SECRET} !confidence next: {ERRAND} Fri")
    assert "in confidence" in reply.text
    assert "only you and the client's owner can read the words" in reply.text
    for reader in (mia, raj):
        card = reader.card("Acme")
        assert SECRET in card
        assert ERRAND in card
        assert "with Dana" in card
    card = lee.card("Acme")
    assert SECRET not in card
    assert ERRAND not in card
    assert "Dana" not in card
    assert "today · a contact in confidence" in card
    assert "In confidence (due Fri 8 Mar)" in card
    assert "warm, last contact today" in card


def test_a_stranger_to_the_words_cannot_close_what_comes_of_them(
    mia: Colleague, lee: Colleague
) -> None:
    mia.types("/client add Acme")
    mia.types(f"/logcall Acme: {SECRET} !conf next: {ERRAND} Fri")
    card = lee.types("/client Acme")
    assert "Done" not in card.buttons


def test_what_is_added_later_is_in_confidence_too(mia: Colleague, lee: Colleague) -> None:
    mia.types("/client add Acme")
    reply = mia.types(f"/logcall Acme: {SECRET} !private")
    mia.presses("Add next action", reply)
    mia.sends(next_action=ERRAND, due=days(1))
    assert ERRAND in mia.card("Acme")
    assert ERRAND not in lee.card("Acme")


def test_a_plan_made_of_a_confidential_line_is_in_confidence(
    mia: Colleague, lee: Colleague
) -> None:
    mia.types("/client add Acme")
    question = mia.types(f"/logcall Acme tomorrow: {SECRET} !confidence")
    mia.presses("Next action for tomorrow", question)
    assert SECRET in mia.card("Acme")
    assert SECRET not in lee.card("Acme")


def test_the_nudge_of_the_author_names_it_and_that_of_the_owner_does_not_get_it(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    mia.types("/client add Acme")
    raj.types(f"/logcall Acme: {SECRET} !confidence next: {ERRAND} Fri")
    studio.morning(days(3))
    studio.morning(days(3), raj.person.tz)
    assert ERRAND in raj.nudge.text
    assert mia.nudges == []


def test_a_confidential_note_is_not_even_told_of(
    studio: Studio, mia: Colleague, lee: Colleague
) -> None:
    mia.types("/client add Acme")
    message = lee.says(SECRET, studio.channel("general", mia, lee))
    form = mia.saves(message)
    form.choose("Client", "Acme")
    form.fill("In confidence", "Only I and the client's owner read this")
    assert mia.sends(next_action=ERRAND) == {}
    assert SECRET in mia.card("Acme")
    card = lee.card("Acme")
    assert SECRET not in card
    assert ERRAND not in card
    assert "note" not in card.split("Last contacts")[-1]


def test_saving_a_message_that_a_colleague_keeps_in_confidence_tells_nothing_of_it(
    studio: Studio, mia: Colleague, lee: Colleague, raj: Colleague
) -> None:
    mia.types("/client add Acme")
    message = raj.says("a plain message", studio.channel("general", mia, lee, raj))
    form = mia.saves(message)
    form.choose("Client", "Acme")
    form.fill("Note", SECRET)
    form.fill("In confidence", "Only I and the client's owner read this")
    mia.sends()
    for _ in range(2):
        lee.saves(message).choose("Client", "Acme")
        lee.sends()
        assert SECRET not in lee.last_answer.text
        assert "confidence" not in lee.last_answer.text
    assert lee.card("Acme").count("a plain message") == 1


def test_the_owner_need_not_be_who_added_the_client(
    mia: Colleague, raj: Colleague, lee: Colleague
) -> None:
    mia.types("/client add Acme owner @raj")
    mia.types(f"/logcall Acme: {SECRET} !confidence")
    assert SECRET in raj.card("Acme")
    assert SECRET not in lee.card("Acme")


def test_drafts_and_guesses_show_a_confidential_line_to_nobody_else(
    mia: Colleague, lee: Colleague
) -> None:
    mia.types(f"/logcall Globex: {SECRET} !confidence")
    assert SECRET in mia.types("/logcall drafts").text
    assert SECRET not in lee.types("/logcall drafts").text
    assert SECRET not in lee.card("Globex")
