"""Finding clients by any words, from the command and from a button."""

import pytest

from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio


@pytest.fixture(autouse=True)
def clients(mia: Colleague) -> None:
    mia.types("/client add Acme tier A")
    mia.types("/client add Globex")


@both_databases
def test_what_is_found_stands_in_its_sentence_and_opens(studio: Studio, mia: Colleague) -> None:
    mia.types("/logcall Acme: It rained. New pricing from May, she loves jazz. Lunch was late")
    answer = mia.types("/client find pricing jazz")
    assert "Acme" in answer.text
    assert "New pricing from May, she loves jazz." in answer.text.replace("*", "")
    assert "It rained" not in answer.text
    assert answer.buttons == ["Open"]
    mia.presses("Open", answer)
    studio.settle()
    assert "Owner Mia Chen" in mia.last_answer.text


@both_databases
def test_a_clients_whole_name_opens_its_card_and_can_be_searched_for(
    studio: Studio, mia: Colleague
) -> None:
    mia.types("/logcall Globex: they know Acme")
    card = mia.types("/client find acme")
    assert "Owner Mia Chen" in card.text
    mia.presses("Search for “acme”", card)
    studio.settle()
    found = mia.last_answer.text.replace("*", "")
    assert "they know Acme" in found


def test_an_unknown_name_offers_a_search(studio: Studio, mia: Colleague) -> None:
    mia.types("/logcall Globex: ordered new pianos")
    answer = mia.types("/client pianos")
    mia.presses("Search for “pianos”", answer)
    studio.settle()
    assert "ordered new pianos" in mia.last_answer.text.replace("*", "")


def test_nothing_found_says_what_finds_more_and_offers_close_names(mia: Colleague) -> None:
    answer = mia.types("/client find Globx")
    assert "I find nothing with “Globx”" in answer.text
    assert answer.buttons == ["Globex"]


def test_find_alone_says_how(mia: Colleague) -> None:
    assert "/client find pricing jazz" in mia.types("/client find").text


def test_a_former_client_says_so(mia: Colleague) -> None:
    mia.types("/logcall Acme: gamelan")
    mia.presses("...", mia.types("/client Acme"), choosing="Archive")
    assert "former since today" in mia.types("/client find gamelan").text


def test_signs_alone_are_no_words_to_search_for(mia: Colleague) -> None:
    assert "no word in that" in mia.types('/client find "*"').text
