"""Cards about dates in their table: struck out, moved, told again, each in its workspace."""

from datetime import date

import pytest
from sqlalchemy import Connection

from domain.client_dates import KnownDate
from domain.deliveries import CardState, Delivery, DeliveryKind, DeliveryState, NudgeCard
from domain.important_dates import DateKind, ImportantDate
from domain.nudge_cards import Lane
from domain.records import Client, Member
from storage import card_days, cards, date_cards, deliveries, important_dates
from tests.office import A_DAY, NOW, TODAY, Office
from tests.services.dates_ground import a_person, a_warm_client

RULE = ImportantDate(DateKind.TRIP, 3, 17, 2026, is_yearly=False)


@pytest.fixture
def ana(office: Office) -> Member:
    return office.a_member("U1")


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return a_warm_client(office, ana)


@pytest.fixture
def zenith(office: Office, ana: Member) -> Client:
    return a_warm_client(office, ana, "Zenith")


def add_date(connection: Connection, client: Client, date_id: str, **told: object) -> None:
    facts: dict[str, object] = {"created_at": NOW, "last_card_on": TODAY} | told
    one = KnownDate(date_id, "T1", client.id, RULE, "Lisbon", **facts)  # type: ignore[arg-type] # varied
    important_dates.add_date(connection, one)


def add_card(
    connection: Connection,
    client: Client,
    date_id: str,
    *,
    day: date = TODAY,
    member_id: str = "U1",
    state: CardState = CardState.OPEN,
) -> str:
    """A card in a nudge of its own; the id of that."""
    delivery = Delivery(
        f"n{member_id}{day}{date_id}"[:32],
        "T1",
        member_id,
        DeliveryKind.NUDGE,
        f"{day}" if date_id == "d1" else f"{day}-{date_id}",
        DeliveryState.SENT,
        NOW,
        1,
    )
    deliveries.add_delivery(connection, delivery)
    card = NudgeCard(
        delivery.id, 0, Lane.BRING, client.id, client.name, "Trip", state, date_id=date_id
    )
    cards.add_cards(connection, "T1", [(card, {"told_on": None})])
    return delivery.id


def state(connection: Connection, delivery_id: str) -> tuple[str, str | None, str]:
    (card,) = cards.list_cards(connection, "T1", delivery_id, viewer_id="U1")
    return card.state.value, card.outcome, card.client_name


def told(connection: Connection, date_id: str = "d1") -> tuple[date | None, date | None]:
    found = important_dates.find_date(connection, "T1", date_id)
    assert found
    return found.told_on, found.next_card_on


def test_only_open_cards_of_these_dates_are_struck_out(office: Office, acme: Client) -> None:
    with office.database.write() as connection:
        for date_id in ("d1", "d2"):
            add_date(connection, acme, date_id)
        open_one, other = add_card(connection, acme, "d1"), add_card(connection, acme, "d2")
        closed = date_cards.close_date_cards(connection, "T1", ["d1"], outcome="Gone", now=NOW)
        assert closed == {open_one}
        assert state(connection, open_one) == ("elsewhere", "Gone", "Acme")
        assert state(connection, other) == ("open", None, "Acme")
        again = date_cards.close_date_cards(connection, "T1", ["d1"], outcome="Gone", now=NOW)
        assert again == set()
        elsewhere = date_cards.close_date_cards(connection, "T2", ["d2"], outcome="Gone", now=NOW)
        assert elsewhere == set()


@pytest.mark.parametrize(
    ("day", "kept", "is_told_again"),
    [
        (TODAY, CardState.OPEN, True),
        (TODAY, CardState.DONE, False),
        (TODAY, CardState.SNOOZED, False),
        (TODAY - A_DAY, CardState.OPEN, False),  # a later card said more since
    ],
)
def test_only_the_latest_open_card_is_told_again(
    office: Office, acme: Client, day: date, kept: CardState, *, is_told_again: bool
) -> None:
    with office.database.write() as connection:
        add_date(connection, acme, "d1", told_on=TODAY)
        add_card(connection, acme, "d1", day=day, state=kept)
        date_cards.untell_dates(connection, "T1", ["d1"])
        wanted = (TODAY - A_DAY, TODAY) if is_told_again else (TODAY, None)
        assert told(connection) == wanted


