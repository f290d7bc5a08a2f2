"""What is forgotten in notes about other clients, and what of others stays as it is."""

import pytest

from domain.client_edit import ClientEdit
from domain.people import Person
from domain.records import Client, Member, Standing, Visibility
from services.audit_trail import list_audit
from services.deliver import load_nudge, mark_sent, take_delivery
from services.edit_client import edit_client
from services.forget_person import forget_person
from services.merge_people import merge_people
from services.move_person import move_person
from services.nudge_day import claim_due_nudges
from services.people import list_people
from services.save_note import Message, begin_note
from storage.database import Database
from tests.office import NOW, Office
from tests.services import dates_ground
from tests.services.at_once import started_at
from tests.services.forget_ground import a_person, forget, forget_one, stored, tables_with
from tests.services.test_statement_count import statements

SIGHT = "SELECT people.id, people.client_id"  # of all rows of someone


@pytest.fixture
def lee(office: Office) -> Member:
    return office.a_member("U2", name="Lee")


@pytest.fixture
def boss(office: Office) -> Member:
    return office.a_member("U3", is_admin=True)


@pytest.fixture
def client(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Zephyrine GmbH")


def logs(office: Office) -> str:
    return "\n".join(stored(office.database)["interactions"])


def test_another_member_changes_no_notes_of_clients_that_are_not_theirs(
    office: Office, ana: Member, lee: Member, client: Client
) -> None:
    office.a_client(lee, "Borealis")
    office.a_client(ana, "Aurora")
    office.log(lee, "Borealis: met Zephyrine next: none")
    office.log(ana, "Aurora: met Zephyrine next: none")
    office.ask(lee, "Borealis tomorrow: see Zephyrine")
    forget(office, ana, client)
    assert "borealis: met zephyrine" in logs(office)
    assert "aurora: met a former client" in logs(office)
    assert "see zephyrine" in stored(office.database)["drafts"][0]


def test_an_admin_takes_the_name_out_of_everybodys_notes_and_the_trail_counts_them(
    office: Office, lee: Member, boss: Member, client: Client
) -> None:
    theirs = office.a_client(lee, "Borealis")
    edit = ClientEdit(theirs.id, "Borealis", owner_id="U2", visibility=Visibility.PRIVATE)
    edit_client(office.database, lee, edit, NOW, NOW, office.a_request())
    office.log(lee, "Borealis: met Zephyrine !confidence next: none")
    office.log(lee, "Borealis: hello. next: call Zephyrine GmbH")
    office.ask(lee, "Borealis tomorrow: see Zephyrine")
    forget(office, boss, client)
    assert tables_with(office.database, "zephyrine") == {}
    (told,) = [one for one in list_audit(office.database, boss).entries if one.what == "forget"]
    assert told.detail == {"records": 3}


def test_a_name_that_another_client_has_stays_with_it(
    office: Office, boss: Member, lee: Member, client: Client
) -> None:
    office.a_client(lee, "Zephyrine Berlin")
    office.log(lee, "Zephyrine Berlin: as good as Zephyrine GmbH next: none")
    forget(office, boss, client)
    assert "zephyrine berlin: as good as a former client" in logs(office)


def test_a_private_client_of_the_same_name_keeps_it_though_nobody_else_sees_it(
    office: Office, boss: Member, lee: Member
) -> None:
    theirs = office.a_client(lee, "Borealis")
    edit = ClientEdit(theirs.id, "Borealis", owner_id="U2", visibility=Visibility.PRIVATE)
    edit_client(office.database, lee, edit, NOW, NOW, office.a_request())
    office.log(lee, "Borealis: Borealis is fine next: none")
    twin = office.a_client(boss, "Borealis")
    forget(office, boss, twin)
    assert "borealis is fine" in logs(office)


def test_an_answer_that_offered_it_offers_it_no_more(
    office: Office, boss: Member, client: Client
) -> None:
    office.a_client(boss, "Zephyrine Love")
    office.log(boss, "Zephyrine Love: roadmap next: none")
    assert "'zephyrine gmbh'" in "".join(stored(office.database)["requests"])
    forget(office, boss, client)
    assert "'zephyrine gmbh'" not in "".join(stored(office.database)["requests"])


def test_drafts_of_others_that_have_nothing_to_do_with_it_stay(
    office: Office, ana: Member, lee: Member, client: Client
) -> None:
    office.a_client(lee, "Zephyrine Berlin")
    empty = Message("", "https://x/1", NOW, None, "Bot", is_author_member=False)
    begin_note(office.database, lee, empty, NOW, None)
    office.ask(lee, "Zephyrine Berlin tomorrow: review")
    before = stored(office.database)["drafts"]
    forget(office, ana, client)
    assert stored(office.database)["drafts"] == before


@pytest.mark.parametrize("name", ["トヨタ", "株式会社 さくら", "شركة النخيل"])
def test_names_of_any_script_are_found_in_a_sentence(
    office: Office, boss: Member, name: str
) -> None:
    gone = office.a_client(boss, name)
    office.a_client(boss, "Borealis")
    office.log(boss, f"Borealis: 昨日 {name} に電話した next: none")
    forget(office, boss, gone)
    assert tables_with(office.database, name) == {}


def test_a_common_word_stays_elsewhere(office: Office, boss: Member) -> None:
    gone = office.a_client(boss, "Next")
    office.a_client(boss, "Borealis")
    office.log(boss, "Borealis: Next week is good next: none")
    forget(office, boss, gone)
    assert "next week is good" in logs(office)


def test_who_came_from_it_stays_where_they_are_and_can_move_again(
    office: Office, ana: Member, client: Client
) -> None:
    globex, acme = office.a_client(ana, "Globex"), office.a_client(ana, "Acme")
    one = a_person(office, ana, globex, "Dana Whitfield")
    move_person(office.database, ana, one.id, client.id, NOW, office.a_request())
    forget(office, ana, client)
    (left,) = list_people(office.database, ana, globex.id).people
    assert (left.name, left.went_to_id) == ("Dana Whitfield", None)
    move_person(office.database, ana, left.id, acme.id, NOW, office.a_request())


def test_a_stranger_in_slack_is_known_by_their_id_only(
    office: Office, ana: Member, client: Client
) -> None:
    office.a_member("U9", name="Quillon Vandermark", standing=Standing.OUTSIDER)
    one = a_person(office, ana, client, "Quillon Vandermark", slack_user_id="U9")
    forget_one(office, ana, one)
    assert tables_with(office.database, "quillon") == {}


def test_a_nudge_on_its_way_is_drawn_anew_once_it_is_there(
    office: Office, ana: Member, client: Client
) -> None:
    office.a_client(ana, "Borealis")
    claim_due_nudges(office.database, "T1", NOW, NOW)
    nudge = take_delivery(office.database, "T1", NOW)
    assert nudge
    assert len(load_nudge(office.database, nudge).cards) == 2
    forget(office, ana, client)
    mark_sent(office.database, nudge, "D1", "1.1", NOW)
    stale = take_delivery(office.database, "T1", NOW)
    assert stale
    assert stale.id == nudge.id
    assert [one.client_name for one in load_nudge(office.database, stale).cards] == ["Borealis"]


def test_who_is_merged_into_them_meanwhile_goes_too(
    office: Office, database: Database, ana: Member, client: Client
) -> None:
    one = a_person(office, ana, client, "Quillon Vandermark")
    other = a_person(office, ana, client, "Q. Smithson", phone="+49 30 555123")

    def merge() -> object:
        return merge_people(database, ana, one.id, other.id, NOW, office.a_request())

    with started_at(database, SIGHT, merge) as came_to:
        forget_one(office, ana, one)
    left = tables_with(database, "vandermark")
    assert left == {}
    assert came_to
    people = stored(database)["people"]
    assert all("merged" not in row for row in people)
    assert len(people) <= 1


def test_who_moves_meanwhile_is_forgotten_where_they_went(
    office: Office, database: Database, ana: Member, client: Client
) -> None:
    globex = office.a_client(ana, "Globex")
    one = a_person(office, ana, client, "Quillon Vandermark", phone="+49 30 555123")

    def move() -> object:
        return move_person(database, ana, one.id, globex.id, NOW, office.a_request())

    with started_at(database, SIGHT, move):
        forget_one(office, ana, one)
    assert tables_with(database, "quillon", "555123") == {}


def test_thousands_of_logs_are_rewritten_in_few_statements(
    office: Office, database: Database, ana: Member, client: Client
) -> None:
    def cost(one: Person) -> int:
        with statements(database) as told:
            forget_person(
                database,
                ana,
                one.id,
                NOW,
                office.a_request(),
                typed=one.name,
                is_everywhere=True,
            )
        return len(told)

    first = a_person(office, ana, client, "Quillon Vandermark")
    office.log(ana, "Zephyrine with Quillon: Vandermark is keen next: ask Quillon")
    few = cost(first)
    second = a_person(office, ana, client, "Ulla Jespersen")
    for place in range(20):
        office.log(ana, f"Zephyrine with Ulla: Jespersen is keen {place} next: ask Ulla {place}")
    dates_ground.add(office, ana, client, dates_ground.EVENT, "2026-05-11", label="Ulla's fair")
    assert cost(second) <= few + 3
    assert tables_with(database, "jespersen") == {}
