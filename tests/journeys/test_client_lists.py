"""`/client`: whose clients, which of them, in which order, page by page."""

import pytest

from playground import Shown
from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days

WHOSE, ONLY, SORT = "list_whose", "list_only", "list_sort"


def make_private(who: Colleague, name: str) -> None:
    who.presses("Edit", who.types(f"/client {name}"))
    who.form.choose("Who sees it", "Private")
    assert who.sends() == {}


@pytest.fixture
def listed(mia: Colleague, raj: Colleague) -> Shown:
    for line in ("Acme last 1 March", "Globex last 1 Jan", "Initech tier A last 27 Feb"):
        mia.types(f"/client add {line}")
    raj.types("/client add Hooli last 2 Jan")
    return mia.types("/client")


@both_databases
def test_everyones_are_listed_with_their_owners(mia: Colleague, listed: Shown) -> None:
    mia.presses(WHOSE, listed, choosing="Everyone's clients")
    text = listed.text
    assert "Everyone's 4 clients, the longest overdue first" in text
    assert "Hooli · cold, 62 days since the last contact, cadence 30 · Raj Patel" in text
    assert text.index("Globex") < text.index("Hooli") < text.index("Initech") < text.index("Acme")
    mia.presses(WHOSE, listed, choosing="My clients")
    assert "Your 3 clients, the coldest first" in listed.text


def test_each_order_can_be_chosen(mia: Colleague, listed: Shown) -> None:
    mia.presses(SORT, listed, choosing="By name")
    text = listed.text
    assert text.index("Acme") < text.index("Globex") < text.index("Initech")
    mia.presses(SORT, listed, choosing="Latest first")
    text = listed.text
    assert "the latest contact first" in text
    assert text.index("Acme") < text.index("Initech") < text.index("Globex")
    mia.presses(WHOSE, listed, choosing="Everyone's clients")
    assert "the longest overdue first" in listed.text
    mia.presses(SORT, listed, choosing="By name")
    assert "Everyone's 4 clients, by name" in listed.text


@both_databases
def test_each_filter_shows_its_own(mia: Colleague, listed: Shown) -> None:
    mia.types("/next Acme call them")
    mia.presses(ONLY, listed, choosing="Cold or going cold")
    assert "Your 1 client cold or going cold" in listed.text
    assert "Globex" in listed.text
    mia.presses(ONLY, listed, choosing="No next action")
    assert "Your 2 clients without a next action" in listed.text
    assert "Acme" not in listed.text
    mia.presses(ONLY, listed, choosing="Tier A")
    assert "Your 1 client of tier A" in listed.text
    mia.presses(WHOSE, listed, choosing="Everyone's clients")
    assert "Everyone's 1 client of tier A" in listed.text
    mia.presses(ONLY, listed, choosing="Tier D")
    assert "No client is of tier D." in listed.text
    mia.presses(ONLY, listed, choosing="All of them")
    assert "Everyone's 4 clients" in listed.text


@both_databases
def test_a_private_client_is_in_nobody_elses_list(
    mia: Colleague, raj: Colleague, listed: Shown
) -> None:
    make_private(mia, "Acme")
    mia.presses(ONLY, listed, choosing="Private")
    assert "Your 1 private client" in listed.text
    theirs = raj.types("/client all")
    assert "Everyone's 3 clients" in theirs.text
    assert "Acme" not in theirs.text
    raj.presses(ONLY, theirs, choosing="Private")
    assert "No client is private." in theirs.text


def test_former_clients_are_in_their_own_list_alone(mia: Colleague, listed: Shown) -> None:
    card = mia.types("/client Acme")
    mia.presses("...", card, choosing="Archive")
    if mia.has_a_form():
        mia.sends()
    mia.presses(ONLY, listed, choosing="All of them")
    assert "Acme" not in listed.text
    mia.presses(ONLY, listed, choosing="Former")
    assert "Acme · former since today" in listed.text
    mia.presses(WHOSE, listed, choosing="Everyone's clients")
    assert "Acme · former since today · Mia Chen" in listed.text


def test_when_nothing_is_cold_everyone_is_warm(mia: Colleague) -> None:
    mia.types("/client add Acme last 4 March")
    assert "Everyone is warm." in mia.types("/client cold").text


def test_no_clients_teach_and_still_lead_to_everyones(mia: Colleague, raj: Colleague) -> None:
    raj.types("/client add Hooli last 2 Jan")
    shown = mia.types("/client")
    assert "/client add Acme tier A last 3 May" in shown.text
    assert "/client import" in shown.text
    mia.presses(WHOSE, shown, choosing="Everyone's clients")
    assert "Hooli" in shown.text


@both_databases
def test_a_long_list_is_turned_page_by_page(mia: Colleague) -> None:
    for number in range(33):
        mia.types(f"/client add Acme {number:02}")
    shown = mia.types("/client")
    assert "Your 33 clients, the coldest first · page 1 of 3" in shown.text
    assert shown.buttons.count("Open") == 15
    seen = shown.text
    for words in ("page 2", "page 3"):
        mia.presses("Next", shown)
        assert words in shown.text
        seen += shown.text
    assert shown.buttons.count("Open") == 3
    assert "Next" not in shown.buttons
    assert all(f"Acme {number:02}" in seen for number in range(33))
    mia.presses("Previous", shown)
    assert "page 2" in shown.text
    mia.presses(WHOSE, shown, choosing="Everyone's clients")
    assert "Everyone's clients, the longest overdue first · page 1" in shown.text


def test_words_ask_for_a_list_unless_a_client_is_so_named(mia: Colleague, listed: Shown) -> None:
    assert listed
    assert "cold or going cold" in mia.types("/client cold").text
    assert "of tier A" in mia.types("/client tier a").text
    assert "I don't know a client called cold." in mia.types('/client "cold"').text
    mia.types('/client add "Cold"')
    assert "Owner Mia Chen" in mia.types("/client cold").text


@both_databases
def test_days_are_those_of_each_owner(studio: Studio, mia: Colleague) -> None:
    kai = studio.member("kai", real_name="Kai Ward", tz="Pacific/Auckland")
    lou = studio.member("lou", real_name="Lou Pono", tz="Pacific/Honolulu")
    kai.types("/client add Ahead tier A last 27 Feb")
    lou.types("/client add Behind tier A last 27 Feb")
    studio.wait_for(days(0), "23:30")
    text = mia.types("/client all").text
    assert "Ahead · going cold, 7 days" in text
    assert "Behind · warm, 6 days" in text
    shown = mia.types("/client all")
    mia.presses(ONLY, shown, choosing="Cold or going cold")
    assert "Ahead" in shown.text
    assert "Behind" not in shown.text


def test_guests_see_no_list(studio: Studio, listed: Shown) -> None:
    assert listed
    gus = studio.newcomer("gus", is_guest=True)
    assert "full members" in gus.types("/client all").text


@pytest.mark.usefixtures("listed")
def test_a_list_chosen_on_home_is_drawn_there(mia: Colleague) -> None:
    mia.opens("home")
    home = mia.person.home
    assert home
    mia.presses(WHOSE, home, choosing="Everyone's clients")
    assert "Everyone's 4 clients" in mia.home
