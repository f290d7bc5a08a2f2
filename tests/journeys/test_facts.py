"""Facts: in the line, from the card, from a saved note; asked about when their day has come."""

import pytest

from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days

CONFIDED = {"in_confidence": "Only I and the client's owner read this"}


@pytest.fixture(autouse=True)
def acme(mia: Colleague) -> None:
    mia.types("/client add Acme last 1 March")


def facts(who: Colleague) -> None:
    """Open the facts of Acme from its card."""
    who.presses("Facts", who.types("/client Acme"))
    assert who.form.title == "Facts"


def add(who: Colleague, **fields: object) -> dict[str, str]:
    who.form.press("Add a fact")
    return who.sends(**fields)


@both_databases
def test_a_fact_in_the_line_comes_back_first_when_it_is_time_to_ask(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    reply = mia.types(
        "/logcall Acme with Dana: roadmap fact: Dana's son starts college, ask after 8 March"
    )
    assert "Fact: Dana's son starts college · family · ask after Fri 8 Mar" in reply.text
    mia.types("/logcall Acme: hi fact: the office moves to Leeds")
    card = raj.card("Acme")
    assert "Worth remembering" in card
    assert card.index("the office moves") < card.index("Dana's son")
    again = raj.types("/logcall Acme: hello fact: dana's son starts college!")
    assert "Known already: Dana's son starts college" in again.text
    studio.wait_for(days(3), "08:00")
    card = raj.card("Acme")
    assert "Ask now: Dana's son starts college · family" in card
    assert card.index("Dana's son") < card.index("the office moves")
    facts(raj)
    raj.form.press("...", choosing="Asked")
    studio.settle()
    assert "Ask now" not in raj.form.text()
    assert "Ask now" not in mia.card("Acme")


@both_databases
def test_a_fact_is_added_edited_and_removed_from_the_card(studio: Studio, mia: Colleague) -> None:
    mia.presses("Add Dana", mia.types("/logcall Acme with Dana: hi. next: none"))
    facts(mia)
    assert "nothing yet" in mia.form.text()
    assert "fact: Dana's son starts college" in mia.form.text()
    assert add(mia, worth_remembering="plays golf", about="Dana", kind="Interest") == {}
    studio.settle()
    assert "plays golf · about Dana · interest" in mia.form.text()
    assert "Mia Chen, today" in mia.form.text()
    assert add(mia, worth_remembering="Plays golf")["Worth remembering"].startswith(
        "This is known already"
    )
    mia.form.close()
    mia.form.press("...", choosing="Edit")
    assert mia.form.value("About") == "Dana"
    assert mia.sends(worth_remembering="plays tennis", ask_after=days(9)) == {}
    studio.settle()
    assert "plays tennis · about Dana · interest · ask after" in mia.form.text()
    mia.form.press("...", choosing="Remove")
    assert "plays tennis" in mia.form.text()
    mia.form.close()
    assert "plays tennis" in mia.form.text()
    mia.form.press("...", choosing="Remove")
    assert mia.sends() == {}
    assert "nothing yet" in mia.form.text()


@both_databases
def test_in_confidence_others_are_not_told_that_there_is_one(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    lee = studio.member("lee", real_name="Lee Wong")
    facts(raj)
    assert add(raj, worth_remembering="she is ill", **CONFIDED) == {}
    studio.settle()
    assert "she is ill · in confidence" in raj.form.text()
    assert "she is ill · in confidence" in mia.card("Acme")
    assert "she is ill" not in lee.card("Acme")
    facts(lee)
    assert "nothing yet" in lee.form.text()
    lee.form.close()
    facts(mia)
    mia.form.press("...", choosing="Edit")
    mia.form.fill("In confidence", [])
    assert "only its author can open it" in mia.sends()["In confidence"]


def test_a_later_owner_reads_it_once_its_author_agrees(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    lee = studio.member("lee", real_name="Lee Wong")
    raj.types("/logcall Acme: hello")
    facts(raj)
    add(
        raj, worth_remembering="she is ill", in_confidence="Only I and the client's owner read this"
    )
    studio.settle()
    mia.presses("Edit", mia.types("/client Acme"))
    mia.sends(owner=lee.id)
    assert "she is ill" not in lee.card("Acme")
    raj.form.close()
    facts(raj)
    raj.form.press("...", choosing="Let Lee Wong read it")
    assert "can't be taken back" in raj.form.text()
    raj.form.close()
    assert "she is ill" not in lee.card("Acme")
    raj.form.press("...", choosing="Let Lee Wong read it")
    assert raj.sends() == {}
    assert "she is ill" in lee.card("Acme")


def test_a_saved_note_brings_a_fact(studio: Studio, mia: Colleague, raj: Colleague) -> None:
    message = raj.says("Dana told me a lot", studio.channel("general", mia, raj))
    form = mia.saves(message)
    form.choose("Client", "Acme")
    assert mia.sends(worth_remembering="loves jazz, ask after 20 March") == {}
    assert "Fact: loves jazz · interest · ask after Wed 20 Mar" in mia.last_answer.text
    assert "loves jazz" in mia.card("Acme")


def test_a_line_of_facts_alone_is_no_call(mia: Colleague) -> None:
    reply = mia.types("/logcall Acme fact: loves jazz")
    assert "Logged a note about Acme" in reply.text
    assert "4 days since the last contact" in mia.card("Acme")
    mia.presses("Undo", reply)
    assert "loves jazz" not in mia.card("Acme")


def test_facts_of_an_unknown_client_wait_in_its_draft(mia: Colleague) -> None:
    asked = mia.types("/logcall Zenith: hello fact: loves jazz")
    mia.presses("Create Zenith", asked)
    assert mia.sends() == {}
    assert "loves jazz" in mia.card("Zenith")


def test_facts_are_paged(studio: Studio, mia: Colleague) -> None:
    line = " ".join(f"fact: number {number:02} is odd" for number in range(14))
    mia.types(f"/logcall Acme: hi {line}")
    facts(mia)
    assert mia.form.text().count("is odd") == 12
    mia.form.press("Older")
    studio.settle()
    assert mia.form.text().count("is odd") == 2
    mia.form.press("Newer")
    studio.settle()
    assert mia.form.text().count("is odd") == 12
