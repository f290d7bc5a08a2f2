"""Saving settings, or a new zone, moves only the days that it has to."""

from datetime import time

import pytest

from domain.deliveries import DeliveryKind
from domain.nudge_repeats import Snooze
from domain.plans import PlanKept
from domain.records import Member
from services.change_action import Press, snooze_action
from services.deliver import mark_sent, take_delivery
from services.nudge_choices import NudgeChoices, choose_nudge
from services.nudge_settings import pause_nudges, resume_nudges, set_nudge_days
from services.plan_action import plan_line, undo_plan
from tests.office import A_DAY, A_MINUTE, NOW, TODAY, Office
from tests.services.edit_ground import next_card_on, save, seen
from tests.services.test_statement_count import statements

WEEKDAYS = frozenset(range(5))
AS_IT_IS = NudgeChoices(time(9), WEEKDAYS)


def press(office: Office) -> Press:
    return Press(office.a_request(), NOW, NOW)


def choose(office: Office, who: Member, choices: NudgeChoices = AS_IT_IS) -> None:
    choose_nudge(office.database, who, choices, NOW, NOW)


@pytest.mark.parametrize("days", [WEEKDAYS, frozenset(range(6))])
def test_a_snoozed_reminder_stays_snoozed_when_settings_are_saved(
    office: Office, ana: Member, days: frozenset[int]
) -> None:
    office.a_client(ana, last_spoke_on=TODAY)
    (step,) = office.log(ana, "Acme call next: send deck by today").steps
    snooze_action(office.database, ana, step.id, Snooze.NEXT_WEEK, press(office))
    choose(office, ana, NudgeChoices(time(9), days))
    assert office.days_with_a_nudge(range(1, 7)) == [6]


def test_settings_saved_as_they_are_do_not_drop_the_nudge_that_is_due(
    office: Office, ana: Member
) -> None:
    office.a_client(ana)
    choose(office, ana)
    assert len(office.nudge(NOW + A_MINUTE)) == 1


def test_a_pause_that_is_over_does_not_drop_it_either(office: Office, ana: Member) -> None:
    office.a_client(ana)
    pause_nudges(office.database, ana, TODAY, NOW - A_DAY)
    choose(office, ana)
    assert len(office.nudge(NOW + A_MINUTE)) == 1


def test_an_hour_that_was_changed_and_has_passed_still_starts_tomorrow(
    office: Office, ana: Member
) -> None:
    office.a_client(ana)
    choose(office, ana, NudgeChoices(time(8), WEEKDAYS))
    assert office.nudge(NOW + A_MINUTE) == []


def test_a_new_zone_leaves_a_paused_client_alone(office: Office, ana: Member) -> None:
    client = office.a_client(ana, last_spoke_on=TODAY - 29 * A_DAY)
    office.log(ana, "Acme call", (NOW - 10 * A_DAY).replace(hour=23, minute=30))
    until_on = seen(office, ana, client).going_cold_on("UTC") + A_DAY
    save(office, ana, client, paused_until_on=until_on)
    office.a_member("U1", tz="Asia/Tokyo", now=NOW)
    assert next_card_on(office, client) == until_on
    office.a_member("U1", tz="America/New_York", now=NOW)
    assert next_card_on(office, client) == until_on


@pytest.mark.parametrize("what", ["zone", "days"])
def test_settings_cost_the_same_however_much_there_is(
    office: Office, ana: Member, what: str
) -> None:
    def cost(step: int) -> int:
        with statements(office.database) as seen:
            if what == "zone":
                office.a_member("U1", tz=("Asia/Tokyo", "America/New_York")[step], now=NOW)
            else:
                set_nudge_days(office.database, ana, frozenset({step}), NOW)
        return len(seen)

    costs = []
    for step, count in enumerate((2, 9)):
        for number in range(count):
            name = f"Client {step} {number}"
            office.a_client(ana, name, last_spoke_on=TODAY)
            office.log(ana, f"{name} call next: step by 20 March", NOW.replace(hour=0))
        costs.append(cost(step))
    assert costs[0] == costs[1]


def test_a_stand_in_is_told_again_after_the_absence_was_called_off(
    office: Office, ana: Member
) -> None:
    def told() -> list[str]:
        found = []
        while delivery := take_delivery(office.database, "T1", NOW + A_DAY):
            if delivery.kind is DeliveryKind.STAND_IN:
                found.append(delivery.member_id)
            mark_sent(office.database, delivery, "D1", delivery.id[:8], NOW)
        return found

    assert office.a_member("U2")
    for minute in (0, 2):
        at = NOW + minute * A_MINUTE
        for _ in range(2):
            pause_nudges(office.database, ana, TODAY + 9 * A_DAY, at, stand_in_id="U2")
        assert told() == ["U2"]
        resume_nudges(office.database, ana, at + A_MINUTE)


def test_undoing_a_plan_draws_the_nudge_anew_that_shows_it(office: Office, ana: Member) -> None:
    office.a_client(ana, last_spoke_on=TODAY)
    planned = plan_line(office.database, ana, "Acme send deck by today", press(office))
    assert isinstance(planned, PlanKept)
    (nudge,) = office.nudge()
    undo_plan(office.database, ana, planned.action.id, press(office))
    stale = take_delivery(office.database, "T1", NOW)
    assert stale
    assert stale.id == nudge.delivery.id
