"""The tick owes each message about a planned talk once, to whom it may, while it is of use."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time, timedelta

import pytest

from domain.deliveries import Delivery, DeliveryKind, DeliveryState
from domain.handing import HandOver
from domain.preps import LATE_BY, Prep, PrepState
from domain.records import Client, Member, Standing
from services.archive_client import archive_client, bring_back_client
from services.deliver_prep import load_prep_notice
from services.hand_over import hand_over_all, undo_hand_over
from services.merge_clients import merge_clients
from services.prep_day import BATCH, claim_due_preps
from services.preps import ask_prep_later, cancel_prep
from services.undo_merge import undo_merge
from storage.database import Database
from tests.office import A_DAY, NOW, Office
from tests.services.prep_ground import (
    ASK,
    BRIEF,
    MINUTE,
    STARTS,
    change,
    kinds,
    make_private,
    now_of,
    plan,
    stale_ids,
    state_of,
    tick,
)
from tests.services.test_statement_count import statements

PREP, HOW = DeliveryKind.PREP, DeliveryKind.HOW_IT_WENT


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme")


@pytest.fixture
def prep(office: Office, ana: Member, acme: Client) -> Prep:
    return plan(office, ana, acme)


def claim(database: Database, now: datetime) -> int:
    return claim_due_preps(database, "T1", now, now)


def is_of_use(office: Office, who: Member, delivery: Delivery, now: datetime) -> bool:
    return load_prep_notice(office.database, delivery, who, now).is_of_use(now)


@pytest.mark.usefixtures("prep")
def test_each_message_comes_at_its_time_and_once(office: Office) -> None:
    assert kinds(office, BRIEF - MINUTE) == []
    assert kinds(office, BRIEF) == [PREP]
    assert kinds(office, BRIEF + MINUTE) == []
    assert kinds(office, ASK - MINUTE) == []
    assert kinds(office, ASK) == [HOW]
    assert kinds(office, ASK + 30 * A_DAY) == []


@pytest.mark.usefixtures("prep")
@pytest.mark.parametrize(
    ("late", "expected"),
    [
        (LATE_BY - MINUTE, [PREP]),
        (LATE_BY, []),
        (30 * MINUTE, [HOW]),
        (6 * A_DAY, [HOW]),
        (8 * A_DAY, []),
    ],
)
def test_after_a_silence_only_what_is_of_use_comes(
    office: Office, late: timedelta, expected: list[DeliveryKind]
) -> None:
    """A start after days, too: the brief of a talk that is over never comes."""
    assert kinds(office, STARTS + late) == expected


def test_one_planned_within_its_notice_brings_the_brief_at_once(
    office: Office, ana: Member, acme: Client
) -> None:
    plan(office, ana, acme, at=time(9, 40))
    assert kinds(office, NOW) == [PREP]


@pytest.mark.usefixtures("prep")
def test_two_processes_owe_each_message_once(office: Office) -> None:
    with ThreadPoolExecutor(4) as threads:
        claimed = list(threads.map(lambda _: claim(office.database, BRIEF), range(4)))
    assert sum(claimed) == 1
    assert kinds(office, BRIEF) == [PREP]


def test_more_than_a_batch_are_all_owed(office: Office, ana: Member, acme: Client) -> None:
    for _ in range(BATCH + 3):
        plan(office, ana, acme)
    assert claim(office.database, BRIEF) == BATCH + 3
    assert claim(office.database, BRIEF) == 0


@pytest.mark.usefixtures("prep")
def test_with_nothing_due_a_tick_asks_one_question(office: Office) -> None:
    with statements(office.database) as found:
        assert claim(office.database, BRIEF - MINUTE) == 0
    assert len(found) == 1


def test_what_is_due_is_claimed_in_a_fixed_number_of_looks(
    office: Office, ana: Member, acme: Client
) -> None:
    for _ in range(5):
        plan(office, ana, acme)
    with statements(office.database) as found:
        claim(office.database, BRIEF)
    selects = [one for one in found if one.startswith("SELECT") and "advisory" not in one]
    assert len(selects) == 4  # due? which, whose; due?
    assert len(found) - len(selects) == 2 * 5  # owed, and what is due next


@pytest.mark.usefixtures("prep")
@pytest.mark.parametrize("standing", [Standing.GUEST, Standing.GONE])
def test_who_is_no_member_any_more_gets_nothing(office: Office, standing: Standing) -> None:
    office.a_member("U1", standing=standing)
    assert kinds(office, BRIEF) == []
    assert kinds(office, ASK) == []
    assert claim(office.database, ASK + A_DAY) == 0


@pytest.mark.usefixtures("prep")
def test_who_is_a_member_again_is_asked_how_it_went(office: Office) -> None:
    office.a_member("U1", standing=Standing.GUEST)
    assert kinds(office, BRIEF) == []
    office.a_member("U1")
    assert kinds(office, ASK) == [HOW]


@pytest.mark.usefixtures("prep")
def test_of_a_former_client_nothing_comes_until_it_is_back(
    office: Office, ana: Member, acme: Client
) -> None:
    archive_client(office.database, ana, acme.id, NOW, office.a_request())
    assert kinds(office, BRIEF) == []
    bring_back_client(office.database, ana, acme.id, BRIEF + MINUTE, office.a_request())
    assert kinds(office, ASK) == [HOW]


def test_who_sees_the_client_no_longer_gets_nothing(
    office: Office, ana: Member, acme: Client
) -> None:
    raj = office.a_member("U2")
    theirs = plan(office, raj, acme)
    (sent,) = tick(office, BRIEF)
    make_private(office, ana, acme, BRIEF)
    assert load_prep_notice(office.database, sent, raj, BRIEF).prep is None
    assert kinds(office, ASK) == []
    assert now_of(office, ana, theirs).state is PrepState.PLANNED


def test_a_merged_clients_plans_go_along_and_come_back(
    office: Office, ana: Member, acme: Client, prep: Prep
) -> None:
    other = office.a_client(ana, "Zenith")
    merged = merge_clients(office.database, ana, other.id, acme.id, NOW, office.a_request())
    assert now_of(office, ana, prep).client_name == "Zenith"
    assert kinds(office, BRIEF) == [PREP]
    undo_merge(office.database, ana, merged.change_id, BRIEF)
    assert now_of(office, ana, prep).client_name == "Acme"
    assert kinds(office, ASK) == [HOW]


def test_handed_over_they_are_the_new_owners_and_given_back(
    office: Office, ana: Member, prep: Prep
) -> None:
    raj = office.a_member("U2")
    handing = HandOver("U1", "U2", clients=True, actions=True)
    done = hand_over_all(office.database, ana, handing, NOW, NOW, office.a_request())
    (sent,) = tick(office, BRIEF)
    assert sent.member_id == "U2"
    assert now_of(office, raj, prep).is_changeable
    undo_hand_over(office.database, ana, done.change_id, BRIEF, office.a_request())
    assert load_prep_notice(office.database, sent, raj, BRIEF).prep is None
    (asked,) = tick(office, ASK)
    assert asked.member_id == "U1"


def test_what_is_in_confidence_is_not_handed_to_who_may_not_read_it(
    office: Office, ana: Member, acme: Client
) -> None:
    raj = office.a_member("U2")
    closed = plan(office, ana, acme, in_confidence=True)
    handing = HandOver("U1", "U2", clients=True, actions=True)
    hand_over_all(office.database, ana, handing, NOW, NOW, office.a_request())
    assert now_of(office, raj, closed).is_hidden
    assert [one.member_id for one in tick(office, BRIEF)] == ["U1"]


@pytest.mark.usefixtures("prep")
def test_a_new_zone_moves_no_instant(office: Office) -> None:
    office.a_member("U1", tz="Pacific/Kiritimati")
    assert kinds(office, BRIEF - MINUTE) == []
    assert kinds(office, BRIEF) == [PREP]
    assert kinds(office, ASK) == []  # two in the morning there
    assert kinds(office, datetime.fromisoformat("2026-03-11T09:00+14:00")) == [HOW]


def test_a_brief_that_waits_to_be_posted_is_dropped_once_it_is_of_no_use(
    office: Office, ana: Member, prep: Prep
) -> None:
    (sent,) = tick(office, BRIEF)
    assert is_of_use(office, ana, sent, STARTS + LATE_BY - MINUTE)
    assert not is_of_use(office, ana, sent, STARTS + LATE_BY)
    change(office, ana, prep, now=BRIEF, on=(STARTS + A_DAY).date())
    assert not is_of_use(office, ana, sent, BRIEF)


def test_a_question_that_waits_to_be_posted_is_dropped_once_it_is_answered(
    office: Office, ana: Member, prep: Prep
) -> None:
    (before,) = tick(office, BRIEF)
    (asked,) = tick(office, ASK)
    assert is_of_use(office, ana, asked, ASK)
    cancel_prep(office.database, ana, prep.id, ASK, office.a_request())
    assert not is_of_use(office, ana, asked, ASK)
    assert stale_ids(office, ASK) == {before.id, asked.id}


def test_asked_again_the_first_question_is_no_longer_the_latest(
    office: Office, ana: Member, prep: Prep
) -> None:
    tick(office, BRIEF)
    (first,) = tick(office, ASK)
    later = ask_prep_later(office.database, ana, prep.id, ASK)
    assert later.due_at
    tick(office, ASK)  # the first one says when it is asked again
    assert state_of(office, first) is DeliveryState.SENT
    claim(office.database, later.due_at)
    assert state_of(office, first) is DeliveryState.STALE
    (second,) = tick(office, later.due_at)
    assert first.key != second.key
    assert not load_prep_notice(office.database, first, ana, later.due_at).is_latest
    assert load_prep_notice(office.database, second, ana, later.due_at).is_latest
