"""Who may see, change and read the words of a planned talk."""

import pytest

from domain.errors import NotAllowed, NotFound
from domain.preps import PrepState
from domain.records import Client, Member
from services.open_client import open_client
from services.prep_day import claim_due_preps
from services.preps import ask_prep_later, cancel_prep, open_prep_form, restore_prep
from tests.office import NOW, Office
from tests.services.prep_ground import BRIEF, change, make_private, now_of, plan, tick


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme")


@pytest.fixture
def raj(office: Office) -> Member:
    return office.a_member("U2")


def test_a_colleague_may_see_and_not_change_it(
    office: Office, ana: Member, raj: Member, acme: Client
) -> None:
    lee = office.a_member("U3")
    prep = plan(office, raj, acme)
    for act in (
        lambda: change(office, lee, prep),
        lambda: cancel_prep(office.database, lee, prep.id, NOW, office.a_request()),
        lambda: restore_prep(office.database, lee, prep.id, NOW, "r"),
        lambda: ask_prep_later(office.database, lee, prep.id, NOW),
        lambda: open_prep_form(office.database, lee, NOW, prep_id=prep.id),
    ):
        with pytest.raises(NotAllowed, match="Only who planned this"):
            act()
    assert now_of(office, lee, prep).agenda == ("Q3 roadmap",)
    assert change(office, ana, prep, agenda="x").agenda == ("x",)
    boss = office.a_member("U9", is_admin=True)
    assert cancel_prep(office.database, boss, prep.id, NOW, "r").state is PrepState.CANCELLED


def test_a_private_clients_plan_is_for_those_who_see_the_client(
    office: Office, ana: Member, raj: Member, acme: Client
) -> None:
    prep = plan(office, ana, acme)
    make_private(office, ana, acme, NOW)
    with pytest.raises(NotFound):
        now_of(office, raj, prep)
    with pytest.raises(NotFound):
        plan(office, raj, acme)


def test_words_in_confidence_are_for_the_planner_and_the_owner_of_that_day(
    office: Office, ana: Member, raj: Member, acme: Client
) -> None:
    lee = office.a_member("U3", is_admin=True)
    prep = plan(office, raj, acme, people=("Dana",), in_confidence=True)
    for reader in (raj, ana):
        assert now_of(office, reader, prep).agenda == ("Q3 roadmap",)
    hidden = now_of(office, lee, prep)
    assert (hidden.agenda, hidden.people, hidden.is_hidden) == ((), (), True)
    assert not hidden.is_changeable
    (shown,) = open_client(office.database, lee, acme.id, NOW).preps
    assert shown.agenda == ()


def test_only_its_planner_opens_what_is_in_confidence(
    office: Office, ana: Member, raj: Member, acme: Client
) -> None:
    prep = plan(office, raj, acme, in_confidence=True)
    with pytest.raises(NotAllowed, match="Only who planned this in confidence"):
        change(office, ana, prep)
    assert not change(office, raj, prep).in_confidence


def test_plans_of_another_workspace_are_not_there(
    office: Office, ana: Member, acme: Client
) -> None:
    other = Office(office.database, "T2")
    stranger = other.a_member("U1", is_admin=True)
    prep = plan(office, ana, acme)
    with pytest.raises(NotFound):
        plan(other, stranger, acme)
    for act in (
        lambda: open_prep_form(office.database, stranger, NOW, prep_id=prep.id),
        lambda: cancel_prep(office.database, stranger, prep.id, NOW, "r"),
        lambda: restore_prep(office.database, stranger, prep.id, NOW, "r"),
        lambda: ask_prep_later(office.database, stranger, prep.id, NOW),
    ):
        with pytest.raises(NotFound):
            act()
    assert now_of(office, ana, prep) == prep


def test_nothing_of_another_workspace_is_claimed(office: Office, ana: Member, acme: Client) -> None:
    plan(office, ana, acme)
    assert claim_due_preps(office.database, "T2", BRIEF, BRIEF) == 0
    assert len(tick(office, BRIEF)) == 1
