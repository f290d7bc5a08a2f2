"""What a hurried person types: mistakes are asked about, undone, or a press from what was meant."""

import pytest

from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio


def test_a_mistake_is_no_name_and_the_line_is_given_back(mia: Colleague, raj: Colleague) -> None:
    assert raj.name == "Raj Patel"
    for line in ("Foo tier Z", "Foo last blah", "Foo owner", "Baz owner raj", "Bap, A, Mia, 3 May"):
        reply = mia.types(f"/client add {line}").text
        assert "so nothing was added" in reply
        assert f"/client add {line}" in reply
    assert "You have no clients yet" in mia.types("/client").text
    assert "Added Tier Z Ltd" in mia.types('/client add "Tier Z Ltd"').text


@both_databases
def test_an_added_client_is_taken_back_while_nothing_was_done_with_it(
    studio: Studio, mia: Colleague
) -> None:
    reply = mia.types("/client add Fooo tier A last 1 March")
    mia.presses("Undo", reply)
    studio.redeliver("block_actions")
    assert "Undone: the client is no longer kept." in reply.text
    assert "You have no clients yet" in mia.types("/client").text
    again = mia.types("/client add Fooo")
    mia.types("/logcall Fooo: they called")
    mia.presses("Undo", again)
    assert "Fooo stays: it was used or changed meanwhile." in again.text
    assert "they called" in mia.card("Fooo")


def test_an_added_client_is_not_taken_back_after_a_day(studio: Studio, mia: Colleague) -> None:
    reply = mia.types("/client add Acme")
    studio.later(hours=25)
    said = mia.presses("Undo", reply)
    assert "is more than a day old. Nothing was changed." in said.text
    assert "Owner Mia Chen" in mia.card("Acme")


@both_databases
def test_a_client_that_is_there_is_one_press_away(mia: Colleague) -> None:
    mia.types("/client add Bolt")
    there = mia.types("/client add bolt")
    assert "There is already a client named Bolt. Nothing was changed." in there.text
    assert "Owner Mia Chen" in mia.presses("Open", there).text


def test_a_former_client_is_said_to_be_one_and_brought_back(mia: Colleague) -> None:
    mia.types("/client add Bolt")
    mia.presses("Edit", mia.types("/client Bolt"))
    mia.form.fill("Former", "A former client: no more cards, its history stays")
    assert mia.sends() == {}
    there = mia.types("/client add Bolt tier A")
    assert "There is already a client named Bolt, a former one." in there.text
    assert there.buttons == ["Bring back", "Open"]
    mia.presses("Bring back", there)
    assert "former since" not in mia.card("Bolt")


@pytest.mark.parametrize("word", ["edit", "Merge", "open", "archive"])
def test_a_word_for_what_is_done_on_a_card_opens_the_card(mia: Colleague, word: str) -> None:
    mia.types("/client add Acme")
    assert "Owner Mia Chen" in mia.card(f"{word} Acme")
    unknown = mia.types(f"/client {word} Acmee")
    assert "I don't know a client called Acmee" in unknown.text
    assert "Add Acmee" in unknown.buttons


def test_list_and_mine_are_ones_own_list(mia: Colleague) -> None:
    mia.types("/client add Acme")
    for word in ("list", "Mine"):
        assert "Your 1 client" in mia.types(f"/client {word}").text


def test_an_add_before_a_next_action_is_no_part_of_it(mia: Colleague) -> None:
    mia.types("/client add Acme")
    assert "Next action for Acme: call Bob" in mia.types("/next add Acme call Bob").text
    asked = mia.types("/next add Acmee call Eve")
    mia.presses("Acme", asked)
    assert "Next action for Acme: call Eve" in asked.text


def test_a_day_alone_asks_what_comes_next_and_a_day_that_is_over_is_said(mia: Colleague) -> None:
    mia.types("/client add Acme")
    assert "What comes next for Acme? Nothing was added." in mia.types("/next Acme by Friday").text
    reply = mia.types("/next Acme send the deck by yesterday")
    assert "That day has passed, so no reminder comes. Edit gives it another." in reply.text
