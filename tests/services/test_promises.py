"""Promises to a client: first told, moved, kept or broken, on both databases."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from domain.log_line import NextStep
from domain.promises import Fate, Promise, PromiseRecord
from domain.records import Member, NextAction
from services.change_action import Press, drop_action, edit_action
from services.next_actions import finish, reopen
from services.open_client import open_client
from services.promises import PAGE, list_promises
from services.take_back import undo_log
from storage.models import PromiseMove
from tests.office import A_DAY, A_MINUTE, NOW, TODAY, Office


@pytest.fixture
def promised(office: Office, ana: Member) -> NextAction:
    """For Friday, three days from now."""
    office.a_client(ana, last_spoke_on=TODAY)
    return office.log(ana, "Acme call promise: the quote by Friday").steps[0]


def move(office: Office, who: Member, action: NextAction, days: int, at: datetime) -> NextAction:
    step = NextStep(action.text, TODAY + days * A_DAY, is_promise=True)
    return edit_action(office.database, who, action.id, step, press(office, at))


def unmark(office: Office, who: Member, action: NextAction, days: int, at: datetime) -> None:
    step = NextStep(action.text, TODAY + days * A_DAY, is_promise=False)
    edit_action(office.database, who, action.id, step, press(office, at))


def days_of_moves(promise: Promise) -> list[tuple[int, ...]]:
    """From, to, and moved on, in days from today."""
    moves = [(one.from_on, one.to_on, one.moved_on) for one in promise.moves]
    return [tuple((day - TODAY).days for day in move) for move in moves]


def press(office: Office, at: datetime) -> Press:
    return Press(office.a_request(), at, at)


def only(office: Office, who: Member, action: NextAction, now: datetime) -> Promise:
    (found,) = list_promises(office.database, who, action.client_id, now).promises
    return found


def record(office: Office, who: Member, action: NextAction, now: datetime) -> PromiseRecord:
    return open_client(office.database, who, action.client_id, now).promises


def test_one_moved_in_time_and_done_is_kept_and_the_move_is_told(
    office: Office, ana: Member, promised: NextAction
) -> None:
    moved = move(office, ana, promised, 10, NOW + 3 * A_DAY)
    assert moved.first_due_on == TODAY + 3 * A_DAY
    finish(office.database, ana, promised.id, NOW + 9 * A_DAY, office.a_request())
    found = only(office, ana, promised, NOW + 99 * A_DAY)
    assert (found.fate, found.first_on) == (Fate.KEPT, TODAY + 3 * A_DAY)
    assert [(one.to_on, one.moved_on) for one in found.moves] == [
        (TODAY + 10 * A_DAY, TODAY + 3 * A_DAY)
    ]
    assert found.closed_on == TODAY + 9 * A_DAY
    assert record(office, ana, promised, NOW + 99 * A_DAY) == PromiseRecord(kept=1, moved=1)


def test_one_moved_after_its_day_is_broken(
    office: Office, ana: Member, promised: NextAction
) -> None:
    move(office, ana, promised, 10, NOW + 4 * A_DAY)
    finish(office.database, ana, promised.id, NOW + 5 * A_DAY, office.a_request())
    assert only(office, ana, promised, NOW + 5 * A_DAY).fate is Fate.BROKEN
    assert record(office, ana, promised, NOW + 5 * A_DAY) == PromiseRecord(broken=1, moved=1)


def test_a_day_put_right_at_once_is_no_move(
    office: Office, ana: Member, promised: NextAction
) -> None:
    changed = move(office, ana, promised, 4, NOW + A_MINUTE)
    assert changed.first_due_on == TODAY + 4 * A_DAY
    assert only(office, ana, promised, NOW).moves == ()


def test_an_open_one_is_broken_once_its_day_has_passed(
    office: Office, ana: Member, promised: NextAction
) -> None:
    assert record(office, ana, promised, NOW + 3 * A_DAY) == PromiseRecord(is_any_open=True)
    assert record(office, ana, promised, NOW + 4 * A_DAY) == PromiseRecord(broken=1)


def test_undo_takes_what_became_of_it_back(
    office: Office, ana: Member, promised: NextAction
) -> None:
    finish(office.database, ana, promised.id, NOW, office.a_request())
    assert record(office, ana, promised, NOW) == PromiseRecord(kept=1)
    reopen(office.database, ana, promised.id, NOW + A_MINUTE)
    found = only(office, ana, promised, NOW)
    assert (found.fate, found.closed_on) == (Fate.OPEN, None)


def test_one_dropped_in_time_is_withdrawn_and_counts_in_neither(
    office: Office, ana: Member, promised: NextAction
) -> None:
    drop_action(office.database, ana, promised.id, press(office, NOW + 3 * A_DAY))
    assert only(office, ana, promised, NOW + 9 * A_DAY).fate is Fate.WITHDRAWN
    assert record(office, ana, promised, NOW + 9 * A_DAY) == PromiseRecord()


@pytest.mark.parametrize(
    ("tz", "fate"), [("Pacific/Kiritimati", Fate.BROKEN), ("Pacific/Pago_Pago", Fate.KEPT)]
)
def test_its_owners_day_decides(office: Office, tz: str, fate: Fate) -> None:
    far = office.a_member("U5", tz=tz)
    office.a_client(far, last_spoke_on=TODAY - A_DAY)
    action = office.log(far, "Acme call promise: the quote by Friday").steps[0]
    at = datetime.fromisoformat("2026-03-14T09:00:00+00:00")  # Fri 22:00 there, or Sat 23:00
    finish(office.database, far, action.id, at, office.a_request())
    assert only(office, far, action, at).fate is fate


def test_without_the_mark_it_counts_no_more_and_set_again_it_is_the_same_promise(
    office: Office, ana: Member, promised: NextAction
) -> None:
    moved = move(office, ana, promised, 10, NOW + A_DAY)
    unmark(office, ana, moved, 10, NOW + A_DAY)
    assert list_promises(office.database, ana, promised.client_id, NOW).promises == ()
    assert record(office, ana, promised, NOW + 99 * A_DAY) == PromiseRecord()
    again = move(office, ana, promised, 10, NOW + 2 * A_DAY)
    assert again.first_due_on == TODAY + 3 * A_DAY
    assert days_of_moves(only(office, ana, promised, NOW)) == [(3, 10, 1)]


def test_a_day_that_changed_without_the_mark_is_a_move_of_the_day_it_is_set_again(
    office: Office, ana: Member, promised: NextAction
) -> None:
    unmark(office, ana, promised, 10, NOW + A_DAY)
    unmark(office, ana, promised, 12, NOW + 2 * A_DAY)
    move(office, ana, promised, 14, NOW + 3 * A_DAY)
    assert days_of_moves(only(office, ana, promised, NOW)) == [(3, 14, 3)]
    finish(office.database, ana, promised.id, NOW + 9 * A_DAY, office.a_request())
    assert record(office, ana, promised, NOW) == PromiseRecord(kept=1, moved=1)


def test_a_late_one_is_not_mended_by_the_mark(
    office: Office, ana: Member, promised: NextAction
) -> None:
    unmark(office, ana, promised, 3, NOW + 5 * A_DAY)
    move(office, ana, promised, 10, NOW + 5 * A_DAY)
    finish(office.database, ana, promised.id, NOW + 6 * A_DAY, office.a_request())
    found = only(office, ana, promised, NOW + 6 * A_DAY)
    assert (found.fate, found.first_on) == (Fate.BROKEN, TODAY + 3 * A_DAY)


def test_one_moved_late_stays_broken_without_and_with_its_mark(
    office: Office, ana: Member, promised: NextAction
) -> None:
    moved = move(office, ana, promised, 10, NOW + 4 * A_DAY)
    unmark(office, ana, moved, 10, NOW + 4 * A_DAY)
    move(office, ana, promised, 10, NOW + 4 * A_DAY)
    finish(office.database, ana, promised.id, NOW + 5 * A_DAY, office.a_request())
    assert record(office, ana, promised, NOW + 5 * A_DAY) == PromiseRecord(broken=1, moved=1)


def test_a_mark_put_right_at_once_leaves_nothing(
    office: Office, ana: Member, promised: NextAction
) -> None:
    unmark(office, ana, promised, 3, NOW + A_MINUTE)
    again = move(office, ana, promised, 12, NOW + 5 * A_DAY)
    assert again.first_due_on == TODAY + 12 * A_DAY
    assert only(office, ana, promised, NOW).moves == ()


def test_the_moves_go_with_a_log_undone(office: Office, ana: Member, promised: NextAction) -> None:
    move(office, ana, promised, 10, NOW + 20 * A_MINUTE)
    assert promised.interaction_id
    at = NOW + 5 * A_MINUTE
    undo_log(office.database, ana, promised.interaction_id, at, office.a_request())
    with office.database.read() as connection:
        assert connection.scalar(select(func.count()).select_from(PromiseMove)) == 0


def test_words_in_confidence_are_for_their_readers_and_counted_for_all(
    office: Office, ana: Member
) -> None:
    ben = office.a_member("U2")
    office.a_client(ana, last_spoke_on=TODAY)
    action = office.log(ana, "Acme call promise: the loan by Friday !confidence").steps[0]
    seen = only(office, ben, action, NOW)
    assert (seen.action.is_hidden, seen.action.text) == (True, "")
    assert record(office, ben, action, NOW + 9 * A_DAY) == PromiseRecord(broken=1)
    assert only(office, ana, action, NOW).action.text == "the loan"


def test_open_ones_come_first_then_the_latest_and_pages_turn(office: Office, ana: Member) -> None:
    client = office.a_client(ana, last_spoke_on=TODAY)
    for day in range(1, PAGE + 2):
        action = office.log(ana, f"Acme call {day} promise: thing {day} by 2{day % 10} March")
        if day % 2:
            at = NOW + timedelta(minutes=day)
            finish(office.database, ana, action.steps[0].id, at, office.a_request())
    first = list_promises(office.database, ana, client.id, NOW)
    fates = [one.fate for one in first.promises]
    assert fates == [Fate.OPEN] * 5 + [Fate.KEPT] * 5
    assert (first.has_more, len(first.promises)) == (True, PAGE)
    closed = [one.action.text for one in first.promises[5:]]
    assert closed == [f"thing {day}" for day in (11, 9, 7, 5, 3)]
    last = list_promises(office.database, ana, client.id, NOW, 1)
    assert [one.action.text for one in last.promises] == ["thing 1"]
    assert list_promises(office.database, ana, client.id, NOW, 7).page == 0


def test_moves_of_one_instant_stand_in_the_order_they_were_made(
    office: Office, ana: Member, promised: NextAction
) -> None:
    there_and_on = [10, 6, 14, 8, 20, 5]
    for days in there_and_on:
        move(office, ana, promised, days, NOW + A_DAY)
    found = only(office, ana, promised, NOW)
    assert [to_on for _, to_on, _ in days_of_moves(found)] == there_and_on
