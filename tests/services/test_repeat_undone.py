"""Undo of Done where one comes again: the next goes, unless somebody changed it since."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from domain.deliveries import CardState
from domain.errors import NotFound
from domain.log_line import NextStep
from domain.nudge_repeats import Snooze
from domain.plans import PlanKept
from domain.records import Member, NextAction
from domain.recurrence import NEXT_STAYS, Recurrence, Series
from services.answer_card import finish_card, undo_card
from services.change_action import Press, drop_action, edit_action, reassign_action, snooze_action
from services.next_actions import reopen
from services.plan_action import plan_line, undo_plan
from services.take_back import undo_log
from storage.next_actions import get_next_action
from tests.office import A_MINUTE, NOW, TODAY, Office
from tests.services.at_once import started_at
from tests.services.repeat_ground import a_monthly, days, done, edit, still_open


@pytest.fixture
def monthly(office: Office, ana: Member) -> NextAction:
    return a_monthly(office, ana)


def later(office: Office, who: Member, action: NextAction) -> None:
    edit(office, who, action, date(2026, 5, 5), action.series)


def in_other_words(office: Office, who: Member, action: NextAction) -> None:
    edit(office, who, replace(action, text="the figures"), date(2026, 4, 30), action.series)


def less_often(office: Office, who: Member, action: NextAction) -> None:
    edit(office, who, action, date(2026, 4, 30), Series(Recurrence.of("3m"), date(2026, 4, 30)))


def expected(office: Office, who: Member, action: NextAction) -> None:
    step = NextStep(action.text, action.due_on, is_promise=True, series=action.series)
    edit_action(office.database, who, action.id, step, Press(office.a_request(), NOW, NOW))


def given_away(office: Office, who: Member, action: NextAction) -> None:
    office.a_member("U2")
    press = Press(office.a_request(), NOW, NOW)
    reassign_action(office.database, who, action.id, "U2", press)


def finished(office: Office, who: Member, action: NextAction) -> None:
    done(office, who, action, NOW)


def dropped(office: Office, who: Member, action: NextAction) -> None:
    drop_action(office.database, who, action.id, Press(office.a_request(), NOW, NOW))


@pytest.mark.parametrize(
    "change", [later, in_other_words, less_often, expected, given_away, finished, dropped]
)
def test_undo_leaves_a_next_one_that_was_changed_since_and_says_so(
    office: Office,
    ana: Member,
    monthly: NextAction,
    change: Callable[[Office, Member, NextAction], None],
) -> None:
    done(office, ana, monthly, NOW)
    (following,) = still_open(office, ana)
    change(office, ana, following)
    with office.database.read() as connection:
        before = get_next_action(connection, "T1", following.id, viewer_id="U1")
    again = reopen(office.database, ana, monthly.id, NOW + A_MINUTE)
    assert (again.is_next_kept, again.series) == (True, None)
    with office.database.read() as connection:
        assert get_next_action(connection, "T1", following.id, viewer_id="U1") == before
    done(office, ana, again, NOW + A_MINUTE)
    ids = {one.id for one in still_open(office, ana)} - {following.id}
    assert len(ids) == (1 if change is finished else 0), "only one series goes on"


def test_who_put_its_reminder_off_has_not_changed_the_next_one(
    office: Office, ana: Member, monthly: NextAction
) -> None:
    done(office, ana, monthly, NOW)
    (following,) = still_open(office, ana)
    press = Press(office.a_request(), NOW, NOW)
    snooze_action(office.database, ana, following.id, Snooze.NEXT_WEEK, press)
    assert not reopen(office.database, ana, monthly.id, NOW + A_MINUTE).is_next_kept
    assert still_open(office, ana) == [monthly]


def test_undo_and_an_edit_of_the_next_one_at_once_lose_nothing(
    office: Office, ana: Member, monthly: NextAction
) -> None:
    done(office, ana, monthly, NOW)
    (following,) = still_open(office, ana)
    words = "SELECT next_actions.id, next_actions.state"
    with started_at(office.database, words, lambda: later(office, ana, following)) as came_to:
        reopen(office.database, ana, monthly.id, NOW + A_MINUTE)
    if came_to == [None]:
        assert days(office, ana) == [date(2026, 3, 31), date(2026, 5, 5)]
    else:
        assert isinstance(came_to[0], NotFound)
        assert still_open(office, ana) == [monthly]


def test_a_log_undone_takes_the_next_one_with_it(
    office: Office, ana: Member, monthly: NextAction
) -> None:
    done(office, ana, monthly, NOW)
    assert monthly.interaction_id
    undo_log(office.database, ana, monthly.interaction_id, NOW, office.a_request())
    assert still_open(office, ana) == []


def test_a_plan_undone_takes_the_next_one_with_it(office: Office, ana: Member) -> None:
    office.a_client(ana, last_spoke_on=TODAY)
    press = Press(office.a_request(), NOW, NOW)
    planned = plan_line(office.database, ana, "Acme call Dana every week", press)
    assert isinstance(planned, PlanKept)
    done(office, ana, planned.action, NOW)
    undo_plan(office.database, ana, planned.action.id, Press(office.a_request(), NOW, NOW))
    assert still_open(office, ana) == []


def test_a_log_undone_leaves_a_next_one_that_was_changed_since(
    office: Office, ana: Member, monthly: NextAction
) -> None:
    done(office, ana, monthly, NOW)
    later(office, ana, still_open(office, ana)[0])
    assert monthly.interaction_id
    undo_log(office.database, ana, monthly.interaction_id, NOW, office.a_request())
    assert days(office, ana) == [date(2026, 5, 5)]


def test_undo_on_a_card_says_that_the_next_one_stays(office: Office, ana: Member) -> None:
    office.a_client(ana, last_spoke_on=TODAY)
    office.log(ana, "Acme call next: send the numbers by today every month")
    (nudge,) = office.nudge()
    finish_card(office.database, ana, office.place(nudge), NOW)
    later(office, ana, still_open(office, ana)[0])
    card = undo_card(office.database, ana, office.place(nudge), NOW + A_MINUTE).cards[0]
    assert (card.state, card.outcome) == (CardState.OPEN, NEXT_STAYS)
    assert days(office, ana) == [TODAY, date(2026, 5, 5)]
