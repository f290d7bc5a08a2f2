from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.client_lists import PAGE, ClientListing, ClientPage, Only, Sort, Whose
from domain.records import Client, Member
from domain.warmth import Tier, Warmth
from services.list_clients import list_clients
from storage.clients import change_client, set_named_ids
from tests.office import A_DAY, NOW, TODAY, Office

ALL = ClientListing(Whose.ALL)
MINE = ClientListing()


def pages(office: Office, who: Member, asked: ClientListing, now: datetime = NOW) -> ClientPage:
    return list_clients(office.database, who, asked, now)


def names(office: Office, who: Member, asked: ClientListing, now: datetime = NOW) -> list[str]:
    return [one.shown.client.name for one in pages(office, who, asked, now).rows]


def change(office: Office, client: Client, **values: object) -> None:
    with office.database.write() as connection:
        change_client(connection, "T1", client.id, **values)


@pytest.fixture
def ben(office: Office) -> Member:
    return office.a_member("U2", name="Ben")


@pytest.fixture
def secret(office: Office, ben: Member) -> Client:
    """A private client of Ben's."""
    client = office.a_client(ben, "Secret")
    change(office, client, visibility="private")
    return client


def test_ones_own_are_sorted_by_how_much_of_the_cadence_is_over(
    office: Office, ana: Member, ben: Member
) -> None:
    for days, name, tier in ((20, "B late", Tier.B), (10, "A late", Tier.A), (100, "D", Tier.D)):
        office.a_client(ana, name, tier=tier, last_spoke_on=TODAY - days * A_DAY)
    office.a_client(ben, "Another's")
    assert names(office, ana, MINE) == ["A late", "B late", "D"]
    assert names(office, ana, replace(MINE, sort=Sort.NAME)) == ["A late", "B late", "D"]
    assert names(office, ana, replace(MINE, sort=Sort.LAST)) == ["A late", "B late", "D"]
    assert pages(office, ana, MINE).total == 3


def test_never_contacted_ones_come_last_by_contact(office: Office, ana: Member) -> None:
    office.a_client(ana, "Never", now=NOW)
    office.a_client(ana, "Long ago", last_spoke_on=TODAY - 300 * A_DAY)
    assert names(office, ana, replace(MINE, sort=Sort.LAST)) == ["Long ago", "Never"]


def test_everyones_are_the_longest_overdue_first(office: Office, ana: Member, ben: Member) -> None:
    office.a_client(ana, "Mine", last_spoke_on=TODAY - 40 * A_DAY)
    office.a_client(ben, "Theirs", last_spoke_on=TODAY - 50 * A_DAY)
    page = pages(office, ana, ALL)
    assert [(one.shown.client.name, one.owner_name) for one in page.rows] == [
        ("Theirs", "Ben"),
        ("Mine", "Name of U1"),
    ]
    assert names(office, ana, replace(ALL, sort=Sort.NAME)) == ["Mine", "Theirs"]


@pytest.mark.parametrize("asked", [ALL, replace(ALL, only=Only.PRIVATE)])
def test_a_private_client_is_seen_by_its_owner_and_who_is_named(
    office: Office, ana: Member, ben: Member, secret: Client, asked: ClientListing
) -> None:
    assert names(office, ben, asked) == ["Secret"]
    assert names(office, ana, asked) == []
    with office.database.write() as connection:
        set_named_ids(connection, "T1", secret.id, ["U1"])
    assert names(office, ana, asked) == ["Secret"]
    assert names(office, ana, replace(MINE, only=Only.PRIVATE)) == []


@pytest.mark.parametrize("only", list(Only))
@pytest.mark.parametrize("sort", list(Sort))
def test_no_list_shows_another_members_private_client(
    office: Office, ana: Member, secret: Client, only: Only, sort: Sort
) -> None:
    change(office, secret, former_on=TODAY if only is Only.FORMER else None)
    for whose in Whose:
        assert names(office, ana, ClientListing(whose, only, sort)) == []


