"""Promises with their moves, and what comes again, go with their client and their owner."""

from datetime import date

import pytest

from domain.handing import HandOver
from domain.log_line import NextStep
from domain.promises import Fate, Move, Promise
from domain.records import Client, Member, NextAction
from services.archive_client import archive_client, bring_back_client
from services.change_action import Press, edit_action
from services.hand_over import hand_over_all, undo_hand_over
from services.merge_clients import merge_clients
from services.next_actions import finish, reopen
from services.promises import list_promises
from services.undo_merge import undo_merge
from tests.office import A_DAY, A_MINUTE, NOW, TODAY, Office

FRIDAY, MONDAY = date(2026, 3, 13), date(2026, 3, 16)
LATER = NOW + A_DAY


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme", last_spoke_on=TODAY)


@pytest.fixture
def promised(office: Office, ana: Member, acme: Client) -> NextAction:
    """Monthly, for Friday, moved to Monday in time."""
    line = f"{acme.name} call promise: the quote every month from 13 March"
    action = office.log(ana, line).steps[0]
    step = NextStep(action.text, MONDAY, is_promise=True, series=action.series)
    return edit_action(
        office.database, ana, action.id, step, Press(office.a_request(), LATER, LATER)
    )


def promises(office: Office, who: Member, client_id: str) -> list[Promise]:
    return list(list_promises(office.database, who, client_id, LATER).promises)


def is_whole(promise: Promise) -> bool:
    """Whether it has its first day, its move and its series."""
    return (promise.first_on, promise.moves) == (
        FRIDAY,
        (Move(FRIDAY, MONDAY, TODAY + A_DAY),),
    ) and promise.action.series is not None


def done(office: Office, who: Member, action: NextAction) -> date | None:
    return finish(office.database, who, action.id, LATER, office.a_request()).next_on


def test_merging_takes_them_along_and_undoing_it_brings_them_back(
    office: Office, ana: Member, acme: Client, promised: NextAction
) -> None:
    kept = office.a_client(ana, "Zenith", last_spoke_on=TODAY)
    merged = merge_clients(office.database, ana, kept.id, acme.id, NOW, office.a_request())
    (promise,) = promises(office, ana, kept.id)
    assert is_whole(promise)
    assert list_promises(office.database, ana, kept.id, LATER).record.is_any_open
    assert str(done(office, ana, promised)) == "2026-04-13"
    assert [one.fate for one in promises(office, ana, kept.id)] == [Fate.OPEN, Fate.KEPT]
    undo_merge(office.database, ana, merged.change_id, NOW)
    (back,) = promises(office, ana, acme.id)
    assert is_whole(back)
    (stays,) = promises(office, ana, kept.id)
    assert str(stays.action.due_on) == "2026-04-13", "what was made since stays, as all else does"


def test_undo_of_done_after_a_merge_takes_the_next_one_back(
    office: Office, ana: Member, acme: Client, promised: NextAction
) -> None:
    done(office, ana, promised)
    kept = office.a_client(ana, "Zenith", last_spoke_on=TODAY)
    merge_clients(office.database, ana, kept.id, acme.id, LATER, office.a_request())
    again = reopen(office.database, ana, promised.id, LATER + A_MINUTE)
    assert not again.is_next_kept
    (promise,) = promises(office, ana, kept.id)
    assert is_whole(promise)


@pytest.mark.usefixtures("promised")
def test_handed_over_and_back_they_are_whole(office: Office, ana: Member, acme: Client) -> None:
    ben = office.a_member("U2")
    plan = HandOver("U1", "U2")
    handed = hand_over_all(office.database, ana, plan, LATER, LATER, office.a_request())
    (promise,) = promises(office, ben, acme.id)
    assert (promise.action.owner_id, is_whole(promise)) == ("U2", True)
    undo_hand_over(office.database, ana, handed.change_id, LATER, office.a_request())
    (back,) = promises(office, ana, acme.id)
    assert (back.action.owner_id, is_whole(back)) == ("U1", True)


def test_the_next_of_a_series_is_the_new_owners(
    office: Office, ana: Member, acme: Client, promised: NextAction
) -> None:
    ben = office.a_member("U2")
    plan = HandOver("U1", "U2")
    hand_over_all(office.database, ana, plan, LATER, LATER, office.a_request())
    done(office, ben, promised)
    following, first = promises(office, ben, acme.id)
    assert (following.action.owner_id, following.fate) == ("U2", Fate.OPEN)
    assert (first.action.id, first.fate) == (promised.id, Fate.KEPT)


def test_a_former_client_keeps_them_and_has_them_when_it_is_brought_back(
    office: Office, ana: Member, acme: Client, promised: NextAction
) -> None:
    archive_client(office.database, ana, acme.id, LATER, office.a_request())
    (promise,) = promises(office, ana, acme.id)
    assert is_whole(promise)
    assert str(done(office, ana, promised)) == "2026-04-13"
    bring_back_client(office.database, ana, acme.id, LATER, office.a_request())
    assert [one.fate for one in promises(office, ana, acme.id)] == [Fate.OPEN, Fate.KEPT]
