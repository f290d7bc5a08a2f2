"""A client that is none any more: no cards, its history and next actions kept, and back again."""

from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days


@both_databases
def test_a_former_client_gets_no_cards_keeps_all_and_comes_back(
    mia: Colleague, studio: Studio
) -> None:
    mia.types("/client add Acme last 1 Jan")
    mia.types("/logcall Acme 2 Jan: hello next: send deck by 20 March")
    studio.morning(days(1))
    assert "Acme" in mia.nudge.text
    card = mia.types("/client Acme")
    mia.presses("...", card, choosing="Archive")
    assert "Acme · former since today, 63 days since the last contact" in card.text
    assert "Next actions, 1 still open" in card.text
    assert "hello" in card.text
    assert card.buttons[0] == "Bring back"
    studio.tick()
    assert "Archived" in mia.nudge.text
    studio.morning(days(2))
    assert len(mia.nudges) == 1
    assert "You have no clients" in mia.types("/client").text
    again = mia.types("/client Acme")
    assert "former since yesterday" in again.text
    mia.presses("Bring back", again)
    assert "Acme · cold, 64 days since the last contact" in again.text
    assert "Acme" in mia.types("/client").text


def test_a_former_client_can_be_logged(mia: Colleague) -> None:
    mia.types("/client add Acme last 1 Jan")
    mia.presses("...", mia.types("/client Acme"), choosing="Archive")
    assert "Logged a call with Acme" in mia.types("/logcall Acme: hello").text
    assert "former since today, last contact today" in mia.card("Acme")


def test_an_archiving_that_comes_twice_is_drawn_again(mia: Colleague, studio: Studio) -> None:
    mia.types("/client add Acme")
    card = mia.types("/client Acme")
    mia.presses("...", card, choosing="Archive")
    studio.redeliver("block_actions")
    assert "former since today" in card.text


def test_the_private_client_of_a_colleague_can_not_be_archived_from_an_old_card(
    mia: Colleague, raj: Colleague
) -> None:
    mia.types("/client add Acme")
    old = raj.types("/client Acme")
    mia.presses("Edit", mia.types("/client Acme"))
    assert mia.sends(who_sees_it="Private") == {}
    for press, choosing in (("...", "Archive"), ("...", "Merge with…"), ("Edit", None)):
        assert "no longer there" in raj.presses(press, old, choosing=choosing).text
    assert not raj.has_a_form()
    assert "former" not in mia.card("Acme")
