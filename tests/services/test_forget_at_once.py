"""Others at work on what is being forgotten: nothing of theirs brings it back."""

from domain.errors import NotFound
from domain.outcomes import Asked
from domain.records import Member
from services.move_person import move_person
from storage.database import Database
from tests.office import NOW, Office
from tests.services import facts_ground
from tests.services.at_once import started_at
from tests.services.forget_ground import a_person, forget, forget_one, stored, tables_with

WIPE = "UPDATE workspaces SET unclean_since_at"


def test_a_log_that_comes_meanwhile_is_kept_nowhere_but_with_its_author(
    office: Office, database: Database, ana: Member
) -> None:
    """On PostgreSQL it waits and is told that the client is gone; on SQLite it comes after."""
    client = office.a_client(ana, "Zephyrine")

    def log() -> object:
        return office.type_line(ana, "Zephyrine: krakatoa. next: none")

    with started_at(database, WIPE, log) as came_to:
        forget(office, ana, client)
    (outcome,) = came_to
    assert isinstance(outcome, NotFound | Asked)
    rows = stored(database)
    assert rows["interactions"] == rows["clients"] == rows["search_texts"] == []


def test_of_two_who_forget_one_client_the_second_finds_it_gone(
    office: Office, database: Database, ana: Member
) -> None:
    client, boss = office.a_client(ana, "Zephyrine"), office.a_member("U3", is_admin=True)
    with started_at(database, WIPE, lambda: forget(office, boss, client)) as came_to:
        forget(office, ana, client)
    assert [type(one) for one in came_to] == [NotFound]
    assert len(stored(database)["audit"]) == 1


def test_a_fact_about_someone_that_comes_meanwhile_tells_nobody(
    office: Office, database: Database, ana: Member
) -> None:
    acme = office.a_client(ana, "Acme")
    one = a_person(office, ana, acme, "Quillon Vandermark")

    def tell() -> object:
        return facts_ground.add(office, ana, acme, "keeps bees", person_id=one.id)

    with started_at(database, WIPE, tell):
        forget_one(office, ana, one)
    assert tables_with(database, "quillon", one.id) == {one.id: ["requests"]}
    (fact,) = facts_ground.told(office, ana, acme)
    assert (fact.text, fact.person_id) == ("keeps bees", None)


def test_who_moves_right_before_the_client_is_held_is_forgotten_where_they_went(
    postgres_database: Database,
) -> None:
    office = Office(postgres_database)
    ana = office.a_member("U1")
    acme, globex = office.a_client(ana, "Acme"), office.a_client(ana, "Globex")
    one = a_person(office, ana, acme, "Quillon Vandermark", phone="+49 30 901820")

    def move() -> object:
        return move_person(postgres_database, ana, one.id, globex.id, NOW, office.a_request())

    with started_at(postgres_database, "FOR UPDATE OF clients", move) as came_to:
        forget_one(office, ana, one)
    assert not isinstance(came_to[0], Exception)
    assert tables_with(postgres_database, "quillon", "901820") == {}
