"""Dates go with their client: handed over, merged, archived, brought back; cards follow."""

import pytest

from domain.client_dates import KnownDate
from domain.deliveries import Nudge
from domain.handing import HandOver
from domain.nudge_cards import Lane
from domain.records import Client, Member, Visibility
from services.archive_client import archive_client
from services.coming_dates import coming_dates
from services.deliver import load_nudge
from services.hand_over import hand_over_all, undo_hand_over
from services.merge_clients import merge_clients, preview_merge
from services.nudge_settings import pause_nudges, resume_nudges
from services.undo_merge import undo_merge
from storage import clients
from tests.office import A_DAY, NOW, TODAY, Office
from tests.services import edit_ground
from tests.services.dates_ground import (
    EXPIRY,
    a_person,
    a_warm_client,
    add,
    in_days,
    known,
    of_year,
    told,
    whats,
)
from tests.services.test_statement_count import statements


@pytest.fixture
def lee(office: Office) -> Member:
    return office.a_member("U2", name="Lee Park")


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return a_warm_client(office, ana)


@pytest.fixture
def one(office: Office, ana: Member, acme: Client) -> KnownDate:
    return add(office, ana, acme, EXPIRY, in_days(7), label="Certificate")


@pytest.fixture
def nudge(office: Office, one: KnownDate) -> Nudge:
    """Ana was told of it."""
    assert one
    (found,) = office.nudge()
    assert found.delivery.member_id == "U1"
    return found


def states(office: Office, nudge: Nudge) -> list[tuple[str, str | None]]:
    drawn = load_nudge(office.database, nudge.delivery)
    return [(card.state.value, card.outcome) for card in drawn.cards]


def to_whom(office: Office, day: int = 1) -> list[tuple[str, str]]:
    """Who is told what on a day."""
    return [
        (nudge.delivery.member_id, card.client_name)
        for nudge in office.nudge(NOW + day * A_DAY)
        for card in told(nudge)
    ]


def hide(office: Office, client: Client, *named: str) -> None:
    with office.database.write() as connection:
        clients.change_client(connection, "T1", client.id, visibility=Visibility.PRIVATE.value)
        clients.set_named_ids(connection, "T1", client.id, named)


def test_handed_over_the_new_owner_is_told_and_back_the_old_one(
    office: Office, ana: Member, lee: Member, nudge: Nudge
) -> None:
    plan = HandOver(ana.user_id, lee.user_id)
    done = hand_over_all(office.database, ana, plan, NOW, NOW, office.a_request())
    assert states(office, nudge) == [("elsewhere", "Now with Lee Park")]
    assert to_whom(office) == [("U2", "Acme")]
    undo_hand_over(office.database, ana, done.change_id, NOW + A_DAY, office.a_request())
    assert to_whom(office, 2) == [("U1", "Acme")]


def test_another_owner_in_the_form_is_told_too(
    office: Office, ana: Member, lee: Member, acme: Client, nudge: Nudge
) -> None:
    edit_ground.save(office, ana, acme, owner_id=lee.user_id)
    assert states(office, nudge) == [("elsewhere", "Handed over")]
    assert to_whom(office) == [("U2", "Acme")]


def test_a_step_that_was_answered_is_not_told_to_the_new_owner(
    office: Office, ana: Member, lee: Member, acme: Client, nudge: Nudge
) -> None:
    office.log_card(ana, nudge)
    edit_ground.save(office, ana, acme, owner_id=lee.user_id)
    assert to_whom(office) == []


def test_a_former_client_is_told_of_no_more_until_it_is_brought_back(
    office: Office, ana: Member, acme: Client, nudge: Nudge
) -> None:
    archive_client(office.database, ana, acme.id, NOW, office.a_request())
    assert states(office, nudge) == [("elsewhere", "Archived")]
    assert to_whom(office) == []
    edit_ground.save(office, ana, acme, is_former=False)
    assert to_whom(office, 2) == [("U1", "Acme")]


def next_days(office: Office, who: Member, client: Client) -> list[str]:
    return [str(one.next_card_on) for one in known(office, who, client)]


def test_no_tick_looks_at_dates_of_clients_that_nobody_is_nudged_about(
    office: Office, ana: Member, acme: Client, one: KnownDate
) -> None:
    stood = str(one.next_card_on)
    archive_client(office.database, ana, acme.id, NOW, office.a_request())
    assert next_days(office, ana, acme) == ["None"]
    edit_ground.save(office, ana, acme, is_former=False)
    assert next_days(office, ana, acme) == [stood]
    edit_ground.save(office, ana, acme, owner_id=None)
    assert next_days(office, ana, acme) == ["None"]
    edit_ground.save(office, ana, acme, owner_id=ana.user_id)
    assert to_whom(office, 0) == [("U1", "Acme")]


def test_dates_of_a_former_client_wake_up_when_it_is_merged(
    office: Office, ana: Member, acme: Client, one: KnownDate
) -> None:
    assert one
    zenith = a_warm_client(office, ana, "Zenith")
    archive_client(office.database, ana, acme.id, NOW, office.a_request())
    merge_clients(office.database, ana, zenith.id, acme.id, NOW, office.a_request())
    assert to_whom(office, 0) == [("U1", "Zenith")]


