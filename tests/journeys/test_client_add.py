"""`/client add`: name, tier, owner and the day that was last spoken, in any order."""

import pytest

from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio


@both_databases
@pytest.mark.usefixtures("raj")
def test_each_part_is_kept_and_told_back(mia: Colleague) -> None:
    reply = mia.types("/client add Acme & Sons tier A owner @raj last 3 March")
    assert "Added Acme & Sons: tier A, every 7 days, owner Raj Patel." in reply.text
    assert "2 days since the last contact" in reply.text
    mia.presses("Open", reply)
    assert "Owner Raj Patel · Tier A · Every 7 days" in mia.last_answer.text


def test_what_is_not_said_is_sensible(mia: Colleague) -> None:
    for line, said in {
        "Acme": "Added Acme: tier B, every 30 days, owner Mia Chen.",
        "Globex last yesterday tier d": "Added Globex: tier D, every 180 days",
        '"Top Tier A" tier C': "Added Top Tier A: tier C",
        "Last Orders": "Added Last Orders: tier B",
        "Booking.com": "Added Booking.com: tier B",
    }.items():
        assert said in mia.types(f"/client add {line}").text


def test_what_cannot_be_adds_nothing_and_says_why(studio: Studio, mia: Colleague) -> None:
    studio.newcomer("gus", is_guest=True)
    studio.newcomer("dana", other_team=True)
    for line, said in {
        "": "Which client? For example: /client add Acme tier A owner @mia last 3 May",
        "Acme last 99 Foo": "I could not read “99 Foo” as a day in the past",
        "Acme owner @nobody": "The owner must be a full member of this workspace",
        "Acme owner @gus": "The owner must be a full member of this workspace",
        "Acme owner @dana": "The owner must be a full member of this workspace",
        "x" * 121: "120",
        "\u200b": "A client needs a name.",
    }.items():
        assert said in mia.types(f"/client add {line}").text
    assert "You have no clients yet" in mia.types("/client").text


def test_a_client_that_is_there_is_not_added_again(mia: Colleague, raj: Colleague) -> None:
    mia.types("/client add Acme")
    assert "There is already a client named Acme" in raj.types("/client add ACME, Inc.").text
    assert "You have no clients yet" in raj.types("/client").text


def test_without_last_it_counts_as_fresh_from_today(mia: Colleague) -> None:
    assert "Added today, no contact yet" in mia.types("/client add Acme").text


def test_a_word_after_the_owner_is_refused_rather_than_lost(mia: Colleague, raj: Colleague) -> None:
    assert raj.person.real_name == "Raj Patel"
    reply = mia.types("/client add Acme owner @raj Ltd")
    assert "I could not read “Ltd” after the owner, so nothing was added." in reply.text
