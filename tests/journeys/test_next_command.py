"""`/next`: what I owe by day, and a line that adds to it."""

import pytest

from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days


@pytest.fixture(autouse=True)
def acme(mia: Colleague) -> None:
    mia.types("/client add Acme last 1 March")


@both_databases
def test_what_is_owed_is_listed_by_day(studio: Studio, mia: Colleague) -> None:
    for line in ("deck by Friday", "invoice by 20 March", "lunch", "promise: quote by tomorrow"):
        mia.types(f"/next Acme {line}")
    studio.later(days=2)
    text = mia.types("/next").text
    assert "You owe 4 next actions: 1 late" in text
    heads = ["Late (1)", "This week (1)", "Later (1)", "No date (1)"]
    places = [text.index(head) for head in heads]
    assert places == sorted(places)
    assert "Today (" not in text
    assert "Acme: quote (promised for yesterday, 1 day late)" in text


def test_nothing_owed_teaches_how_to_add_something(mia: Colleague) -> None:
    text = mia.types("/next").text
    assert "You owe nobody anything" in text
    assert "/next Acme send the deck by Friday" in text


def test_help_helps_and_a_client_called_help_is_reached_in_quotes(mia: Colleague) -> None:
    mia.types('/client add "Help"')
    assert "/next lists what you owe" in mia.types("/next help").text
    assert "Next action for Help: call them" in mia.types('/next "Help" call them').text


@both_databases
def test_a_line_says_what_was_understood_with_the_day(mia: Colleague) -> None:
    reply = mia.types("/next acme send the deck by Friday")
    assert "Next action for Acme: send the deck" in reply.text
    assert "Due Fri 8 Mar" in reply.text
    assert reply.buttons == ["Edit", "Undo"]
    assert "send the deck (due Fri 8 Mar)" in mia.card("Acme")


def test_a_promise_needs_a_day(mia: Colleague) -> None:
    kept = mia.types("/next Acme the quote by Friday, they expect this").text
    assert "Promise to Acme: the quote" in kept
    assert "They expect it by Fri 8 Mar" in kept
    assert "a promise needs a day" in mia.types("/next Acme promise the plan").text


def test_the_longest_known_name_leads(mia: Colleague) -> None:
    mia.types("/client add Acme Love")
    assert "for Acme Love: call" in mia.types("/next Acme Love call").text


def test_a_line_without_words_adds_nothing(mia: Colleague) -> None:
    text = mia.types("/next Acme").text
    assert "What comes next for Acme? Nothing was added." in text
    assert "You owe nobody anything" in mia.types("/next").text


@both_databases
def test_undo_takes_it_back_and_gives_the_words(studio: Studio, mia: Colleague) -> None:
    reply = mia.types("/next Acme send the deck by Friday")
    mia.presses("Undo", reply)
    assert "Undone. Nothing of this is kept for Acme" in reply.text
    assert "send the deck" in reply.text
    studio.redeliver("block_actions")
    assert "send the deck" in reply.text
    assert "You owe nobody anything" in mia.types("/next").text


def test_undo_works_for_fifteen_minutes(studio: Studio, mia: Colleague) -> None:
    reply = mia.types("/next Acme send the deck")
    studio.later(minutes=16)
    assert "they are over" in mia.presses("Undo", reply).text
    assert "send the deck" in mia.types("/next").text


@both_databases
def test_the_same_request_adds_one(studio: Studio, mia: Colleague) -> None:
    mia.types("/next Acme send the deck by Friday")
    assert "send the deck" in str(studio.redeliver("/next"))
    assert "You owe 1 next action" in mia.types("/next").text


def test_edit_on_the_reply_redraws_it(mia: Colleague) -> None:
    reply = mia.types("/next Acme send the deck")
    mia.presses("Edit", reply)
    assert mia.form.value("Next action") == "send the deck"
    assert mia.sends(next_action="send the slides", due=days(3)) == {}
    assert "Next action for Acme: send the slides" in reply.text
    assert "Due Fri 8 Mar" in reply.text


