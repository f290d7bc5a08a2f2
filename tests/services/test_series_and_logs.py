"""What comes again stands on its own: the log that it first came with may go or change."""

from dataclasses import replace

import pytest

from domain.outcomes import Logged
from domain.records import Member, NextAction
from services.begin_edit import begin_edit
from services.edit_log import delete_log, edit_log
from services.let_owner_read import let_owner_read
from services.list_next import list_next
from services.log_form import Filled
from services.next_actions import finish
from services.promises import list_promises
from services.search import search_clients
from storage.clients import change_client
from tests.office import NOW, TODAY, Office

LINE = "Acme call with Dana: hello promise: the numbers every month from 31 March"


@pytest.fixture
def logged(office: Office, ana: Member) -> Logged:
    """Its promise was done, so that the next one is open."""
    office.a_client(ana, last_spoke_on=TODAY)
    logged = office.log(ana, LINE)
    done(office, ana, logged)
    return logged


def done(office: Office, who: Member, logged: Logged) -> None:
    finish(office.database, who, logged.steps[0].id, NOW, office.a_request())


def edit(office: Office, who: Member, logged: Logged, **changes: object) -> None:
    form = begin_edit(office.database, who, logged.interaction.id, NOW)
    fields = replace(form.fields, **changes)  # type: ignore[arg-type]
    filled = Filled(fields, office.a_request(), edit_id=form.edit_id, step_id=form.step_id)
    edit_log(office.database, who, filled, NOW)


def following(office: Office, who: Member, viewer: Member | None = None) -> NextAction:
    """The one open next action of this owner, as the viewer sees it."""
    (action,) = list_next(office.database, who, 0, NOW).actions
    if viewer is None:
        return action
    page = list_promises(office.database, viewer, action.client_id, NOW)
    return next(one.action for one in page.promises if one.action.id == action.id)


def test_a_deleted_log_ends_no_series(office: Office, ana: Member, logged: Logged) -> None:
    kept = following(office, ana)
    delete_log(office.database, ana, logged.interaction.id, NOW, office.a_request())
    assert following(office, ana) == kept
    again = finish(office.database, ana, kept.id, NOW, office.a_request())
    assert str(again.next_on) == "2026-05-31"


def test_the_form_of_the_log_shows_its_own_next_action_only(
    office: Office, ana: Member, logged: Logged
) -> None:
    for _ in range(3):
        finish(office.database, ana, following(office, ana).id, NOW, office.a_request())
    form = begin_edit(office.database, ana, logged.interaction.id, NOW)
    assert [one.id for one in form.steps] == [logged.steps[0].id]


def test_it_is_found_by_its_words(office: Office, ana: Member, logged: Logged) -> None:
    delete_log(office.database, ana, logged.interaction.id, NOW, office.a_request())
    (client,) = search_clients(office.database, ana, "numbers", NOW).clients
    assert [one.action and one.action.id for one in client.things] == [following(office, ana).id]


def test_a_log_that_goes_to_another_client_leaves_it(
    office: Office, ana: Member, logged: Logged
) -> None:
    other = office.a_client(ana, "Zenith", last_spoke_on=TODAY)
    edit(office, ana, logged, client_id=other.id)
    assert following(office, ana).client_name == "Acme"


def test_words_that_are_put_in_confidence_later_are_hidden_in_all_that_follows(
    office: Office, ana: Member, logged: Logged
) -> None:
    ben = office.a_member("U2")
    finish(office.database, ana, following(office, ana).id, NOW, office.a_request())
    assert not following(office, ana, ben).is_hidden
    edit(office, ana, logged, in_confidence=True)
    assert following(office, ana, ben).is_hidden
    assert following(office, ana).text == "the numbers"
    edit(office, ana, logged, in_confidence=False)
    assert not following(office, ana, ben).is_hidden


def test_in_confidence_at_another_client_it_is_told_to_nobody_there(
    office: Office, ana: Member
) -> None:
    ben = office.a_member("U2")
    office.a_client(ana, last_spoke_on=TODAY)
    bens = office.a_client(ben, "Zenith", last_spoke_on=TODAY)
    logged = office.log(ana, f"{LINE} !confidence")
    done(office, ana, logged)
    edit(office, ana, logged, client_id=bens.id)
    assert following(office, ana, ben).is_hidden


def test_a_later_owner_whom_the_author_lets_read_reads_what_follows(
    office: Office, ana: Member
) -> None:
    ben, client = office.a_member("U2"), office.a_client(ana, last_spoke_on=TODAY)
    logged = office.log(ana, f"{LINE} !confidence")
    done(office, ana, logged)
    with office.database.write() as connection:
        change_client(connection, "T1", client.id, owner_id="U2")
    assert following(office, ana, ben).is_hidden
    let_owner_read(office.database, ana, logged.interaction.id, NOW, office.a_request())
    assert following(office, ana, ben).text == "the numbers"
