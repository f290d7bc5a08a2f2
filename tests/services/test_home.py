"""What the Home tab is drawn from."""

from datetime import timedelta

import pytest

from domain.client_lists import ClientListing
from domain.home import Coverage, HomePage
from domain.records import Member
from services.home import load_home
from services.next_actions import finish
from storage import clients
from tests.office import A_DAY, NOW, TODAY, Office
from tests.services.prep_ground import plan
from tests.services.test_statement_count import statements, store_much


@pytest.fixture
def ana(office: Office) -> Member:
    return office.a_member("U1", name="Ana")


def home(office: Office, who: Member) -> HomePage:
    return load_home(office.database, who, ClientListing(), NOW)


def test_who_has_nothing_is_new(office: Office, ana: Member) -> None:
    assert home(office, ana).is_new
    office.a_client(ana, "Acme")
    assert not home(office, ana).is_new


def test_who_logged_for_a_client_of_another_is_not_new(office: Office, ana: Member) -> None:
    office.a_client(office.a_member("U2"), "Acme")
    office.log(ana, "Acme great call")
    assert not home(office, ana).is_new


def test_coverage_counts_ones_active_clients_with_an_open_next_action(
    office: Office, ana: Member
) -> None:
    bob = office.a_member("U2")
    for name in ("Acme", "Globex", "Initech"):
        office.a_client(ana, name)
    office.a_client(bob, "Hooli")
    office.log(bob, "Acme call next: send quote by Friday")
    office.log(ana, "Hooli call next: send quote by Friday")
    assert home(office, ana).coverage == Coverage(3, 1)
    with office.database.write() as connection:
        found = clients.list_clients_of(connection, "T1", "U1")
        gone = next(one.id for one in found if one.name == "Globex")
        clients.change_client(connection, "T1", gone, former_on=TODAY, next_card_on=None)
    assert home(office, ana).coverage == Coverage(2, 1)


def test_coverage_falls_when_the_last_next_action_is_done(office: Office, ana: Member) -> None:
    office.a_client(ana, "Acme")
    (step,) = office.log(ana, "Acme call next: send quote by Friday").steps
    assert home(office, ana).coverage.percent == 100
    finish(office.database, ana, step.id, NOW, office.a_request())
    assert home(office, ana).coverage.percent == 0


@pytest.mark.parametrize(
    ("clients_", "covered", "percent"),
    [(0, 0, 0), (3, 1, 33), (3, 2, 66), (200, 199, 99), (2, 2, 100)],
)
def test_all_of_them_alone_is_a_hundred_percent(clients_: int, covered: int, percent: int) -> None:
    assert Coverage(clients_, covered).percent == percent


def test_todays_nudge_is_shown_once_it_was_sent(office: Office, ana: Member) -> None:
    office.a_client(ana, "Acme")
    before = home(office, ana)
    assert before.nudge is None
    assert [one.client.name for one in before.cold] == ["Acme"]
    office.nudge()
    after = home(office, ana)
    assert after.nudge
    assert after.cold == ()
    tomorrow = load_home(office.database, ana, ClientListing(), NOW + A_DAY)
    assert tomorrow.nudge is None


def test_a_paused_client_is_not_among_the_cold_ones(office: Office, ana: Member) -> None:
    acme = office.a_client(ana, "Acme")
    with office.database.write() as connection:
        clients.change_client(connection, "T1", acme.id, paused_until_on=TODAY + A_DAY)
    assert home(office, ana).cold == ()


def test_drafts_that_are_over_are_not_counted(office: Office, ana: Member) -> None:
    office.ask(ana, "Nobody known called", NOW - timedelta(days=8))
    office.ask(ana, "Nobody else called", NOW)
    assert home(office, ana).draft_count == 1


@pytest.mark.parametrize("is_nudged", [False, True])
def test_home_costs_the_same_however_much_is_stored(
    office: Office, ana: Member, *, is_nudged: bool
) -> None:
    acme = office.a_client(ana, "Acme")
    if is_nudged:
        office.nudge()
    with statements(office.database) as few:
        home(office, ana)
    store_much(office, ana)
    for _ in range(9):
        plan(office, ana, acme)
    with statements(office.database) as many:
        home(office, ana)
    assert len(many) == len(few) <= 13
