from datetime import timedelta

import pytest

from domain.deliveries import CardState
from domain.errors import NotAllowed, NotFound, Unreadable
from domain.log_line import NextStep
from domain.outcomes import Logged
from domain.records import ActionState, Member, NextAction
from services.deliver import load_nudge, take_delivery
from services.next_actions import (
    add_next_action,
    finish,
    open_logged,
    reopen,
    say_none_needed,
    set_topic,
)
from services.open_work import list_open_work
from services.take_back import undo_log
from tests.office import A_DAY, A_MINUTE, NOW, TODAY, Office

STEP = NextStep("send quote", TODAY, is_promise=False)


@pytest.fixture
def logged(office: Office, ana: Member) -> Logged:
    office.a_client(ana, last_spoke_on=TODAY - A_DAY, now=NOW)
    return office.log(ana, "Acme great call")


def add(office: Office, who: Member, logged: Logged, step: NextStep = STEP) -> NextAction:
    kept_id = logged.interaction.id
    after = add_next_action(office.database, who, kept_id, step, NOW, office.a_request())
    return after.steps[-1]


def test_a_next_action_is_added_to_a_log(office: Office, ana: Member, logged: Logged) -> None:
    action = add(office, ana, logged)
    assert (action.text, action.due_on, action.owner_id) == ("send quote", TODAY, "U1")
    assert open_logged(office.database, ana, logged.interaction.id).steps == (action,)
    assert list_open_work(office.database, ana, NOW).owed == (action,)


def test_a_due_date_lies_not_in_the_past(office: Office, ana: Member, logged: Logged) -> None:
    past = NextStep("send quote", TODAY - A_DAY, is_promise=False)
    with pytest.raises(Unreadable, match="can't be in the past"):
        add(office, ana, logged, past)
    assert open_logged(office.database, ana, logged.interaction.id).steps == ()


def test_adding_with_the_same_request_twice_adds_one(
    office: Office, ana: Member, logged: Logged
) -> None:
    kept_id = logged.interaction.id
    first = add_next_action(office.database, ana, kept_id, STEP, NOW, "once")
    assert add_next_action(office.database, ana, kept_id, STEP, NOW, "once") == first
    assert len(first.steps) == 1


def test_none_needed_is_said_and_unsaid_by_adding_one(
    office: Office, ana: Member, logged: Logged
) -> None:
    kept_id = logged.interaction.id
    assert say_none_needed(office.database, ana, kept_id).interaction.needs_no_next
    add(office, ana, logged)
    assert not open_logged(office.database, ana, kept_id).interaction.needs_no_next


def test_the_topic_is_set(office: Office, ana: Member, logged: Logged) -> None:
    after = set_topic(office.database, ana, logged.interaction.id, "business")
    assert after.interaction.topic is not None
    assert after.interaction.topic.value == "business"


def test_nothing_is_added_to_an_undone_log(office: Office, ana: Member, logged: Logged) -> None:
    undo_log(office.database, ana, logged.interaction.id, NOW, office.a_request())
    with pytest.raises(NotFound, match="it was undone"):
        add(office, ana, logged)
    with pytest.raises(NotFound):
        say_none_needed(office.database, ana, logged.interaction.id)


def test_nothing_is_added_to_anothers_log(office: Office, logged: Logged) -> None:
    ben = office.a_member("U2")
    with pytest.raises(NotAllowed):
        add(office, ben, logged)


def test_any_member_finishes_what_is_open_for_the_team(
    office: Office, ana: Member, logged: Logged
) -> None:
    action = add(office, ana, logged)
    ben = office.a_member("U2")
    done = finish(office.database, ben, action.id, NOW, office.a_request())
    assert done.state is ActionState.DONE
    assert list_open_work(office.database, ana, NOW).owed == ()
    assert office.nudge() == []


def test_finishing_twice_is_finished_once(office: Office, ana: Member, logged: Logged) -> None:
    action = add(office, ana, logged)
    first = finish(office.database, ana, action.id, NOW, "once")
    assert finish(office.database, ana, action.id, NOW + A_DAY, "once") == first
    assert finish(office.database, ana, action.id, NOW + A_DAY, "again") == first
    with pytest.raises(NotFound, match="It stays done"):
        reopen(office.database, ana, action.id, NOW + A_DAY)


def test_a_second_delivery_does_not_close_what_was_reopened(
    office: Office, ana: Member, logged: Logged
) -> None:
    action = add(office, ana, logged)
    finish(office.database, ana, action.id, NOW, "once")
    assert reopen(office.database, ana, action.id, NOW + A_MINUTE) == action
    assert finish(office.database, ana, action.id, NOW, "once").state is ActionState.OPEN


def test_a_second_undo_does_not_reopen_what_was_closed_since(
    office: Office, ana: Member, logged: Logged
) -> None:
    action = add(office, ana, logged)
    finish(office.database, ana, action.id, NOW, office.a_request())
    reopen(office.database, ana, action.id, NOW, "undo")
    finish(office.database, ana, action.id, NOW, office.a_request())
    assert reopen(office.database, ana, action.id, NOW, "undo").state is ActionState.DONE


def test_finishing_strikes_out_its_cards(office: Office, ana: Member, logged: Logged) -> None:
    action = add(office, ana, logged)
    (nudge,) = office.nudge()
    finish(office.database, ana, action.id, NOW + A_MINUTE, office.a_request())
    stale = take_delivery(office.database, "T1", NOW + A_MINUTE)
    assert stale is not None
    assert stale.id == nudge.delivery.id
    (card,) = load_nudge(office.database, stale).cards
    assert (card.state, card.outcome) == (CardState.ELSEWHERE, "Done")


def test_what_is_reopened_is_nudged_on_its_day(office: Office, ana: Member, logged: Logged) -> None:
    action = add(office, ana, logged, NextStep("send quote", TODAY + A_DAY, is_promise=False))
    finish(office.database, ana, action.id, NOW, office.a_request())
    reopen(office.database, ana, action.id, NOW + A_MINUTE)
    assert office.nudge() == []
    assert len(office.nudge(NOW + A_DAY)) == 1


def test_what_was_shown_and_reopened_comes_back_as_if_never_closed(
    office: Office, ana: Member, logged: Logged
) -> None:
    action = add(office, ana, logged, NextStep("send quote", TODAY, is_promise=True))
    assert len(office.nudge()) == 1
    late = NOW + A_DAY
    assert len(office.nudge(late)) == 1  # once when it turned late, then every third day
    finish(office.database, ana, action.id, late, office.a_request())
    reopen(office.database, ana, action.id, late + A_MINUTE)
    days = [day for day in range(2, 8) if office.nudge(NOW + timedelta(days=day))]
    assert days == [6]


def test_reopening_what_is_open_changes_nothing(
    office: Office, ana: Member, logged: Logged
) -> None:
    action = add(office, ana, logged)
    assert reopen(office.database, ana, action.id, NOW) == action


def test_what_is_not_there_is_not_found(office: Office, ana: Member) -> None:
    with pytest.raises(NotFound):
        finish(office.database, ana, "0" * 32, NOW, office.a_request())
    with pytest.raises(NotFound):
        reopen(office.database, ana, "0" * 32, NOW)
    with pytest.raises(NotFound):
        open_logged(office.database, ana, "0" * 32)
