"""Two people move one promise at the same moment: each move goes on from the other's."""

from dataclasses import replace
from itertools import pairwise

import pytest

from domain.log_fields import LogForm
from domain.log_line import NextStep
from domain.outcomes import Logged
from domain.records import Member
from services.begin_edit import begin_edit
from services.change_action import Press, edit_action
from services.edit_log import edit_log
from services.log_form import Filled
from services.next_actions import finish
from services.promises import list_promises
from tests.office import A_DAY, NOW, TODAY, Office
from tests.services.at_once import started_at

LATER = NOW + A_DAY


@pytest.fixture
def logged(office: Office, ana: Member) -> Logged:
    """A promise for Friday, three days from now."""
    office.a_client(ana, last_spoke_on=TODAY)
    return office.log(ana, "Acme call: hello promise: the quote by Friday")


def in_its_log(office: Office, who: Member, logged: Logged, form: LogForm, days: int) -> Logged:
    """Move it in the form of its log, which was opened before."""
    fields = replace(form.fields, due_on=TODAY + days * A_DAY)
    filled = Filled(
        fields,
        office.a_request(),
        edit_id=logged.interaction.id,
        step_id=form.step_id,
        shown=form.shown,
    )
    outcome = edit_log(office.database, who, filled, LATER)
    assert isinstance(outcome, Logged)
    return outcome


@pytest.fixture
def form(office: Office, ana: Member, logged: Logged) -> LogForm:
    return begin_edit(office.database, ana, logged.interaction.id, LATER)


def in_the_list(office: Office, who: Member, logged: Logged, days: int) -> None:
    """Move it in its own form."""
    step = NextStep("the quote", TODAY + days * A_DAY, is_promise=True)
    press = Press(office.a_request(), LATER, LATER)
    edit_action(office.database, who, logged.steps[0].id, step, press)


def moves_of(office: Office, who: Member, logged: Logged) -> list[tuple[int, int]]:
    """From and to, in days from today."""
    client_id = logged.interaction.client_id
    (promise,) = list_promises(office.database, who, client_id, LATER).promises
    return [((one.from_on - TODAY).days, (one.to_on - TODAY).days) for one in promise.moves]


def test_one_moved_in_a_list_while_its_log_is_edited_is_moved_twice_in_turn(
    office: Office, ana: Member, logged: Logged, form: LogForm
) -> None:
    with started_at(
        office.database, "UPDATE interactions", lambda: in_the_list(office, ana, logged, 9)
    ) as came_to:
        in_its_log(office, ana, logged, form, 7)
    assert came_to == [None]
    moves = moves_of(office, ana, logged)
    assert moves == [(3, 7), (7, 9)]
    assert all(one[1] == other[0] for one, other in pairwise(moves))


def test_a_log_that_is_edited_while_its_promise_moves_goes_on_from_the_new_day(
    office: Office, ana: Member, logged: Logged, form: LogForm
) -> None:
    def edit() -> None:
        in_its_log(office, ana, logged, form, 7)

    with started_at(office.database, "INSERT INTO promise_moves", edit) as came_to:
        in_the_list(office, ana, logged, 9)
    assert came_to == [None]
    assert moves_of(office, ana, logged) == [(3, 9), (9, 7)]


def test_one_done_while_its_log_is_edited_stays_done(
    office: Office, ana: Member, logged: Logged, form: LogForm
) -> None:
    def press() -> None:
        finish(office.database, ana, logged.steps[0].id, LATER, office.a_request())

    with started_at(office.database, "UPDATE interactions", press) as came_to:
        in_its_log(office, ana, logged, form, 7)
    assert came_to == [None]
    (promise,) = list_promises(office.database, ana, logged.interaction.client_id, LATER).promises
    assert (promise.action.state.value, promise.closed_on) == ("done", TODAY + A_DAY)
