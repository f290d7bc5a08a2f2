"""The same fact told again: noticed, and nothing of it is lost."""

from datetime import date

import pytest

from domain.records import Client, Member
from services.edit_fact import KnownAlready
from services.edit_log import delete_log
from tests.office import NOW, Office
from tests.services.facts_ground import add, change, dana_of, texts, told

LATER = date(2026, 9, 1)


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme")


def test_who_did_it_to_whom_tells_facts_apart(office: Office, ana: Member) -> None:
    office.a_client(ana, "Acme")
    first = office.log(ana, "Acme call: hi fact: Raj introduced Dana")
    second = office.log(ana, "Acme call: ho fact: Dana introduced Raj")
    again = office.log(ana, "Acme call: hm fact: dana introduced raj!")
    assert [len(one.facts) for one in (first, second, again)] == [1, 1, 0]
    assert [one.text for one in again.known_facts] == ["Dana introduced Raj"]


def test_the_same_words_about_two_people_are_two_facts(
    office: Office, ana: Member, acme: Client
) -> None:
    dana, raj = (dana_of(office, ana, acme, name) for name in ("Dana", "Raj"))
    add(office, ana, acme, "plays golf", person_id=dana)
    change(office, ana, add(office, ana, acme, "sails", person_id=raj), text="plays golf")
    assert sorted(str(one.person_id) for one in told(office, ana, acme)) == sorted([dana, raj])
    (of_raj,) = (one for one in told(office, ana, acme) if one.person_id == raj)
    with pytest.raises(KnownAlready):
        change(office, ana, of_raj, person_id=dana)
    with pytest.raises(KnownAlready):
        add(office, ana, acme, "plays golf", person_id=dana)


def test_a_day_to_ask_that_is_told_later_is_taken_over(
    office: Office, ana: Member, acme: Client
) -> None:
    office.log(ana, "Acme call: hi fact: Dana's son starts college")
    again = office.log(ana, "Acme call: ho fact: Dana's son starts college, ask after 1 Sept")
    assert [one.ask_after_on for one in again.known_facts] == [LATER]
    assert [one.ask_after_on for one in told(office, ana, acme)] == [LATER]
    office.log(ana, "Acme call: hm fact: Dana's son starts college")
    assert [one.ask_after_on for one in told(office, ana, acme)] == [LATER]


def test_what_two_logs_told_outlives_the_first(office: Office, ana: Member, acme: Client) -> None:
    ben = office.a_member("U2")
    first = office.log(ana, "Acme call: hi fact: plays golf")
    second = office.log(ben, "Acme call: ho fact: plays golf")
    delete_log(office.database, ana, first.interaction.id, NOW, office.a_request())
    assert texts(office, ben, acme) == ["plays golf"]
    delete_log(office.database, ben, second.interaction.id, NOW, office.a_request())
    assert texts(office, ben, acme) == ["plays golf"]


def test_what_one_log_told_goes_with_it(office: Office, ana: Member, acme: Client) -> None:
    only = office.log(ana, "Acme call: hi fact: plays golf fact: Plays golf.")
    assert (len(only.facts), only.known_facts) == (1, ())
    delete_log(office.database, ana, only.interaction.id, NOW, office.a_request())
    assert texts(office, ana, acme) == []


def test_a_fact_in_confidence_that_is_told_again_stays_with_its_readers(
    office: Office, ana: Member, acme: Client
) -> None:
    ben, cat = office.a_member("U2"), office.a_member("U3")
    first = office.log(ben, "Acme call: hi !confidence fact: she is ill")
    again = office.log(ben, "Acme call: ho !confidence fact: she is ill, ask after 1 Sept")
    assert [one.ask_after_on for one in again.known_facts] == [LATER]
    delete_log(office.database, ben, first.interaction.id, NOW, office.a_request())
    assert texts(office, ana, acme) == texts(office, ben, acme) == ["she is ill"]
    assert texts(office, cat, acme) == []
