"""A promise comes on a card before its day, however it came to be one, on both databases."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from domain.handing import HandOver
from domain.log_line import NextStep
from domain.nudge_repeats import Snooze
from domain.records import Member, NextAction
from services.begin_edit import begin_edit
from services.change_action import Press, edit_action, reassign_action, snooze_action
from services.edit_log import edit_log
from services.hand_over import hand_over_all, undo_hand_over
from services.log_form import Filled
from services.next_actions import finish, reopen
from services.open_work import list_open_work
from storage.next_actions import get_past
from tests.office import A_DAY, A_MINUTE, NOW, TODAY, Office

FRIDAY, MONDAY = date(2026, 3, 13), date(2026, 3, 16)


@pytest.fixture
def plain(office: Office, ana: Member) -> NextAction:
    """For Monday, with a weekend before it."""
    office.a_client(ana, last_spoke_on=TODAY)
    return office.log(ana, "Acme call next: the quote by 16 March").steps[0]


def press(office: Office, at: datetime = NOW) -> Press:
    return Press(office.a_request(), at, at)


def mark(office: Office, who: Member, action: NextAction, *, is_promise: bool) -> None:
    step = NextStep(action.text, action.due_on, is_promise=is_promise)
    edit_action(office.database, who, action.id, step, press(office))


def comes_on(office: Office) -> list[str]:
    """The first days with a nudge, and why; the clock goes on."""
    days = [(NOW + day * A_DAY, office.nudge(NOW + day * A_DAY)) for day in range(1, 8)]
    return [f"{at:%a}: {one.cards[0].reason}" for at, nudges in days for one in nudges]


BEFORE_AND_ON_IT = [
    "Fri: They expect this by Mon 16 Mar",
    "Mon: Promised for today",
    "Tue: Promised for yesterday, 1 day late",
]


def test_what_is_made_a_promise_comes_before_its_day(
    office: Office, ana: Member, plain: NextAction
) -> None:
    mark(office, ana, plain, is_promise=True)
    assert comes_on(office) == BEFORE_AND_ON_IT


def test_what_is_made_a_promise_in_the_form_of_its_log_does_so_too(
    office: Office, ana: Member, plain: NextAction
) -> None:
    assert plain.interaction_id
    form = begin_edit(office.database, ana, plain.interaction_id, NOW)
    fields = replace(form.fields, is_promise=True)
    filled = Filled(fields, office.a_request(), edit_id=plain.interaction_id, step_id=form.step_id)
    edit_log(office.database, ana, filled, NOW)
    assert comes_on(office) == BEFORE_AND_ON_IT


def test_what_is_no_promise_any_more_comes_on_its_day(
    office: Office, ana: Member, plain: NextAction
) -> None:
    mark(office, ana, plain, is_promise=True)
    mark(office, ana, plain, is_promise=False)
    assert comes_on(office)[0] == "Mon: Due today"


def test_a_snoozed_one_stays_snoozed_whatever_its_mark(
    office: Office, ana: Member, plain: NextAction
) -> None:
    mark(office, ana, plain, is_promise=True)
    snooze_action(office.database, ana, plain.id, Snooze.NEXT_WEEK, press(office, NOW + 3 * A_DAY))
    mark(office, ana, plain, is_promise=False)
    snooze_action(office.database, ana, plain.id, Snooze.NEXT_WEEK, press(office, NOW + 6 * A_DAY))
    mark(office, ana, plain, is_promise=True)
    with office.database.read() as connection:
        assert get_past(connection, "T1", plain.id).next_card_on == MONDAY + 7 * A_DAY


def test_one_made_on_the_day_before_comes_on_its_day(office: Office, ana: Member) -> None:
    office.a_client(ana, last_spoke_on=TODAY)
    office.nudge()
    office.log(ana, "Acme call promise: the quote by tomorrow", NOW + A_MINUTE)
    assert comes_on(office)[0] == "Wed: Promised for today"


def test_one_given_to_a_colleague_reminds_them_by_their_days(
    office: Office, ana: Member, plain: NextAction
) -> None:
    office.a_member("U2")
    mark(office, ana, plain, is_promise=True)
    reassign_action(office.database, ana, plain.id, "U2", press(office))
    assert comes_on(office) == BEFORE_AND_ON_IT


@pytest.mark.parametrize(("is_undone", "owner_id"), [(False, "U2"), (True, "U1")])
def test_handed_over_and_back_it_reminds_its_owner(
    office: Office, ana: Member, plain: NextAction, owner_id: str, *, is_undone: bool
) -> None:
    office.a_member("U2")
    mark(office, ana, plain, is_promise=True)
    plan = HandOver("U1", "U2")
    done = hand_over_all(office.database, ana, plan, NOW, NOW, office.a_request())
    if is_undone:
        undo_hand_over(office.database, ana, done.change_id, NOW + A_MINUTE, office.a_request())
    (nudge,) = [one for day in range(1, 4) for one in office.nudge(NOW + day * A_DAY)]
    assert (nudge.delivery.member_id, nudge.local_on) == (owner_id, FRIDAY)


def test_taken_up_again_after_its_reminder_it_comes_on_its_day(
    office: Office, ana: Member, plain: NextAction
) -> None:
    mark(office, ana, plain, is_promise=True)
    friday = NOW + 3 * A_DAY
    assert len(office.nudge(friday)) == 1
    finish(office.database, ana, plain.id, friday, office.a_request())
    reopen(office.database, ana, plain.id, friday + A_MINUTE)
    (nudge,) = office.nudge(NOW + 6 * A_DAY)
    assert nudge.cards[0].reason == "Promised for today"


def test_all_that_is_open_lists_what_was_on_a_card(
    office: Office, ana: Member, plain: NextAction
) -> None:
    def listed(at: datetime) -> list[str]:
        return [one.id for one in list_open_work(office.database, ana, at).owed]

    assert listed(NOW + 3 * A_DAY) == []
    mark(office, ana, plain, is_promise=True)
    assert listed(NOW + 2 * A_DAY) == []
    assert listed(NOW + 3 * A_DAY) == [plain.id]


@pytest.mark.parametrize("tz", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_the_day_before_is_the_owners(office: Office, tz: str) -> None:
    far = office.a_member("U5", tz=tz)
    office.a_client(far, last_spoke_on=TODAY - A_DAY)
    office.log(far, "Acme call promise: the quote by 13 March")
    nudges = [one for hour in range(240) for one in office.nudge(NOW + hour * A_DAY / 24)]
    told = [(str(one.local_on), one.cards[0].reason) for one in nudges]
    assert told[:2] == [
        ("2026-03-12", "They expect this tomorrow"),
        ("2026-03-13", "Promised for today"),
    ]
