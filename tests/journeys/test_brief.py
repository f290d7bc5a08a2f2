"""The brief: asked for by name, offered where the name is not known, opened over a card."""

import pytest

from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio


@pytest.fixture(autouse=True)
def acme(mia: Colleague) -> None:
    mia.types("/client add Acme tier A last 1 Feb")


@both_databases
def test_a_brief_is_asked_for_by_name(mia: Colleague, raj: Colleague) -> None:
    mia.types("/logcall Acme with Dana: roadmap. promise: send quote by Friday fact: Dana sails")
    mia.types("/logcall Acme 3 days ago lunch with Lee: spring plans #business next: none")
    said = raj.types("/brief acme, inc.").text
    for told in (
        "Acme · warm, last contact today, cadence 7",
        "Owner Mia Chen · Tier A",
        "Watch out: nobody there is known yet",
        "today call, Dana: roadmap",
        "meeting, Lee: spring plans",
        "send quote (promised for Fri 8 Mar) · Mia Chen",
        "To open with",
        "Dana sails",
    ):
        assert told in said


@both_databases
def test_a_brief_leads_on_to_the_log(studio: Studio, mia: Colleague) -> None:
    brief = mia.types("/brief Acme")
    mia.presses("Log it", brief)
    assert mia.form.title == "Log a client call"
    assert mia.sends(summary="roadmap", next_action="send deck") == {}
    studio.settle()
    assert "roadmap" in mia.types("/brief Acme").text


def test_a_brief_over_a_card_gives_way_to_the_log_and_the_card_follows(
    studio: Studio, mia: Colleague
) -> None:
    card = mia.types("/client Acme")
    mia.presses("Brief", card)
    assert mia.form.title == "Brief"
    assert "No contact is logged yet" in mia.form.text()
    mia.form.press("Log it")
    studio.settle()
    assert mia.form.title == "Log a client call"
    assert mia.sends(summary="roadmap", next_action="send deck") == {}
    assert not mia.has_a_form()
    assert "roadmap" in card.text


def test_from_home_the_brief_stands_over_the_card_and_the_card_follows(
    studio: Studio, mia: Colleague
) -> None:
    mia.opens("home")
    assert mia.person.home
    mia.person.presses("Open", on=mia.person.home, beside="Acme")
    studio.settle()
    mia.form.press("Brief")
    mia.form.press("Log it")
    studio.settle()
    assert mia.sends(summary="roadmap", next_action="send deck") == {}
    assert mia.form.title == "Client"
    assert "roadmap" in mia.form.text()


def test_without_a_name_it_says_how_and_offers_the_clients_logged_last(mia: Colleague) -> None:
    said = mia.types("/brief")
    assert "/brief Acme" in said.text
    mia.types("/logcall Acme: hello")
    asked = mia.types("/brief help")
    brief = mia.presses("Acme", asked)
    assert "today call: hello" in brief.text


def test_a_name_close_to_a_known_one_is_offered(mia: Colleague) -> None:
    missed = mia.types("/brief Acmee")
    assert "I don't know a client called Acmee. Did you mean one of these?" in missed.text
    assert "Acme · " in mia.presses("Acme", missed).text


def test_a_guest_is_told_no_brief(studio: Studio, mia: Colleague) -> None:
    mia.types("/logcall Acme: roadmap")
    guest = studio.newcomer("gus", real_name="Gus Guest", is_guest=True)
    said = guest.types("/brief Acme").text
    assert "roadmap" not in said
    assert "member" in said
