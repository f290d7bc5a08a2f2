"""A line about a client that nobody knows: kept as a draft, closest names, and Create."""

import pytest

from playground import Shown
from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days

LINE = "/logcall Globx lunch yesterday: they renew. next: send contract Fri"


@both_databases
def test_the_closest_names_are_one_press_away(mia: Colleague) -> None:
    mia.types("/client add Globex")
    reply = mia.types(LINE)
    assert "Nothing is logged yet: I don't know Globx. Did you mean one of these?" in reply.text
    assert "they renew" in reply.text
    assert "/logcall drafts" in reply.text
    assert "Nothing is logged yet" in mia.card("Globex")
    mia.presses("Globex", reply)
    assert "Logged a meeting with Globex" in reply.text
    assert "yesterday 12:00" in reply.text
    assert "Next: send contract, due Fri 8 Mar" in reply.text
    assert "You have no drafts." in mia.types("/logcall drafts").text


@both_databases
def test_create_makes_the_client_and_logs_the_line(mia: Colleague, raj: Colleague) -> None:
    reply = mia.types(LINE)
    mia.presses("Create Globx", reply)
    form = mia.form
    assert form.title == "New client"
    assert "they renew" in form.text()
    assert form.value("Name") == "Globx"
    assert form.value("Owner") == mia.id
    assert form.value("How often") == "B · every 30 days"
    form.choose("How often", "A · every 7 days")
    complaints = mia.sends(name="Globex", owner=raj.id, last_spoke_before_this=days(-40))
    assert complaints == {}
    assert "Logged a meeting with Globex" in reply.text
    assert "Globex is now a client." in reply.text
    card = mia.card("Globex")
    assert "Owner Raj Patel · Tier A · Every 7 days" in card
    assert "they renew" in card


def test_a_name_may_be_read_in_two_ways(mia: Colleague) -> None:
    reply = mia.types("/logcall Made with Love: they like it")
    assert {"Create Made", "Create Made with Love"} <= set(reply.buttons)
    mia.presses("Create Made with Love", reply)
    assert mia.form.value("Name") == "Made with Love"
    mia.sends()
    assert "Logged a call with Made with Love" in reply.text
    assert "with Love" not in reply.text.replace("Made with Love", "")


def test_every_field_of_the_form_is_checked(studio: Studio, mia: Colleague) -> None:
    guest = studio.newcomer("gus", is_guest=True)
    mia.types("/client add Acme")
    reply = mia.types(LINE)
    mia.presses("Create Globx", reply)
    assert "full member" in mia.sends(owner=guest.id)["Owner"]
    assert (
        "still to come"
        in mia.sends(owner=mia.id, last_spoke_before_this=days(1))["Last spoke before this"]
    )
    taken = mia.sends(name="ACME, Inc.", last_spoke_before_this=None)["Name"]
    assert "There is already a client named Acme" in taken
    assert mia.sends(name="\u200b \u200b")["Name"]
    assert "Nothing is logged yet" in reply.text
    assert mia.sends(name="Globex") == {}
    assert "Logged a meeting with Globex" in reply.text


def test_closing_the_form_leaves_the_draft(mia: Colleague) -> None:
    reply = mia.types(LINE)
    mia.presses("Create Globx", reply)
    mia.form.close()
    assert "they renew" in mia.types("/logcall drafts").text
    mia.presses("Create Globx", reply)
    assert mia.form.value("Name") == "Globx"


def test_a_known_client_named_elsewhere_is_suggested_never_assumed(mia: Colleague) -> None:
    mia.types("/client add Acme")
    reply = mia.types("/logcall had a good talk with Acme today")
    assert "Nothing is logged yet" in reply.text
    assert "Nothing is logged yet" in mia.card("Acme")
    mia.presses("Acme", reply)
    assert "Logged a call with Acme" in reply.text
    assert "had a good talk with Acme today" in reply.text


def test_a_line_without_a_name_can_still_be_given_one(mia: Colleague) -> None:
    reply = mia.types("/logcall : they are happy")
    assert "does not begin with a client's name" in reply.text
    mia.presses("Create a client", reply)
    mia.sends(name="Globex")
    assert "Logged a call with Globex" in reply.text
    assert "they are happy" in reply.text


def test_a_draft_may_ask_one_thing_after_the_other(mia: Colleague) -> None:
    mia.types("/client add Globex")
    reply = mia.types("/logcall Globx tomorrow: she is ill !confidental")
    assert "I don't know the mark !confidental" in reply.text
    mia.presses("Keep in confidence", reply)
    assert "I don't know Globx" in reply.text
    mia.presses("Globex", reply)
    assert "tomorrow is still to come" in reply.text
    mia.presses("Today", reply)
    assert "Logged a call with Globex" in reply.text
    assert "in confidence" in reply.text
    assert "!confidental" not in reply.text


@pytest.fixture
def question(mia: Colleague) -> Shown:
    return mia.types(LINE)


def test_discard_gives_the_words_back_and_keeps_nothing(mia: Colleague, question: Shown) -> None:
    mia.presses("Discard", question)
    assert "Discarded" in question.text
    assert "Globx lunch yesterday: they renew. next: send contract Fri" in question.text
    assert "You have no drafts." in mia.types("/logcall drafts").text


def test_an_answered_question_cannot_be_answered_again(mia: Colleague, question: Shown) -> None:
    listed = mia.types("/logcall drafts")
    mia.presses("Discard", question)
    mia.presses("Create Globx", listed)
    assert not mia.has_a_form()
    assert "already used or discarded" in mia.last_answer.text
    assert "I don't know a client called Globx" in mia.card("Globx")
