"""Undo of a merge: both are as they were, and what was added since stays with the kept one."""

from datetime import timedelta

import pytest

from domain.client_edit import ClientEdit
from domain.errors import NotAllowed, NotFound, TooLate
from domain.handing import HandOver
from domain.records import Client, Member, Visibility
from services.archive_client import archive_client
from services.edit_client import edit_client
from services.hand_over import hand_over_all
from services.merge_clients import merge_clients
from services.open_client import find_client, open_client
from services.take_back import undo_log
from services.undo_merge import undo_merge
from storage.clients import change_client
from tests.office import A_DAY, A_MINUTE, NOW, TODAY, Office
from tests.stock import Stock, a_stock, rows_of

LATER = NOW + A_DAY / 2


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme", last_spoke_on=TODAY - 40 * A_DAY)


@pytest.fixture
def other(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Roadrunner", last_spoke_on=TODAY - 20 * A_DAY)


def merge(office: Office, who: Member, kept: Client, other: Client) -> str:
    merged = merge_clients(office.database, who, kept.id, other.id, NOW, office.a_request())
    return merged.change_id


def undo(office: Office, who: Member, change_id: str) -> None:
    undo_merge(office.database, who, change_id, LATER)


def rows(stock: Stock) -> dict[str, list[str]]:
    """What a client is and has; not the nudges that were redrawn, nor the merge itself."""
    left_out = {"audit", "changes", "requests", "deliveries", "cards"}
    return {name: found for name, found in rows_of(stock).items() if name not in left_out}


@pytest.mark.parametrize("kept_first", [True, False])
def test_every_row_is_as_it_was(office: Office, *, kept_first: bool) -> None:
    stock = a_stock(office.database, "T9")
    with stock.database.write() as connection:
        for client in (stock.client, stock.other):
            change_client(connection, "T9", client.id, next_card_on=TODAY + 400 * A_DAY)
    before = rows(stock)
    kept, gone = (stock.client, stock.other) if kept_first else (stock.other, stock.client)
    change_id = merge(stock.office, stock.who, kept, gone)
    assert rows(stock) != before
    undo(stock.office, stock.who, change_id)
    assert_alike(rows(stock), before)


def assert_alike(after: dict[str, list[str]], before: dict[str, list[str]]) -> None:
    for table, found in before.items():
        if table == "search_texts":  # a text that was put anew has another number
            assert sorted(map(without_number, after[table])) == sorted(map(without_number, found))
        else:
            assert after[table] == found, table


def without_number(row: str) -> str:
    return row.partition(", ")[2]


def test_what_was_added_since_stays_with_the_kept_one(
    office: Office, ana: Member, acme: Client, other: Client
) -> None:
    office.log(ana, "Roadrunner 3 days ago: theirs next: send deck by Friday")
    change_id = merge(office, ana, acme, other)
    office.log(ana, "Roadrunner: since next: call back by Friday", NOW + A_MINUTE)
    undo(office, ana, change_id)
    card = open_client(office.database, ana, acme.id, LATER)
    assert [one.summary for one in card.last] == ["since"]
    assert [one.text for one in card.actions] == ["call back"]
    card = open_client(office.database, ana, other.id, LATER)
    assert [one.summary for one in card.last] == ["theirs"]
    assert [one.text for one in card.actions] == ["send deck"]
    assert card.reading.days == 3


def test_a_log_that_was_taken_back_since_does_not_count_again(
    office: Office, ana: Member, acme: Client, other: Client
) -> None:
    logged = office.log(ana, "Roadrunner: theirs")
    change_id = merge(office, ana, acme, other)
    undo_log(office.database, ana, logged.interaction.id, NOW + A_MINUTE, office.a_request())
    undo(office, ana, change_id)
    days = {
        one.name: open_client(office.database, ana, one.id, NOW).reading.days
        for one in (acme, other)
    }
    assert days == {"Acme": 40, "Roadrunner": 20}


def test_names_go_back_and_a_new_name_stays(
    office: Office, ana: Member, acme: Client, other: Client
) -> None:
    change_id = merge(office, ana, acme, other)
    edit = ClientEdit(acme.id, "Zenith", aliases="Roadrunner\nPeak", owner_id="U1")
    edit_client(office.database, ana, edit, NOW, NOW, office.a_request())
    undo(office, ana, change_id)
    assert open_client(office.database, ana, acme.id, NOW).aliases == ("Acme", "Peak")
    assert getattr(find_client(office.database, ana, "roadrunner", NOW), "client", None) == other


def test_a_client_archived_since_stays_archived(
    office: Office, ana: Member, acme: Client, other: Client
) -> None:
    change_id = merge(office, ana, acme, other)
    archive_client(office.database, ana, acme.id, NOW, office.a_request())
    undo(office, ana, change_id)
    assert open_client(office.database, ana, acme.id, NOW).client.former_on == TODAY
    assert open_client(office.database, ana, other.id, NOW).client.former_on is None
    names = [card.client_name for nudge in office.nudge(NOW + 62 * A_DAY) for card in nudge.cards]
    assert names == ["Roadrunner"]


def test_undo_twice_is_once(office: Office, ana: Member, acme: Client, other: Client) -> None:
    change_id = merge(office, ana, acme, other)
    first = undo_merge(office.database, ana, change_id, LATER)
    office.log(ana, "Acme: since")
    assert undo_merge(office.database, ana, change_id, LATER) == first
    assert (first.kept_name, first.other_name) == ("Acme", "Roadrunner")
    assert open_client(office.database, ana, other.id, NOW).last == ()


def test_undo_is_for_who_merged_and_for_a_day(
    office: Office, ana: Member, acme: Client, other: Client
) -> None:
    change_id = merge(office, ana, acme, other)
    with pytest.raises(NotFound, match="can't be undone"):
        undo(office, office.a_member("U2", is_admin=True), change_id)
    with pytest.raises(TooLate, match="It stays merged"):
        undo_merge(office.database, ana, change_id, NOW + A_DAY + timedelta(seconds=1))
    undo_merge(office.database, ana, change_id, NOW + A_DAY)


def test_a_chain_is_undone_from_its_end(
    office: Office, ana: Member, acme: Client, other: Client
) -> None:
    third = office.a_client(ana, "Third")
    office.log(ana, "Roadrunner: theirs")
    first = merge(office, ana, acme, other)
    second = merge(office, ana, third, acme)
    with pytest.raises(NotFound, match="Undo the later merge first"):
        undo(office, ana, first)
    undo(office, ana, second)
    undo(office, ana, first)
    assert open_client(office.database, ana, other.id, NOW).last[0].summary == "theirs"
    for client in (acme, third):
        card = open_client(office.database, ana, client.id, NOW)
        assert (card.last, card.aliases) == ((), ())


def test_who_no_longer_sees_the_kept_one_undoes_nothing(
    office: Office, ana: Member, acme: Client, other: Client
) -> None:
    ben = office.a_member("U2")
    change_id = merge(office, ben, acme, other)
    edit = ClientEdit(acme.id, "Acme", owner_id="U1", visibility=Visibility.PRIVATE)
    edit_client(office.database, ana, edit, NOW, NOW, office.a_request())
    with pytest.raises(NotFound, match="no longer yours to see"):
        undo(office, ben, change_id)


def test_a_name_that_another_client_was_given_since_is_not_given_twice(
    office: Office, ana: Member, acme: Client, other: Client
) -> None:
    change_id = merge(office, ana, acme, other)
    edit = ClientEdit(acme.id, "Acme", owner_id="U1")
    edit_client(office.database, ana, edit, NOW, NOW, office.a_request())
    new = office.a_client(ana, "Roadrunner")
    with pytest.raises(NotAllowed, match="Another client is called Roadrunner by now"):
        undo(office, ana, change_id)
    assert getattr(find_client(office.database, ana, "roadrunner", NOW), "client", None) == new


def test_an_alias_that_another_client_was_given_since_stays_with_it(
    office: Office, ana: Member, acme: Client, other: Client
) -> None:
    edit = ClientEdit(other.id, "Roadrunner", owner_id="U1", aliases="Meep")
    edit_client(office.database, ana, edit, NOW, NOW, office.a_request())
    change_id = merge(office, ana, acme, other)
    edit = ClientEdit(acme.id, "Acme", owner_id="U1", aliases="Roadrunner")
    edit_client(office.database, ana, edit, NOW, NOW, office.a_request())
    meep = office.a_client(ana, "Meep")
    undo(office, ana, change_id)
    assert open_client(office.database, ana, other.id, LATER).aliases == ()
    assert getattr(find_client(office.database, ana, "meep", NOW), "client", None) == meep


def test_what_is_no_merge_is_not_undone_as_one(office: Office, ana: Member, acme: Client) -> None:
    office.a_member("U2")
    plan = HandOver("U1", "U2")
    done = hand_over_all(office.database, ana, plan, NOW, NOW, office.a_request())
    with pytest.raises(NotFound, match="no longer known"):
        undo(office, ana, done.change_id)
    assert acme
