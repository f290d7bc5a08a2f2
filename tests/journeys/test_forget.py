"""A client or a person forgotten for good, from the press to what is left of it."""

import pytest

from tests.journeys.conftest import both_databases
from tests.journeys.people_ground import DANA, add, more, people
from tests.journeys.studio import Colleague, Studio, days

FORGET = "Forget for good…"


@pytest.fixture(autouse=True)
def acme(mia: Colleague) -> None:
    mia.types("/client add Acme last 1 March")
    mia.types("/logcall Acme with Dana: her roadmap. next: send quote by Friday")


def forget(mia: Colleague, name: str = "acme") -> dict[str, str]:
    """Press it on the card, type a name and send; what is wrong."""
    mia.presses("...", mia.types("/client Acme"), choosing=FORGET)
    return mia.sends(type_its_name=name)


@both_databases
def test_a_client_is_gone_once_its_name_is_typed(studio: Studio, mia: Colleague) -> None:
    card = mia.types("/client Acme")
    mia.presses("...", card, choosing=FORGET)
    said = mia.form.text()
    assert "Acme will be deleted for everybody" in said
    assert "1 contact or note, 1 next action" in said
    assert "This can't be undone." in said
    wrong = mia.sends(type_its_name="Acme Berlin")
    assert "nothing was deleted" in wrong["Type its name"]
    assert mia.sends(type_its_name="acme") == {}
    studio.settle()
    assert not mia.has_a_form()
    assert "That client is forgotten for good." in card.text
    assert "Acme" not in card.text
    for look in ("/client Acme", "/client", "/client find quote", "/next", "/brief Acme"):
        text = mia.types(look).text
        assert "roadmap" not in text
        assert "send quote" not in text
    assert "I find nothing" in mia.types("/client find quote").text
    mia.opens("home")
    assert "Acme ·" not in mia.home


def test_all_forms_close_and_home_is_drawn_anew(studio: Studio, mia: Colleague) -> None:
    mia.opens("home")
    assert mia.person.home
    mia.presses("Open", mia.person.home, beside="Acme")
    assert mia.form.title == "Client"
    mia.form.press("...", choosing=FORGET)
    assert mia.sends(type_its_name="Acme") == {}
    studio.settle()
    assert not mia.has_a_form()
    assert "That client is forgotten for good." in mia.posts[-1].text


def test_a_second_delivery_is_answered_alike(studio: Studio, mia: Colleague) -> None:
    assert forget(mia) == {}
    studio.redeliver("view_submission")
    studio.settle()
    assert "forgotten for good" in mia.last_answer.text


def test_who_does_not_own_it_is_told_who_can(mia: Colleague, raj: Colleague) -> None:
    card = raj.types("/client Acme")
    raj.presses("...", card, choosing=FORGET)
    assert not raj.has_a_form()
    assert "Only Mia Chen, who owns Acme, or an admin" in raj.last_answer.text
    assert "roadmap" in mia.card("Acme")


def test_a_nudge_loses_its_card(studio: Studio, mia: Colleague) -> None:
    mia.types("/client add Globex last 1 Jan")
    mia.types("/logcall Acme: hello next: call back by tomorrow")
    studio.morning(days(1))
    nudge = mia.nudge
    assert "Acme: call back" in nudge.text
    forget(mia)
    studio.tick()
    assert "Acme" not in nudge.text
    assert "Globex" in nudge.text


@both_databases
def test_someone_is_gone_and_what_was_logged_says_someone(studio: Studio, mia: Colleague) -> None:
    people(mia)
    add(mia, **DANA)
    studio.settle()
    more(mia, "Dana Whitfield", FORGET)
    said = mia.form.text()
    assert "Dana Whitfield will be deleted for everybody" in said
    assert "says “someone” in place of" in said
    wrong = mia.sends(type_their_name="Raj")
    assert "nothing was deleted" in wrong["Type their name"]
    assert mia.sends(type_their_name="dana whitfield") == {}
    studio.settle()
    assert "They are forgotten for good." in mia.form.text()
    assert "Dana" not in mia.form.text()
    mia.form.close()
    card = mia.card("Acme")
    assert "her roadmap" in card
    assert "Dana" not in card
    assert "030" not in mia.types("/client find whitfield").text
