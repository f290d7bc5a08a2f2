"""How many talks had an agenda before, and how many contacts ended in what comes next."""

from datetime import time

import pytest

from domain.client_lists import ClientListing
from domain.rates import COUNTED, Rates
from domain.records import Client, Member
from services.home import load_home
from services.preps import cancel_prep
from services.take_back import undo_log
from tests.office import A_DAY, NOW, Office
from tests.services.prep_ground import ASK, STARTS, change, log, plan


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme")


def rates(office: Office, who: Member) -> Rates:
    return load_home(office.database, who, ClientListing(), ASK + A_DAY).rates


def test_nothing_logged_is_nothing_counted(office: Office, ana: Member, acme: Client) -> None:
    plan(office, ana, acme)
    assert rates(office, ana) == Rates()


def test_calls_and_meetings_are_talks_and_all_contacts_end_somehow(
    office: Office, ana: Member, acme: Client
) -> None:
    assert acme.name == "Acme"
    for line in (
        "Acme call: one next: send it",
        "Acme meeting: two next: none",
        "Acme meeting: three promise: send it by Friday",
        "Acme email: four",
        "Acme event: five",
        "Acme note: six",
        "Acme gift: seven",
    ):
        office.log(ana, line)
    assert rates(office, ana) == Rates(talks=3, prepared=0, contacts=5, ended=3)


def test_a_talk_with_an_agenda_before_it_is_prepared(
    office: Office, ana: Member, acme: Client
) -> None:
    log(office, ana, plan(office, ana, acme), ASK)
    log(office, ana, plan(office, ana, acme, at=time(11, 40), agenda=""), ASK)
    assert rates(office, ana) == Rates(talks=2, prepared=1, contacts=2, ended=0)


def test_an_agenda_that_was_set_after_the_start_does_not_count(
    office: Office, ana: Member, acme: Client
) -> None:
    prep = plan(office, ana, acme, agenda="")
    log(office, ana, change(office, ana, prep, now=ASK, agenda="late"), ASK)
    on_time = plan(office, ana, acme, at=time(11, 45), agenda="")
    log(office, ana, change(office, ana, on_time, at=time(11, 45), agenda="in time"), ASK)
    assert rates(office, ana).prepared == 1


def test_a_planned_event_is_a_talk(office: Office, ana: Member, acme: Client) -> None:
    prep = plan(office, ana, acme)
    office.log(ana, "Acme event: hello", STARTS)
    assert prep.agenda
    assert rates(office, ana) == Rates(talks=1, prepared=1, contacts=1, ended=0)


def test_what_did_not_happen_and_what_was_undone_do_not_count(
    office: Office, ana: Member, acme: Client
) -> None:
    cancel_prep(office.database, ana, plan(office, ana, acme).id, ASK, office.a_request())
    logged = office.log(ana, "Acme: hello next: none", ASK).interaction
    undo_log(office.database, ana, logged.id, ASK, office.a_request())
    assert rates(office, ana) == Rates()


def test_only_ones_own_of_the_last_ninety_days_are_counted(
    office: Office, ana: Member, acme: Client
) -> None:
    raj = office.a_member("U2")
    assert acme.owner_id is None or acme.owner_id == ana.user_id
    office.log(raj, "Acme: theirs next: none")
    office.log(ana, "Acme: old next: none", NOW - COUNTED)
    office.log(ana, "Acme: new next: none", NOW - COUNTED + 2 * A_DAY)
    assert rates(office, ana) == Rates(talks=1, prepared=0, contacts=1, ended=1)
