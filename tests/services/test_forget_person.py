"""Someone forgotten for good: by whom, and that nothing tells of them any more."""

import pytest

from domain.errors import NotFound, Unreadable
from domain.important_dates import DateKind
from domain.log_fields import LogFields
from domain.nudge_cards import Lane
from domain.people import Person
from domain.records import Client, Member
from services.audit_trail import list_audit
from services.deliver import load_nudge, take_delivery
from services.history import list_history
from services.log_form import Filled, keep_form
from services.merge_people import merge_people, undo_merge_people
from services.move_person import move_person
from services.people import list_people
from services.save_note import Message, begin_note
from services.search import search_clients
from tests.office import NOW, TODAY, Office
from tests.services import dates_ground, facts_ground, prep_ground
from tests.services.forget_ground import a_person, forget_one, stored, tables_with

TRACES = (
    "quillon",
    "vandermark",
    "901820",
    "q@zephyr.example",
    "gardyloo",
    "flumadiddle",
)


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme")


@pytest.fixture
def quillon(office: Office, ana: Member, acme: Client) -> Person:
    return a_person(
        office,
        ana,
        acme,
        "Quillon Vandermark",
        phone="+49 30 901820",
        email="q@zephyr.example",
        birthday=dates_ground.of_year(0),
    )


def fill(office: Office, ana: Member, acme: Client, one: Person) -> None:
    """Everything that may hold a word about someone."""
    facts_ground.add(office, ana, acme, "plays the gardyloo", person_id=one.id)
    facts_ground.add(office, ana, acme, "the boss is afraid of Quillon")
    day = "2026-03-11"
    dates_ground.add(office, ana, acme, DateKind.EVENT, day, label="Flumadiddle", person_id=one.id)
    dates_ground.add(office, ana, acme, DateKind.EVENT, "2026-05-11", label="Quillon's fair")
    prep_ground.plan(office, ana, acme, agenda="What Vandermark wants", people=("Quillon",))
    office.log(
        ana,
        "Acme with Quillon and Raj 20m: roadmap, QUILLON VANDERMARK is keen, mail q@zephyr.example "
        "or 030 901820. fact: Quillon plays the gardyloo well next: ask Quillon's opinion by today",
    )
    office.ask(ana, "Acme with Quillon tomorrow: review")
    fields = LogFields(
        client_id=acme.id, on=TODAY, summary="Vandermark called", people=("Quillon",)
    )
    keep_form(office.database, ana, Filled(fields, office.a_request()), NOW)
    office.nudge(NOW)


def test_nothing_tells_of_them_in_any_table(
    office: Office, ana: Member, acme: Client, quillon: Person
) -> None:
    fill(office, ana, acme, quillon)
    assert set(tables_with(office.database, *TRACES)) == set(TRACES)
    forget_one(office, ana, quillon)
    assert tables_with(office.database, *TRACES) == {}


def test_what_was_logged_with_them_stays_and_says_someone(
    office: Office, ana: Member, acme: Client, quillon: Person
) -> None:
    fill(office, ana, acme, quillon)
    forget_one(office, ana, quillon)
    (row,) = list_history(office.database, ana, acme.id, NOW).rows
    assert row.interaction.summary == "roadmap, someone is keen, mail someone or …."
    assert row.interaction.people == ("Raj",)
    actions = stored(office.database)["next_actions"]
    assert any("ask someone's opinion" in row for row in actions)
    assert "the boss is afraid of someone" in facts_ground.texts(office, ana, acme)
    found = search_clients(office.database, ana, "roadmap someone", NOW)
    assert [hit.client.name for hit in found.clients] == ["Acme"]


def test_facts_and_dates_about_them_go_with_their_words_in_the_line(
    office: Office, ana: Member, acme: Client, quillon: Person
) -> None:
    office.log(ana, "Acme with Quillon: hello. fact: Quillon keeps bees next: none")
    assert facts_ground.texts(office, ana, acme) == ["Quillon keeps bees"]
    forget_one(office, ana, quillon)
    assert facts_ground.texts(office, ana, acme) == []
    assert tables_with(office.database, "bees") == {}


def test_others_there_keep_all_that_is_theirs(
    office: Office, ana: Member, acme: Client, quillon: Person
) -> None:
    raj = a_person(office, ana, acme, "Raj Vandermark", phone="+49 30 555123")
    facts_ground.add(office, ana, acme, "loves jazz", person_id=raj.id)
    office.log(ana, "Acme with Raj: Vandermark is keen, Quillon is not. next: none")
    forget_one(office, ana, quillon)
    assert [one.name for one in list_people(office.database, ana, acme.id).people] == [raj.name]
    assert facts_ground.texts(office, ana, acme) == ["loves jazz"]
    (row,) = list_history(office.database, ana, acme.id, NOW).rows
    assert row.interaction.summary == "Vandermark is keen, someone is not."


def test_who_was_named_there_and_shares_a_name_keeps_it(
    office: Office, ana: Member, acme: Client, quillon: Person
) -> None:
    office.log(ana, "Acme with Quillon and Tom Vandermark: Tom Vandermark is keen. next: none")
    forget_one(office, ana, quillon)
    (row,) = list_history(office.database, ana, acme.id, NOW).rows
    assert row.interaction.people == ("Tom Vandermark",)
    assert row.interaction.summary == "Tom Vandermark is keen."


