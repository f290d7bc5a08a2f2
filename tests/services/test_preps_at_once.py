"""Plans touched by several at the same moment: each thing happens once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import time

import pytest

from domain.outcomes import Logged, PrepKept
from domain.preps import Prep, PrepState
from domain.records import Client, Member
from services.open_client import open_client
from services.preps import PrepEdit, cancel_prep, save_prep
from services.settle_draft import Answer, settle_draft
from tests.office import NOW, Office
from tests.services.prep_ground import (
    ASK,
    BRIEF,
    change,
    filled_in,
    log,
    now_of,
    plan,
    stale_ids,
    tick,
)
from tests.services.test_same_request_at_once import DELIVERIES, at_once


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme")


@pytest.fixture
def prep(office: Office, ana: Member, acme: Client) -> Prep:
    return plan(office, ana, acme)


def test_a_form_delivered_again_plans_one(office: Office, ana: Member, acme: Client) -> None:
    edit = PrepEdit(acme.id, filled_in())
    answers = at_once(lambda: save_prep(office.database, ana, edit, NOW, "once"))
    assert answers == [answers[0]] * DELIVERIES
    assert len(open_client(office.database, ana, acme.id, NOW).preps) == 1


def test_plan_it_delivered_again_plans_one(office: Office, ana: Member, acme: Client) -> None:
    asked = office.ask(ana, "Acme tomorrow 10am: review next: send it")
    answer = Answer(asked.draft.id, "once", {"when": "talk"})
    kept = at_once(lambda: settle_draft(office.database, ana, answer, NOW))
    assert isinstance(kept[0], PrepKept)
    assert kept == [kept[0]] * DELIVERIES
    card = open_client(office.database, ana, acme.id, NOW)
    assert (len(card.preps), len(card.actions)) == (1, 1)


def test_a_move_delivered_again_moves_once(office: Office, ana: Member, prep: Prep) -> None:
    edit = PrepEdit(prep.client_id, filled_in(at=time(15)), prep.id)
    moved = at_once(lambda: save_prep(office.database, ana, edit, NOW, "once"))
    assert isinstance(moved[0], Prep)
    assert moved[0].moves == 1
    assert moved == [moved[0]] * DELIVERIES


def test_two_who_cancel_at_once_both_see_it_cancelled(
    office: Office, ana: Member, prep: Prep
) -> None:
    with ThreadPoolExecutor(DELIVERIES) as threads:
        gone = list(
            threads.map(
                lambda press: cancel_prep(office.database, ana, prep.id, NOW, f"r{press}"),
                range(DELIVERIES),
            )
        )
    assert {one.state for one in gone} == {PrepState.CANCELLED}


def test_a_log_delivered_again_is_tied_once(office: Office, ana: Member, prep: Prep) -> None:
    logged = at_once(lambda: log(office, ana, prep, ASK, request_id="once"))
    assert all(isinstance(one, Logged) for one in logged)
    tied = now_of(office, ana, prep)
    assert isinstance(logged[0], Logged)
    assert tied.interaction_id == logged[0].interaction.id


def test_edited_after_the_brief_the_brief_is_drawn_anew(
    office: Office, ana: Member, prep: Prep
) -> None:
    (sent,) = tick(office, BRIEF)
    change(office, ana, prep, now=BRIEF, agenda="another")
    assert stale_ids(office, BRIEF) == {sent.id}


def test_a_plan_made_private_to_others_stays_with_its_planner(
    office: Office, ana: Member, acme: Client
) -> None:
    raj = office.a_member("U2")
    theirs = plan(office, raj, acme)
    closed = change(office, ana, theirs, in_confidence=True)
    assert closed.agenda == ("Q3 roadmap",)
    assert now_of(office, raj, theirs).agenda == ("Q3 roadmap",)
    assert now_of(office, office.a_member("U3"), theirs).agenda == ()