def test_made_private_what_a_stand_in_left_open_comes_to_the_owner(
    office: Office, ana: Member, lee: Member, acme: Client, one: KnownDate
) -> None:
    assert one
    pause_nudges(office.database, ana, TODAY + 2 * A_DAY, NOW, stand_in_id=lee.user_id)
    assert to_whom(office, 0) == [("U2", "Acme")]
    edit_ground.save(office, ana, acme, **edit_ground.PRIVATE)
    assert to_whom(office, 2) == [("U1", "Acme")]


def test_merged_they_go_to_the_kept_client_and_back_by_undo(
    office: Office, ana: Member, acme: Client, nudge: Nudge
) -> None:
    zenith = a_warm_client(office, ana, "Zenith")
    a_person(office, ana, acme, birthday="3 May")
    assert preview_merge(office.database, ana, zenith.id, acme.id).counts.dates == 1
    done = merge_clients(office.database, ana, zenith.id, acme.id, NOW, office.a_request())
    assert sorted(whats(office, ana, zenith)) == ["Certificate expiry", "Dana's birthday"]
    assert states(office, nudge) == [("open", None)]
    card = load_nudge(office.database, nudge.delivery).cards[0]
    assert (card.client_name, card.date_text) == ("Zenith", "Certificate expiry")
    assert to_whom(office) == []
    undo_merge(office.database, ana, done.change_id, NOW)
    assert sorted(whats(office, ana, acme)) == ["Certificate expiry", "Dana's birthday"]
    assert whats(office, ana, zenith) == []
    assert load_nudge(office.database, nudge.delivery).cards[0].client_name == "Acme"


def test_merged_into_a_client_of_another_its_owner_is_told(
    office: Office, ana: Member, lee: Member, acme: Client, nudge: Nudge
) -> None:
    zenith = a_warm_client(office, lee, "Zenith")
    done = merge_clients(office.database, ana, zenith.id, acme.id, NOW, office.a_request())
    assert states(office, nudge) == [("elsewhere", "With another owner now")]
    assert to_whom(office) == [("U2", "Zenith")]
    undo_merge(office.database, ana, done.change_id, NOW)
    assert to_whom(office, 2) == [("U1", "Acme")]


def test_a_stand_in_is_told_and_what_they_left_open_comes_back(
    office: Office, ana: Member, lee: Member, one: KnownDate
) -> None:
    assert one
    pause_nudges(office.database, ana, TODAY + 9 * A_DAY, NOW, stand_in_id=lee.user_id)
    (nudge,) = office.nudge()
    assert nudge.delivery.member_id == "U2"
    (card,) = nudge.cards
    assert card.lane is Lane.BRING
    assert card.reason.endswith(f"for {ana.name}, away until Thu 19 Mar")
    assert to_whom(office) == []
    resume_nudges(office.database, ana, NOW + A_DAY)
    assert ("U1", "Acme") in to_whom(office, 2)


def test_a_stand_in_is_told_of_no_client_that_they_do_not_see(
    office: Office, ana: Member, lee: Member, acme: Client, one: KnownDate
) -> None:
    assert one
    hide(office, acme)
    pause_nudges(office.database, ana, TODAY + 3 * A_DAY, NOW, stand_in_id=lee.user_id)
    assert [to_whom(office, day) for day in range(4)] == [[], [], [], [("U1", "Acme")]]


def test_named_for_it_they_see_it(
    office: Office, ana: Member, lee: Member, acme: Client, one: KnownDate
) -> None:
    assert one
    hide(office, acme, lee.user_id)
    pause_nudges(office.database, ana, TODAY + 3 * A_DAY, NOW, stand_in_id=lee.user_id)
    assert to_whom(office, 0) == [("U2", "Acme")]


def test_standing_in_costs_no_further_query_for_dates(
    office: Office, ana: Member, lee: Member, one: KnownDate
) -> None:
    assert one
    pause_nudges(office.database, ana, TODAY + 9 * A_DAY, NOW, stand_in_id=lee.user_id)
    with statements(office.database) as found:
        assert to_whom(office, 0) == [("U2", "Acme")]
    assert len([it for it in found if "FROM important_dates" in it]) == 1


def test_what_is_coming_is_one_statement_and_for_those_who_see_the_client(
    office: Office, ana: Member, lee: Member, acme: Client, one: KnownDate
) -> None:
    for number in range(30):
        a_person(office, ana, acme, f"Person {number:02}", birthday=of_year(number))
    with office.database.read() as connection:
        with statements(office.database) as found:
            coming = coming_dates(connection, ana, acme.id, TODAY, 60, 9)
        assert len(found) == 1
        assert [it.what for it in coming][:2] == ["Person 00's birthday", "Person 01's birthday"]
        assert [it.on for it in coming] == sorted(it.on for it in coming)
        near = coming_dates(connection, ana, acme.id, TODAY, 7, 99)
        assert one.id in {it.id for it in near}
        assert len(near) == 9
    hide(office, acme)
    with office.database.read() as connection:
        assert coming_dates(connection, lee, acme.id, TODAY, 60, 9) == []
    assert len(known(office, ana, acme)) == 12
