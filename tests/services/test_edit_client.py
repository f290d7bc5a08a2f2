"""Editing a client: its names, its pace, its days."""

from datetime import date
from typing import Any

import pytest

from domain.client_edit import Edited, EditField
from domain.records import Client, Member
from domain.warmth import Tier
from services.deliver import load_nudge
from services.open_client import open_client
from storage.clients import change_client
from tests.office import A_DAY, NOW, TODAY, Office
from tests.services.edit_ground import PRIVATE, finds, next_card_on, save, seen, wrong


@pytest.fixture
def ben(office: Office) -> Member:
    return office.a_member("U2")


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, last_spoke_on=TODAY - 40 * A_DAY)


def test_a_form_sent_as_it_came_changes_nothing(office: Office, ana: Member, acme: Client) -> None:
    before = open_client(office.database, ana, acme.id, NOW), next_card_on(office, acme)
    assert save(office, ana, acme) == Edited(acme.id)
    assert (open_client(office.database, ana, acme.id, NOW), next_card_on(office, acme)) == before


def test_tier_cadence_pause_and_former_are_kept(office: Office, ana: Member, acme: Client) -> None:
    until_on = TODAY + 9 * A_DAY
    save(office, ana, acme, tier=Tier.A, cadence="12", paused_until_on=until_on, is_former=True)
    found = seen(office, ana, acme)
    assert (found.tier, found.cadence, found.paused_until_on) == (Tier.A, 12, until_on)
    assert found.former_on == TODAY
    save(office, ana, acme, cadence="", paused_until_on=None, is_former=False)
    found = seen(office, ana, acme)
    assert (found.cadence, found.paused_until_on, found.former_on) == (7, None, None)


@pytest.mark.parametrize("cadence", ["0", "3651", "-3", "1.5", "soon", "٣" * 5, "9" * 4000])
def test_a_cadence_is_1_to_3650_days(
    office: Office, ana: Member, acme: Client, cadence: str
) -> None:
    assert set(wrong(office, ana, acme, cadence=cadence)) == {EditField.CADENCE}


def test_a_pause_ends_on_a_day_to_come(office: Office, ana: Member, acme: Client) -> None:
    assert set(wrong(office, ana, acme, paused_until_on=TODAY)) == {EditField.PAUSED_UNTIL}


def test_all_that_is_wrong_is_told_at_once(office: Office, ana: Member, acme: Client) -> None:
    found = wrong(office, ana, acme, name=" ", cadence="0", owner_id="U404", aliases="x" * 121)
    assert set(found) == {
        EditField.NAME,
        EditField.CADENCE,
        EditField.OWNER,
        EditField.ALIASES,
    }


def test_a_snooze_holds_while_nothing_that_moves_its_days_is_changed(
    office: Office, ana: Member, acme: Client
) -> None:
    snoozed_on = TODAY + 5 * A_DAY
    with office.database.write() as connection:
        change_client(connection, "T1", acme.id, next_card_on=snoozed_on)
    save(office, ana, acme, name="Acme Two", aliases="ACM")
    assert next_card_on(office, acme) == snoozed_on
    save(office, ana, acme, cadence="20")
    assert next_card_on(office, acme) == TODAY - 20 * A_DAY


@pytest.mark.parametrize(
    ("changes", "card_on"),
    [
        ({"cadence": "50"}, TODAY + 10 * A_DAY),
        ({"paused_until_on": TODAY + 3 * A_DAY}, TODAY + 3 * A_DAY),
        ({"is_former": True}, None),
        ({"owner_id": "U2"}, TODAY - 10 * A_DAY),
    ],
)
def test_the_card_that_stands_is_struck_out_and_the_next_day_is_reckoned(
    office: Office,
    ana: Member,
    ben: Member,
    acme: Client,
    changes: dict[str, Any],
    card_on: date | None,
) -> None:
    (nudge,) = office.nudge()
    assert ben.user_id == "U2"
    save(office, ana, acme, **changes)
    assert next_card_on(office, acme) == card_on
    assert office.nudge(NOW + A_DAY / 24) == []  # redrawn, not sent anew
    assert load_nudge(office.database, nudge.delivery).cards[0].state.value == "elsewhere"


def test_the_day_is_that_of_the_new_owner(office: Office, ana: Member) -> None:
    """In Kiritimati it is a day later already."""
    kim = office.a_member("U3", tz="Pacific/Kiritimati")
    acme = office.a_client(ana, last_spoke_on=None, now=NOW.replace(hour=12))
    assert next_card_on(office, acme) == TODAY + 30 * A_DAY
    save(office, ana, acme, owner_id=kim.user_id)
    assert next_card_on(office, acme) == TODAY + 31 * A_DAY


def test_old_and_new_names_find_the_client(office: Office, ana: Member, acme: Client) -> None:
    save(office, ana, acme, name="Zenith GmbH", aliases="The Peak\n\n ,\nZ, Inc., Top\nzenith")
    found = open_client(office.database, ana, acme.id, NOW)
    assert found.aliases == ("Acme", "The Peak", "Top", "Z, Inc.")
    for name in ("zenith", "acme", "the peak", "TOP", "z"):
        assert finds(office, ana, name) == acme.id
    save(office, ana, acme, aliases="Top")
    assert finds(office, ana, "acme") is None
    assert finds(office, ana, "top") == acme.id


def test_another_spelling_of_the_same_name_is_no_alias(
    office: Office, ana: Member, acme: Client
) -> None:
    save(office, ana, acme, name="ACME, Inc.")
    found = open_client(office.database, ana, acme.id, NOW)
    assert (found.client.name, found.aliases) == ("ACME, Inc.", ())


def test_an_alias_with_a_comma_survives_the_form(office: Office, ana: Member, acme: Client) -> None:
    save(office, ana, acme, name="Smith, Jones & Co")
    save(office, ana, acme, name="Acme")
    save(office, ana, acme)
    assert open_client(office.database, ana, acme.id, NOW).aliases == ("Smith, Jones & Co",)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "Globex Ltd"}, EditField.NAME),
        ({"name": "The Globe"}, EditField.NAME),
        ({"aliases": "One\nglobex"}, EditField.ALIASES),
    ],
)
def test_a_name_of_another_client_is_refused_with_whose_it_is(
    office: Office, ana: Member, acme: Client, changes: dict[str, str], field: EditField
) -> None:
    globex = office.a_client(ana, "Globex")
    save(office, ana, globex, aliases="The Globe")
    found = wrong(office, ana, acme, **changes)
    assert set(found) == {field}
    assert "already a name of Globex" in found[field]


def test_a_name_of_a_private_client_of_others_is_not_told(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    globex = office.a_client(ben, "Globex")
    save(office, ben, globex, **PRIVATE)
    save(office, ana, acme, aliases="Globex")
    assert finds(office, ana, "Globex") == acme.id
    assert finds(office, ben, "Globex") == globex.id


def test_a_past_pause_is_not_touched_by_a_form_that_does_not_show_it(
    office: Office, ana: Member, acme: Client
) -> None:
    past, snoozed_on = TODAY - 3 * A_DAY, TODAY + 5 * A_DAY
    with office.database.write() as connection:
        change_client(connection, "T1", acme.id, paused_until_on=past, next_card_on=snoozed_on)
    save(office, ana, acme, paused_until_on=None)
    assert (seen(office, ana, acme).paused_until_on, next_card_on(office, acme)) == (
        past,
        snoozed_on,
    )
