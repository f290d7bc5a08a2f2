"""Warmth counts from the latest contact, and a log closes the cards that asked for it."""

from datetime import date, timedelta

import pytest

from domain.deliveries import CardState
from domain.line_client import KnownName
from domain.records import Client
from domain.warmth import Warmth
from services.deliver import load_nudge, take_delivery
from services.open_client import open_client
from tests.office import A_DAY, A_MINUTE, AN_HOUR, NOW, TODAY, Office


def fresh(office: Office, client: Client) -> Client:
    return open_client(office.database, office.a_member("U9"), client.id, NOW).client


def warmth(office: Office, client: Client) -> Warmth:
    return open_client(office.database, office.a_member("U9"), client.id, NOW).reading.warmth


def test_a_contact_warms_a_cold_client(office: Office) -> None:
    ana = office.a_member("U1")
    acme = office.a_client(ana)
    assert warmth(office, acme) is Warmth.COLD
    office.log(ana, "Acme great call")
    assert warmth(office, acme) is Warmth.WARM
    assert fresh(office, acme).last_contact_at == NOW


@pytest.mark.parametrize("text", ["Acme note: new office", "Acme gift: a book"])
def test_a_note_or_gift_warms_nobody(office: Office, text: str) -> None:
    ana = office.a_member("U1")
    acme = office.a_client(ana)
    assert not office.log(ana, text).interaction.is_contact
    assert fresh(office, acme).last_contact_at is None


def test_an_older_contact_never_moves_warmth_back(office: Office) -> None:
    ana = office.a_member("U1")
    acme = office.a_client(ana)
    office.log(ana, "Acme today")
    before = fresh(office, acme)
    office.log(ana, "Acme 2 weeks ago", NOW + A_MINUTE)
    assert fresh(office, acme) == before


def test_an_older_contact_leaves_cards_and_their_days_alone(office: Office) -> None:
    ana = office.a_member("U1")
    office.a_client(ana, last_spoke_on=None)
    office.log(ana, "Acme call", NOW - 40 * A_DAY)
    (nudge,) = office.nudge()
    office.log(ana, "Acme call on 3 January")
    assert take_delivery(office.database, "T1", NOW) is None
    assert load_nudge(office.database, nudge.delivery).cards == nudge.cards
    assert office.nudge(NOW + A_DAY) == []


def test_a_first_contact_counts_even_when_it_was_before_the_client_was_added(
    office: Office,
) -> None:
    ana = office.a_member("U1")
    acme = office.a_client(ana, now=NOW)
    assert warmth(office, acme) is Warmth.WARM
    office.log(ana, "Acme 2 months ago")
    assert warmth(office, acme) is Warmth.COLD


def test_an_earlier_told_day_does_not_hold_warmth_back(office: Office) -> None:
    ana = office.a_member("U1")
    acme = office.a_client(ana, last_spoke_on=date(2026, 1, 1), now=NOW)
    office.log(ana, "Acme call")
    assert fresh(office, acme).last_on("UTC") == TODAY


def test_a_log_strikes_out_the_open_card_and_has_the_message_redrawn(office: Office) -> None:
    ana, ben = office.a_member("U1"), office.a_member("U2")
    office.a_client(ana)
    (nudge,) = office.nudge()
    office.log(ben, "Acme great call", NOW + AN_HOUR)
    stale = take_delivery(office.database, "T1", NOW + AN_HOUR)
    assert stale is not None
    assert stale.id == nudge.delivery.id
    (card,) = load_nudge(office.database, stale).cards
    assert (card.state, card.outcome) == (CardState.ELSEWHERE, "Contact logged")


def test_the_next_card_comes_one_cadence_after_the_contact(office: Office) -> None:
    ana = office.a_member("U1")
    office.a_client(ana)  # tier B: 30 days
    office.log(ana, "Acme call", NOW)
    days = [day for day in range(1, 40) if office.nudge(NOW + day * A_DAY)]
    assert days[0] == 30


def test_the_days_are_the_owners(office: Office) -> None:
    """23:30 in UTC is the next day for an owner in Auckland, whoever logs it."""
    kim, ben = office.a_member("U1", tz="Pacific/Auckland"), office.a_member("U2")
    acme = office.a_client(kim)
    late = (NOW - 30 * A_DAY).replace(hour=23, minute=30)
    office.log(ben, "Acme call", late)
    assert fresh(office, acme).last_on("Pacific/Auckland") == late.date() + timedelta(days=1)
    assert open_client(office.database, ben, acme.id, NOW).reading.days == 29


def test_another_client_stays_as_cold_as_it_was(office: Office) -> None:
    ana = office.a_member("U1")
    office.a_client(ana, "Acme")
    zenith = office.a_client(ana, "Zenith")
    logged = office.log(ana, "Acme great call with Zenith people")
    assert logged.other is None or isinstance(logged.other, KnownName)
    assert warmth(office, zenith) is Warmth.COLD
