from collections.abc import Callable
from datetime import timedelta

import pytest

from domain.deliveries import CardState, DeliveryKind
from domain.errors import NotAllowed, NotFound, Unreadable
from domain.log_line import NextStep
from domain.nudge_repeats import Snooze
from domain.outcomes import Logged
from domain.records import ActionState, Member, NextAction, Standing
from services.change_action import (
    Press,
    drop_action,
    edit_action,
    get_action,
    reassign_action,
    snooze_action,
)
from services.deliver import load_nudge, take_delivery
from services.next_actions import finish, reopen
from storage.clients import change_client
from tests.office import A_DAY, A_MINUTE, NOW, TODAY, Office


@pytest.fixture
def ben(office: Office) -> Member:
    return office.a_member("U2", name="Ben")


@pytest.fixture
def logged(office: Office, ana: Member) -> Logged:
    office.a_client(ana, last_spoke_on=TODAY)
    return office.log(ana, "Acme call next: send quote by today")


@pytest.fixture
def action(logged: Logged) -> NextAction:
    return logged.steps[0]


def press(office: Office, at: timedelta = timedelta()) -> Press:
    return Press(office.a_request(), NOW + at, NOW + at)


def days_with_it(office: Office, upto: int = 9) -> list[int]:
    """The days from today on whose nudge has the next action."""
    return office.days_with_a_nudge(range(upto))


def struck_out(office: Office, at: timedelta) -> list[tuple[CardState, str | None]]:
    stale = take_delivery(office.database, "T1", NOW + at)
    assert stale
    return [(card.state, card.outcome) for card in load_nudge(office.database, stale).cards]


@pytest.mark.parametrize(
    ("choice", "until", "days"), [(Snooze.TOMORROW, 1, [1, 6]), (Snooze.NEXT_WEEK, 6, [6])]
)
def test_a_snoozed_one_comes_again_from_its_day_on(
    office: Office, ana: Member, action: NextAction, choice: Snooze, until: int, days: list[int]
) -> None:
    snoozed = snooze_action(office.database, ana, action.id, choice, press(office))
    assert snoozed.until_on == TODAY + until * A_DAY
    assert snoozed.action == action
    assert days_with_it(office) == days


def test_snoozing_brings_nothing_forward(office: Office, ana: Member, action: NextAction) -> None:
    later = NextStep("send quote", TODAY + 8 * A_DAY, is_promise=False)
    edit_action(office.database, ana, action.id, later, press(office))
    snoozed = snooze_action(office.database, ana, action.id, Snooze.TOMORROW, press(office))
    assert snoozed.until_on == TODAY + 8 * A_DAY
    assert days_with_it(office) == [8]


def test_snoozing_strikes_out_its_card(office: Office, ana: Member, action: NextAction) -> None:
    office.nudge()
    snooze_action(office.database, ana, action.id, Snooze.TOMORROW, press(office, A_MINUTE))
    assert struck_out(office, A_MINUTE) == [(CardState.ELSEWHERE, "Snoozed until tomorrow")]


def test_only_whom_it_reminds_snoozes_it(office: Office, ben: Member, action: NextAction) -> None:
    with pytest.raises(NotAllowed, match="Name of U1 is reminded of this"):
        snooze_action(office.database, ben, action.id, Snooze.TOMORROW, press(office))
    assert days_with_it(office, 1) == [0]


@pytest.mark.usefixtures("logged")
def test_what_has_no_day_is_not_snoozed(office: Office, ana: Member) -> None:
    action = office.log(ana, "Acme mail next: think").steps[0]
    with pytest.raises(Unreadable, match="It has no day"):
        snooze_action(office.database, ana, action.id, Snooze.TOMORROW, press(office))


def test_a_new_day_is_reminded_of_anew(office: Office, ana: Member, action: NextAction) -> None:
    office.nudge()
    step = NextStep("send both", TODAY + 2 * A_DAY, is_promise=True)
    changed = edit_action(office.database, ana, action.id, step, press(office, A_MINUTE))
    assert (changed.text, changed.due_on, changed.is_promise) == (step.text, step.due_on, True)
    assert struck_out(office, A_MINUTE) == [(CardState.ELSEWHERE, "Now due Thu 12 Mar")]
    assert office.days_with_a_nudge(range(1, 4)) == [1, 2, 3]


def test_without_a_day_no_reminder_comes(office: Office, ana: Member, action: NextAction) -> None:
    step = NextStep("send quote", None, is_promise=False)
    edit_action(office.database, ana, action.id, step, press(office))
    assert days_with_it(office) == []


def test_new_words_leave_the_reminder_as_it_is(
    office: Office, ana: Member, action: NextAction
) -> None:
    snooze_action(office.database, ana, action.id, Snooze.NEXT_WEEK, press(office))
    step = NextStep("send the quote", action.due_on, is_promise=False)
    edit_action(office.database, ana, action.id, step, press(office))
    assert days_with_it(office)[0] == 6


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (NextStep(" ", TODAY, is_promise=False), "Say what comes next"),
        (NextStep("x", None, is_promise=True), "A promise needs a day"),
        (NextStep("x", TODAY - A_DAY, is_promise=False), "can't be in the past"),
    ],
)
def test_what_cannot_be_is_refused(
    office: Office, ana: Member, action: NextAction, step: NextStep, said: str
) -> None:
    with pytest.raises(Unreadable, match=said):
        edit_action(office.database, ana, action.id, step, press(office))
    assert get_action(office.database, ana, action.id) == action


