"""Undo of handing over: what happened since counts, and nothing goes to who may not see it."""

from typing import Any

import pytest

from domain.handing import HandedOver, HandOver
from domain.log_line import NextStep
from domain.nudge_repeats import Snooze
from domain.records import Client, Member, Visibility
from services.answer_card import snooze_card
from services.change_action import Press, edit_action, reassign_action
from services.hand_over import hand_over_all, undo_hand_over
from services.holdings import preview_hand_over
from services.list_next import list_next
from services.next_actions import finish, reopen
from services.plan_action import plan_line
from tests.office import A_DAY, A_MINUTE, NOW, TODAY, Office
from tests.services.edit_ground import PRIVATE, next_card_on, save

CLIENTS_ONLY = HandOver("U1", "U2", actions=False)


@pytest.fixture
def lee(office: Office) -> Member:
    return office.a_member("U2")


def give(office: Office, ana: Member, plan: HandOver | None = None) -> HandedOver:
    plan = plan or HandOver("U1", "U2")
    return hand_over_all(office.database, ana, plan, NOW, NOW, office.a_request())


def undo(office: Office, ana: Member, done: HandedOver) -> HandedOver:
    later = NOW + A_MINUTE
    return undo_hand_over(office.database, ana, done.change_id, later, office.a_request())


def press(office: Office) -> Press:
    return Press(office.a_request(), NOW, NOW)


def texts(office: Office, who: Member) -> list[str]:
    return [one.text for one in list_next(office.database, who, 0, NOW).actions]


def test_a_contact_of_the_receiver_counts_after_undo(
    office: Office, ana: Member, lee: Member
) -> None:
    acme = office.a_client(ana)
    done = give(office, ana)
    office.log(lee, "Acme call: spoke at length")
    undo(office, ana, done)
    assert next_card_on(office, acme) == TODAY + 30 * A_DAY
    assert office.nudge() == []


@pytest.mark.parametrize(
    ("changes", "first_on"),
    [({"paused_until_on": TODAY + 20 * A_DAY}, 20), ({"cadence": "300"}, 100)],
)
def test_a_pause_or_cadence_of_the_receiver_holds_after_undo(
    office: Office, ana: Member, lee: Member, changes: dict[str, Any], first_on: int
) -> None:
    acme = office.a_client(ana)
    done = give(office, ana)
    save(office, lee, acme, **changes)
    undo(office, ana, done)
    assert next_card_on(office, acme) == TODAY + first_on * A_DAY


def test_a_snooze_of_back_then_holds_where_nothing_moved(
    office: Office, ana: Member, lee: Member
) -> None:
    assert lee
    acme = office.a_client(ana)
    (nudge,) = office.nudge()
    snooze_card(office.database, ana, office.place(nudge), Snooze.ONE_CADENCE, NOW)
    before = next_card_on(office, acme)
    undo(office, ana, give(office, ana))
    assert next_card_on(office, acme) == before != TODAY


def test_a_due_day_that_was_changed_since_holds_after_undo(
    office: Office, ana: Member, lee: Member
) -> None:
    office.a_client(ana, last_spoke_on=TODAY)
    (step,) = office.log(ana, "Acme call next: send deck by today").steps
    done = give(office, ana)
    due_on = TODAY + 20 * A_DAY
    edit_action(
        office.database,
        lee,
        step.id,
        NextStep("send deck", due_on, is_promise=False),
        press(office),
    )
    undo(office, ana, done)
    assert office.days_with_a_nudge(range(22))[0] >= 19


def test_what_the_giver_may_not_see_by_now_stays_with_the_receiver(
    office: Office, ana: Member, lee: Member
) -> None:
    bo = office.a_member("U3")
    acme = office.a_client(bo, last_spoke_on=TODAY)
    office.log(ana, "Acme call promise: send deck by today")
    done = give(office, ana)
    save(office, bo, acme, visibility=Visibility.PRIVATE, named_ids=("U2",))
    assert undo(office, ana, done).actions == 0
    assert texts(office, lee) == ["send deck"]
    (nudge,) = office.nudge()
    assert nudge.delivery.member_id == "U2"


@pytest.fixture
def secret(office: Office, ana: Member) -> Client:
    """A private client with a promise of its owner's."""
    acme = office.a_client(ana, last_spoke_on=TODAY)
    office.log(ana, "Acme call promise: send deck by today")
    save(office, ana, acme, **PRIVATE)
    return acme


def test_what_is_owed_to_a_private_client_follows_it_and_comes_back(
    office: Office, ana: Member, lee: Member, secret: Client
) -> None:
    done = give(office, ana, CLIENTS_ONLY)
    assert (done.clients, done.actions) == (1, 1)
    assert texts(office, lee) == ["send deck"]
    (nudge,) = office.nudge()
    assert nudge.delivery.member_id == "U2"
    plan_line(office.database, lee, "Acme book the room by Friday", press(office))
    undo(office, ana, done)
    assert texts(office, ana) == ["send deck", "book the room"]
    assert texts(office, lee) == []
    assert secret


def test_what_is_taken_up_again_goes_to_who_sees_its_private_client(
    office: Office, ana: Member, lee: Member, secret: Client
) -> None:
    (step,) = list_next(office.database, ana, 0, NOW).actions
    finish(office.database, ana, step.id, NOW, office.a_request())
    give(office, ana)
    reopen(office.database, lee, step.id, NOW + A_MINUTE, office.a_request())
    assert texts(office, lee) == ["send deck"]
    (nudge,) = office.nudge(NOW + A_DAY)
    assert nudge.delivery.member_id == "U2"
    assert secret


def test_what_a_named_member_owes_to_a_private_client_stays_theirs(
    office: Office, ana: Member, lee: Member, secret: Client
) -> None:
    assert lee
    save(office, ana, secret, named_ids=("U1",))
    assert give(office, ana, CLIENTS_ONLY).actions == 0
    assert texts(office, ana) == ["send deck"]


def test_what_an_author_confided_stays_with_whom_they_gave_it_to(
    office: Office, ana: Member, lee: Member
) -> None:
    boss = office.a_member("U3")
    office.a_client(ana, "Acme", last_spoke_on=TODAY)
    (step,) = office.log(boss, "Acme !confidence next: call the lawyer by today").steps
    reassign_action(office.database, boss, step.id, ana.user_id, press(office))
    assert preview_hand_over(office.database, ana, HandOver("U1", "U2")).hidden == 1
    give(office, ana)
    assert (texts(office, lee), texts(office, ana)) == ([], ["call the lawyer"])
