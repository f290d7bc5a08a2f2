from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from domain.client_lists import ClientListing
from domain.errors import NotFound, Unreadable
from domain.records import Client, Member
from domain.warmth import Tier, Warmth
from services.add_client import AlreadyThere, NewClient, add_client
from services.list_clients import list_clients
from services.open_client import find_client, open_client
from tests.office import A_DAY, NOW, TODAY, Office
from tests.services.edit_ground import PRIVATE, save


def own_clients(office: Office, who: Member) -> list[Client]:
    page = list_clients(office.database, who, ClientListing(), NOW)
    return [one.shown.client for one in page.rows]


def test_a_client_is_its_adders_and_of_tier_b_unless_told(office: Office, ana: Member) -> None:
    added = add_client(
        office.database, ana, NewClient("  Acme\u200b  Corp "), NOW, office.a_request()
    )
    assert (added.name, added.owner_id, added.tier) == ("Acme Corp", "U1", Tier.B)
    assert (added.cadence, added.added_at) == (30, NOW)
    assert open_client(office.database, ana, added.id, NOW).client == added


def test_owner_and_tier_are_as_told(office: Office, ana: Member) -> None:
    ben = office.a_member("U2")
    added = add_client(
        office.database, ana, NewClient("Acme", "U2", Tier.A), NOW, office.a_request()
    )
    assert own_clients(office, ben) == [added]
    assert own_clients(office, ana) == []
    assert open_client(office.database, ana, added.id, NOW).owner_name == "Name of U2"


@pytest.mark.parametrize("name", ["Acme", "ACME, Inc.", "acmé ltd", " Acme GmbH "])
def test_a_name_is_taken_however_it_is_written(office: Office, ana: Member, name: str) -> None:
    acme = office.a_client(ana, "Acme")
    with pytest.raises(AlreadyThere, match="already a client named Acme") as refused:
        office.a_client(ana, name)
    assert refused.value.client_id == acme.id
    assert len(own_clients(office, ana)) == 1


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "x" * 121])
def test_a_name_that_is_none_is_refused(office: Office, ana: Member, name: str) -> None:
    with pytest.raises(Unreadable, match="Nothing was saved"):
        office.a_client(ana, name)
    assert own_clients(office, ana) == []


def test_the_last_contact_lies_not_in_the_future(office: Office, ana: Member) -> None:
    with pytest.raises(Unreadable, match="can't be in the future"):
        office.a_client(ana, last_spoke_on=TODAY + A_DAY, now=NOW)
    office.a_client(ana, last_spoke_on=TODAY, now=NOW)


def test_the_future_is_the_owners(office: Office, ana: Member) -> None:
    """In UTC it is Tuesday; in Kiritimati Wednesday has begun at 11:00."""
    office.a_member("U2", tz="Pacific/Kiritimati")
    noon = NOW + timedelta(hours=2)
    tomorrow = TODAY + A_DAY
    assert office.a_client(ana, "Acme", owner_id="U2", last_spoke_on=tomorrow, now=noon)
    with pytest.raises(Unreadable):
        office.a_client(ana, "Zenith", last_spoke_on=tomorrow, now=noon)


def test_a_client_counts_from_the_day_it_was_last_spoken_to(office: Office, ana: Member) -> None:
    acme = office.a_client(ana, last_spoke_on=TODAY - timedelta(days=50), now=NOW)
    reading = open_client(office.database, ana, acme.id, NOW).reading
    assert (reading.days, reading.warmth) == (50, Warmth.COLD)
    (nudge,) = office.nudge()
    assert nudge.cards[0].reason == "50 days since the last contact, cadence 30 (cold)"


def test_a_client_counts_from_the_day_it_was_added_when_nothing_is_told(
    office: Office, ana: Member
) -> None:
    acme = office.a_client(ana, now=NOW)
    reading = open_client(office.database, ana, acme.id, NOW).reading
    assert (reading.days, reading.warmth) == (0, Warmth.WARM)
    assert office.nudge() == []
    assert len(office.nudge(NOW + 30 * A_DAY)) == 1


def test_several_at_once_add_one_client(office: Office, ana: Member) -> None:
    def add(_: int) -> str:
        try:
            return add_client(office.database, ana, NewClient("Acme"), NOW, office.a_request()).id
        except AlreadyThere as there:
            return there.client_id

    with ThreadPoolExecutor(8) as threads:
        ids = set(threads.map(add, range(8)))
    assert len(ids) == 1
    assert len(own_clients(office, ana)) == 1


@pytest.mark.parametrize("name", ["<!channel>", "🎉", "שלום", "a%b_c\\d", "O'Neill & Söhne", "..."])
def test_any_name_finds_its_client_again(office: Office, ana: Member, name: str) -> None:
    added = office.a_client(ana, name)
    found = find_client(office.database, ana, name, NOW)
    assert getattr(found, "client", None) == added


def test_a_second_delivery_says_that_the_client_was_added_and_is_unseen_by_now(
    office: Office, ana: Member
) -> None:
    boss = office.a_member("U2", is_admin=True)
    new = NewClient("Acme", owner_id="U2")
    added = add_client(office.database, ana, new, NOW, "once")
    save(office, boss, added, **PRIVATE)
    with pytest.raises(NotFound, match="was added, and is no longer yours to see"):
        add_client(office.database, ana, new, NOW, "once")
