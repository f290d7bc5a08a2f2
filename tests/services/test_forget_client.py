"""A client forgotten for good: by whom, after what, and that nothing of it is left anywhere."""

from dataclasses import replace

import pytest

from domain.client_edit import ClientEdit
from domain.errors import Unreadable
from domain.important_dates import DateKind
from domain.log_fields import LogFields
from domain.records import Client, Member
from services.audit_trail import list_audit
from services.deliver import load_nudge, take_delivery
from services.edit_client import edit_client
from services.import_clients import undo_import
from services.log_form import Filled, keep_form
from services.search import search_clients
from tests.office import NOW, TODAY, Office
from tests.services import dates_ground, facts_ground, prep_ground
from tests.services.forget_ground import a_person, forget, merge, stored, tables_with
from tests.services.test_hand_over import give, undo
from tests.services.test_import_clients import paste, run, start

SECRETS = (
    "zephyrine",
    "zephy",
    "krakatoa",
    "quartzite",
    "xylography",
    "bumfuzzle",
    "quillon",
    "vandermark",
    "901820",
    "gardyloo",
    "flumadiddle",
    "collywobbles",
    "widdershins",
)


@pytest.fixture
def client(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Zephyrine Holdings")


def fill(office: Office, ana: Member, client: Client) -> None:
    """One of everything that may hold a word about a client."""
    old = office.a_client(ana, "Collywobbles Ltd")
    office.log(ana, "Collywobbles: widdershins")
    merge(office, ana, client, old)
    edit = ClientEdit(client.id, client.name, owner_id=ana.user_id, aliases="Zephy")
    edit_client(office.database, ana, edit, NOW, NOW, office.a_request())
    dana = a_person(office, ana, client, "Quillon Vandermark", phone="+49 30 901820")
    facts_ground.add(office, ana, client, "plays the gardyloo", person_id=dana.id)
    dates_ground.add(office, ana, client, DateKind.EVENT, "2026-03-11", label="Flumadiddle fair")
    prep_ground.plan(office, ana, client, agenda="Flumadiddle", people=("Quillon",))
    office.log(
        ana,
        "Zephyrine Holdings with Quillon 20m: krakatoa. fact: her son starts xylography "
        "promise: ask about quartzite by today",
    )
    office.log(ana, "Zephyrine Holdings: he is ill, krakatoa !confidence")
    office.ask(ana, "Zephyrine Holdings tomorrow: bumfuzzle")
    office.ask(ana, "call with zephy tomorrow: bumfuzzle")
    fields = LogFields(client_id=client.id, on=TODAY, summary="bumfuzzle", people=("Quillon",))
    keep_form(office.database, ana, Filled(fields, office.a_request()), NOW)
    office.nudge(NOW)


def test_nothing_of_it_is_left_in_any_table(office: Office, ana: Member, client: Client) -> None:
    fill(office, ana, client)
    assert set(tables_with(office.database, *SECRETS)) == set(SECRETS)
    forget(office, ana, client)
    assert tables_with(office.database, *SECRETS) == {}


def test_other_clients_keep_all_that_is_theirs(office: Office, ana: Member, client: Client) -> None:
    other = office.a_client(ana, "Borealis")
    office.log(ana, "Borealis with Dana: gossip next: call by Friday")
    a_person(office, ana, other, "Dana Whitfield")
    facts_ground.add(office, ana, other, "loves jazz")
    office.ask(ana, "Borealis tomorrow: review")
    before = stored(office.database)
    fill(office, ana, client)
    forget(office, ana, client)
    after = stored(office.database)
    for table in ("interactions", "next_actions", "people", "facts", "drafts"):
        assert after[table] == before[table], table


def test_its_name_becomes_a_former_client_in_what_is_kept_about_others(
    office: Office, ana: Member, client: Client
) -> None:
    office.a_client(ana, "Borealis")
    kept = office.log(ana, "Borealis: met with Zephyrine Holdings, zephyrine-like next: thank them")
    office.ask(ana, "Borealis tomorrow: what Zephyrine Holdings said")
    forget(office, ana, client)
    assert tables_with(office.database, "zephyrine holdings") == {}
    (log,) = [row for row in stored(office.database)["interactions"] if kept.interaction.id in row]
    assert "met with a former client, zephyrine-like" in log
    assert "what a former client said" in stored(office.database)["drafts"][0]
    found = search_clients(office.database, ana, "former client", NOW)
    assert [one.client.name for one in found.clients] == ["Borealis"]


def test_without_that_wish_others_notes_keep_its_name(
    office: Office, ana: Member, client: Client
) -> None:
    office.a_client(ana, "Borealis")
    office.log(ana, "Borealis: met with Zephyrine Holdings. next: none")
    forget(office, ana, client, is_everywhere=False)
    left = tables_with(office.database, "zephyrine holdings")["zephyrine holdings"]
    assert sorted(left) == ["interactions", "search_texts"]


def test_a_name_that_is_a_word_is_taken_out_of_others_notes_with_its_capital_only(
    office: Office, ana: Member
) -> None:
    forge, _ = office.a_client(ana, "Forge"), office.a_client(ana, "Borealis")
    office.log(ana, "Borealis: we forge ahead with Forge. next: none")
    forget(office, ana, forge)
    (log,) = stored(office.database)["interactions"]
    assert "we forge ahead with a former client." in log


@pytest.mark.parametrize(
    "typed", ["zephyrine holdings", "ZEPHYRINE HOLDINGS, Inc.", "Zéphyrine Holdings "]
)
def test_its_name_is_typed_as_it_is_found(
    office: Office, ana: Member, client: Client, typed: str
) -> None:
    forget(office, ana, client, typed=typed)
    assert stored(office.database)["clients"] == []


@pytest.mark.parametrize("typed", ["", "Zephyrine", "Acme", "😀", "\n", "Zephyrine Holdings 2"])
def test_another_name_deletes_nothing(
    office: Office, ana: Member, client: Client, typed: str
) -> None:
    fill(office, ana, client)
    before = stored(office.database)
    with pytest.raises(Unreadable, match="nothing was deleted"):
        forget(office, ana, client, typed=typed)
    assert stored(office.database) == before


def test_a_second_delivery_forgets_nothing_more_and_fails_in_nothing(
    office: Office, ana: Member, client: Client
) -> None:
    forget(office, ana, client, request="R1")
    before = stored(office.database)
    forget(office, ana, client, request="R1")
    assert stored(office.database) == before


def test_the_audit_trail_tells_that_a_client_was_forgotten_without_its_name(
    office: Office, ana: Member, client: Client
) -> None:
    boss = office.a_member("U3", is_admin=True)
    office.log(ana, "Zephyrine Holdings: ill !confidence next: none")
    forget(office, ana, client)
    entry = list_audit(office.database, boss).entries[0]
    assert (entry.what, entry.actor) == ("forget", "Name of U1")
    assert tables_with(office.database, "zephyrine") == {}


def test_a_nudge_that_showed_it_is_drawn_anew_without_its_card(
    office: Office, ana: Member, client: Client
) -> None:
    office.a_client(ana, "Borealis")
    (nudge,) = office.nudge()
    assert {card.client_name for card in nudge.cards} == {"Borealis", "Zephyrine Holdings"}
    forget(office, ana, client)
    stale = take_delivery(office.database, "T1", NOW)
    assert stale is not None
    assert stale.id == nudge.delivery.id
    assert [card.client_name for card in load_nudge(office.database, stale).cards] == ["Borealis"]


def test_messages_about_a_planned_talk_are_drawn_anew(
    office: Office, ana: Member, client: Client
) -> None:
    prep_ground.plan(office, ana, client)
    (brief,) = prep_ground.tick(office, prep_ground.BRIEF)
    forget(office, ana, client)
    stale = take_delivery(office.database, "T1", prep_ground.BRIEF)
    assert stale is not None
    assert stale.id == brief.id


def test_a_merge_can_be_undone_no_more_and_another_import_still_can(
    office: Office, ana: Member
) -> None:
    preview = paste(office, ana, "Zephyrine Holdings, D\nBorealis, D")
    done = run(office, ana, preview.draft_id)
    with office.database.read() as connection:
        found = connection.exec_driver_sql("SELECT name, id FROM clients").all()
    ids = {row.name: row.id for row in found}
    again = paste(office, ana, "Aurora, D\nZephyrine Holdings, A\nZephyrine Holdings two, D")
    client = office.a_client(ana, "Acme")
    forget(office, ana, replace(client, id=ids["Zephyrine Holdings"], name="Zephyrine Holdings"))
    assert tables_with(office.database, "zephyrine holdings'", "zephyrine holdings,") == {}
    undone = undo_import(office.database, ana, done.change_id, NOW, office.a_request())
    assert undone.removed == 1
    assert start(office, ana, again.draft_id).run.total == 2


def test_a_handing_over_is_undone_for_the_rest(office: Office, ana: Member, client: Client) -> None:
    lee = office.a_member("U2", is_admin=True)
    rest = office.a_client(ana, "Borealis")
    done = give(office, ana)
    forget(office, lee, client)
    assert undo(office, ana, done).clients == 1
    assert office.fresh(ana).user_id == "U1"
    assert rest.id in stored(office.database)["clients"][0]