def test_what_readers_were_told_stays_told(office: Office, acme: Client) -> None:
    with office.database.write() as connection:
        add_date(connection, acme, "d1", told_on=TODAY)
        add_card(connection, acme, "d1", member_id="U2")
        date_cards.untell_unseen(connection, "T1", acme.id, ["U1", "U2"])
        assert told(connection) == (TODAY, None)
        date_cards.untell_unseen(connection, "T1", acme.id, ["U1"])
        assert told(connection) == (TODAY - A_DAY, TODAY)


def test_cards_follow_their_dates_to_another_client(
    office: Office, acme: Client, zenith: Client
) -> None:
    with office.database.write() as connection:
        add_date(connection, acme, "d1")
        shown = add_card(connection, acme, "d1")
        assert date_cards.move_date_cards(connection, "T2", ["d1"], zenith.id) == set()
        assert date_cards.move_date_cards(connection, "T1", ["d1"], zenith.id) == {shown}
        assert state(connection, shown) == ("open", None, "Zenith")


def test_dates_rest_and_wake_with_their_client(
    office: Office, acme: Client, zenith: Client
) -> None:
    with office.database.write() as connection:
        add_date(connection, acme, "d1", next_card_on=TODAY)
        add_date(connection, zenith, "d2", next_card_on=TODAY)
        date_cards.rest_dates(connection, "T1", acme.id)
        assert (told(connection, "d1"), told(connection, "d2")) == ((None, None), (None, TODAY))
        date_cards.wake_dates(connection, "T1", acme.id, TODAY + A_DAY)
        date_cards.wake_dates(connection, "T1", zenith.id, TODAY + A_DAY)
        assert told(connection, "d1") == (None, TODAY + A_DAY)
        assert told(connection, "d2") == (None, TODAY)


def test_what_a_card_changed_is_read_and_put_back(office: Office, acme: Client) -> None:
    with office.database.write() as connection:
        add_date(connection, acme, "d1", told_on=TODAY, next_card_on=TODAY)
        shown = add_card(connection, acme, "d1")
        card = cards.get_card(connection, "T1", shown, 0, viewer_id="U1")
        before = card_days.read_before(connection, "T1", card)
        assert (before["told_on"], before["month"]) == (TODAY.isoformat(), 3)
        card_days.put_back(connection, "T1", card)
        assert told(connection) == (None, TODAY)


def test_a_card_of_a_date_that_is_gone_tells_nothing_of_it(office: Office, acme: Client) -> None:
    with office.database.write() as connection:
        add_date(connection, acme, "d1")
        shown = add_card(connection, acme, "d1")
        (card,) = cards.list_cards(connection, "T1", shown, viewer_id="U1")
        assert card.date_text == "Lisbon trip"
        important_dates.drop_date(connection, "T2", "d1")
        important_dates.drop_date(connection, "T1", "d1")
        (card,) = cards.list_cards(connection, "T1", shown, viewer_id="U1")
        assert (card.date_text, card.client_name) == ("", "Acme")
        (unseen,) = cards.list_cards(connection, "T1", shown, viewer_id="U9")
        assert unseen.client_name == "Acme"


def test_dates_go_from_person_to_person_and_back_but_not_birthdays(
    office: Office, ana: Member, acme: Client
) -> None:
    dana = a_person(office, ana, acme, birthday="3 May")
    lee = a_person(office, ana, acme, "Lee")
    with office.database.write() as connection:
        add_date(connection, acme, "d1", person_id=dana.id)
        assert important_dates.move_dates_of(connection, "T2", dana.id, lee.id) == []
        assert important_dates.move_dates_of(connection, "T1", dana.id, lee.id) == ["d1"]
        assert important_dates.find_birthday(connection, "T1", dana.id)
        for person_id, from_id in ((dana.id, "other"), (dana.id, lee.id)):
            important_dates.give_dates_back(connection, "T1", ["d1"], person_id, from_id)
            found = important_dates.find_date(connection, "T1", "d1")
            assert found
            assert found.person_name == ("Dana" if from_id == lee.id else "Lee")