def test_a_late_one_keeps_its_day(office: Office, ana: Member, action: NextAction) -> None:
    step = NextStep("at last", action.due_on, is_promise=False)
    changed = edit_action(office.database, ana, action.id, step, press(office, 3 * A_DAY))
    assert changed.text == "at last"


@pytest.mark.usefixtures("ben")
def test_a_colleague_who_gets_it_is_told_and_reminded(
    office: Office, ana: Member, action: NextAction
) -> None:
    office.nudge()
    request = press(office, A_MINUTE)
    given = reassign_action(office.database, ana, action.id, "U2", request)
    assert (given.owner_id, given.owner_name) == ("U2", "Ben")
    assert reassign_action(office.database, ana, action.id, "U2", request) == given
    kinds = []
    while owed := take_delivery(office.database, "T1", NOW + A_MINUTE):
        kinds.append((owed.kind, owed.member_id))
        if owed.kind is DeliveryKind.NUDGE:
            (card,) = load_nudge(office.database, owed).cards
            assert card.outcome == "Now with Ben"
    assert kinds.count((DeliveryKind.HANDED, "U2")) == 1
    posted = office.nudge(NOW + A_DAY)
    assert [nudge.delivery.member_id for nudge in posted] == ["U2"]


def test_giving_it_to_its_owner_changes_nothing(
    office: Office, ana: Member, action: NextAction
) -> None:
    assert reassign_action(office.database, ana, action.id, "U1", press(office)) == action
    assert take_delivery(office.database, "T1", NOW) is None


def test_who_is_no_member_gets_nothing(office: Office, ana: Member, action: NextAction) -> None:
    office.a_member("U8", standing=Standing.GUEST)
    for user_id in ("U8", "U9"):
        with pytest.raises(NotAllowed, match="Choose a full member"):
            reassign_action(office.database, ana, action.id, user_id, press(office))


def test_who_does_not_see_a_private_client_gets_nothing(
    office: Office, ana: Member, ben: Member, action: NextAction
) -> None:
    with office.database.write() as connection:
        change_client(connection, "T1", action.client_id, visibility="private")
    with pytest.raises(NotAllowed, match="Ben can't see this private client"):
        reassign_action(office.database, ana, action.id, "U2", press(office))
    changes: tuple[Callable[[], object], ...] = (
        lambda: reassign_action(office.database, ben, action.id, "U2", press(office)),
        lambda: drop_action(office.database, ben, action.id, press(office)),
        lambda: get_action(office.database, ben, action.id),
    )
    for change in changes:
        with pytest.raises(NotFound):
            change()


def test_what_is_in_confidence_is_left_to_those_who_read_it(
    office: Office, ana: Member, ben: Member
) -> None:
    office.a_client(ana, last_spoke_on=TODAY)
    action = office.log(ana, "Acme call !confidence next: send quote by today").steps[0]
    with pytest.raises(NotAllowed, match="Ben may not read it"):
        reassign_action(office.database, ana, action.id, "U2", press(office))
    step = NextStep("x", TODAY, is_promise=False)
    changes: tuple[Callable[[], object], ...] = (
        lambda: edit_action(office.database, ben, action.id, step, press(office)),
        lambda: drop_action(office.database, ben, action.id, press(office)),
        lambda: get_action(office.database, ben, action.id),
    )
    for change in changes:
        with pytest.raises(NotAllowed, match="in confidence"):
            change()
    assert get_action(office.database, ana, action.id) == action


def test_dropping_is_undone_for_fifteen_minutes(
    office: Office, ana: Member, action: NextAction
) -> None:
    office.nudge()
    dropped = drop_action(office.database, ana, action.id, press(office, A_MINUTE))
    assert dropped.state is ActionState.DROPPED
    assert struck_out(office, A_MINUTE) == [(CardState.ELSEWHERE, "Dropped")]
    assert reopen(office.database, ana, action.id, NOW + 2 * A_MINUTE) == action
    drop_action(office.database, ana, action.id, press(office, 3 * A_MINUTE))
    with pytest.raises(NotFound, match="It stays dropped"):
        reopen(office.database, ana, action.id, NOW + 19 * A_MINUTE)


def test_what_is_closed_is_not_changed(office: Office, ana: Member, action: NextAction) -> None:
    finish(office.database, ana, action.id, NOW, office.a_request())
    step = NextStep("x", TODAY, is_promise=False)
    changes: tuple[Callable[[], object], ...] = (
        lambda: edit_action(office.database, ana, action.id, step, press(office)),
        lambda: snooze_action(office.database, ana, action.id, Snooze.TOMORROW, press(office)),
        lambda: get_action(office.database, ana, action.id),
    )
    for change in changes:
        with pytest.raises(NotFound, match="is done by now"):
            change()
    assert drop_action(office.database, ana, action.id, press(office)).state is ActionState.DONE


def test_a_second_delivery_changes_nothing(office: Office, ana: Member, action: NextAction) -> None:
    first, step = press(office), NextStep("first", action.due_on, is_promise=False)
    edit_action(office.database, ana, action.id, step, first)
    then = NextStep("second", action.due_on, is_promise=False)
    edit_action(office.database, ana, action.id, then, press(office))
    assert edit_action(office.database, ana, action.id, step, first).text == "second"