@both_databases
def test_an_unknown_client_loses_no_word_and_is_picked_in_one_press(mia: Colleague) -> None:
    reply = mia.types("/next Acmee send the deck by Friday | soon")
    assert "I don't know Acmee, so nothing was added yet." in reply.text
    assert "/next Acmee send the deck by Friday | soon" in reply.text
    mia.presses("Acme", reply)
    assert "Next action for Acme: send the deck" in reply.text
    assert "soon" in reply.text


@both_databases
def test_an_unknown_client_is_created_with_what_comes_next(studio: Studio, mia: Colleague) -> None:
    reply = mia.types("/next Globex Intl send the deck by Friday")
    mia.presses("Create Globex Intl", reply)
    assert mia.form.value("Name") == "Globex Intl"
    assert mia.form.value("Next action") == "send the deck by Friday"
    assert mia.sends(name="Acme") != {}
    assert mia.sends(name="Globex") == {}
    assert "Next action for Globex: send the deck" in reply.text
    studio.redeliver("view_submission")
    assert mia.card("Globex").count("send the deck") == 1


def test_words_too_long_for_a_button_are_given_back(mia: Colleague) -> None:
    words = "send the deck " * 150
    reply = mia.types(f"/next Acmee {words}")
    assert reply.buttons == []
    assert reply.text.count("send the deck") == 150


@both_databases
def test_a_misspelt_privacy_mark_asks_first(mia: Colleague, raj: Colleague) -> None:
    reply = mia.types("/next Acme talk to the board by Friday !prviate")
    assert "I don't know the mark !prviate" in reply.text
    assert "talk to the board" not in mia.card("Acme")
    mia.presses("Keep in confidence", reply)
    assert "Next action for Acme: talk to the board\nDue Fri 8 Mar" in reply.text
    mia.types("/client add Globex owner @raj")
    shown = mia.types("/next Globex buy it !conf").text
    assert "In confidence: only you" in shown
    assert "buy it" in raj.card("Globex")
    assert "talk to the board" not in raj.card("Acme")
    assert "In confidence (due" in raj.card("Acme")


def test_everyone_may_read_it_keeps_the_mark_as_a_word(mia: Colleague, raj: Colleague) -> None:
    reply = mia.types("/next Acme shout hooray !prviate")
    mia.presses("Everyone may read it", reply)
    assert "shout hooray !prviate" in reply.text
    assert "shout hooray" in raj.card("Acme")


@both_databases
def test_two_hundred_are_paged(mia: Colleague) -> None:
    for number in range(23):
        mia.types(f"/next Acme step {number} {'長い' * 60}")
    shown = mia.types("/next")
    assert "You owe 23 next actions · page 1 of 3" in shown.text
    assert shown.buttons.count("Done") == 10
    mia.presses("Next", shown)
    mia.presses("Next", shown)
    assert "page 3 of 3" in shown.text
    assert shown.buttons.count("Done") == 3
    mia.presses("Previous", shown)
    assert "page 2 of 3" in shown.text


@pytest.mark.parametrize("name", ["شركة النخيل للاستشارات", "株式会社さくら", "A & <B>"])
def test_a_name_in_any_script_leads_a_line(mia: Colleague, name: str) -> None:
    mia.types(f"/client add {name}")
    assert "send it" in mia.types(f"/next {name} send it").text
    assert f"{name}: send it" in mia.types("/next").text


def test_a_private_client_of_anothers_is_not_reached(mia: Colleague, raj: Colleague) -> None:
    mia.types("/client add Secret")
    card = mia.types("/client Secret")
    mia.presses("Edit", card)
    mia.form.choose("Who sees it", "Private")
    assert mia.sends() == {}
    reply = raj.types("/next Secret send it")
    assert "I don't know Secret" in reply.text
    assert "Secret" not in reply.buttons


def test_a_guest_is_refused(studio: Studio) -> None:
    gus = studio.newcomer("gus", is_guest=True)
    assert "full members" in gus.types("/next").text
    assert "full members" in gus.types("/next Acme steal it").text
