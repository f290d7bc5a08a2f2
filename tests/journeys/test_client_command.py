"""`/client`: the list, one card, and a name that is not known."""

from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague


@both_databases
def test_the_list_has_ones_own_clients_the_coldest_first(mia: Colleague, raj: Colleague) -> None:
    for line in ("Acme last 1 March", "Globex last 1 Jan", "Initech tier A last 27 Feb"):
        mia.types(f"/client add {line}")
    raj.types("/client add Hooli last 1 Jan")
    text = mia.types("/client").text
    assert "Your 3 clients, the coldest first" in text
    assert "Globex · cold, 63 days since the last contact, cadence 30" in text
    assert "Initech · warm, 6 days since the last contact, cadence 7" in text
    assert text.index("Globex") < text.index("Initech") < text.index("Acme")
    assert "Hooli" not in text


def test_an_empty_list_teaches_how_to_add_one(mia: Colleague) -> None:
    assert "Add one with /client add Acme tier A last 3 May" in mia.types("/client").text


def test_open_shows_the_card_and_leaves_the_list(mia: Colleague) -> None:
    mia.types("/client add Acme")
    listed = mia.types("/client")
    card = mia.presses("Open", listed)
    assert card != listed
    assert "Owner Mia Chen" in card.text
    assert "Your 1 client" in listed.text


@both_databases
def test_the_card_shows_all_that_matters(mia: Colleague, raj: Colleague) -> None:
    mia.types("/client add Acme tier A last 1 March")
    for number in range(6):
        mia.types(f"/logcall Acme {number + 1} March: talk {number}")
    raj.types("/logcall Acme lunch with Dana: gossip. next: send deck Fri")
    text = mia.card("acme")
    assert "Acme · warm, last contact today, cadence 7" in text
    assert "Owner Mia Chen · Tier A · Every 7 days" in text
    assert "send deck (due Fri 8 Mar)" in text
    assert "today · meeting · Raj Patel · with Dana\ngossip" in text
    assert text.count("talk") == 4


def test_a_client_is_found_however_its_name_is_written(mia: Colleague) -> None:
    mia.types("/client add Acme")
    for asked in ("acme", "ACME, Inc.", '"Acme"', "  Acmé ", "acme ltd"):
        assert "Owner Mia Chen" in mia.card(asked)


def test_a_name_not_known_offers_the_closest_and_to_add_it(mia: Colleague) -> None:
    mia.types("/client add Globex")
    reply = mia.types("/client Globx")
    assert "I don't know a client called Globx. Did you mean one of these?" in reply.text
    assert reply.buttons == ["Globex", "Search for “Globx”", "Add Globx"]
    assert "Owner Mia Chen" in mia.presses("Globex", reply).text
    mia.presses("Add Globx", reply)
    assert mia.form.value("Name") == "Globx"
    assert mia.sends() == {}
    assert "Added Globx" in reply.text
    assert "Owner Mia Chen" in mia.card("Globx")


def test_help_shows_examples(mia: Colleague) -> None:
    for line in ("/client help", "/client HELP"):
        assert "/client add Acme tier A owner @mia last 3 May" in mia.types(line).text


def test_find_finds_and_import_opens_its_form(mia: Colleague) -> None:
    mia.types("/client add Acme")
    assert "Owner Mia Chen" in mia.types("/client find Acme").text
    assert "/client find pricing jazz" in mia.types("/client find").text
    mia.types("/client import")
    assert mia.form.title == "Import clients"


def test_a_client_with_a_reserved_name_is_reached_in_quotes(mia: Colleague) -> None:
    for name in ("Help", "Add", "Find", "Import"):
        mia.types(f'/client add "{name}"')
        assert "Owner Mia Chen" in mia.card(f'"{name}"')