def test_the_name_of_the_client_is_no_name_of_theirs(office: Office, ana: Member) -> None:
    client = office.a_client(ana, "Vandermark Partners")
    one = a_person(office, ana, client, "Quillon Vandermark")
    office.log(ana, "Vandermark Partners: Quillon likes Vandermark Partners. next: none")
    forget_one(office, ana, one)
    (row,) = list_history(office.database, ana, client.id, NOW).rows
    assert row.interaction.summary == "Someone likes Vandermark Partners."


def test_in_notes_about_other_clients_the_full_name_goes_and_first_names_stay(
    office: Office, ana: Member, quillon: Person
) -> None:
    for name in ("Borealis", "Aurora"):
        office.a_client(ana, name)
    office.log(ana, "Borealis: met quillon  vandermark, and Quillon was nice. next: none")
    namesake = office.a_client(ana, "Globex")
    a_person(office, ana, namesake, "Quillon Vandermark")
    office.log(ana, "Globex: Quillon Vandermark is ours. next: none")
    forget_one(office, ana, quillon)
    logs = stored(office.database)["interactions"]
    assert any("met someone, and quillon was nice" in row for row in logs)
    assert any("quillon vandermark is ours" in row for row in logs)


def test_without_that_wish_others_notes_keep_the_name(
    office: Office, ana: Member, quillon: Person
) -> None:
    office.a_client(ana, "Borealis")
    office.log(ana, "Borealis: met Quillon Vandermark. next: none")
    forget_one(office, ana, quillon, is_everywhere=False)
    assert list(tables_with(office.database, "quillon vandermark")) == ["quillon vandermark"]


def test_who_moved_is_forgotten_at_each_of_ones_clients(
    office: Office, ana: Member, quillon: Person
) -> None:
    globex = office.a_client(ana, "Globex")
    office.log(ana, "Acme with Quillon: hello. next: none")
    move_person(office.database, ana, quillon.id, globex.id, NOW, office.a_request())
    office.log(ana, "Globex with Quillon: hello again. next: none")
    (there,) = list_people(office.database, ana, globex.id).people
    forget_one(office, ana, there)
    assert tables_with(office.database, *TRACES) == {}
    assert stored(office.database)["people"] == []


def test_who_was_merged_into_them_goes_too(
    office: Office, ana: Member, acme: Client, quillon: Person
) -> None:
    other = a_person(office, ana, acme, "Q. Vandermark-Smith", phone="+49 30 555123")
    facts_ground.add(office, ana, acme, "keeps bees", person_id=other.id)
    merged = merge_people(office.database, ana, quillon.id, other.id, NOW, office.a_request())
    forget_one(office, ana, quillon)
    assert stored(office.database)["people"] == []
    assert tables_with(office.database, "smith", "555123", "bees") == {}
    with pytest.raises(NotFound, match="no longer known"):
        undo_merge_people(office.database, ana, merged.change_id, NOW)


def test_a_note_of_what_they_wrote_that_waits_is_dropped(
    office: Office, ana: Member, acme: Client
) -> None:
    one = a_person(office, ana, acme, "Quillon Vandermark", slack_user_id="U9QUILL")
    theirs = Message("see you", "https://x/1", NOW, "U9QUILL", "Quillon", is_author_member=False)
    begin_note(office.database, ana, theirs, NOW, None)
    forget_one(office, ana, one)
    assert stored(office.database)["drafts"] == []


@pytest.mark.parametrize("typed", ["", "Quillon", "Quillon Vandermar", "Acme"])
def test_another_name_deletes_nothing(
    office: Office, ana: Member, acme: Client, quillon: Person, typed: str
) -> None:
    fill(office, ana, acme, quillon)
    before = stored(office.database)
    with pytest.raises(Unreadable, match="nothing was deleted"):
        forget_one(office, ana, quillon, typed=typed)
    assert stored(office.database) == before


def test_a_second_delivery_forgets_nothing_more_and_fails_in_nothing(
    office: Office, ana: Member, quillon: Person
) -> None:
    forget_one(office, ana, quillon, request="R1")
    before = stored(office.database)
    forget_one(office, ana, quillon, request="R1")
    assert stored(office.database) == before


def test_the_audit_trail_tells_it_without_their_name(
    office: Office, ana: Member, quillon: Person
) -> None:
    boss = office.a_member("U3", is_admin=True)
    forget_one(office, ana, quillon)
    entry = list_audit(office.database, boss).entries[0]
    assert (entry.what, entry.actor, entry.client) == ("forget_person", "Name of U1", "Acme")


def test_nudges_that_showed_the_client_are_drawn_anew_without_their_number_and_dates(
    office: Office, ana: Member, acme: Client, quillon: Person
) -> None:
    fill(office, ana, acme, quillon)
    forget_one(office, ana, quillon)
    stale = take_delivery(office.database, "T1", NOW)
    assert stale is not None
    cards = load_nudge(office.database, stale).cards
    assert cards
    assert {card.lane for card in cards} == {Lane.OWED}
    told = str(cards).lower()
    assert [one for one in TRACES if one in told] == []
