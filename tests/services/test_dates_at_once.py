"""Dates told and answered by several at the same moment: each once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from domain.date_edit import DateEdit, DateNotTaken
from domain.nudge_repeats import Snooze
from domain.records import Client, Member
from services.answer_card import finish_card, snooze_card
from services.dates import remove_date, save_date
from services.nudge_day import claim_due_nudges
from tests.office import NOW, Office
from tests.services.dates_ground import (
    EXPIRY,
    a_person,
    a_warm_client,
    add,
    in_days,
    known,
    of_year,
    told_on,
)
from tests.services.test_same_request_at_once import DELIVERIES, at_once


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return a_warm_client(office, ana)


def test_a_form_delivered_again_keeps_one_date(office: Office, ana: Member, acme: Client) -> None:
    edit = DateEdit(acme.id, EXPIRY, in_days(30), label="Certificate")
    at_once(lambda: save_date(office.database, ana, edit, NOW, "once"))
    assert len(known(office, ana, acme)) == 1


def test_the_same_date_told_by_several_at_once_is_kept_once(
    office: Office, ana: Member, acme: Client
) -> None:
    edit = DateEdit(acme.id, EXPIRY, in_days(30), label="Certificate")

    def save() -> bool:
        try:
            save_date(office.database, ana, edit, NOW, office.a_request())
        except DateNotTaken:
            return False
        return True

    assert sum(map(bool, at_once(save))) == 1
    assert len(known(office, ana, acme)) == 1


def test_several_processes_tell_a_date_once(office: Office, ana: Member, acme: Client) -> None:
    a_person(office, ana, acme, birthday=of_year(7))
    claimed = at_once(lambda: claim_due_nudges(office.database, "T1", NOW, NOW))
    assert sum(int(str(one)) for one in claimed) == 1
    assert told_on(office, range(7)) == [(0, "Birthday in 7 days (Tue 17 Mar)")]


def test_done_and_snooze_pressed_at_once_have_one_effect(
    office: Office, ana: Member, acme: Client
) -> None:
    add(office, ana, acme, EXPIRY, in_days(7))
    (nudge,) = office.nudge()
    places = [office.place(nudge) for _ in range(DELIVERIES)]
    with ThreadPoolExecutor(DELIVERIES) as threads:
        drawn = list(
            threads.map(
                lambda number: (
                    finish_card(office.database, ana, places[number], NOW)
                    if number % 2
                    else snooze_card(office.database, ana, places[number], Snooze.TOMORROW, NOW)
                ),
                range(DELIVERIES),
            )
        )
    assert len({one.cards[0].outcome for one in drawn}) == 1


def test_a_card_answered_while_its_date_is_removed_waits_for_nobody_in_a_circle(
    office: Office, ana: Member, acme: Client
) -> None:
    one = add(office, ana, acme, EXPIRY, in_days(7))
    (nudge,) = office.nudge()
    acts = (
        lambda: remove_date(office.database, ana, one.id, NOW, office.a_request()),
        lambda: finish_card(office.database, ana, office.place(nudge), NOW),
    )
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(lambda act: act(), acts))
    assert known(office, ana, acme) == []