def test_former_ones_are_listed_alone_the_latest_first(office: Office, ana: Member) -> None:
    for days in (3, 1, 2):
        client = office.a_client(ana, f"Former {days}")
        change(office, client, former_on=TODAY - days * A_DAY, next_card_on=None)
    merged = office.a_client(ana, "Merged")
    change(office, merged, former_on=TODAY, merged_into_id=client.id)
    former = ["Former 1", "Former 2", "Former 3"]
    for whose in Whose:
        assert names(office, ana, ClientListing(whose, Only.FORMER)) == former
        assert names(office, ana, ClientListing(whose)) == []


@pytest.mark.parametrize("whose", list(Whose))
def test_each_filter_keeps_its_own(office: Office, ana: Member, whose: Whose) -> None:
    office.a_client(ana, "Tier A", tier=Tier.A, last_spoke_on=TODAY)
    office.a_client(ana, "Cold")
    office.a_client(ana, "Busy", last_spoke_on=TODAY)
    office.log(ana, "Busy call next: send it")
    office.log(ana, "Tier A call", NOW - A_DAY)
    assert names(office, ana, ClientListing(whose, Only.TIER_A)) == ["Tier A"]
    assert names(office, ana, ClientListing(whose, Only.TIER_D)) == []
    assert names(office, ana, ClientListing(whose, Only.COLD)) == ["Cold"]
    assert names(office, ana, ClientListing(whose, Only.NO_NEXT)) == ["Cold", "Tier A"]


@pytest.mark.parametrize("whose", list(Whose))
@pytest.mark.parametrize("sort", [Sort.COLDEST, Sort.NAME])
def test_pages_hold_each_client_once(office: Office, ana: Member, whose: Whose, sort: Sort) -> None:
    made = [office.a_client(ana, f"Client {number:02}").name for number in range(2 * PAGE + 3)]
    found: list[str] = []
    asked = ClientListing(whose, sort=sort)
    for number in range(3):
        page = pages(office, ana, asked.at(number))
        assert page.has_more is (number < 2)
        found += [one.shown.client.name for one in page.rows]
    assert sorted(found) == made
    if sort is Sort.NAME:
        assert found == made


def test_past_the_end_of_ones_own_is_the_last_page(office: Office, ana: Member) -> None:
    office.a_client(ana)
    assert pages(office, ana, MINE.at(7)).asked.page == 0
    page = pages(office, ana, ALL.at(7))
    assert (page.rows, page.has_more, page.asked.page) == ((), False, 7)


def test_a_client_without_an_owner_is_everyones(office: Office, ana: Member) -> None:
    change(office, office.a_client(ana), owner_id=None)
    (row,) = pages(office, ana, ALL).rows
    assert row.owner_name is None
    assert names(office, ana, replace(ALL, only=Only.COLD)) == ["Acme"]


@pytest.mark.parametrize("hour", range(0, 24, 3))
def test_none_that_reads_warm_is_among_the_cold_at_any_hour(office: Office, hour: int) -> None:
    """Days are local to each owner, whose zones are up to 25 hours apart."""
    zones = ("Pacific/Kiritimati", "Asia/Tokyo", "UTC", "America/New_York", "Pacific/Pago_Pago")
    members = [office.a_member(f"U{number}", tz=tz) for number, tz in enumerate(zones)]
    for who in members:
        for days in (6, 7, 8):
            name = f"{who.user_id} {days}"
            office.a_client(who, name, tier=Tier.A, last_spoke_on=TODAY - days * A_DAY)
    now = datetime(2026, 3, 10, hour, 30, tzinfo=UTC)
    cold = replace(ALL, only=Only.COLD)
    shown = list(pages(office, members[0], cold, now).rows)
    shown += pages(office, members[0], cold.at(1), now).rows
    every = list(pages(office, members[0], ALL, now).rows)
    assert all(one.shown.reading.warmth is not Warmth.WARM for one in shown)
    expected = {one.shown.client.name for one in every if one.shown.reading.warmth != Warmth.WARM}
    assert {one.shown.client.name for one in shown} == expected
    assert 0 < len(expected) < len(every)


def test_the_page_knows_the_viewers_own_day(office: Office) -> None:
    kai = office.a_member("U7", tz="Pacific/Kiritimati")
    late = NOW + timedelta(hours=3)
    assert pages(office, kai, MINE, late).today == TODAY + A_DAY
